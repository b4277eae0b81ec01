"""Pages for the tests of importing, written in a kind of Markdown."""

from __future__ import annotations

import re

from planner.importing.draft import Draft, Entry
from planner.importing.page import Cell, Page, PageLine, PageTable
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.text import one_line


def line(text: str, where: str) -> PageLine:
    """Return a line written as '# heading', '**bold**', '* bullet', '_italic_', or plain."""
    heading, bullet = text.startswith("# "), text.startswith("* ")
    text = text.removeprefix("# ").removeprefix("* ")
    bold = len(text) > 4 and text.startswith("**") and text.endswith("**")
    italic = len(text) > 2 and not bold and text.startswith("_") and text.endswith("_")
    words = text[2:-2] if bold else text[1:-1] if italic else text
    return PageLine(words, where, bold=bold, bullet=bullet, heading=heading, italic=italic)


def table(rows: list[list[str]], number: int = 1) -> PageTable:
    """Return a table of texts; a line break in one begins a new line of its cell."""
    cells = []
    for at, row in enumerate(rows, start=1):
        places = [f"table {number}, row {at}, column {column}" for column in range(1, len(row) + 1)]
        found = zip(row, places, strict=True)
        cells.append(tuple(Cell(tuple(line(each, where) for each in text.split("\n")), where) for text, where in found))
    return PageTable(tuple(cells))


def page(text: str, *, has_styles: bool = True, name: str = "programme") -> Page:
    """Return a page: rows of a table begin with '|', ' / ' parts the lines of a cell, a blank line ends a table."""
    parts: list[PageLine | PageTable] = []
    rows: list[list[str]] = []
    tables = 0
    for number, drawn in enumerate([*text.strip("\n").split("\n"), ""], start=1):
        drawn = drawn.strip()
        if drawn.startswith("|"):
            rows.append([cell.strip().replace(" / ", "\n") for cell in drawn.strip("|").split("|")])
            continue
        if rows:
            tables += 1
            parts.append(table(rows, tables))
            rows = []
        if drawn:
            parts.append(line(drawn, f"line {number}"))
    return Page(name, tuple(parts), has_styles)


def words(text: str) -> set[str]:
    """Return the words of a text, numbers too."""
    return set(re.findall(r"\w+", one_line(text).casefold()))


def words_of_draft(draft: Draft) -> str:
    """Return every word of the page that a draft has, whatever it was read as."""
    said: list[str] = []
    for meeting in draft.meetings:
        said += [meeting.written, meeting.venue, meeting.note]
    for entry in draft.entries:
        said += [entry.title, entry.when]
        for value in entry.fields.values():
            said += [value] if isinstance(value, str) else value
    return " ".join(said)


def draft_lines(draft: Draft) -> list[str]:
    """Return a line for each meeting of a draft, and for each topic without a date."""
    lines = []
    for meeting in draft.meetings:
        flags = [each for each in (meeting.time, meeting.venue) if each]
        flags += [] if meeting.kind is MeetingKind.COMMITTEE else [meeting.kind.value]
        flags += [name for name in ("additional", "cancelled") if getattr(meeting, name)]
        items = "; ".join(_entry(each) for each in meeting.items)
        lines.append(f"{meeting.date}{''.join(f' {flag}' for flag in flags)}: {items}".rstrip())
    for entry in draft.topics:
        window = f"{entry.not_before or ''}..{entry.not_after or ''}"
        lines.append(f"{entry.when or entry.fields.get('source', '')} {window}: {_entry(entry)}")
    return lines


def _entry(entry: Entry) -> str:
    said = [entry.title]
    for mark, name in MARKS.items():
        said += [f"{mark} {text}"] if (text := entry.fields.get(name)) else []
    said += [f"- {each}" for each in entry.fields.get("focus", ())]
    said += [f"with {each}" for each in entry.fields.get("invited", ())]
    said += [] if entry.kind is ItemKind.SUBSTANTIVE else [f"[{entry.kind.value}]"]
    return " ".join([*said, "[tentative]"] if entry.tentative else said)


MARKS = {
    ">": "objective",
    ">>": "desired_outcome",
    "lead": "lead",
    "author": "author",
    "holder": "portfolio_holder",
    "note": "note",
}
