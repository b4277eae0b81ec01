"""The bytes of a document, wherever it comes from, and never more of them than are read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from planner.exchange.reading.limits import FILE_BYTES, too_large
from planner.programme.errors import Unusable


def content_of(source: Path | BinaryIO | bytes, name: str) -> bytes:
    """The whole of a file, a stream or what is given, if it is no larger than a document should be."""
    if isinstance(source, Path):
        content = _file(source, name)
    else:
        content = source if isinstance(source, bytes) else source.read(FILE_BYTES + 1)
    if len(content) > FILE_BYTES:
        raise too_large(name, f"is larger than {FILE_BYTES // 1_000_000} MB")
    return content


def _file(path: Path, name: str) -> bytes:
    """A file's content; opened without waiting, as a named pipe would have it wait for ever."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Unusable(f"{name} is not a document: give a file, or - to read standard input.")
            return file.read(FILE_BYTES + 1)
    except FileNotFoundError:
        raise Unusable(f"There is no file {name}: check its name and folder.") from None
    except IsADirectoryError:
        raise Unusable(f"{name} is a folder: give the name of a file in it.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Unusable(f"{name} could not be read: {why}.") from None
