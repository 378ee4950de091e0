"""Sites built by us against what Jekyll was recorded to write."""

from __future__ import annotations

import mmap
from pathlib import Path

import pytest
from site_cases import HERE, SiteCase, folders

from jekyll_tools.limits import SASS_BYTES
from jekyll_tools.render.fragment import Fragments
from jekyll_tools.render.output import planned
from jekyll_tools.render.plugins import changed
from jekyll_tools.render.rendering import Rendering
from jekyll_tools.render.sheets import Sheets


@pytest.mark.parametrize("case", folders(), ids=lambda case: case.name)
def test_built(case: SiteCase, tmp_path: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    site = changed(case.read(case.put(tmp_path)))
    rendering = Rendering(site, Sheets(site.folder, site.config))
    rendering.run()
    assert rendering.problems() == []
    made = dict(planned(rendering.contents).files)
    kept = HERE / case.name / "output"
    wanted = {file.relative_to(kept).as_posix(): file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    assert sorted(made) == sorted(wanted)
    assert {path: data for path, data in made.items() if data != wanted[path]} == {}


def test_a_sheet_made_by_a_large_process(tmp_path: Path) -> None:
    pytest.importorskip("sass", reason="libsass is not installed: no style sheets")
    case = SiteCase("sheet", None, {"a.scss": "---\n---\n@for $i from 1 through 9999 { .a#{$i} { b: $i } }\n"})
    with mmap.mmap(-1, SASS_BYTES):
        rendering = Rendering(site := case.read(case.put(tmp_path)), Sheets(site.folder, site.config))
        rendering.run()
    assert rendering.problems() == []


LEAVING = {
    "_config.yml": "title: T\nplugins: [jekyll-include-cache]\n",
    "_includes/seen.html": "{{ page.path }}",
    "_layouts/page.html": "---\ncolour: red\n---\n{{ content }}",
    "a.md": "---\nlayout: page\n---\n*a* {% increment n %} {% include_cached seen.html %} {{ site.title }}\n",
    "b.md": "---\nlayout: page\n---\n{% increment n %}\n",
    "c.md": "---\n---\n{{ n }} {{ site.title }}\n",
    "d.md": "---\n---\n{% include_cached seen.html %}\n",
    "e.md": "---\n---\n{{ content }}\n",
    "f.md": "---\n---\n{{ layout.colour }}\n",
    "g.md": "---\n---\n{% for other in site.pages %}{{ other.content | size }} {% endfor %}\n",
    "main.scss": "---\n---\na { b: c }\n",
    "z.md": "---\n---\n{{ site.pages | size }}\n",
}


@pytest.mark.parametrize("case", [*folders(), SiteCase("leaving", None, LEAVING)], ids=lambda case: case.name)
def test_a_page_by_itself_is_as_in_its_place(case: SiteCase, tmp_path: Path) -> None:
    site = changed(case.read(case.put(tmp_path)))
    whole = Fragments(site)
    for page in site.published:
        alone = Fragments(site)
        alone.expect([page])
        if page.needs_liquid:
            assert alone.of(page) == whole.of(page)
