"""Backups of a programme's file, recovery of one that cannot be read, and saving a copy."""

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
    """A file that cannot be read: the reason, and a function that opens it again."""

    path: Path
    trouble: str
    open: Callable[[], Session]


@dataclass(frozen=True)
class Backup:
    """One backup and the time it was made; ``is_doubtful`` when the clock was wrong at that time."""

    at: datetime
    path: Path
    is_doubtful: bool = False

    @property
    def name(self) -> str:
        """The name by which a person chooses it."""
        return self.path.stem

    @cached_property
    def stored(self) -> Stored | None:
        """The programme and its history; None when the backup cannot be read."""
        with suppress(Unusable):
            return ProgrammeFile(self.path).read()
        return None

    @property
    def when(self) -> str:
        """The local time at which it was made, in words."""
        return moment(self.at.astimezone()) + (" (by a clock that was wrong)" if self.is_doubtful else "")

    @property
    def holds(self) -> str:
        """A summary of its content: the number of changes, and the last of them."""
        if self.stored is None:
            return "it cannot be read"
        last = self.stored.history[-1]
        return f"{counted(len(self.stored.history), 'change')}, the last by {last.by}: {last.label}"


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of a programme's file, newest first; raises Unusable when the folder cannot be read."""
    try:
        files = backups.list_backups(path)[::-1]
    except OSError as error:
        raise Unusable(f"The backups of {path} cannot be seen: {error.strerror or error}.") from None
    doubtful = backups.with_wrong_clock([file.at for file in files], utc_now())
    return [Backup(file.at, file.path, number in doubtful) for number, file in enumerate(files)][::-1]


def has_backups(path: Path) -> bool:
    """Return whether the file has any backup."""
    with suppress(Unusable):
        return bool(backups_of(path))
    return False


def newest_readable_backup(path: Path) -> Backup | None:
    """Return the newest backup that can be read and is of the same programme; None when there is none."""
    with suppress(Unusable):
        for backup in backups_of(path):
            if backup.stored and _is_of_same_programme(path, backup):
                return backup
    return None


def _is_of_same_programme(path: Path, backup: Backup) -> bool:
    """Return whether a backup is of the programme in a damaged file; true when its first change is unreadable."""
    first = _FIRST_CHANGE.search(_readable_text(path))
    return first is None or backup.stored is None or first[1] == backup.stored.history[0].id


def _readable_text(path: Path) -> str:
    """Return the text of a damaged file; blank when it cannot be opened."""
    with suppress(OSError):
        return path.read_bytes().decode(errors="replace")
    return ""


def backup_named(path: Path, text: str) -> Backup:
    """Return the backup of this name, or the only one whose name begins with it; raises Unusable."""
    candidates, name = backups_of(path), text.strip().removesuffix(".json")
    matches = [backup for backup in candidates if backup.name.startswith(name)]
    chosen = [backup for backup in matches if backup.name == name] or matches
    if len(chosen) == 1:
        return chosen[0]
    names = ", ".join(backup.name for backup in matches or candidates) or "none"
    raise Unusable(f"{'Several backups are' if matches else 'No backup is'} called “{text}”. There is: {names}.")


def remedy(path: Path) -> str:
    """Return a sentence that says how to restore a damaged file on the command line; blank without a backup."""
    backup = newest_readable_backup(path)
    if backup is None:
        return ""
    lost = lost_changes(path, backup)
    quoted = f'"{path}"' if " " in str(path) else path
    loss = counted(len(lost), "change") if lost else "nothing that can still be read"
    return (
        f"Its newest good backup is of {backup.when}; {loss} would be lost: “planner -f {quoted} restore "
        f"{backup.name}” goes back to it."
    )


def lost_changes(path: Path, backup: Backup) -> list[str]:
    """Return the labels of the changes that are readable in a damaged file and missing in a backup."""
    return _missing_labels(path, {change.id for change in backup.stored.history} if backup.stored else set())


def _missing_labels(path: Path, ids: Collection[str]) -> list[str]:
    """Return the labels of the changes that are readable in a damaged file and not among these ids."""
    return [label for id, label in _CHANGES.findall(_readable_text(path)) if id not in ids]


_CHANGES = re.compile(r'"\d{8}":\s*\{\s*"id":\s*"([^"]*)",\s*"label":\s*"((?:[^"\\]|\\.)*)"')
"""The id and label of each change in the text of a damaged file."""
_FIRST_CHANGE = re.compile(r'"00000001":\s*\{\s*"id":\s*"([^"]*)"')
"""The id of the first change, which identifies the programme."""


def recover(path: Path, backup: Backup) -> Path | None:
    """Replace a damaged file by a backup, and return the path the damaged one was moved to; None when it was gone.

    Raises Unusable when the backup cannot be read either, Refused when the file is readable after all or the backup is
    of another programme, and NotSaved when it cannot be written.
    """
    _read(backup)
    if not _is_of_same_programme(path, backup):
        raise Refused(f"The backup {backup.name} is of another programme: choose another.")
    return ProgrammeFile(path).put_back(backup.path.read_bytes())


def restore(session: Session, backup: Backup) -> Change | None:
    """Set an open programme to the content of a backup, as one change; None when they are equal.

    Raises Unusable when the backup cannot be read, and Refused when it is of another programme.
    """
    stored = _read(backup)
    if stored.history[0].id != session.history[0].id:
        raise Refused(f"The backup {backup.name} is of another programme: choose another.")
    return session.replace_programme(stored.programme, f"Went back to the backup of {backup.when}")


def _read(backup: Backup) -> Stored:
    """Return the content of a backup; raises Unusable when it cannot be read."""
    if backup.stored is None:
        raise Unusable(f"The backup {backup.name} cannot be read: choose another.")
    return backup.stored


def put_back(session: Session) -> tuple[Path | None, list[str]]:
    """Write the open programme over its damaged file, merged with others' changes from the newest backup.

    Returns the path the damaged file was moved to, None when it was gone, and the labels of the changes readable in it
    that are lost. Raises Refused when the file is readable after all, and NotSaved when it cannot be written.
    """
    name = session.put_back()
    damaged = Path(name) if name else None
    if damaged is None or not damaged.is_file():
        return damaged, []
    return damaged, _missing_labels(damaged, {change.id for change in session.history})


def save_copy(session: Session, path: Path) -> None:
    """Save the open programme and its history as another file; raises Refused or NotSaved."""
    if session.read_only:
        raise Refused("The programme is open for reading only: nothing was changed.")
    ProgrammeFile(path).create(session.programme, session.history)
