"""Every limit, named, with its reason; `jekyll-tools limits` prints this table, SECURITY.md promises it."""

from __future__ import annotations

from jekyll_tools.records import NamedTuple


class Limit(NamedTuple):
    """A limit's value, its unit, and why it is there."""

    value: int
    unit: str
    reason: str


ALL: dict[str, Limit] = {}


def _limit(name: str, value: int, unit: str, reason: str) -> int:
    ALL[name] = Limit(value, unit, reason)
    return value


FILE_BYTES = _limit("file-bytes", 1 << 20, "bytes", "a page beyond a book's length is a mistake or an attack")
PICTURED_BYTES = _limit(
    "pictured-bytes", 8 << 20, "bytes", "of a page with the pictures that are written into it, as notebooks have them"
)
FRONT_MATTER_BYTES = _limit(
    "front-matter-bytes", 64 << 10, "bytes", "libyaml takes 1.4 s and 100 MB for a megabyte of keys"
)
CONFIG_BYTES = _limit("config-bytes", 256 << 10, "bytes", "the theme's own file is 12 KB")
PATH_BYTES = _limit("path-bytes", 1024, "bytes", "no file system takes much more")
NAME_BYTES = _limit("name-bytes", 255, "bytes", "of a part of a page's path: a longer one stops Jekyll on all systems")
SEGMENT_BYTES = _limit(
    "segment-bytes", 200, "bytes", "a name of over 255 bytes stops Jekyll half-way; stubs add an ending"
)
YAML_DEPTH = _limit("yaml-depth", 40, "levels", "libyaml overflows the stack (the process is gone) from 20,000 levels")
YAML_ALIASES = _limit(
    "yaml-aliases", 10_000, "aliases", "what they stand for is counted as nodes; a theme's file of 40 languages has 60"
)
YAML_NODES = _limit("yaml-nodes", 20_000, "nodes", "a page's front matter has about ten")
SEARCHED = _limit(
    "searched", 200_000_000, "characters", "links that Liquid prints are looked up in all pages: a second for these"
)
SEARCHED_PLACES = _limit(
    "searched-places", 1_000, "places", "as often a text may hold longer addresses that begin alike"
)
OVERLOOKED_FILES = _limit(
    "overlooked-files", 10_000, "files", "in a folder that Jekyll does not read, where those that links miss may lie"
)
LAYOUTS_MET = _limit(
    "layouts-met", 2_000, "pages", "around which layouts are rendered, 2 ms each, where a tag of theirs may stop Jekyll"
)
NEAR_FOLDERS = _limit(
    "near-folders", 1_000_000, "comparisons", "of the first folders of addresses in full with the site's: a second"
)
WORKFLOWS = _limit("workflows", 50, "files", "a repository has one or two that build its site")
DATA_NODES = _limit("data-nodes", 200_000, "nodes", "a data file of a megabyte has some 50,000, which take a second")
YAML_DIGITS = _limit(
    "yaml-digits", 19, "digits", "a longer number is kept as text: Python refuses to print 5,000 digits"
)
NESTING = _limit("nesting", 100, "levels", "blocks and spans nest by recursion; kramdown itself overflows its stack")
FRAMES = _limit(
    "frames", 3_000, "frames", "of Python: blocks that nest take fifteen a level, and who asks for them has some below"
)
NESTED_TEXTS = _limit(
    "nested-texts",
    22,
    "times a text's length",
    "of quotes and items within each other, each of which keeps its own text; not in short texts (`nested-anyway`)",
)
NESTED_ANYWAY = _limit(
    "nested-anyway",
    1_000_000,
    "characters",
    "a shorter text may nest as deep as any: kramdown reads 900 KB in 60 quotes",
)
INDENTED = _limit(
    "indented",
    3,
    "times a text's length",
    "of blank space before blocks that lie over six levels deep: 98 lists in each line make 395 times the text",
)
INDENTED_ANYWAY = _limit("indented-anyway", 2 << 20, "characters", "that a short text may be indented by beyond that")
INDENTED_LEVELS = _limit("indented-levels", 6, "levels", "of blocks that are not counted for that: few texts have more")
LIQUID_STEPS = _limit(
    "liquid-steps",
    10_000_000,
    "steps a page",
    "tags rendered and items gone through, two to nine seconds of work; a page of 500 posts by tag takes 6 million",
)
LIQUID_CHARACTERS = _limit(
    "liquid-characters", 64 << 20, "characters a page", "made by tags and filters: doubling a string fills any memory"
)
LIQUID_TAG = _limit(
    "liquid-tag", 64 << 10, "characters", "one tag or output: Liquid's lax reading goes over it again and again"
)
LIQUID_TEXT = _limit(
    "liquid-text",
    64 << 10,
    "characters",
    "what a filter makes beyond counts among a page's characters: copies of megabytes fill any memory",
)
LIQUID_PAGE = _limit(
    "liquid-page",
    2 << 20,
    "characters",
    "of a page out of Liquid, blanks in a row counted once: the largest of 5,000 real pages has 0.9 million",
)
LIQUID_CONVERTED = _limit(
    "liquid-converted", 2, "steps", "of a page, for each character of Markdown that a filter converts: it costs as much"
)
LIQUID_SHEET = _limit(
    "liquid-sheet", 100_000, "steps", "of a page, for a style sheet that a filter makes: it costs a process"
)
LIQUID_RANGE = _limit("liquid-range", 1_000_000, "items", "`(1..100000000)` is nine characters and gigabytes of items")
RUBY_DIGITS = _limit(
    "ruby-digits", 4_000, "digits", "forty times `times: x` would make a number that takes hours to print"
)
RUBY_NESTING = _limit("ruby-nesting", 100, "levels", "lists in lists are printed by recursion")
STRFTIME_WIDTH = _limit("strftime-width", 256, "characters", "`%1000000000Y` would be a gigabyte of zeros")
SASS_SECONDS = _limit("sass-seconds", 30, "seconds", "a style sheet may loop for ever; the theme's takes half a second")
SASS_BYTES = _limit("sass-bytes", 1 << 30, "bytes", "of memory for a style sheet; the theme's takes 30 MB")
CODE_COMMENT = _limit("code-comment", 300, "stars", "in a comment of Java, C or CSS: its end is looked for no further")
CODE_STRING = _limit("code-string", 200, "escapes", "in a string in Java, or quotes in a raw one in C++, likewise")
CODE_NAME = _limit("code-name", 100, "characters", "of a name in Liquid, TeX or PowerShell, likewise")
CODE_DECLARATION = _limit(
    "code-declaration", 2000, "characters", "of a declaration in HTML, `#!` in JavaScript or `url()` in CSS, likewise"
)
EMPHASIS_WORK = _limit(
    "emphasis-work", 8, "times a text's length", "read in vain for ends of emphasis: else 700 bytes take 6 s"
)
EMPHASIS_ANYWAY = _limit("emphasis-anyway", 40_000, "characters", "that a short text may have read in vain beyond that")
COPIES = _limit(
    "copies",
    16,
    "times a text's length",
    "made of what is written once: 80 KB of uses of one link are 765 MB, a reference to a footnote is 200 characters",
)
ENTITY_DIGITS = _limit(
    "entity-digits", 1_000, "digits", "no character's number has more than seven; Python reads none of over 4,300"
)
COPIES_ANYWAY = _limit("copies-anyway", 1 << 20, "characters", "that a short text may make beyond that")
ABBREVIATION_CHARACTERS = _limit(
    "abbreviation-characters",
    200,
    "characters",
    "of an abbreviation: each place of a text is compared with every length",
)
BLOCKS_KEPT = _limit(
    "blocks-kept",
    14_000,
    "blocks",
    "at once, where a text defines anything: each takes a kilobyte; of more the text is read twice",
)
ROWS_KEPT = _limit(
    "rows-kept", 500, "rows", "of a table, whose cells are remembered when they have been counted: 500 bytes each"
)
SPANS_KEPT = _limit(
    "spans-kept", 2_000, "spans", "of a paragraph's, before those read are written: a letter's takes 400 bytes"
)
ATTRIBUTE_LIST_CHARACTERS = _limit(
    "attribute-list-characters",
    1000,
    "characters",
    "in the braces of an attribute list: else many half-written ones take minutes",
)
OPTION_CHARACTERS = _limit(
    "option-characters",
    200,
    "characters",
    "of an option that a text sets: some are repeated with every header or footnote",
)
OPEN_ELEMENTS = _limit("open-elements", 512, "elements", "browsers stop there too; each further level costs a copy")
ANNOTATIONS = _limit("annotations", 10, "per level", "GitHub shows ten errors and ten warnings of a step")
HOLES = _limit("holes", 200, "outputs and includes", "of a layout or a list that print keys of a document: few do ten")
SAME_FINDINGS = _limit(
    "same-findings", 20, "of a rule in a file", "shown as text: where there are more, one cause has them all"
)
SAME_ERRORS = _limit(
    "same-errors", 40, "errors of a rule", "shown as text, unless --all is given: a setting that is wrong has thousands"
)
SCREEN_LINES = _limit(
    "screen-lines", 24, "lines", "of text: a check that says more tells warnings and remarks by rule; --all shows each"
)
MORE_PLACES = _limit(
    "more-places", 5, "of a rule", "named where its findings are told together; the others are counted"
)
LINK_SECONDS = _limit("link-seconds", 20, "seconds", "for a URL with its redirects: a server that drips never ends")
LINK_HEAD_BYTES = _limit("link-head-bytes", 256 << 10, "bytes", "the headers of an answer, which may have no end")
LINK_BODY_BYTES = _limit(
    "link-body-bytes", 1 << 20, "bytes", "where a linked anchor is looked for: a megabyte of gzip may hold a gigabyte"
)
LINK_HOPS = _limit("link-hops", 20, "redirects", "where browsers stop")
LINK_HOPS_STRANGERS = _limit("link-hops-strangers", 5, "redirects", "in the profile pull-request")
LINK_AT_ONCE = _limit("link-at-once", 4, "requests", "to one host at any moment; more looks like an attack")
LINK_AT_ONCE_STRANGERS = _limit("link-at-once-strangers", 2, "requests", "to one host, in the profile pull-request")
LINK_INTERVAL_MS = _limit("link-interval-ms", 50, "ms", "between two requests to one host: twenty a second")
LINK_INTERVAL_MS_STRANGERS = _limit(
    "link-interval-ms-strangers", 1000, "ms", "between two requests to one host, in the profile pull-request"
)
LINK_PER_HOST = _limit("link-per-host", 10_000, "URLs", "of one host in a run; the rest are not asked")
LINK_PER_HOST_STRANGERS = _limit(
    "link-per-host-strangers", 50, "URLs", "of one host: a pull request must not set the checker on a victim"
)
LINK_IN_ALL = _limit("link-in-all", 100_000, "URLs", "in a run; the rest are not asked")
LINK_IN_ALL_STRANGERS = _limit("link-in-all-strangers", 500, "URLs", "in a run, in the profile pull-request")
LINK_WORKERS = _limit(
    "link-workers", 128, "threads", "that ask, and half as many requests more: most of the time they wait for servers"
)
LINK_IDLE = _limit("link-idle", 256, "connections", "kept open for the next request; a process may have 1,024 files")
LINK_IDLE_SECONDS = _limit("link-idle-seconds", 15, "seconds", "a connection is kept; many servers close it then")
LINK_BODY_SECONDS = _limit(
    "link-body-seconds", 5, "seconds", "for a body where an anchor is looked for: a host may drip many of them"
)
LINK_KEPT_BYTES = _limit("link-kept-bytes", 64 << 10, "bytes", "of a body, read for nothing so that a connection stays")
LINK_KEPT_MS = _limit("link-kept-ms", 250, "ms", "that these may take")
LINK_SOFT_BYTES = _limit("link-soft-bytes", 8 << 10, "bytes", "of a page, where its title is looked for")
LINK_HOURS_OK = _limit("link-hours-ok", 168, "hours", "an answer counts: a page that is there stays for a week")
LINK_HOURS_UNJUDGED = _limit("link-hours-unjudged", 6, "hours", "an answer counts that says nothing about the page")
LINK_HOURS_BROKEN = _limit("link-hours-broken", 1, "hours", "an answer counts: what is broken may be mended soon")
LINK_LOCK_SECONDS = _limit("link-lock-seconds", 30, "seconds", "to wait for another run that writes its answers")
LINK_PATIENCE = _limit("link-patience", 8, "answers", "in a row that say no, until a host is given up")
LINK_WAIT_SECONDS = _limit(
    "link-wait-seconds", 5, "seconds", "of a server's Retry-After: one that says an hour must not hold the run"
)
LINK_TLS_SECONDS = _limit(
    "link-tls-seconds", 5, "seconds", "to ask whether a page that `http:` gives is at `https:` too"
)
PAGE_SECONDS = _limit(
    "page-seconds", 60, "seconds of work at one page", "in a build; the largest real page takes half a second"
)
PAGE_BYTES = _limit("page-bytes", 4 << 30, "bytes of address space", "in a build; the largest real site takes 250 MB")
PAGES_REFUSED = _limit("pages-refused", 20, "pages", "beyond those limits; each means another start of the build")
CACHE_BYTES = _limit("cache-bytes", 256 << 20, "bytes", "of what builds of a site keep; the largest real one has 25 MB")
CACHE_AT_ONCE = _limit("cache-at-once", 256 << 10, "bytes", "of a kept file that are read with its first entry")
CACHE_FILES = _limit("cache-files", 32, "sites", "whose builds and links are kept; the one of longest ago goes first")
CACHE_RUNS = _limit("cache-runs", 3, "runs", "for which an entry is kept that nobody asks for")
EVIDENCE_FILES = _limit(
    "evidence-files", 20_000, "files", "in a site's folder, for its check to be kept: reading more takes a second"
)
EVIDENCE_BYTES = _limit("evidence-bytes", 256 << 20, "bytes", "of a site's files, for its check to be kept")
SETTLED_SECONDS = _limit(
    "settled-seconds",
    2,
    "seconds",
    "for which a file must not have been written to be known by its time: some systems tell it in steps of two",
)
GIT_SECONDS = _limit("git-seconds", 60, "seconds", "a command of git's; one on a broken repository may wait for ever")
BASE_FILES = _limit("base-files", 100_000, "files", "of the commit that --since names: GitHub Pages takes no such site")
BASE_BYTES = _limit("base-bytes", 1 << 30, "bytes", "of text of that commit: a kilobyte may unpack to a megabyte")
MOVES_COMPARED = _limit(
    "moves-compared", 1_000_000, "pairs of pages", "beyond, as in git, only pages moved without a change are told"
)
FIX_CHARACTERS = _limit(
    "fix-characters", 4_000, "characters", "of an element whose tags are renamed by --fix: each is read once more"
)
FILES_MATCHED = _limit(
    "files-matched", 20_000, "files", "of a site's folder, with which a pattern of the settings is compared"
)
STYLE_CHARACTERS = _limit("style-characters", 100_000, "characters", "of a `<style>`, where addresses are looked for")
SUPPRESSIONS = _limit("suppressions", 1_000, "of a kind in a file", "each is compared with every finding there")
FIX_ROUNDS = _limit("fix-rounds", 10, "rounds", "of --fix, until nothing is left to mend: each reads the whole site")
BASELINE_BYTES = _limit("baseline-bytes", 64 << 20, "bytes", "of a baseline, which a stranger may have written")
BASELINE_LINE = _limit("baseline-line", 200, "characters", "of a line in a baseline; of a longer one a digest is added")
EXCERPT_CHARACTERS = _limit("excerpt-characters", 300, "characters", "of a line shown with a finding on an HTML page")
RULE_CHARACTERS = _limit(
    "rule-characters", 1_000, "characters", "of what SARIF says a rule is about: GitHub shows no more"
)
SARIF_RESULTS = _limit("sarif-results", 5_000, "findings", "of a run: GitHub's code scanning shows no more")
SARIF_BYTES = _limit("sarif-bytes", 10 << 20, "bytes", "GitHub's code scanning takes no longer file")
SUMMARY_REDIRECTS = _limit("summary-redirects", 100 << 10, "bytes", "of a job's summary that list the site's redirects")
SUMMARY_BYTES = _limit("summary-bytes", 900 << 10, "bytes", "of a job's summary: GitHub takes none of over a megabyte")
