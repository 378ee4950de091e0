# pages_stack.rb: loaded first (`ruby -r`), it puts the Jekyll of GitHub Pages in the place of the installed one.
#
# PAGES_STACK names a folder that holds the sources of jekyll 3.10.0, liquid 4.0.4, safe_yaml 1.0.5,
# jekyll-sass-converter 1.5.2, github-pages 232, jekyll-relative-links 0.6.1, jekyll-github-metadata 2.16.1 and of
# themes, each in a folder of its gem's name. The other gems are the installed ones; an absent plugin does nothing.
require "tmpdir"

STACK = ENV.fetch("PAGES_STACK")
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
ENV["JEKYLL_ENV"] ||= "production"
ENV["PAGES_ENV"] ||= "dotcom"
ENV["TZ"] = "UTC"
$LOAD_PATH.unshift(*Dir[File.join(STACK, "*", "lib")])
require "date"
require "kramdown" # the installed one, before anything asks for it by a version
require "github-pages"

# Plugins that are not here are replaced by files that hold nothing.
ABSENT = Dir.mktmpdir
PARENT = $$
at_exit { FileUtils.remove_entry(ABSENT) if $$ == PARENT }
(GitHubPages::Plugins::PLUGIN_WHITELIST + %w(jekyll-admin)).each do |name|
  here = File.directory?(File.join(STACK, name)) || Gem::Specification.find_all_by_name(name).any?
  File.write(File.join(ABSENT, "#{name}.rb"), "") unless here
end
$LOAD_PATH.push(ABSENT)

# Themes lie in the stack too; what they depend on does not count.
module StackTheme
  def root = File.realpath(File.join(STACK, name))

  def runtime_dependencies = []
end
Jekyll::Theme.prepend(StackTheme)
