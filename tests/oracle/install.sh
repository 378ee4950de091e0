#!/bin/sh
# Installs the judges that tests/oracle compares with: Debian's Jekyll, kramdown, the plugins and html-proofer.
set -eu
packages="jekyll ruby-kramdown-parser-gfm ruby-jekyll-redirect-from ruby-jekyll-sitemap ruby-jekyll-feed \
ruby-jekyll-gist ruby-jekyll-include-cache ruby-jekyll-paginate ruby-html-proofer ruby-sass"
if command -v jekyll > /dev/null && command -v htmlproofer > /dev/null; then
    exit 0
fi
if ! command -v apt-get > /dev/null; then
    echo "make oracle compares with the real Jekyll, which it installs from Debian's or Ubuntu's packages." >&2
    echo "Here is no apt-get; install these by other means, in these versions if you can, and run it again:" >&2
    echo "jekyll 4.3.1, kramdown 2.4.0, kramdown-parser-gfm 1.1.0, jekyll-redirect-from 0.16.0, html-proofer 3.19" >&2
    exit 2
fi
if [ "$(id -u)" != 0 ]; then
    echo "make oracle installs the real Jekyll and needs root for that; run it as root, or run this once:" >&2
    echo "sudo apt-get install --no-install-recommends $packages" >&2
    exit 2
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # a list of names
apt-get install -y -qq --no-install-recommends $packages
