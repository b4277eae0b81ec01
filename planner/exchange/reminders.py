"""Reminders as files in a folder: a message for each thing due, or a calendar for each owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from planner.exchange.export_files import file_stem, write_export
from planner.exchange.formats import REMINDERS
from planner.programme.documents.reminders import Reminder, Reminders
from planner.programme.errors import Refused, Unusable


def reminder_files(reminders: Reminders, format: str) -> Mapping[str, bytes]:
    """Return the files of reminders in a format of ``REMINDERS``: file name -> content."""
    files: dict[str, bytes] = {}
    for words, each in _groups(reminders, format):
        stem = file_stem(words) or "reminder"
        name, number = stem, 1
        while f"{name}{REMINDERS[format].suffix}" in files:
            number += 1
            name = f"{stem}-{number}"
        files[f"{name}{REMINDERS[format].suffix}"] = REMINDERS[format].render(replace(reminders, each=each))
    return files


def _groups(reminders: Reminders, format: str) -> Iterator[tuple[str, tuple[Reminder, ...]]]:
    """Yield the words that name each file, and the reminders that it holds."""
    if format == "eml":
        yield from sorted(
            ((f"{each.minute} {each.owner}", (each,)) for each in reminders.each), key=lambda pair: pair[0]
        )
        return
    by_owner = sorted(reminders.each, key=lambda each: each.owner.casefold())
    for _, of_owner in groupby(by_owner, key=lambda each: each.owner.casefold()):
        each = tuple(of_owner)
        yield each[0].owner or "nobody named", each


def write_reminders(files: Mapping[str, bytes], folder: Path, *, force: bool) -> list[Path]:
    """Write the files into a folder, made if it is not there, and return their paths.

    Raises Refused, before any is written, when one is there already and ``force`` is not given; Unusable when the
    folder cannot be made or a file cannot be written.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = [name for name in files if (folder / name).exists()]
    except OSError as error:
        raise Unusable(f"{folder} cannot be made or read: {error.strerror or error}.") from None
    if there and not force:
        raise Refused(f"{folder / there[0]} is already there: choose another folder, or write over it with --force.")
    return [write_export(folder / name, content, force=force) for name, content in files.items()]
