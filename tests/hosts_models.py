"""Every host's file read back, by readers of their own, and matched as the host's manual says.

A model takes a file's text and gives a function from a path (as it is sent) to status and target; it fails on what the
format would read as anything else than a redirect.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

from jekyll_tools.redirects.host import folded

Answer = "tuple[int, str] | None"
Matcher = Callable[[str], "tuple[int, str] | None"]


def netlify(text: str) -> Matcher:
    rules = [(words[0].rstrip("/"), (int(words[2].removesuffix("!")), words[1])) for words in _lines(text)]
    assert all(re.search(r"/:|\*", source) is None for source, _ in rules)
    return lambda path: _first(rules, path.rstrip("/"))


def netlify_toml(text: str) -> Matcher:
    tomllib = __import__("tomllib")
    found = tomllib.loads(text)["redirects"] if "[[" in text else []
    assert all(set(each) == {"from", "to", "status", "force"} for each in found)
    rules = [(each["from"].rstrip("/"), (each["status"], each["to"])) for each in found]
    return lambda path: _first(rules, path.rstrip("/"))


def cloudflare(text: str) -> Matcher:
    rules = [(source, (int(status), target)) for source, target, status in _lines(text)]
    assert all(re.search(r":[A-Za-z]|\*", source) is None for source, _ in rules)
    return lambda path: _first(rules, path)


def gitlab(text: str) -> Matcher:
    rules = [(folded(source.rstrip("/")), (int(status), target)) for source, target, status in _lines(text)]
    assert all(re.search(r":[A-Za-z]|\*", f"{source} {target}") is None for source, target, _ in _lines(text))
    assert all(re.search(r"^/%5C|^/[^?]*(//|/\.{1,2}(/|$))", target.split("?")[0]) is None for _, (_, target) in rules)
    return lambda path: _first(rules, folded(unquote(path).rstrip("/")))


def vercel(text: str) -> Matcher:
    rules = []
    for each in json.loads(text)["redirects"]:
        assert set(each) == {"source", "destination", "statusCode"}
        assert re.search(r":\w|[()]", re.sub(r"^https?://[^/?#]*", "", each["destination"]).partition("#")[0]) is None
        rules.append((_unescaped(each["source"], "():*+?{}[]|"), (each["statusCode"], each["destination"])))
    return lambda path: _first(rules, path)


def firebase(text: str) -> Matcher:
    rules = []
    for each in json.loads(text)["hosting"]["redirects"]:
        assert set(each) == {"source", "destination", "type"}
        answer = (each["type"], quote(each["destination"], safe="/;?:@&=+$,#-_.!~*'()"))
        rules.append((_unescaped(each["source"], "*?[]{}()!@+|").rstrip("/"), answer))
    kept = re.compile("%(?:3F|23|3B|2C|2F|3A|40|26|3D|2B|24)", re.IGNORECASE)

    def shown(path: str) -> str:
        parts, ends = kept.split(path), kept.findall(path)
        return "".join(unquote(part) + end for part, end in zip(parts, [*ends, ""], strict=True))

    return lambda path: _first(rules, shown(path).rstrip("/"))


def nginx(text: str) -> Matcher:
    maps: dict[str, list[tuple[str, str]]] = {}
    tokens = list(_nginx_tokens(re.sub(r"^#.*$", "", text, flags=re.MULTILINE)))
    while tokens:
        word = tokens.pop(0)
        if word in ("map_hash_bucket_size", "map_hash_max_size"):
            assert tokens.pop(0).isdigit()
        else:
            assert (word, tokens.pop(0)) == ("map", "$uri")
            name = tokens.pop(0)
            assert (tokens.pop(0), tokens.pop(0), tokens.pop(0), tokens.pop(0)) == ("{", "default", "", ";")
            end = tokens.index("}")
            body, tokens = tokens[:end], tokens[end + 1 :]
            assert body[2::3] == [";"] * (len(body) // 3)
            maps[name] = list(zip(body[::3], body[1::3], strict=True))
            continue
        assert tokens.pop(0) == ";"

    def look(pairs: list[tuple[str, str]], path: str) -> str:
        assert all("$" not in value for _, value in pairs)
        texts = {key.lower(): value for key, value in pairs if key[0] != "~"}
        if path.lower() in texts:
            return texts[path.lower()]
        patterns = [(key[1:].replace(r"\z", r"\Z"), value) for key, value in pairs if key[0] == "~"]
        return next((value for key, value in patterns if re.search(key, path)), "")

    def match(path: str) -> tuple[int, str] | None:
        uri = unquote(path)
        for status in re.findall(r"\(\$uri = \$redirect_from_(\d+)\)", text):
            if look(maps[f"$redirect_from_{status}"], uri) == uri:
                return int(status), look(maps[f"$redirect_to_{status}"], uri)
        return None

    return match


def apache(text: str) -> Matcher:
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    assert lines.pop(0) == "RewriteEngine On"
    rules = []
    for condition, rule in zip(lines[::2], lines[1::2], strict=True):
        pattern = re.fullmatch(r'RewriteCond %\{REQUEST_URI\} "([^"]*)"', condition)
        found = re.fullmatch(r'RewriteRule "\^" "([^"]*)" \[R=(\d+),L,NE,QSD\]', rule)
        assert pattern
        assert found
        assert re.search(r"(?<!\\)[%$]|\$\{", found[1]) is None
        answer = (int(found[2]), found[1].replace("\\%", "%"))
        rules.append((re.compile(pattern[1].replace(r"\z", r"\Z")), answer))
    return lambda path: next((answer for rule, answer in rules if rule.search(unquote(path))), None)


def caddy(text: str) -> Matcher:
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    assert lines[0] == "map {path} {redirect_to} {redirect_status} {"
    assert lines[-4:-2] == ['\tdefault "" ""', "}"]
    rules = []
    for line in lines[1:-4]:
        found = re.fullmatch(r'\t"([^"`{}]*)" "([^"`{}\\]*)" (\d+)', line)
        assert found
        rules.append((found[1], (int(found[3]), found[2])))

    def match(path: str) -> tuple[int, str] | None:
        for key, answer in rules:
            plain = key == unquote(path) if key[0] != "~" else re.search(key[1:].replace(r"\z", r"\Z"), unquote(path))
            if plain:
                return answer
        return None

    return match


def lighttpd(text: str) -> Matcher:
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    assert lines[:2] == ["url.redirect-code = 301", "url.redirect = ("]
    end = lines.index(")")
    found = [re.fullmatch(r'    "([^"]*)" => "([^"]*)",', line) for line in lines[2:end]]
    others = [
        re.fullmatch(r'\$HTTP\["url"\] =~ "([^"]*)" \{ url.redirect-code = (\d+) \}', line) for line in lines[end + 1 :]
    ]
    assert all(found)
    assert all(others)
    statuses = [(re.compile(each[1].replace(r"\z", r"\Z")), int(each[2])) for each in others if each]
    pairs = [(each[1], each[2]) for each in found if each]
    # bytes: lighttpd folds a to z and no other letter (asked, with two conditions that differ by É and é alone)
    assert len({key.encode().lower() for key, _ in pairs}) == len(pairs), "keys of a list ignore case"
    assert len({each[1].encode().lower() for each in others if each}) == len(others), "so do conditions"
    assert all(re.search(r"(?<!%)%(?:%%)*[^%]|\$", target) is None for _, target in pairs)
    rules = [(re.compile(key.replace(r"\z", r"\Z")), target.replace("%%", "%")) for key, target in pairs]

    def match(path: str) -> tuple[int, str] | None:
        target = next((target for rule, target in rules if rule.search(path)), None)
        status = next((status for rule, status in statuses if rule.search(unquote(path))), 301)
        return None if target is None else (status, target)

    return match


def json_table(text: str) -> Matcher:
    rows = json.loads(text)["redirects"]
    return lambda path: _first([(row["source"], (row["status"], row["target"])) for row in rows], path)


def csv_table(text: str) -> Matcher:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert rows[0] == ["source", "target", "status"]
    return lambda path: _first([(source, (int(status), target)) for source, target, status in rows[1:]], path)


MODELS: dict[str, Callable[[str], Matcher]] = {
    "apache": apache,
    "caddy": caddy,
    "cloudflare": cloudflare,
    "csv": csv_table,
    "firebase": firebase,
    "gitlab": gitlab,
    "json": json_table,
    "lighttpd": lighttpd,
    "netlify": netlify,
    "netlify-toml": netlify_toml,
    "nginx": nginx,
    "vercel": vercel,
}


def _first(rules: list[tuple[str, tuple[int, str]]], path: str) -> tuple[int, str] | None:
    return next((answer for source, answer in rules if source == path), None)


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        words = line.split()
        if words and not words[0].startswith("#"):
            assert len(words) == 3
            assert not any(word.startswith("#") for word in words)
            yield words


def _unescaped(text: str, acting: str) -> str:
    assert all(mark not in re.sub(r"\\.", "", text) for mark in acting)
    return re.sub(r"\\(.)", r"\1", text)


def _nginx_tokens(text: str) -> Iterator[str]:
    r"""Words, and `;`, `{`, `}`; within quotes `\"` and `\\` are one character, as nginx reads them."""
    for found in re.finditer(r'"((?:[^"\\]|\\.)*)"|([;{}])|([^\s;{}"]+)|(\S)', text, re.DOTALL):
        assert not found[4]
        yield re.sub(r'\\(["\\])', r"\1", found[1]) if found[1] is not None else found[2] or found[3]
