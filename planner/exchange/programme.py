"""The published table as a document."""

from __future__ import annotations

from collections.abc import Iterator

from planner.exchange.blocks import PORTRAIT, Block, Bullets, Document, Heading, Paragraph, Table, Tone
from planner.exchange.edition import Edition
from planner.programme.calendar import WEEKDAYS, long
from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable, described
from planner.programme.words import several_lines

CAPTION = "The year’s meetings and their items, by date"
DATE_WIDTH = 4.0


def programme_document(edition: Edition) -> Document:
    """The programme of a year, ready for an agenda."""
    table = edition.table
    return Document(table.title, f"Work programme {table.year}", table.council, edition.on, tuple(_blocks(table)))


def _blocks(table: ProgrammeTable) -> Iterator[Block]:
    yield Heading(f"Work programme {table.year}", 1)
    yield Paragraph(f"{table.committee}, {table.council}")
    if table.meetings:
        rows = tuple((tuple(_date(meeting)), tuple(_items(meeting))) for meeting in table.meetings)
        yield Table(
            "The year’s meetings and their items, by date", ("Date", "Items"), rows, (DATE_WIDTH, PORTRAIT - DATE_WIDTH)
        )
    else:
        yield Paragraph("No meetings are planned yet.")


def _date(meeting: MeetingRow) -> Iterator[Paragraph]:
    yield Paragraph(long(meeting.date), tone=Tone.STRONG)
    yield Paragraph(", ".join(filter(None, (WEEKDAYS[meeting.date.weekday()], meeting.time))))
    if meeting.status != "planned":
        yield Paragraph(f"{meeting.status.capitalize()} meeting", tone=Tone.STRONG)


def _items(meeting: MeetingRow) -> Iterator[Paragraph | Bullets]:
    for item in meeting.items:
        yield from _item(item)
    for words in meeting.last_lines:
        yield Paragraph(words, tone=Tone.QUIET)


def _item(item: ItemRow) -> Iterator[Paragraph | Bullets]:
    yield Paragraph(described(item), tone=Tone.STRONG)
    for line in filter(None, several_lines(item.objective).split("\n")):
        yield Paragraph(line)
    if item.focus:
        yield Bullets(item.focus)
    if item.note:
        yield Paragraph(item.note, tone=Tone.QUIET)
