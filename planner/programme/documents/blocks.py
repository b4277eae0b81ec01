"""A document as blocks, one after the other, that any format can draw; every text in it is plain."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct

from planner.programme.text import one_line


class Heading(Struct, frozen=True, tag=True, tag_field="kind"):
    """A heading; level 1 is the document's title."""

    words: str
    level: int


class Tone(StrEnum):
    """How a paragraph stands out: in bold, in italics, or not at all; its words say the same without."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


class Paragraph(Struct, frozen=True, tag=True, tag_field="kind"):
    """A paragraph; ``lead`` stands before it in bold, with a colon."""

    words: str
    lead: str = ""
    tone: Tone = Tone.PLAIN


class Bullets(Struct, frozen=True, tag=True, tag_field="kind"):
    """A list in no order."""

    lines: tuple[str, ...]


class Numbered(Struct, frozen=True, tag=True, tag_field="kind"):
    """A list numbered from 1."""

    lines: tuple[str, ...]


Cell: TypeAlias = tuple[Paragraph | Bullets, ...]
"""What stands in one cell of a table; never nothing."""


class Table(Struct, frozen=True, tag=True, tag_field="kind"):
    """A table with a header row; the first cell of each row says what the row is about.

    ``caption`` is read out by screen readers, ``widths`` are in centimetres.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Numbered | Table


class Document(Struct, frozen=True):
    """Blocks, and what the file says of itself; ``made`` is the day it is dated."""

    title: str
    subject: str
    author: str
    made: date
    blocks: tuple[Block, ...]


PORTRAIT, LANDSCAPE = 17.0, 25.7
"""The centimetres between the margins of an A4 page, upright and on its side."""


def is_wide(document: Document) -> bool:
    """Whether a table of it needs the page on its side."""
    return any(isinstance(block, Table) and sum(block.widths) > PORTRAIT for block in document.blocks)


def row(*words: str) -> tuple[Cell, ...]:
    """A table's row with one plain paragraph a cell; a dash where there is nothing to say."""
    return tuple((Paragraph(each or "–"),) for each in words)


def as_data(part: Any) -> Any:
    """A document, or a part of it, as plain data for a template: each text on one line, each block with its kind."""
    if isinstance(part, str):
        return one_line(part)
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [as_data(each) for each in part]
    if isinstance(part, Struct):
        values = {name: as_data(getattr(part, name)) for name in part.__struct_fields__}
        return {"kind": type(part).__name__, **values}
    return part
