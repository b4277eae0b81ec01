"""A document as one web page that needs nothing else: no picture, style sheet or script from anywhere.

What a link may lead to has an anchor: a heading by its words, a meeting or an item by its id, so that links still work
in the next edition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from planner.exchange.drawing.columns import DATE
from planner.exchange.drawing.lists import with_lists_within
from planner.exchange.drawing.pages import drawing_data
from planner.exchange.drawing.text_width import text_width
from planner.exchange.export_files import file_stem
from planner.machine.shipped import shipped_path
from planner.programme.calendar import MONTHS
from planner.programme.documents.blocks import Document

AROUND_CELL, AROUND_TABLE = 1.1, 3.2
"""The blank on both sides of a cell's text, and of a table in a window with its scroll bar, in rem."""
STEP = 4
"""The widths at which tables change are multiples of this, in rem."""
_DATE = re.compile(f"({DATE})")
_SPACE = re.compile(r"(\s+|(?<=-))")
_NOT_IN_ANCHORS = re.compile(r"[^\w-]")


class Link(Struct, frozen=True):
    """A link to a file published beside the page: its words, its address relative to the page, and its media type."""

    words: str
    href: str
    media_type: str


class Beside(Struct, frozen=True):
    """What stands above the page when it is published together with other files: a ``notice``, and links to them."""

    notice: str
    links: tuple[Link, ...]


def render(document: Document, beside: Beside | None = None) -> bytes:
    """Return the document as a page of HTML."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters |= {
        "marked": _marked,
        "beside_from": _beside_from,
        "breakpoints": _breakpoints,
        "css_text": _css_text,
    }
    template = shipped_path("templates", "document.html").read_text(encoding="utf-8")
    return environment.from_string(template).render(document=_data(document), beside=beside).encode()


def _data(document: Document) -> dict[str, Any]:
    """Return the document's data, each anchor in it once, and each table with its ``contents``."""
    data, taken = drawing_data(document), Counter[str]()
    for section in data["sections"]:
        section["blocks"] = with_lists_within(section["blocks"])
        for block in section["blocks"]:
            if block["kind"] == "Heading":
                stem = file_stem(block["words"]) or "heading"
                taken[stem] += 1
                block["anchor"] = f"{stem}--{taken[stem]}" if taken[stem] > 1 else stem
            elif block["kind"] == "Table":
                _anchor_once(block["rows"], taken)
                block["contents"] = [row[0][0] for row in block["rows"] if row[0][0].get("anchor")]
    return data


def _anchor_once(rows: Sequence[Sequence[Sequence[dict[str, Any]]]], taken: Counter[str]) -> None:
    """Make the anchors in a table fit for a page; of what stands in several rows only the first keeps its own."""
    for block in (block for row in rows for cell in row for block in cell):
        if anchor := block.get("anchor", ""):
            anchor = _NOT_IN_ANCHORS.sub(lambda sign: f".{ord(sign[0]):x}.", anchor)
            taken[anchor] += 1
            block["anchor"] = anchor if taken[anchor] == 1 else ""


def _marked(text: str, longest: float) -> Markup:
    """Return a text with its dates marked as such, and words wider than ``longest`` ems as ones that may break."""
    if not any(len(word) > longest for word in text.split()) and not _DATE.search(text):
        return escape(text)  # as no letter is wider than an em
    return Markup("").join(_pieces(text, longest))


def _pieces(text: str, longest: float) -> Iterator[str]:
    for number, part in enumerate(_DATE.split(text)):
        if number % 2 and text_width(part) <= longest:
            yield _time(part)
        else:
            for word in _SPACE.split(part):
                yield Markup('<span class="long">{}</span>').format(word) if text_width(word) > longest else word


def _time(words: str) -> str:
    """Return a date marked as one; the words as they are for a day that no calendar has, such as 31 June."""
    day, month, year = words.split()
    try:
        on = date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return words
    return Markup('<time datetime="{}">{}</time>').format(on.isoformat(), words)


def _beside_from(columns: Sequence[dict[str, float]]) -> int:
    """Return the width of a window from which a table's cells have room beside each other, in rem."""
    needed = AROUND_TABLE + sum(column["word"] + AROUND_CELL for column in columns)
    return STEP * -int(-needed // STEP)


def _breakpoints(document: dict[str, Any]) -> list[int]:
    """Return the widths of windows at which any table changes, in rem."""
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    return sorted({_beside_from(block["columns"]) for block in blocks if block["kind"] == "Table"})


def _css_text(text: str) -> Markup:
    """Return a text as a string of CSS."""
    return Markup('"' + re.sub(r"[^\w ,.]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"')
