"""Backups of a programme's file, beside it: the last ten saves, hourly for a day, daily for thirty.

Clocks differ, and some are wrong: each backup is numbered, one more than the highest there is, and the order of the
numbers alone decides which is the newest and which are kept.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from planner.store.file.atomic import write_atomically
from planner.store.file.names import backup_folder

SAVES, HOURLY, DAILY = 10, 24, 30
"""How many backups are kept: of the last saves, and one each of the hours and days before the newest."""
CLOCK_TOLERANCE = timedelta(hours=1)
"""By how much two right clocks may differ."""
RETRY_SECONDS = 0.5
"""How long to retry while another program has a backup open, in seconds; short, as the lock is still held."""

_NAME = re.compile(r"(?a:((?:19[7-9]|2\d\d)\d-\d\d-\d\dT\d{6})(?:(\.\d{6})Z|-(\d+))\.json)")
"""A backup's file name: a time and a number; or, from an older version, a time to the microsecond alone."""


class BackupFile(Struct, frozen=True, order=True):
    """One backup: its number, the time at which it was made by the clock of the machine, and its path."""

    number: int
    at: datetime
    path: Path


def make_backup(path: Path, content: bytes, at: datetime) -> None:
    """Write a backup of this content, and remove those no longer to be kept; raises OSError."""
    folder = backup_folder(path)
    if not folder.exists():
        folder.mkdir()
        folder.chmod(folder.parent.stat().st_mode)  # so that others who save here can write to it
    files = sorted(_backups_in(folder))
    number = files[-1].number + 1 if files else 1
    new = BackupFile(number, at, folder / f"{at.astimezone(UTC):%Y-%m-%dT%H%M%S}-{number}.json")
    write_atomically(new.path, content, model=path, durable=False, retry_seconds=RETRY_SECONDS, working_name="new")
    files.append(new)
    keep = to_keep([backup.at for backup in files])
    for position, backup in enumerate(files):
        if position not in keep:
            with suppress(OSError):
                backup.path.unlink()


def list_backups(path: Path) -> list[BackupFile]:
    """Return the backups of a file, newest first; raises OSError when their folder cannot be read."""
    try:
        return sorted(_backups_in(backup_folder(path)), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _backups_in(folder: Path) -> Iterator[BackupFile]:
    """Yield the backups in a folder; files with other names are left out.

    A backup of an older version has no number in its name: it gets 0, and so comes before the others.
    """
    for path in folder.iterdir():
        if name := _NAME.fullmatch(path.name):
            second, fraction, number = name.groups("")
            with suppress(ValueError):
                yield BackupFile(int(number or 0), datetime.fromisoformat(f"{second}{fraction}+00:00"), path)


def to_keep(times: Sequence[datetime]) -> set[int]:
    """Return the positions of the backups to keep, given the times of all in the order in which they were made.

    They are the last ten, and the newest of each of the last hours and days in which one was made. Times are not
    compared with each other, so that a wrong one cannot make the others look old.
    """
    last = range(len(times))[-SAVES:]
    hours = _newest_per_span([(at.date(), at.hour) for at in times], HOURLY)
    days = _newest_per_span([at.date() for at in times], DAILY)
    return {*last, *hours, *days}


def _newest_per_span(spans: Sequence[Hashable], most: int) -> Iterator[int]:
    """Yield the position of the newest backup in the last span (an hour or a day), and in up to ``most`` before it.

    Where a wrong clock came back to an earlier span, also the newest of the first run of backups in that span.
    """
    first: dict[Hashable, int] = {}
    newest: dict[Hashable, int] = {}
    for span, positions in groupby(range(len(spans)), spans.__getitem__):
        *_, end = positions
        first.setdefault(span, end)
        newest.pop(span, None)
        newest[span] = end
    for span in list(newest)[-1 - most :]:
        yield first[span]
        yield newest[span]


def with_wrong_clock(times: Sequence[datetime], now: datetime) -> set[int]:
    """Return the positions of the backups whose clock was wrong, given the times of all in the order they were made.

    A wrong time is later than ``now``, or earlier than the time of a backup made before.
    """
    wrong = set()
    latest = datetime.min.replace(tzinfo=UTC)
    for position, at in enumerate(times):
        if at > now + CLOCK_TOLERANCE or at + CLOCK_TOLERANCE < latest:
            wrong.add(position)
        else:
            latest = max(latest, at)
    return wrong
