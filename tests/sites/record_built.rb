# record_built.rb SOURCE DESTINATION OPTIONS: the installed Jekyll builds a site, at a fixed time, with no plugin of its own.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "date"
require "jekyll"
require "json"

source, destination, options = ARGV
given = JSON.parse(options)
names = given.delete("configs")
given["config"] = names.map { |name| File.join(source, name) } if names
fixed = { "source" => source, "destination" => destination, "plugins_dir" => "/nowhere", "disable_disk_cache" => true,
          "quiet" => true, "time" => "2026-01-01 00:00:00 +0000" }
Dir.chdir(source)
Jekyll::Site.new(Jekyll.configuration(fixed.merge(given))).process
