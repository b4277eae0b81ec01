"""Whatever the places of its words and the boxes drawn around them, no word of a page is lost or read twice."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from effort import LONG
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.importing.page import Page, PageLine, PageTable
from planner.importing.reading import read_text
from planner.importing.reading.layout.assembling import Manner, assembled
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Box, TagCell, Word

TEXTS = ["12", "June", "Wednesday", "Budget", "and", "the", "•", "-", "1.", "(possibly)", "Report:", "2024", "plan"]
EDGES = [50.0, 90.0, 180.0, 200.0, 320.0, 500.0]
LEVELS = [50.0, 80.0, 95.0, 130.0, 400.0, 760.0]


@st.composite
def words(draw: st.DrawFn) -> Word:
    x = draw(st.sampled_from(EDGES)) + draw(st.integers(-4, 60))
    top = draw(st.sampled_from(LEVELS)) + draw(st.integers(0, 6)) * 14
    text, size = draw(st.sampled_from(TEXTS)), draw(st.sampled_from([11.0, 11.0, 6.0, 18.0]))
    cell = draw(st.none() | st.none() | st.builds(TagCell, st.integers(1, 2), st.integers(1, 3), st.integers(0, 2)))
    flags = draw(st.tuples(*[st.booleans()] * 4))
    return Word(
        text, x, top, x + len(text) * size / 2, top + size, size, *flags, paragraph=draw(st.integers(-1, 3)), cell=cell
    )


@st.composite
def tables(draw: st.DrawFn) -> tuple[Box, ...]:
    edges = sorted(draw(st.lists(st.sampled_from(EDGES), min_size=2, max_size=5, unique=True)))
    levels = sorted(draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=4, unique=True)))
    boxes = [Box(x0, top, x1, bottom) for top, bottom in pairwise(levels) for x0, x1 in pairwise(edges)]
    return tuple(draw(st.lists(st.sampled_from(boxes), min_size=1, unique=True)))


@st.composite
def placed_pages(draw: st.DrawFn) -> list[PlacedPage]:
    several = st.lists(words(), max_size=25)
    return [
        PlacedPage(
            number,
            595.0,
            842.0,
            tuple(draw(several)),
            tuple(draw(st.lists(tables(), max_size=2))),
            tuple(draw(st.lists(tables(), max_size=1))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]


def letters(texts: list[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def read(page: Page) -> list[str]:
    cells = {
        cell.where: cell for part in page.parts if isinstance(part, PageTable) for row in part.rows for cell in row
    }
    lines = [part.text for part in page.parts if isinstance(part, PageLine)]
    return [*lines, *(cell.text for cell in cells.values()), *(each.text for each in page.left_out)]


@given(pages=placed_pages(), has_tags=st.booleans())
@settings(max_examples=3_000 if LONG else 60, deadline=None)
def test_no_word_of_a_page_is_lost_or_read_twice(pages: list[PlacedPage], has_tags: bool) -> None:
    page = assembled("a.pdf", pages, Manner(11.0, has_tags), has_styles=True)
    assert letters(read(page)) == letters([word.text for each in pages for word in each.words])


LINE = st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(1, 12)), max_size=8).map(
    lambda found: "".join(text.ljust(len(text) + spaces) for text, spaces in found)
)


@given(
    lines=st.lists(st.one_of(LINE, st.sampled_from(["", "\f1 of 2", "Date      Item", "          plan"])), max_size=30)
)
@settings(max_examples=3_000 if LONG else 60, deadline=None)
def test_no_word_of_a_text_is_lost_or_read_twice(lines: list[str]) -> None:
    text = "Programme\n" + "\n".join(lines)
    assert letters(read(read_text(text, "a.txt"))) == letters([text])
