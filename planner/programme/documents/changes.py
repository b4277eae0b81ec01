"""Versions and what changed between them: as data, as blocks, and the versions as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Table, row
from planner.programme.documents.edition import draft_words, version_words
from planner.programme.english import capitalised
from planner.programme.model import Version
from planner.programme.published.change_lines import ChangeKind, ChangeLine, authority_words
from planner.programme.view import View

NOTHING = "Nothing."
SIDE_BY_SIDE = "Before and after"
HEADS = ("What", "Change", "Was", "Now", "Why", "Agreed by")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_KIND_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: "Added",
    ChangeKind.MOVED: "Moved",
    ChangeKind.DROPPED: "Taken off",
    ChangeKind.RETITLED: "Retitled",
    ChangeKind.AMENDED: "Amended",
    ChangeKind.MEETING: "Meeting changed",
}


def versions_data(versions: Iterable[Version]) -> list[dict[str, Any]]:
    """Return the versions as data, without their tables."""
    return [_version_data(version) for version in versions]


def _version_data(version: Version) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": version.number,
        "label": version.label,
        "year": version.year,
        "on": version.on.isoformat(),
        "by": version.by,
    }
    return {**data, "agenda_of": version.agenda_of} if version.agenda_of else data


def versions_text(versions: Iterable[Version]) -> str:
    """Return a line for each version: '1. Agenda 26 October 2023 (2023/24), published on 18 October 2023 by Ann'."""
    return "".join(
        f"{version.id}. {version.label} ({version.year}), published on {long(version.on)} by {version.by}\n"
        for version in versions
    )


def changes_data(lines: Iterable[ChangeLine]) -> list[dict[str, Any]]:
    """Return a record for each line; 'from' and 'to' only where they are not blank."""
    return [_change_data(line) for line in lines]


def _change_data(line: ChangeLine) -> dict[str, Any]:
    sides = {"from": line.was, "to": line.now}
    return {
        "kind": line.kind.value,
        "title": line.title,
        **{name: value for name, value in sides.items() if value},
        "reason": line.cause.reason,
        "authority": line.cause.authority,
        "by": line.cause.by,
    }


class Changes(Struct, frozen=True):
    """What changed from the version ``since`` to ``until``, or to the day ``on`` where that is None."""

    lines: tuple[ChangeLine, ...]
    since: Version
    until: Version | None
    on: date
    committee: str
    council: str


def changes_between(lines: tuple[ChangeLine, ...], since: Version, until: Version | None, view: View) -> Changes:
    """Return what changed, by its lines, with the committee of the view and its day."""
    committee = view.programme.committee
    return Changes(lines, since, until, until.on if until else view.today, committee.name, committee.council)


def changes_blocks(lines: Sequence[ChangeLine], since: Version, until: Version | None) -> tuple[Heading, Block]:
    """Return what changed as a heading and a list."""
    sentences = tuple(line.sentence for line in lines)
    return Heading(_heading(since, until), 1), Bullets(sentences) if sentences else Paragraph(NOTHING)


def changes_document(changes: Changes) -> Document:
    """Return what changed as a document: in sentences, and then as a table."""
    document = changes_in_prose(changes)
    table = (Heading(SIDE_BY_SIDE, 2), _table(changes.lines)) if changes.lines else ()
    return replace(document, blocks=(*document.blocks, *table))


def changes_in_prose(changes: Changes) -> Document:
    """Return what changed as a document of sentences alone, as a text is read."""
    heading, lines = changes_blocks(changes.lines, changes.since, changes.until)
    blocks = (heading, Paragraph(f"{changes.committee}, {changes.council}"), lines)
    edition = version_words(changes.until) if changes.until else draft_words(changes.on)
    return Document(heading.words, changes.committee, changes.council, changes.on, blocks, edition=edition)


def _table(lines: Iterable[ChangeLine]) -> Table:
    """Return the changes as a table; its heads say which side was before and which is now."""
    rows = (
        row(
            line.title,
            _KIND_WORDS[line.kind],
            _side_words(line.was),
            _side_words(line.now),
            capitalised(line.cause.reason),
            capitalised(authority_words(line.cause.authority)),
        )
        for line in lines
    )
    return Table(SIDE_BY_SIDE, HEADS, tuple(rows))


def _side_words(text: str) -> str:
    """Return one side of a change in words: a date as '26 October 2023'."""
    return "; ".join(long(date.fromisoformat(part)) if _DATE.fullmatch(part) else part for part in text.split("; "))


def _heading(since: Version, until: Version | None) -> str:
    up_to = f", up to {_version_words(until)}" if until else ""
    return f"What changed in {since.year} since {_version_words(since)}{up_to}"


def _version_words(version: Version) -> str:
    return f"version {version.id} ({version.label})"
