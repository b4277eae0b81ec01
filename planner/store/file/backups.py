"""Copies of a programme's file, kept beside it: the last ten saves, hourly for a day, daily for thirty.

Clocks differ, and some are wrong: each copy has a number of its own, one more than the highest there, and which is the
newest and which are kept follows from the order of their making alone.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from planner.store.file.atomic import write_whole
from planner.store.file.names import folder_of

SAVES, HOURLY, DAILY = 10, 24, 30
"""How many are kept of the last saves; of the hours before the last one, one of each; and of the days before it."""
DRIFT = timedelta(hours=1)
"""By how much clocks may differ that are not wrong."""
PATIENCE = 0.5
"""Seconds to go on trying while another program has hold of a backup; few, as the lock is still held."""

_NAME = re.compile(r"(?a:((?:19[7-9]|2\d\d)\d-\d\d-\d\dT\d{6})(?:(\.\d{6})Z|-(\d+))\.json)")
"""A moment and a number; of copies that an older version has made, a finer moment alone."""


class Kept(Struct, frozen=True, order=True):
    """A copy of a file: which it is in the order of their making, when it was made by the clock of then, and where."""

    number: int
    at: datetime
    path: Path


def keep(path: Path, content: bytes, at: datetime) -> None:
    """Keep what was saved at a moment, and let go of what is no longer needed; raises OSError."""
    folder = folder_of(path)
    if not folder.exists():
        folder.mkdir()
        folder.chmod(folder.parent.stat().st_mode)  # for whoever else may save here
    found = sorted(_found(folder))
    number = found[-1].number + 1 if found else 1
    made = Kept(number, at, folder / f"{at.astimezone(UTC):%Y-%m-%dT%H%M%S}-{number}.json")
    write_whole(made.path, content, like=path, lasting=False, patience=PATIENCE, working_name="new")
    found.append(made)
    staying = kept([each.at for each in found])
    for place, each in enumerate(found):
        if place not in staying:
            with suppress(OSError):
                each.path.unlink()


def backups(path: Path) -> list[Kept]:
    """The backups of a file, the one made last first; raises OSError when they cannot be seen."""
    try:
        return sorted(_found(folder_of(path)), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _found(folder: Path) -> Iterator[Kept]:
    """What is named as a backup is; anything else in the folder is somebody's own.

    Those that have no number come before all that have one.
    """
    for path in folder.iterdir():
        if named := _NAME.fullmatch(path.name):
            second, fraction, number = named.groups("")
            with suppress(ValueError):
                yield Kept(int(number or 0), datetime.fromisoformat(f"{second}{fraction}+00:00"), path)


def kept(moments: Sequence[datetime]) -> set[int]:
    """Of backups made at these moments, in the order of their making, the positions of those to keep.

    They are the last ten, and the newest of each of the last hours and days on which one was made. No moment is held
    against another, so that none that is wrong can make the others look old.
    """
    last = range(len(moments))[-SAVES:]
    hours = _newest_of_each([(at.date(), at.hour) for at in moments], HOURLY)
    days = _newest_of_each([at.date() for at in moments], DAILY)
    return {*last, *hours, *days}


def _newest_of_each(spans: Sequence[Hashable], most: int) -> Iterator[int]:
    """The position of the newest in the last span, and in as many as ``most`` before it.

    Where a wrong clock has come back to a span after others, also the newest of when it was first that span.
    """
    first: dict[Hashable, int] = {}
    newest: dict[Hashable, int] = {}
    for span, places in groupby(range(len(spans)), spans.__getitem__):
        *_, end = places
        first.setdefault(span, end)
        newest.pop(span, None)
        newest[span] = end
    for span in list(newest)[-1 - most :]:
        yield first[span]
        yield newest[span]


def doubtful(moments: Sequence[datetime], now: datetime) -> set[int]:
    """Of backups made at these moments, in the order of their making, the positions of those whose clock was wrong.

    It says that they are still to come, or older than one that was made before them.
    """
    found = set()
    latest = datetime.min.replace(tzinfo=UTC)
    for place, at in enumerate(moments):
        if at > now + DRIFT or at + DRIFT < latest:
            found.add(place)
        else:
            latest = max(latest, at)
    return found
