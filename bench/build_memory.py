"""The memory of `jekyll-tools build` and of `jekyll build`, all processes together: `bench/build_memory.py [SITE]`.

Without a site: one of 200 posts of 30 kB. What is shared by processes counts once.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time

from building import Builder, builders

POSTS, PARAGRAPHS = 200, 75
LAYOUT = "---\n---\n<html><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>\n"
PARAGRAPH = (
    "A *long* post has [many](https://example.org/) words, “quoted” ones -- and 'some' `code`. It goes on and on, as "
    "real ones do, about one thing after another; nobody reads that, but a build has to keep it. " * 2
)


def main() -> None:
    if shutil.which("jekyll") is None:
        print("build_memory: skipped, jekyll not installed (make oracle installs it)")
        return
    with tempfile.TemporaryDirectory() as temporary:
        source = os.path.join(temporary, "site")
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], source, ignore=shutil.ignore_patterns("_plugins", "Gemfile*", ".git", "_site"))
        else:
            make(source)
        peaks = {name: peak(builder) for name, builder in builders(temporary).items()}
    print(f"build_memory: ours {peaks['ours']:.0f} MB, Jekyll {peaks['theirs']:.0f} MB")


def make(source: str) -> None:
    """A site of long posts."""
    os.makedirs(f"{source}/_posts")
    os.makedirs(f"{source}/_layouts")
    with open(f"{source}/_config.yml", "w", encoding="utf-8") as config:
        config.write("title: Long posts\n")
    with open(f"{source}/_layouts/post.html", "w", encoding="utf-8") as layout:
        layout.write(LAYOUT)
    for number in range(POSTS):
        with open(f"{source}/_posts/2020-01-{number % 28 + 1:02}-{number}.md", "w", encoding="utf-8") as post:
            post.write(f"---\nlayout: post\ntitle: Post {number}\n---\n")
            post.writelines(f"## Part {part}\n\n{PARAGRAPH}\n\n" for part in range(PARAGRAPHS))


def peak(builder: Builder) -> float:
    """The most megabytes at any moment of a build from scratch."""
    process = builder.begun()
    most = 0
    while process.poll() is None:
        most = max(most, _together(process.pid))
        time.sleep(0.005)
    return most / 1024


def _together(process: int) -> int:
    """Kilobytes of a process and all below it."""
    parts = [_parts(each) for each in _family(process)]
    return sum(own for own, _ in parts) + max((shared for _, shared in parts), default=0)


def _family(process: int) -> list[int]:
    found = [process]
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as children:
            for child in children.read().split():
                found += _family(int(child))
    except OSError:
        pass
    return found


def _parts(process: int) -> tuple[int, int]:
    """What a process has for itself, and what it shares."""
    own = shared = 0
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as rollup:
            for line in rollup:
                size = int(line.split()[1]) if line.startswith(("Private", "Shared")) else 0
                own, shared = (own + size, shared) if line.startswith("Private") else (own, shared + size)
    except OSError:
        pass
    return own, shared


main()
