# record.rb: what the installed Jekyll's plugins leave of sites. Reads JSON lines {"source"} and answers a line each: every
# page and document after all generators ran, and the files to copy, or {"error"}. Nothing is rendered or written.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "jekyll"
require "json"

def below(path, folder) = path.delete_prefix(folder).delete_prefix("/")

def item(page, dest)
  seen = page.to_liquid
  [below(page.relative_path.to_s, "/"), page.url, below(page.destination(dest), dest), seen["title"], seen["layout"], page.content]
end

def answer(source)
  Jekyll.logger.log_level = :error
  fixed = { "source" => source, "disable_disk_cache" => true, "quiet" => true, "time" => "2026-01-01 00:00:00 +0000" }
  site = Jekyll::Site.new(Jekyll.configuration(fixed))
  dest = site.dest
  site.reset
  site.read
  # Two pages of one name stand in the file system's order, which no test can rely on: the path decides.
  site.pages.sort_by! do |page|
    *folders, name = page.relative_path.split("/")
    [name, folders.map { |folder| [0, folder] } + [[1, name]]]
  end
  site.generate
  documents = site.documents.grep(Jekyll::Document)
  { "pages" => site.pages.map { |page| item(page, dest) },
    "documents" => documents.map { |page| item(page, dest) },
    "copied" => site.static_files.select(&:write?).map { |file| below(file.destination(dest), dest) } }
rescue StandardError, SystemExit => e
  { "error" => "#{e.class}: #{e.message}".gsub(source, "SITE").lines.first.strip[0, 200] }
end

# Each site in a process of its own: its plugins stay loaded.
STDIN.each_line do |line|
  request = JSON.parse(line)
  reader, writer = IO.pipe
  child = fork do
    reader.close
    STDERR.reopen(File::NULL)
    writer.puts JSON.generate(answer(File.realpath(request["source"])))
    writer.close
    exit!(0)
  end
  writer.close
  puts reader.read
  STDOUT.flush
  Process.wait(child)
end
