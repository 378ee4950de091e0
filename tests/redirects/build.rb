# Builds small sites with the real Jekyll: reads a JSON list of {"config": {…}, "files": {path: text}} from standard
# input, writes a JSON list of {"written": {path: text}} or {"error": words}. No code of a site is run.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "date"; require "fileutils"; require "jekyll"; require "json"; require "timeout"; require "tmpdir"
Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL) unless ENV["VERBOSE"]

def put(folder, path, text)
  file = File.join(folder, path)
  FileUtils.mkdir_p(File.dirname(file))
  File.binwrite(file, text)
  File.utime(Time.at(1_767_225_600), Time.at(1_767_225_600), file)
end

def written(folder)
  Dir.chdir(folder) do
    Dir.glob("**/*", File::FNM_DOTMATCH).select { |path| File.file?(path) }.sort.to_h do |path|
      [path.dup.force_encoding("UTF-8").scrub, File.binread(path).force_encoding("UTF-8").scrub]
    end
  end
end

def build(site)
  Dir.mktmpdir do |folder|
    source = File.join(folder, "source")
    FileUtils.mkdir_p(source)
    site["files"].each { |path, text| put(source, path, text) }
    settings = { "plugins" => ["jekyll-redirect-from"], "time" => "2026-01-01 00:00:00 +0000" }.merge(site["config"])
    config = Jekyll.configuration(settings.merge("source" => source, "destination" => File.join(folder, "out"),
                                                 "disable_disk_cache" => true, "plugins_dir" => File.join(folder, "none"),
                                                 "quiet" => true))
    Timeout.timeout(20) { Jekyll::Site.new(config).process }
    { "written" => written(File.join(folder, "out")) }
  end
rescue SystemExit, StandardError => error
  { "error" => "#{error.class}: #{error.message.lines.first.to_s.strip}" }
end

sites = JSON.parse($stdin.read)
puts JSON.generate(sites.map { |site| build(site) })
