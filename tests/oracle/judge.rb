# Kramdown as a judge: each line in is a JSON list of a text and its options, each line out a JSON list of its HTML,
# or null where kramdown failed or took too long. A child process converts; one that is late is killed and replaced.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

SECONDS = 2.0
MEMORY = 2 << 30

def html(line)
  text, options = JSON.parse(line)
  options = {"syntax_highlighter" => nil}.merge(options)
  options["syntax_highlighter_opts"]&.transform_keys!(&:to_sym)
  options["typographic_symbols"]&.transform_keys!(&:to_sym)
  JSON.generate([Kramdown::Document.new(text, options.transform_keys(&:to_sym)).to_html])
rescue Exception # a stack that overflows is no StandardError
  "null"
end

# What kramdown loads when it first needs it is loaded before the clock runs.
html(JSON.generate(["~~~ ruby\na\n~~~\n", {"syntax_highlighter" => "rouge"}]))

# The parent reads a copy of stdin: what it has read ahead must not reach a child a second time.
questions = $stdin.dup

def child
  pipe = IO.popen("-", "r+")
  return pipe if pipe
  Process.setrlimit(:AS, MEMORY)
  $stdin.each_line do |line|
    $stdout.puts(html(line))
    $stdout.flush
  end
  exit!(0)
end

def answer(pipe, line)
  pipe.puts(line)
  pipe.flush
  IO.select([pipe], nil, nil, SECONDS) && pipe.gets
rescue Errno::EPIPE
  nil
end

worker = child
questions.each_line do |line|
  found = answer(worker, line)
  unless found
    Process.kill("KILL", worker.pid)
    worker.close
    worker = child
  end
  puts(found || "null")
  $stdout.flush
end
