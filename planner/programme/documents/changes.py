"""Versions and what changed between them: as data, as blocks, and the versions as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Paragraph
from planner.programme.model import Version
from planner.programme.published.change_lines import ChangeLine
from planner.programme.view import View

NOTHING = "Nothing."


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


def changes_blocks(lines: Sequence[ChangeLine], since: Version, until: Version | None) -> tuple[Heading, Block]:
    """Return what changed as a heading and a list."""
    sentences = tuple(line.sentence for line in lines)
    return Heading(_heading(since, until), 1), Bullets(sentences) if sentences else Paragraph(NOTHING)


def changes_document(lines: Sequence[ChangeLine], since: Version, until: Version | None, view: View) -> Document:
    """Return what changed as a document."""
    committee = view.programme.committee
    heading, changes = changes_blocks(lines, since, until)
    blocks = (heading, Paragraph(f"{committee.name}, {committee.council}"), changes)
    return Document(heading.words, committee.name, committee.council, until.on if until else view.today, blocks)


def _heading(since: Version, until: Version | None) -> str:
    up_to = f", up to {_version_words(until)}" if until else ""
    return f"What changed in {since.year} since {_version_words(since)}{up_to}"


def _version_words(version: Version) -> str:
    return f"version {version.id} ({version.label})"
