"""Real web servers on the loopback address, each with a file of redirects as its users would include it."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

NAMES = ("nginx", "apache", "caddy", "lighttpd")
_PROGRAMS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy", "lighttpd": "lighttpd"}
_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
_SECONDS = 20.0
Answers = dict[str, tuple[int, str]]

_NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/log;
events {{ }}
http {{
    access_log off; keepalive_requests 100000; large_client_header_buffers 4 32k;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/www/redirects.conf;
    server {{
        listen 127.0.0.1:{port};
        {advice}
        root {folder}/www;
    }}
}}
"""
_APACHE = """\
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/log
{modules}
User www-data
Group www-data
StartServers 1
MaxRequestWorkers 25
MaxKeepAliveRequests 0
LimitRequestLine 32000
AllowEncodedSlashes Off
DirectoryIndex index.html
DocumentRoot {folder}/www
<Directory {folder}/www>
    AllowOverride All
    Require all granted
</Directory>
"""
_MODULES = ("mpm_event", "authz_core", "dir", "rewrite")
_CADDY = """\
{{
    admin off
    auto_https off
    log {{
        output discard
    }}
}}
http://127.0.0.1:{port} {{
    import {folder}/www/redirects.caddy
    root * {folder}/www
    file_server
}}
"""
_LIGHTTPD = """\
server.modules = ( "mod_redirect", "mod_indexfile", "mod_staticfile" )
index-file.names = ( "index.html" )
server.document-root = "{folder}/www"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{folder}/log"
server.max-request-field-size = 32768
server.max-keep-alive-requests = 65535
include "{folder}/www/redirects.conf"
"""
_FILES = {
    "nginx": ("redirects.conf", _NGINX),
    "apache": (".htaccess", _APACHE),
    "caddy": ("redirects.caddy", _CADDY),
    "lighttpd": ("redirects.conf", _LIGHTTPD),
}


def missing(name: str) -> str:
    """Why a server cannot be asked, "" where it can."""
    program = _PROGRAMS[name]
    return "" if shutil.which(program, path=_PATH) else f"{program} is not installed (make servers)"


class Refused(Exception):
    """The server does not start; the text is what it said."""


@contextlib.contextmanager
def running(name: str, text: str, pages: Iterable[str] = ()) -> Iterator[int]:
    """A server with a file of redirects, and with pages (their files); yields its port. Raises Refused."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)  # Apache's workers are no root
        (folder / "www").mkdir(mode=0o755)
        filename, template = _FILES[name]
        (folder / "www" / filename).write_text(text, encoding="utf-8", newline="")
        for page in pages:
            (folder / "www" / page).parent.mkdir(parents=True, exist_ok=True)
            (folder / "www" / page).write_text("a page", encoding="utf-8")
        port = _free_port()
        settings = {"folder": folder, "port": port, "advice": _advice(text), "modules": _modules()}
        (folder / "server.conf").write_text(template.format(**settings), encoding="utf-8")
        process = _start(name, folder)
        try:
            _wait(process, port, folder)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=5)


def ask(port: int, paths: Iterable[str]) -> Answers:
    """Status and Location for each path, sent as it is."""
    answers: Answers = {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    for path in paths:
        for again in (True, False):
            try:
                connection.putrequest("GET", path, skip_accept_encoding=True)
                connection.endheaders()
                answer = connection.getresponse()
                answer.read()
            except (http.client.RemoteDisconnected, ConnectionError, http.client.BadStatusLine):
                connection.close()
                if not again:
                    raise
                continue
            place = (answer.getheader("Location") or "").removeprefix(f"http://127.0.0.1:{port}")
            answers[path] = (answer.status, place)
            break
    connection.close()
    return answers


def _advice(text: str) -> str:
    return "\n".join(re.findall(r"^#   (.*;.*)$", text, re.MULTILINE))


def _modules() -> str:
    folder = Path("/usr/lib/apache2/modules")
    return "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in _MODULES)


def _start(name: str, folder: Path) -> subprocess.Popen[bytes]:
    config = str(folder / "server.conf")
    arguments = {
        "nginx": ["-p", str(folder), "-c", config],
        "apache": ["-DFOREGROUND", "-f", config],
        "caddy": ["run", "--adapter", "caddyfile", "--config", config],
        "lighttpd": ["-D", "-f", config],
    }[name]
    program = shutil.which(_PROGRAMS[name], path=_PATH) or name
    environment = {"PATH": _PATH, "HOME": str(folder), "LANG": "C.UTF-8", "GOMAXPROCS": "1"}
    with (folder / "said").open("wb") as said:
        return subprocess.Popen([program, *arguments], stdout=said, stderr=said, env=environment, cwd=folder)


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    logs = [path.read_text(errors="replace") for path in (folder / "said", folder / "log") if path.exists()]
    raise Refused("".join(logs)[-2000:])


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
