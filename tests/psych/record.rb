# record.rb: what Jekyll's YAML reader makes of documents: JSON lines in and out. It is Psych, as Debian's Jekyll calls
# it, or the safe_yaml of GitHub Pages.
ENV["TZ"] = "UTC"
require "date"
require "json"
require "time"
require "yaml"

def typed(value)
  case value
  when nil then ["nil"]
  when true, false then ["bool", value]
  when Integer then ["int", value.to_s]
  when Float then ["float", value.to_s]
  when String then ["str", value.dup.force_encoding("UTF-8").scrub]
  when Date then ["date", value.to_s]
  when Time then ["time", value.strftime("%Y-%m-%d %H:%M:%S.%6N"), value.to_s]
  when Array then ["list", value.map { |item| typed(item) }]
  when Hash then ["map", value.map { |key, item| [typed(key), typed(item)] }]
  else [value.class.to_s, value.inspect]
  end
end

def read(document)
  return SafeYAML.load(document) if defined?(SafeYAML)

  YAML.safe_load(document, permitted_classes: [Date, Time], aliases: true)
end

STDIN.each_line do |line|
  begin
    answer = typed(read(JSON.parse(line)))
  rescue Exception => e # Psych overflows the stack on some
    answer = ["error", e.class.to_s]
  end
  puts JSON.generate(answer)
end
