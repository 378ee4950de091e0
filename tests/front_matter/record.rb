# record.rb: what Jekyll makes of a file's bytes, as a page and as a post. JSON lines in (Latin-1 for bytes) and out.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "date"
require "fileutils"
require "jekyll"
require "json"
require "tmpdir"

def latin(text) = text.to_s.dup.force_encoding("ISO-8859-1").encode("UTF-8")

def shown(item, own)
  item && { "data" => own ? item.data.map { |key, value| [key.inspect, value.inspect] }.to_h : nil, "body" => latin(item.content) }
end

def answer(raw)
  Dir.mktmpdir do |folder|
    FileUtils.mkdir_p(File.join(folder, "_posts"))
    File.binwrite(File.join(folder, "a.md"), raw)
    File.binwrite(File.join(folder, "_posts/2020-01-01-b.md"), raw)
    site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "quiet" => true, "disable_disk_cache" => true))
    site.read
    { "page" => shown(site.pages.first, true), "post" => shown(site.posts.docs.first, false) }
  end
rescue StandardError => e
  { "error" => e.class.to_s }
end

Jekyll.logger.log_level = :error
STDERR.reopen(File::NULL)
STDIN.each_line { |line| puts JSON.generate(answer(JSON.parse(line).encode("ISO-8859-1").b)) }
