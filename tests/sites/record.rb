# record.rb: what the installed Jekyll makes of sites. Reads JSON lines {"source", "options"} and answers a line each:
# every file it reads, with URL and destination, or {"error"}. Nothing is rendered or written.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "date"
require "jekyll"
require "json"

def below(path, folder) = path.delete_prefix(folder).delete_prefix("/")

def where(item, dest) = [item.url, below(item.destination(dest), dest)]

def page(item, dest)
  ["pages", below(item.relative_path.to_s, "/"), *where(item, dest), true]
end

def document(item, source, dest)
  [item.collection.label, below(item.path, source), *where(item, dest), item.write?]
end

def static(item, source, dest)
  [below(item.path, source), *where(item, dest)]
end

# Two pages of one name in folders beside each other stand in the file system's order, which no test can rely on: the path
# decides. Of folders within each other Jekyll reads the inner ones first.
def ordered(pages)
  pages.sort_by do |item|
    *folders, name = item[1].split("/")
    [name, folders.map { |folder| [0, folder] } + [[1, name]]]
  end
end

def configuration(source, options)
  names = options.delete("configs")
  options["config"] = names.map { |name| File.join(source, name) } if names
  fixed = { "source" => source, "disable_disk_cache" => true, "quiet" => true, "time" => "2026-01-01 00:00:00 +0000" }
  fixed["theme"] = false if defined?(GitHubPages) # or there are files of a theme that the site does not name
  Jekyll.configuration(fixed.merge(options))
end

# What Liquid sees of a page; it looks its defaults up only when it is asked.
def values(item)
  seen = item.is_a?(Jekyll::Page) ? item.to_liquid : item.data
  %w(layout x_a x_h x_v).map { |name| [name, seen[name]] }.to_h.compact
end

def answer(source, options)
  Dir.chdir(source) # `destination:` counts from here
  Jekyll.logger.log_level = :error
  site = Jekyll::Site.new(configuration(source, options))
  dest = site.dest
  site.reset
  site.read
  documents = site.documents.grep(Jekyll::Document)
  read = ordered(site.pages.map { |item| page(item, dest) }) + documents.map { |item| document(item, source, dest) }
  data = site.pages.map { |item| ["pages #{below(item.relative_path.to_s, "/")}", values(item)] } +
    documents.map { |item| ["#{item.collection.label} #{below(item.path, source)}", values(item)] }
  copied = site.enum_for(:each_site_file).grep(Jekyll::StaticFile).uniq
  statics = copied.select(&:write?).map { |item| static(item, source, dest) }.sort
  before = site.pages.dup
  site.generate
  new = (site.pages - before).reject { |item| item.data["redirect"] || item.ext == ".md" } # stubs, and pages of files
  made = new.map { |item| below(item.destination(dest), dest) }
  found = { "pages" => read, "static" => statics, "generated" => made.sort, "data" => data.reject { |_, seen| seen.empty? }.to_h }
  site.data.empty? ? found : found.merge("site_data" => site.data)
rescue StandardError, SystemExit => e
  { "error" => "#{e.class}: #{e.message}".gsub(source, "SITE").lines.first.strip[0, 200] }
end

# Each site in a process of its own: a time zone, once set, would stay.
STDIN.each_line do |line|
  request = JSON.parse(line)
  reader, writer = IO.pipe
  child = fork do
    reader.close
    STDERR.reopen(File::NULL)
    writer.puts JSON.generate(answer(File.realpath(request["source"]), request["options"] || {}))
    writer.close
    exit!(0)
  end
  writer.close
  puts reader.read
  STDOUT.flush
  Process.wait(child)
end
