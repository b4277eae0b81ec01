"""What is about files alone: their backups, what to do when one cannot be read, and copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from planner.machine.system import utc_now
from planner.programme.calendar import moment
from planner.programme.english import counted
from planner.programme.errors import Refused, Unusable
from planner.programme.history.changes import Change
from planner.session import Session
from planner.store import Stored
from planner.store.file import backups
from planner.store.file.programme_file import ProgrammeFile


@dataclass(frozen=True)
class Damaged:
    """A file that cannot be read: what is the matter, and how to open it once it can be."""

    path: Path
    trouble: str
    open: Callable[[], Session]


@dataclass(frozen=True)
class Backup:
    """One backup: when it was made, and what it holds; ``is_doubtful`` when the clock was wrong that said when."""

    at: datetime
    path: Path
    is_doubtful: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.stem

    @cached_property
    def stored(self) -> Stored | None:
        """The programme and its history; None when the backup itself cannot be read."""
        with suppress(Unusable):
            return ProgrammeFile(self.path).read()
        return None

    @property
    def when(self) -> str:
        """The moment it was made, on this machine's clock."""
        return moment(self.at.astimezone()) + (" (by a clock that was wrong)" if self.is_doubtful else "")

    @property
    def holds(self) -> str:
        """What is in it, briefly."""
        if self.stored is None:
            return "it cannot be read"
        last = self.stored.history[-1]
        return f"{counted(len(self.stored.history), 'change')}, the last by {last.by}: {last.label}"


def backups_of(path: Path) -> list[Backup]:
    """The backups of a programme's file, the one made last first; raises Unusable when they cannot be seen."""
    try:
        made = backups.backups(path)[::-1]
    except OSError as error:
        raise Unusable(f"The backups of {path} cannot be seen: {error.strerror or error}.") from None
    doubtful = backups.doubtful([each.at for each in made], utc_now())
    return [Backup(each.at, each.path, place in doubtful) for place, each in enumerate(made)][::-1]


def has_backups(path: Path) -> bool:
    """Whether there is any backup to go back to."""
    with suppress(Unusable):
        return bool(backups_of(path))
    return False


def newest_good(path: Path) -> Backup | None:
    """The newest backup that can be read, and is of the programme that was in the file."""
    with suppress(Unusable):
        return next((each for each in backups_of(path) if each.stored and _is_of(path, each)), None)
    return None


def _is_of(path: Path, backup: Backup) -> bool:
    """Whether a backup is of the programme that a damaged file holds, as far as that can still be read."""
    began = _FIRST.search(_text(path))
    return began is None or backup.stored is None or began[1] == backup.stored.history[0].id


def _text(path: Path) -> str:
    """What can be read of a damaged file."""
    with suppress(OSError):
        return path.read_bytes().decode(errors="replace")
    return ""


def backup_named(path: Path, text: str) -> Backup:
    """A backup by its name, or the beginning of it if only one matches; raises Unusable."""
    found, name = backups_of(path), text.strip().removesuffix(".json")
    matching = [each for each in found if each.name.startswith(name)]
    chosen = [each for each in matching if each.name == name] or matching
    if len(chosen) == 1:
        return chosen[0]
    there = ", ".join(each.name for each in matching or found) or "none"
    raise Unusable(f"{'Several backups are' if matching else 'No backup is'} called “{text}”. There is: {there}.")


def remedy(path: Path) -> str:
    """What to do about a file that cannot be read, as a sentence for the command line; blank when nothing helps."""
    backup = newest_good(path)
    if backup is None:
        return ""
    lost = lost_with(path, backup)
    named = f'"{path}"' if " " in str(path) else path
    what = counted(len(lost), "change") if lost else "nothing that can still be read"
    return (
        f"Its newest good backup is of {backup.when}; {what} would be lost: “planner -f {named} restore {backup.name}” "
        "goes back to it."
    )


def lost_with(path: Path, backup: Backup) -> list[str]:
    """The labels of the changes that can still be read in a damaged file, and that a backup does not have."""
    return _lost(path, {each.id for each in backup.stored.history} if backup.stored else set())


def _lost(path: Path, kept: Collection[str]) -> list[str]:
    return [label for id, label in _CHANGES.findall(_text(path)) if id not in kept]


_CHANGES = re.compile(r'"\d{8}":\s*\{\s*"id":\s*"([^"]*)",\s*"label":\s*"((?:[^"\\]|\\.)*)"')
"""A change's id and label, wherever they stand in a file that is otherwise broken."""
_FIRST = re.compile(r'"00000001":\s*\{\s*"id":\s*"([^"]*)"')
"""The id of the change that made the programme."""


def recover(path: Path, backup: Backup) -> Path | None:
    """Put a backup in a damaged file's place, and say where the damaged one is kept; None when it was gone.

    Raises Unusable when the backup cannot be read either, Refused when the file can be read after all or held another
    programme, and NotSaved when the disk refuses.
    """
    _readable(backup)
    if not _is_of(path, backup):
        raise Refused(f"The backup {backup.name} is of another programme: choose another.")
    return ProgrammeFile(path).put_back(backup.path.read_bytes())


def restore(session: Session, backup: Backup) -> Change | None:
    """Have an open programme be as it was in a backup, as one change; None when it is so already.

    Raises Unusable when the backup cannot be read, and Refused when it is of another programme.
    """
    held = _readable(backup)
    if held.history[0].id != session.history[0].id:
        raise Refused(f"The backup {backup.name} is of another programme: choose another.")
    return session.become(held.programme, f"Went back to the backup of {backup.when}")


def _readable(backup: Backup) -> Stored:
    """What a backup holds; raises Unusable when it cannot be read."""
    if backup.stored is None:
        raise Unusable(f"The backup {backup.name} cannot be read: choose another.")
    return backup.stored


def put_back(session: Session) -> tuple[Path | None, list[str]]:
    """Put what is open back over its damaged file, on top of what a backup has of what others saved meanwhile.

    Says where the damaged file is kept, and the labels of what could be read in it and is in neither. Raises Refused
    when the file can be read after all, and NotSaved when the disk refuses.
    """
    name = session.put_back()
    kept = Path(name) if name else None
    return kept, _lost(kept, {each.id for each in session.history}) if kept and kept.is_file() else []


def save_copy(session: Session, path: Path) -> None:
    """Save everything that is open here, its history too, as another file; raises Refused or NotSaved."""
    if session.read_only:
        raise Refused("The programme is open for reading only: nothing was changed.")
    ProgrammeFile(path).create(session.programme, session.history)
