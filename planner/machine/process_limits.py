"""Limits that a subprocess sets on itself, as what it reads may never end or may fill the memory."""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress


def limit_this_process(seconds: float, memory: int, *, work: int = 0) -> None:
    """End this process after ``seconds``, even when its parent has ended, and bound its ``memory``, in bytes.

    ``work`` is how many seconds of the processor it may use, 0 for no such limit. Windows has the first limit alone.
    """
    # The file stays open for as long as the process lives: it takes what the handler prints.
    nowhere = open(os.devnull, "w")  # noqa: SIM115
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    if sys.platform == "win32":
        return
    import resource

    if work:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (work, work))
    with suppress(ValueError, OSError):  # macOS has the limit but refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
