"""A document as blocks, one after the other, that any format can draw; every text in it is plain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    words: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` stands before it in bold, with a colon."""

    words: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list numbered from 1."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; ``caption`` is read out by screen readers, ``widths`` are in centimetres."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


Block = Heading | Paragraph | Numbered | Table
