"""The one door to standard output and standard error: nothing else of the command line prints."""

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
"""What writing to a pipe says once its reader has gone; EINVAL is Windows's word."""


def print_text(text: str) -> None:
    """Words for people on standard output, with a line break at their end; nothing for no words.

    Raises Unusable when they cannot be written, unless it is that nobody reads any more: the command then goes on,
    so that its exit code is what became of it.
    """
    if trouble := _write(sys.stdout, _fit(text, sys.stdout)):
        sys.stdout = _nowhere(sys.stdout)
        _unless_closed(trouble)


def say(message: str) -> None:
    """A sentence on standard error."""
    if _write(sys.stderr, _fit(message, sys.stderr)):
        sys.stderr = _nowhere(sys.stderr)


def print_data(content: str | bytes) -> None:
    """Data on standard output: to a program or a file every byte as it is, to a terminal as words for people.

    Raises Unusable as ``print_text`` does.
    """
    data = content.encode(errors="replace") if isinstance(content, str) else content
    if sys.stdout is None or sys.stdout.isatty():
        print_text(data.decode(errors="replace"))
    elif trouble := _write(sys.stdout, data):
        sys.stdout = _nowhere(sys.stdout)
        _unless_closed(trouble)


def ask(question: str, default: object = None) -> str:
    """What is typed in answer to a question, or the default; raises click.Abort when there is no answer."""
    shown = printable(default) if isinstance(default, str) else default
    return str(click.prompt(printable(question), default=shown, type=str, err=True))


def agrees(question: str) -> bool:
    """Whether a question is answered with yes; raises click.Abort when there is no answer."""
    return click.confirm(printable(question), err=True)


def _fit(text: str, stream: TextIO | None) -> str:
    """The text as lines for a terminal, in characters that the stream's encoding has."""
    encoding = (stream and stream.encoding) or "utf-8"
    ended = f"{text}\n" if text and not text.endswith("\n") else text
    return printable(ended).encode(encoding, "replace").decode(encoding)


def _write(stream: TextIO | None, content: str | bytes) -> OSError | None:
    """Write everything now; gives what went wrong. A program started without the stream has none."""
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


def _nowhere(stream: TextIO) -> TextIO:
    """What to write to from now on; the stream is closed, as it would try again with what it could not write."""
    with suppress(OSError):
        stream.close()
    return open(os.devnull, "w", encoding="utf-8")


def _unless_closed(trouble: OSError) -> None:
    if trouble.errno not in CLOSED_PIPE:
        raise Unusable(f"The output could not be written: {trouble.strerror or trouble}.")
