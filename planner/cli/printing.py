"""Writing to standard output and standard error, and prompts: no other module of the command line prints."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

import click

from planner.programme.errors import Unusable
from planner.programme.printable import printable

CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)
"""The errors of writing to a pipe whose reader has gone; EINVAL on Windows."""


def print_text(text: str) -> None:
    """Print text for people on standard output, ending in a line break; nothing when it is blank.

    Raises Unusable when it cannot be written, but not when the reader has gone: the command then goes on, so that its
    exit code is right.
    """
    if error := _write(sys.stdout, _printable(text, sys.stdout)):
        sys.stdout = _null_stream(sys.stdout)
        _raise_unless_closed(error)


def say(message: str) -> None:
    """Print a sentence on standard error."""
    if _write(sys.stderr, _printable(message, sys.stderr)):
        sys.stderr = _null_stream(sys.stderr)


def print_data(content: str | bytes) -> None:
    """Write data to standard output: unchanged to a pipe or a file, as printable text to a terminal.

    Raises Unusable as ``print_text`` does.
    """
    data = content.encode(errors="replace") if isinstance(content, str) else content
    if sys.stdout is None or sys.stdout.isatty():
        print_text(data.decode(errors="replace"))
    elif error := _write(sys.stdout, data):
        sys.stdout = _null_stream(sys.stdout)
        _raise_unless_closed(error)


def ask(question: str, default: object = None) -> str:
    """Ask a question, and return the answer or the default; raises click.Abort at the end of input."""
    shown = printable(default) if isinstance(default, str) else default
    return str(click.prompt(printable(question), default=shown, type=str, err=True))


def _printable(text: str, stream: TextIO | None) -> str:
    """Return the text made printable in the encoding of the stream, with a line break at its end unless it is blank."""
    encoding = (stream and stream.encoding) or "utf-8"
    lines = f"{text}\n" if text and not text.endswith("\n") else text
    return printable(lines).encode(encoding, "replace").decode(encoding)


def _write(stream: TextIO | None, content: str | bytes) -> OSError | None:
    """Write and flush, and return the error, if any; do nothing when the program has no such stream."""
    if stream is None:
        return None
    try:
        if isinstance(content, str):
            stream.write(content)
        else:
            stream.buffer.write(content)
        stream.flush()
    except OSError as error:
        return error
    return None


def _null_stream(stream: TextIO) -> TextIO:
    """Return a stream that discards everything; closes the old one, which would retry its unwritten content."""
    with suppress(OSError):
        stream.close()
    return open(os.devnull, "w", encoding="utf-8")


def _raise_unless_closed(error: OSError) -> None:
    """Raise Unusable for an error of writing, unless the reader has gone."""
    if error.errno not in CLOSED_PIPE:
        raise Unusable(f"The output could not be written: {error.strerror or error}.")
