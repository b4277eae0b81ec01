"""A document as a sequence of blocks that any format can draw; every text in it is plain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from planner.programme.text import several_lines


class Heading(Struct, frozen=True, tag=True, tag_field="kind"):
    """A heading; level 1 is the document's title."""

    words: str
    level: int


class Tone(StrEnum):
    """How a paragraph is emphasised: bold (strong), italic (quiet) or not; the words never depend on it."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


class Run(Struct, frozen=True):
    """Words within a sentence that are alike; ``link`` is the address of a web page or for mail, or blank."""

    words: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Paragraph(Struct, frozen=True, tag=True, tag_field="kind"):
    """A paragraph; ``lead`` is printed before it in bold, with a colon.

    ``anchor`` is the name by which links lead to it, such as 'item-' and the item's id, the same in every edition; it
    is blank where there is none.
    ``runs`` are its words in pieces, where these are not all alike: then they say how each is drawn, not the tone.
    """

    words: str
    lead: str = ""
    tone: Tone = Tone.PLAIN
    anchor: str = ""
    runs: tuple[Run, ...] = ()


class Bullets(Struct, frozen=True, tag=True, tag_field="kind"):
    """A bulleted list.

    One with a ``level`` stands within the last line of the list before it. ``runs`` are those of each line, none where
    its words are all plain; without them every line is plain.
    """

    lines: tuple[str, ...]
    level: int = 0
    runs: tuple[tuple[Run, ...], ...] = ()


class Numbered(Struct, frozen=True, tag=True, tag_field="kind"):
    """A list, numbered from ``first``; its level and runs are as in ``Bullets``.

    One that goes on after a list within it is a further block, numbered on.
    """

    lines: tuple[str, ...]
    level: int = 0
    runs: tuple[tuple[Run, ...], ...] = ()
    first: int = 1


Cell: TypeAlias = tuple[Paragraph | Bullets, ...]
"""The blocks of one table cell; at least one."""


class Table(Struct, frozen=True, tag=True, tag_field="kind"):
    """A table with a header row ``heads``; the first cell of each row is its row header.

    ``caption`` is read out by screen readers. ``widths`` of the columns are in centimetres; without them each column is
    as wide as what is in it needs.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()


Block: TypeAlias = Heading | Paragraph | Bullets | Numbered | Table


class Document(Struct, frozen=True):
    """Blocks, and the metadata of the file; ``made`` is the document's date.

    ``edition`` is its version or the day of a draft, printed in the foot of each page: 'Version 2, published 18 October
    2023'. In a document that ``is_numbered`` the headings of level 2 are numbered (2), so is what stands directly below
    each (2.1): its headings of level 3, or else its paragraphs; and the lines of bulleted lists have letters, so that
    minutes can cite 2.1(b). An appendix, which begins with that word, has no number.
    """

    title: str
    subject: str
    author: str
    made: date
    blocks: tuple[Block, ...]
    edition: str = ""
    is_numbered: bool = False


def runs_of(block: Bullets | Numbered) -> tuple[tuple[Run, ...], ...]:
    """Return the runs of each line of a list, none for a plain line."""
    return block.runs or ((),) * len(block.lines)


def linked_together(runs: Iterable[Run]) -> list[tuple[str, list[Run]]]:
    """Return runs by the link that they are in: its address, blank for none, and the runs that stand together in it."""
    return [(link, list(each)) for link, each in groupby(runs, key=lambda run: run.link)]


def row(*words: str) -> tuple[Cell, ...]:
    """Return a table row with one plain paragraph in each cell; a dash for an empty text."""
    return tuple((Paragraph(text or "–"),) for text in words)


def paragraphs(text: str) -> Cell:
    """Return a cell with a paragraph for each line of a text; a dash for an empty text."""
    return tuple(Paragraph(line) for line in several_lines(text).split("\n") if line) or (Paragraph("–"),)
