"""The settings below those of a site's files, and what a target makes of them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.site.defaults import settings
from jekyll_tools.site.scopes import merged
from jekyll_tools.target import Target

_LISTED = ("include", "exclude")


def below(target: Target) -> dict[str, Any]:
    """What holds where the site says nothing."""
    data = merged(settings(), _own(target.defaults))
    return data | {"exclude": [] if target.always_excludes else list(target.excludes)}


def _own(value: Any) -> Any:
    """A setting that may be changed. (`copy` takes longer to import than this to run.)"""
    if isinstance(value, Mapping):
        return {key: _own(inner) for key, inner in value.items()}
    return list(map(_own, value)) if isinstance(value, list) else value


def renamed(said: Mapping[Any, Any], target: Target) -> dict[Any, Any]:
    """What a file says, under the names and in the shapes that the target takes it for."""
    data = dict(said)
    for old, new in target.renamed.items():
        if old in data:
            value = data.pop(old)
            data |= {new: [value] if new == "plugins" and isinstance(value, str) else value} if new else {}
    if target.lists_from_text:
        data |= {key: _items(data[key]) for key in _LISTED if isinstance(data.get(key), str)}
    return data


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",")]


def finished(data: Mapping[str, Any], target: Target) -> dict[str, Any]:
    """The settings with what a site may not change, its lists made whole."""
    whole = merged(data, _own(target.overrides))
    if target.always_excludes:
        whole["exclude"] = _joined(whole["exclude"], target.excludes)
    elif whole["exclude"] == list(target.excludes):
        whole["exclude"] += target.more_excludes
    whole["plugins"] = _joined(whole["plugins"], target.plugins)
    if target.processors and str(whole.get("markdown")).lower() not in target.processors:
        whole["markdown"] = "kramdown"
    return whole


def _joined(own: list[Any], more: tuple[str, ...]) -> list[Any]:
    return own + [name for name in more if name not in own]
