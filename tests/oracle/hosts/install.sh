#!/bin/sh
# Installs the web servers that tests/oracle/test_hosts.py asks (Debian's packages; none is left running), and the code
# of hosts that is published as npm packages.
set -eu
cd "$(dirname "$0")"
missing=""
for package in nginx-light apache2 caddy lighttpd; do
    if ! PATH="$PATH:/usr/sbin" command -v "${package%-light}" > /dev/null; then missing="$missing $package"; fi
done
if [ -n "$missing" ]; then
    if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
        echo "make servers installs Debian's packages as root; install these and run it again:$missing" >&2
        exit 2
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    apt-get install -y -qq --no-install-recommends $missing
    for package in $missing; do
        if command -v systemctl > /dev/null; then systemctl disable --now "${package%-light}" || true; fi
    done
fi
if command -v npm > /dev/null; then
    if [ ! -d node_modules ]; then npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts; fi
else
    echo "no npm here: the code of Netlify, Cloudflare, Vercel and Firebase is not asked" >&2
fi
