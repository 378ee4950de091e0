# record.rb: what the installed Jekyll writes of sites. Reads JSON lines {"source"} and answers a line each: the text of
# every file by path, or {"error"}. "env" are variables of the environment.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["TZ"] = "UTC"
require "jekyll"
require "json"

def answer(source, env)
  ENV.update(env)
  Jekyll.logger.log_level = :error
  dest = File.join(source, "..", "output")
  gems = Dir.glob(File.join(source, "vendor/bundle/ruby/*"))
  Gem.paths = { "GEM_PATH" => [*gems, *Gem.path].join(":") } unless gems.empty?
  Dir.chdir(source) # the map of a style sheet shows paths from here
  fixed = { "source" => source, "destination" => dest, "disable_disk_cache" => true, "quiet" => true,
            "time" => "2026-01-01 00:00:00 +0000" }
  Jekyll::Site.new(Jekyll.configuration(fixed)).process
  files = Dir.glob("**/*", File::FNM_DOTMATCH, :base => dest).select { |path| File.file?(File.join(dest, path)) }
  files.sort.to_h { |path| [path, File.read(File.join(dest, path), :encoding => "utf-8")] }
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
    STDOUT.reopen(File::NULL)
    writer.puts JSON.generate(answer(File.realpath(request["source"]), request["env"] || {}))
    writer.close
    exit!(0)
  end
  writer.close
  puts reader.read
  STDOUT.flush
  Process.wait(child)
end
