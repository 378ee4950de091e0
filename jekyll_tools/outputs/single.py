"""One file written whole: a report."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress

from jekyll_tools.outputs.plan import OutputError, misnamed


def write_file(path: str, data: bytes, *, keep_mode: bool = False) -> None:
    """Puts `data` in the place of a file, or leaves what is there. Raises OutputError.

    A device or a pipe is written to as it stands. `keep_mode`: who may read and write the file stays as it was.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                file.write(data)
        else:
            _replace(path, data, stat.S_IMODE(os.stat(path).st_mode) if keep_mode else 0o644)
    except OSError as error:
        raise OutputError(f"cannot write {path!r}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise OutputError(f"cannot write {path!r}: {misnamed(error)}") from error


def _replace(path: str, data: bytes, mode: int) -> None:
    target = os.path.realpath(path)
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
