"""Extracting a PDF's words in a subprocess, as only a process can be stopped and limited in memory.

A damaged or hostile PDF can make its parser loop, unpack or recurse without end. The subprocess reads the PDF, and
writes its pages as JSON; nothing in the PDF is run, and nothing is fetched.
"""

from __future__ import annotations

import subprocess
import sys

import msgspec
from msgspec import Struct

from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.limits import PDF_MEMORY_BYTES, PDF_PROCESS_SECONDS, PDF_SECONDS, too_large
from planner.machine.process_limits import limit_this_process
from planner.programme.errors import Unusable

_BOOTSTRAP = "import sys; sys.path[:] = sys.argv[2:]; from planner.importing.reading.pdf.process import main; main()"


class _Result(Struct, frozen=True):
    """The pages of a PDF, or the sentence that says why it is unusable."""

    pages: tuple[PlacedPage, ...] = ()
    error: str = ""


def extracted(content: bytes, name: str) -> tuple[PlacedPage, ...]:
    """Return the pages of a PDF, of which at least one has words; raises Unusable when it cannot be read."""
    # A blank entry means the current folder, where others may have put modules: it is left out.
    command = [sys.executable, "-c", _BOOTSTRAP, name, *filter(None, sys.path)]
    try:
        completed = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PDF_PROCESS_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        result = msgspec.json.decode(completed.stdout, type=_Result)
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        raise too_large(name, "takes too long or needs too much memory to read") from None
    except OSError as error:
        raise Unusable(f"{name} could not be read: {error.strerror or error}. Try again.") from None
    if result.error:
        raise Unusable(result.error)
    return result.pages


def main() -> None:
    """Run as the subprocess: read a PDF from standard input, and write its pages to standard output."""
    limit_this_process(PDF_PROCESS_SECONDS, PDF_MEMORY_BYTES, work=PDF_SECONDS)
    import logging

    from planner.importing.reading.pdf.extracting import pages_of

    logging.disable()  # the parser's own warnings about a damaged file
    sys.setrecursionlimit(2_000)
    try:
        result = _Result(pages_of(sys.stdin.buffer.read(), sys.argv[1]))
    except Unusable as reason:
        result = _Result(error=str(reason))
    sys.stdout.buffer.write(msgspec.json.encode(result))
