"""Copies of a programme's file, kept beside it: the last ten saves, hourly for a day, daily for thirty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.store.atomic import write_whole

SAVES, HOURLY, DAILY = 10, timedelta(days=1), timedelta(days=30)


def folder_of(path: Path) -> Path:
    """The folder that a file's backups are in."""
    target = path.resolve()
    return target.with_name(f"{target.name}.backups")


def keep(path: Path, content: bytes, at: datetime) -> None:
    """Keep what was saved at a moment, and let go of what is no longer needed; raises OSError."""
    folder = folder_of(path)
    if not folder.exists():
        folder.mkdir()
        folder.chmod(folder.parent.stat().st_mode)  # for whoever else may save here
    write_whole(folder / f"{name_of(at)}.json", content, like=path, lasting=False)
    moments = dict(_found(folder))
    for moment in moments.keys() - kept(moments, at) - {at}:
        moments[moment].unlink(missing_ok=True)


def name_of(at: datetime) -> str:
    """A moment as a file's name; names in order are moments in order."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")


def backups(path: Path) -> list[tuple[datetime, Path]]:
    """When each backup of a file was made, and where it is, newest first."""
    return sorted(_found(folder_of(path)), reverse=True)


def _found(folder: Path) -> Iterator[tuple[datetime, Path]]:
    if folder.is_dir():
        for path in folder.glob("*.json"):
            with suppress(ValueError):
                yield datetime.fromisoformat(path.stem).astimezone(UTC), path


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
