"""Copies of a programme's file, kept beside it: the last ten saves, hourly for a day, daily for thirty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.store.atomic import write_whole

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z\.json")
SAVES, HOURLY, DAILY = 10, timedelta(days=1), timedelta(days=30)


def folder_of(path: Path) -> Path:
    """The folder that a file's backups are in."""
    target = path.resolve()
    return target.with_name(f"{target.name}.backups")


def keep(path: Path, content: bytes, at: datetime) -> None:
    """Keep what was saved at a moment, and let go of what is no longer needed; raises OSError.

    It is never named before the newest there is, so that a clock that was put back does not make it look older.
    """
    folder = folder_of(path)
    if not folder.exists():
        folder.mkdir()
        folder.chmod(folder.parent.stat().st_mode)  # for whoever else may save here
    moments = dict(_found(folder))
    at = max([at, *(moment + timedelta(microseconds=1) for moment in moments)])
    moments[at] = folder / f"{name_of(at)}.json"
    write_whole(moments[at], content, like=path, lasting=False)
    for moment in moments.keys() - kept(moments, at):
        with suppress(OSError):
            moments[moment].unlink()


def name_of(at: datetime) -> str:
    """A moment as a file's name; names in order are moments in order."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")


def backups(path: Path) -> list[tuple[datetime, Path]]:
    """When each backup of a file was made, and where it is, newest first; raises OSError when that cannot be seen."""
    try:
        return sorted(_found(folder_of(path)), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _found(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """What is named as a backup is; anything else in the folder is somebody's own."""
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name):
            with suppress(ValueError):
                yield datetime.fromisoformat(path.stem), path


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of backups made at these moments, those to keep: the newest ten, and the newest of each hour and day."""
    newest_first = sorted(moments, reverse=True)
    hours = _newest_of_each(lambda at: at.strftime("%Y%m%d%H"), [at for at in newest_first if now - at <= HOURLY])
    days = _newest_of_each(lambda at: at.strftime("%Y%m%d"), [at for at in newest_first if now - at <= DAILY])
    return {*newest_first[:SAVES], *hours, *days}


def _newest_of_each(span: Callable[[datetime], str], newest_first: Iterable[datetime]) -> Iterable[datetime]:
    found: dict[str, datetime] = {}
    for at in newest_first:
        found.setdefault(span(at), at)
    return found.values()
