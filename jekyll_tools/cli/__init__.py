"""The command line: `jekyll-tools COMMAND …`; each command is a module of this package.

A command module's docstring is its help; `configure(parser)` declares its options and `run(arguments)` does it and
returns the exit code. Only the module of the command at hand is imported.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # importing `typing` for it would be a third of what `--version` takes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

OLDEST = (3, 10)
# A run makes many objects and few cycles: looking for those after every 700 new ones took a tenth of its time, and the
# first look of a small site, at 50,000, a twentieth.
GARBAGE = 200_000
_WATCHING = ("cProfile", "profile", "trace", "pdb", "coverage")  # who does so has a part in the process's end
CLEAN, FINDINGS, CANNOT_RUN, CANNOT_WRITE, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code (0 clean, 1 findings, 2 could not run, 3 could not write, 130).

    Without `argv`, as a process's own work, it may end the process with that code.
    """
    if sys.version_info < OLDEST:
        need, have = ".".join(map(str, OLDEST)), ".".join(map(str, sys.version_info[:2]))
        sys.stderr.write("jekyll-tools needs Python " + need + " or newer; this is Python " + have + "\n")
        return CANNOT_RUN
    _have_streams()
    _make_printable()
    code = finished(lambda: _dispatch(list(sys.argv[1:] if argv is None else argv)))
    if argv is None:
        _leave(code)
    return code


def finished(work: Callable[[], int]) -> int:
    """The exit code of work, its output written, or of what kept it from being written."""
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return CANNOT_WRITE
    except OSError as error:
        return _say(f"could not write the report: {error.strerror or error}", CANNOT_WRITE)
    except KeyboardInterrupt:
        _take_no_more()
        return _say("interrupted", INTERRUPTED)
    return code


def _have_streams() -> None:
    # Where one is closed (`>&-`) Python has None for it, and the next file that is opened would get its number, with
    # all that is written to that. So output cannot be written, which is said, and words on the way to it go nowhere.
    import os

    for number, name, flags in ((1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115


def _make_printable() -> None:
    # A file name may hold any byte and a terminal any encoding: what cannot be printed is spelt out.
    import codecs

    codecs.register_error("spelt", _spell)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="spelt")


def _spell(error: UnicodeError) -> tuple[str | bytes, int]:
    from jekyll_tools.terminal import spell

    return spell(error)


def _leave(code: int) -> None:
    # Python would take apart, object by object, what the system lets go of at once: a twelfth of a short run.
    import atexit
    import gc
    import os

    _keep_bundle()
    gc.freeze()  # nor look for cycles once more, where it does
    threading = sys.modules.get("threading")
    has_threads = threading is not None and threading.active_count() > 1
    if has_threads or sys.flags.inspect or any(name in sys.modules for name in _WATCHING):
        return
    atexit._run_exitfuncs()
    sys.stderr.flush()
    os._exit(code)


def _keep_bundle() -> None:
    # Where nothing was imported on a short way there is nothing to keep.
    if "jekyll_tools.importing" in sys.modules:
        from jekyll_tools.importing import shorten

        finder = shorten()
        if finder is not None:
            finder.keep()


def _take_no_more() -> None:
    # A terminal's interrupt comes to a process and, by way of the one that watches it, once again.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _silence() -> None:
    # The reader of our output has gone; the interpreter would complain once more when it closes stdout.
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str, code: int) -> int:
    from jekyll_tools.terminal import shown

    try:
        sys.stdout.flush()
    except OSError:
        _silence()
    sys.stderr.write(f"jekyll-tools: {shown(sentence)}\n")
    return code


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in ("-V", "--version"):
        from jekyll_tools import __version__

        print(f"jekyll-tools {__version__}")
        return CLEAN
    if first in ("", "-h", "--help", "help"):
        print(_overview())
        return CLEAN if first else CANNOT_RUN
    names = commands()
    if first not in names:
        return _say(_unknown(first, names), CANNOT_RUN)
    return _run(first, arguments[1:])


def commands() -> list[str]:
    """The names of the commands, sorted."""
    from jekyll_tools.discovery import names

    return [name for name in names(__path__) if name != "session"]


def _unknown(word: str, names: list[str]) -> str:
    from jekyll_tools.spelling import close, meant

    option = close(word, ("--help", "--version")) if word.startswith("-") else ""
    return f"no option {word}; did you mean {option}?" if option else meant("command", word, names)


def _overview() -> str:
    from importlib import import_module

    lines = ["usage: jekyll-tools COMMAND [options] (jekyll-tools COMMAND -h says more)", ""]
    for name in commands():
        doc = import_module(f"jekyll_tools.cli.{name}").__doc__ or ""
        lines.append(f"  {name:<10} {doc.splitlines()[0]}")
    return "\n".join([*lines, "", "  --version  the version"])


def _speak_english() -> None:
    # What argparse says is taken apart by its words (`session.py`), and all else is English too; to look for
    # translations it imports what takes a fourteenth of a check of which nothing has changed.
    if "argparse" in sys.modules or "gettext" in sys.modules:
        return
    from types import ModuleType

    plain: Any = ModuleType("gettext")
    plain.gettext = str
    plain.ngettext = lambda one, many, number: one if number == 1 else many
    sys.modules["gettext"] = plain
    import argparse  # noqa: F401

    del sys.modules["gettext"]


def _run(name: str, arguments: list[str]) -> int:
    import gc
    from importlib import import_module

    from jekyll_tools.importing import shorten

    shorten()
    _speak_english()
    from jekyll_tools.compiled import remember

    remember()
    from jekyll_tools.cli.session import make_parser

    gc.set_threshold(GARBAGE)
    module: Any = import_module(f"jekyll_tools.cli.{name}")
    parser = make_parser(name, module)
    options = parser.parse_args(arguments)
    return settled(lambda: int(module.run(options)), debug=options.debug)


def settled(work: Callable[[], int], *, debug: bool) -> int:
    """The exit code of a command's work; what keeps it from being done is said."""
    from jekyll_tools.cli.session import CannotRun, CannotWrite

    try:
        return work()
    except CannotRun as error:
        return _say(str(error), CANNOT_RUN)
    except CannotWrite as error:
        return _say(str(error), CANNOT_WRITE)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        if debug:
            raise
        return _say(_internal(error), CANNOT_RUN)


def _internal(error: Exception) -> str:
    from jekyll_tools.address import repository

    words = f"{type(error).__name__}: {error}"[:300]
    return f"this is a fault in jekyll-tools: please report it at {repository()}/issues ({words}); --debug shows where"
