# pages_build.rb: builds a site as GitHub Pages does. `ruby -r ./pages_stack.rb pages_build.rb SOURCE OUT [SETTINGS]`
#
# Writes OUT/site, and of each page and document what its layout gets and what Markdown gets: OUT/fragments/PATH.html,
# OUT/liquid/PATH. SETTINGS: a JSON object laid over the site's configuration. The clock stands at 2026-01-01.
require "fileutils"
require "json"

SOURCE, OUT = ARGV.first(2).map { |path| File.expand_path(path) }
SETTINGS = JSON.parse(ARGV[2] || "{}")
FIXED = { "source" => SOURCE, "destination" => File.join(OUT, "site"), "time" => "2026-01-01 00:00:00 +0000" }.freeze

def keep(kind, document, text)
  path = document.relative_path.delete_prefix("/").split("/").reject { |part| ["", ".", ".."].include?(part) }
  file = File.join(OUT, kind, *path)
  FileUtils.mkdir_p(File.dirname(file))
  File.write(kind == "fragments" ? "#{file}.html" : file, text)
end

# What a page is converted from and to; excerpts, and pages that are no files, are left out.
module Kept
  def convert(content)
    made = super
    on_disk = !document.is_a?(Jekyll::Excerpt) && File.file?(File.join(site.source, document.relative_path))
    return made unless on_disk && output_ext == ".html"

    keep("liquid", document, content)
    keep("fragments", document, made)
    made
  end
end
Jekyll::Renderer.prepend(Kept)

%w(site fragments liquid).each { |kind| FileUtils.rm_rf(File.join(OUT, kind)) }
Dir.chdir(SOURCE)
site = Jekyll::Site.new(Jekyll.configuration(FIXED.merge(SETTINGS)))
site.process
puts "pages #{site.pages.size} documents #{site.documents.size}"
