"""Versions and the changes between them, as JSON-like data, as plain text and as a document."""

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
    return [_version(version) for version in versions]


def _version(version: Version) -> dict[str, Any]:
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
        f"{each.id}. {each.label} ({each.year}), published on {long(each.on)} by {each.by}\n" for each in versions
    )


def changes_data(lines: Iterable[ChangeLine]) -> list[dict[str, Any]]:
    """Return a record for each line; 'from' and 'to' only where they are not blank."""
    return [_change(line) for line in lines]


def _change(line: ChangeLine) -> dict[str, Any]:
    sides = {"from": line.was, "to": line.now}
    return {
        "kind": line.kind.value,
        "title": line.title,
        **{name: value for name, value in sides.items() if value},
        "reason": line.cause.reason,
        "authority": line.cause.authority,
        "by": line.cause.by,
    }


def changes_text(lines: Sequence[ChangeLine], since: Version, until: Version | None) -> str:
    """Return the changes as a heading and a list, in Markdown."""
    items = [f"- {line.sentence}" for line in lines] or [NOTHING]
    return "\n".join((_heading(since, until), "", *items, ""))


def changes_document(lines: Sequence[ChangeLine], since: Version, until: Version | None, view: View) -> Document:
    """Return the changes as a document."""
    committee, heading = view.programme.committee, _heading(since, until)
    blocks: list[Block] = [Heading(heading, 1), Paragraph(f"{committee.name}, {committee.council}")]
    blocks.append(Bullets(tuple(line.sentence for line in lines)) if lines else Paragraph(NOTHING))
    return Document(heading, committee.name, committee.council, until.on if until else view.today, tuple(blocks))


def _heading(since: Version, until: Version | None) -> str:
    to = f", up to {_named(until)}" if until else ""
    return f"What changed in {since.year} since {_named(since)}{to}"


def _named(version: Version) -> str:
    return f"version {version.id} ({version.label})"
