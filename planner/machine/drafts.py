"""Drafts: what a person has typed into a form and not saved yet, kept in their own state folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from planner.machine.paths import drafts_folder


class Draft(Struct, frozen=True):
    """The text of each field that differs from what the form showed, and when it was last typed in (local time)."""

    at: datetime
    values: dict[str, str]


class Drafts:
    """The drafts of one person on one programme; ``programme`` is its address, blank where none is open.

    A folder or file that cannot be used raises no error: there is then no draft.
    """

    def __init__(self, programme: str, person: str) -> None:
        self._owner = (programme, person)

    def read(self, form: str) -> Draft | None:
        """Return the draft of a form; None where there is none."""
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode(self._file(form).read_bytes(), type=Draft)
        return None

    def keep(self, form: str, values: Mapping[str, str], at: datetime | None = None) -> bool:
        """Keep the values as the draft of a form, and say whether that was possible; no values end the draft.

        ``at`` is the time on this machine's clock, by default now.
        """
        if not values:
            self.end(form)
            return False
        file = self._file(form)
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(file, msgspec.json.encode(Draft(at or datetime.now(), dict(values))))
            return True
        return False

    def end(self, form: str) -> None:
        """Remove the draft of a form: it was saved, or thrown away on purpose."""
        with suppress(OSError):
            self._file(form).unlink(missing_ok=True)

    def _file(self, form: str) -> Path:
        name = sha256(msgspec.json.encode([*self._owner, form])).hexdigest()[:32]
        return drafts_folder() / f"{name}.json"

    def _write(self, file: Path, content: bytes) -> None:
        """Write a file that nobody else may read, whole or not at all."""
        working = file.with_suffix(f".{os.getpid()}.tmp")
        with open(os.open(working, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(content)
        working.replace(file)
