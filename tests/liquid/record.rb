# record.rb: what Jekyll's Liquid makes of templates. JSON lines in and out.
#
# In: {"template", "data": the payload, or "yaml": the payload as YAML, "files": texts by their path in the site,
# "config": settings}. Out: {"result"} or {"error": its class, "message"}.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "date"
require "jekyll"
require "json"
require "timeout"
require "tmpdir"

# The plugins whose tags we have; their cases name them in `config`.
%w(jekyll-gist jekyll-feed jekyll-include-cache).each { |plugin| require plugin }

Jekyll.logger.log_level = :error
STDERR.reopen(File::NULL)
FOLDER = Dir.mktmpdir
at_exit { FileUtils.remove_entry(FOLDER) }
BASE = Jekyll.configuration("source" => FOLDER, "destination" => File.join(FOLDER, "_site"), "quiet" => true,
                            "disable_disk_cache" => true, "time" => Time.utc(2026, 1, 1))

def site_for(config)
  site = Jekyll::Site.new(Jekyll::Utils.deep_merge_hashes(BASE, config || {}))
  site.liquid_renderer.reset
  site.read
  site
end

SITES = Hash.new { |all, config| all[config] = site_for(config) }

def payload(given)
  return given["data"] || {} unless given["yaml"]

  YAML.respond_to?(:unsafe_load) ? YAML.unsafe_load(given["yaml"]) || {} : YAML.load(given["yaml"]) || {}
end

def written(files)
  (files || {}).each do |path, text|
    target = File.join(FOLDER, path)
    FileUtils.mkdir_p(File.dirname(target))
    File.binwrite(target, text)
  end
end

def answer(given)
  FileUtils.rm_rf(Dir.glob(File.join(FOLDER, "*")))
  written(given["files"])
  site = given["files"] ? site_for(given["config"]) : SITES[given["config"]]
  data = payload(given)
  page = data["page"].is_a?(Hash) ? data["page"] : { "path" => "page.md" }
  info = { :registers => { :site => site, :page => page }, :strict_filters => site.config["liquid"]["strict_filters"],
           :strict_variables => site.config["liquid"]["strict_variables"] }
  Liquid::Template.error_mode = site.config["liquid"]["error_mode"].to_sym
  site.liquid_renderer.reset # or it remembers the template by its path
  template = site.liquid_renderer.file(File.join(FOLDER, "page.md")).parse(given["template"])
  { "result" => template.render!(data, info) }
rescue Exception => e
  { "error" => e.class.to_s, "message" => e.message }
end

# Limited by the system: a worker that hangs in C cannot be interrupted.
STDIN.each_line do |line|
  given = JSON.parse(line)
  reply = begin
    Timeout.timeout(10) { answer(given) }
  rescue Timeout::Error => e
    { "error" => e.class.to_s, "message" => "" }
  end
  text = begin
    JSON.generate(reply)
  rescue StandardError => e
    JSON.generate("error" => e.class.to_s, "message" => "")
  end
  STDOUT.puts(text)
  STDOUT.flush
end
