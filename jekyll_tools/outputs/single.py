"""One file written whole: a report."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress

from jekyll_tools.outputs.plan import OutputError


def write_file(path: str, data: bytes) -> None:
    """Puts `data` in the place of a file, or leaves what is there. Raises OutputError.

    A device or a pipe is written to as it stands.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                file.write(data)
        else:
            _replace(path, data)
    except (OSError, ValueError) as error:
        words = (getattr(error, "strerror", "") or str(error)).lower()
        raise OutputError(f"cannot write {path!r}: {words}") from error


def _replace(path: str, data: bytes) -> None:
    target = os.path.realpath(path)
    descriptor, temporary = tempfile.mkstemp(prefix=".tmp-", dir=os.path.dirname(target))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
