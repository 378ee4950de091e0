"""One file written whole: a report."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress

from jekyll_tools.outputs.plan import OutputError, misnamed


def write_file(path: str, data: bytes, *, keep_mode: bool = False) -> None:
    """Puts `data` in the place of a file, or leaves what is there. Raises OutputError.

    A device or a pipe is written to as it stands. A link is replaced, not followed: who put it there, in a change of
    the site, may not choose what is written to elsewhere; but the system's own (`/dev/stdout`) are followed.
    `keep_mode`: who may read and write the file stays as it was.
    """
    try:
        target = _target(path)
        if os.path.exists(target) and not os.path.isfile(target) and not os.path.islink(target):
            with open(target, "wb") as file:
                file.write(data)
        else:
            _replace(target, data, stat.S_IMODE(os.stat(path).st_mode) if keep_mode else 0o644)
    except OSError as error:
        raise OutputError(f"cannot write {path!r}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise OutputError(f"cannot write {path!r}: {misnamed(error)}") from error


def _target(path: str) -> str:
    """Where it is written."""
    above, name = os.path.split(path)
    folder = os.path.realpath(above or os.curdir)
    return os.path.realpath(path) if _is_of_system(folder) else os.path.join(folder, name)


def _is_of_system(folder: str) -> bool:
    return f"{folder}/".startswith(("/dev/", "/proc/"))


def _replace(target: str, data: bytes, mode: int) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".tmp-", dir=os.path.dirname(target))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
