"""Versions and what changed between them, as data and as plain text."""

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
    """Every version, oldest first, without its table."""
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
    """'1. Agenda 26 October 2023 (2023/24), published on 18 October 2023 by Ann'."""
    return "".join(
        f"{each.id}. {each.label} ({each.year}), published on {long(each.on)} by {each.by}\n" for each in versions
    )


def changes_data(lines: Iterable[ChangeLine]) -> list[dict[str, Any]]:
    """What changed, a row a line; 'from' and 'to' only where there is something to say."""
    return [_change(line) for line in lines]


def _change(line: ChangeLine) -> dict[str, Any]:
    sides = {"from": line.was, "to": line.now}
    return {
        "kind": line.kind.value,
        "title": line.title,
        **{name: value for name, value in sides.items() if value},
        "reason": line.act.reason,
        "authority": line.act.authority,
        "by": line.act.by,
    }


def changes_text(lines: Sequence[ChangeLine], since: Version, until: Version | None) -> str:
    """What changed as a heading and a list."""
    said = [f"- {line.sentence}" for line in lines] or [NOTHING]
    return "\n".join((_heading(since, until), "", *said, ""))


def changes_document(lines: Sequence[ChangeLine], since: Version, until: Version | None, view: View) -> Document:
    """What changed as a document."""
    committee, heading = view.programme.committee, _heading(since, until)
    blocks: list[Block] = [Heading(heading, 1), Paragraph(f"{committee.name}, {committee.council}")]
    blocks.append(Bullets(tuple(line.sentence for line in lines)) if lines else Paragraph(NOTHING))
    return Document(heading, committee.name, committee.council, until.on if until else view.today, tuple(blocks))


def _heading(since: Version, until: Version | None) -> str:
    to = f", up to {_named(until)}" if until else ""
    return f"What changed in {since.year} since {_named(since)}{to}"


def _named(version: Version) -> str:
    return f"version {version.id} ({version.label})"
