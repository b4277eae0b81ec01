"""Filling in a council's own template in a subprocess, as only a process can be stopped and limited in memory.

The subprocess reads the template and its values as JSON, and writes the blocks as JSON; it gets nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
from msgspec import Struct

from planner.exchange.template import template_blocks
from planner.exchange.undrawn import undrawn
from planner.machine.process_limits import limit_this_process
from planner.programme.documents.blocks import Block
from planner.programme.errors import Unusable

TEMPLATE_SECONDS = 3
"""How long a template may take in its process."""
PROCESS_SECONDS = 15
"""How long the process may take in all, its start on a slow machine included."""
MEMORY_BYTES = 512_000_000
"""The memory that the process may have, on systems that can limit it."""
_BOOTSTRAP = "import sys; sys.path[:] = sys.argv[1:]; from planner.exchange.template_process import main; main()"
_DATE = "a day"
"""The key that marks a date in the JSON."""


class _Result(Struct, frozen=True):
    """A template's blocks and a sentence on what is not drawn of it, or the one that says what is wrong with it."""

    blocks: tuple[Block, ...] = ()
    note: str = ""
    error: str = ""


def blocks_in_subprocess(
    source: str,
    name: str,
    values: Mapping[str, Any],
    placeholders: Sequence[str] = (),
    tell: Callable[[str], object] = bool,
) -> tuple[Block, ...]:
    """Return the blocks of a template filled in with values, as ``template_blocks`` does, from a subprocess.

    The values are text, dates, and lists and structs of them. ``tell`` is called with a sentence on what is not drawn
    of the template, if there is anything. Raises Unusable, naming the file, for a mistake in the
    template, or when it takes more time or memory than it may.
    """
    given = {"source": source, "name": name, "values": values, "placeholders": placeholders}
    request = json.dumps(given, default=_as_plain).encode()
    # A blank entry means the current folder, where others may have put modules: it is left out.
    command = [sys.executable, "-c", _BOOTSTRAP, *filter(None, sys.path)]
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        completed = subprocess.run(
            command,
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROCESS_SECONDS,
            creationflags=no_window,
        )
        result = msgspec.convert(json.loads(completed.stdout), _Result)
    except (subprocess.TimeoutExpired, ValueError):
        raise Unusable(
            f"{name} takes too long or needs too much memory, and was stopped: look for a loop in it that goes on and "
            "on, put it right there, and try again."
        ) from None
    except OSError as error:
        raise Unusable(f"{name} could not be filled in: {error.strerror or error}. Try again.") from None
    if result.error:
        raise Unusable(result.error)
    if result.note:
        tell(result.note)
    return result.blocks


def main() -> None:
    """Run as the subprocess: read a request from standard input, and write its result to standard output."""
    limit_this_process(TEMPLATE_SECONDS, MEMORY_BYTES)
    request = json.load(sys.stdin.buffer, object_hook=_from_plain)
    try:
        blocks = template_blocks(request.source, request.name, vars(request.values), request.placeholders)
        result = _Result(blocks, undrawn(request.source, request.name))
    except Unusable as mistake:
        result = _Result(error=str(mistake))
    sys.stdout.write(json.dumps(msgspec.to_builtins(result)))


def _as_plain(value: Any) -> dict[str, Any]:
    """Return a date or a struct as an object of JSON."""
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    return msgspec.structs.asdict(value)


def _from_plain(values: dict[str, Any]) -> date | SimpleNamespace:
    """Return the date in an object of JSON, or its values as attributes for the template."""
    return date.fromisoformat(values[_DATE]) if _DATE in values else SimpleNamespace(**values)
