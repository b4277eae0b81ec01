"""A council's own template, filled in by a process of its own: only a process can be ended, and kept to its memory.

It is given text and values, and gives blocks back; it knows nothing else of the programme.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
from msgspec import Struct

from planner.exchange.template import drawn
from planner.programme.documents.blocks import Block
from planner.programme.errors import Unusable

SECONDS = 3
"""How long a template may take once its process has begun."""
SECONDS_IN_ALL = 15
"""How long that process may take, its beginning on a slow machine counted."""
MEMORY = 512_000_000
"""The bytes that it may have, where the system keeps it to that."""
_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from planner.exchange.template_process import main; main()"
_DAY = "a day"


class _Answer(Struct, frozen=True):
    """What became of a template: its blocks, or the sentence that says what is wrong with it."""

    blocks: tuple[Block, ...] = ()
    wrong: str = ""


def blocks_from_own_process(source: str, name: str, values: Mapping[str, Any]) -> tuple[Block, ...]:
    """The blocks of the template with these values in it, as ``drawn`` gives them.

    The values are text, days, and lists and structs of them. Raises Unusable, naming the file, when there is a mistake
    in it, or when it takes more time or memory than it may.
    """
    asked = json.dumps({"source": source, "name": name, "values": values}, default=_as_plain).encode()
    # A blank means the folder that the program happens to be in: others may write there, so it is not searched.
    command = [sys.executable, "-c", _BEGIN, *filter(None, sys.path)]
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command,
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS_IN_ALL,
            creationflags=no_window,
        )
        answer = msgspec.convert(json.loads(done.stdout), _Answer)
    except (subprocess.TimeoutExpired, ValueError):
        raise Unusable(
            f"{name} takes too long or needs too much memory, and was stopped: look for a loop in it that goes on and "
            "on, put it right there, and try again."
        ) from None
    except OSError as error:
        raise Unusable(f"{name} could not be filled in: {error.strerror or error}. Try again.") from None
    if answer.wrong:
        raise Unusable(answer.wrong)
    return answer.blocks


def main() -> None:
    """Be the process: read from standard input what to fill in, and write to standard output what becomes of it."""
    _keep_within_limits()
    asked = json.load(sys.stdin.buffer, object_hook=_from_plain)
    try:
        answer = _Answer(drawn(asked.source, asked.name, vars(asked.values)))
    except Unusable as mistake:
        answer = _Answer(wrong=str(mistake))
    sys.stdout.write(json.dumps(msgspec.to_builtins(answer)))


def _keep_within_limits() -> None:
    """End this process when its time is over, whatever it is doing, and also when nobody waits for it any more."""
    faulthandler.dump_traceback_later(SECONDS, exit=True, file=open(os.devnull, "w"))  # noqa: SIM115
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # macOS has the limit, and does not let it be set
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _as_plain(value: Any) -> dict[str, Any]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return msgspec.structs.asdict(value)


def _from_plain(values: dict[str, Any]) -> date | SimpleNamespace:
    return date.fromisoformat(values[_DAY]) if _DAY in values else SimpleNamespace(**values)
