# record.rb: what kramdown makes of [text, options], or Jekyll of [text, _config.yml]. JSON lines in and out.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "jekyll"
require "json"
require "kramdown"
require "kramdown-parser-gfm"
require "tmpdir"

SYMBOLS = ["syntax_highlighter_opts", "typographic_symbols"].freeze

def kramdown(text, options)
  SYMBOLS.each { |name| options[name].transform_keys!(&:to_sym) if options[name].is_a?(Hash) }
  Kramdown::Document.new(text, options.transform_keys(&:to_sym)).to_html
end

def site(text, config)
  Dir.mktmpdir do |folder|
    File.binwrite(File.join(folder, "_config.yml"), config)
    settings = Jekyll.configuration("source" => folder, "destination" => File.join(folder, "_site"), "quiet" => true)
    Jekyll::Site.new(settings).find_converter_instance(Jekyll::Converters::Markdown).convert(text)
  end
end

answers = $stdout.dup
$stdout.reopen(File::NULL)
$stderr.reopen(File::NULL)
Jekyll.logger.log_level = :error
$stdin.each_line do |line|
  text, given = JSON.parse(line)
  answer = begin
    send(ARGV[0], text, given)
  rescue Exception
    nil
  end
  answers.puts JSON.generate([answer])
end
