# Answers each line of JSON, [language, code], with the HTML that Rouge makes of it, as JSON.
require "json"
require "rouge"

formatter = Rouge::Formatters::HTML.new
STDIN.each_line do |line|
  language, code = JSON.parse(line)
  puts JSON.generate([formatter.format(Rouge::Lexer.find(language).lex(code))])
end
