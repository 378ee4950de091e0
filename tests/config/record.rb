# record.rb: the settings that Jekyll makes of configuration files. JSON lines in (a list of texts) and out.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "date"
require "jekyll"
require "json"
require "tmpdir"

OWN = %w(source destination config quiet cache_dir verbose detach port host show_dir_listing).freeze

# GitHub Pages has defaults and overrides of its own; its folder of plugins is a random name, so that there is none.
def settled(config)
  return config unless defined?(GitHubPages)

  GitHubPages::Configuration.effective_config(config).merge("plugins_dir" => "_plugins")
end

def answer(texts)
  Dir.mktmpdir do |folder|
    files = texts.each_with_index.map do |text, number|
      File.join(folder, "_config#{number}.yml").tap { |file| File.binwrite(file, text) }
    end
    settled(Jekyll.configuration("source" => folder, "config" => files, "quiet" => true)).reject { |key, _| OWN.include?(key) }.to_h
  end
rescue StandardError, SystemExit => e
  { "error" => e.class.to_s }
end

Jekyll.logger.log_level = :error
STDERR.reopen(File::NULL)
STDIN.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
