"""Reading a document's bytes from a file or a stream, up to the limit."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from planner.importing.reading.limits import FILE_BYTES, FILE_SECONDS, too_large
from planner.machine.files import Limits, Missing, NotRead, TooLarge, read_file
from planner.programme.errors import Unusable


def read_content(source: Path | BinaryIO | bytes, name: str) -> bytes:
    """Return the bytes of a file or a stream, or those given; raises Unusable when they are unreadable or too many."""
    try:
        return _read(source)
    except TooLarge:
        raise too_large(name, f"is larger than {FILE_BYTES // 1_000_000} MB") from None
    except Missing:
        raise Unusable(f"There is no file {name}: check its name and folder.") from None
    except NotRead as reason:
        raise Unusable(f"{name} could not be read: {reason}.") from None


def _read(source: Path | BinaryIO | bytes) -> bytes:
    if isinstance(source, Path):
        return read_file(source, Limits(FILE_BYTES, FILE_SECONDS))
    content = source if isinstance(source, bytes) else source.read(FILE_BYTES + 1)
    if len(content) > FILE_BYTES:
        raise TooLarge
    return content
