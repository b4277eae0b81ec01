"""The lines drawn on a page of a PDF: those of tables, those between rows, and those through struck-out words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.page import Page

from planner.importing.reading.layout.words import Box, Word
from planner.importing.reading.limits import PDF_RULES

_THIN = 2.5
"""The height of the thickest line."""
_NEAR = 3.0
"""How far apart two ends of lines may be that meet."""
_COVERED = 0.6
"""The share of a line through words that has words on it, and not only spaces."""
_FEWEST_RULES = 3
"""How many lines across set rows apart: above, between and below them."""


def strikes_of(page: Page, words: Sequence[Word]) -> tuple[Box, ...]:
    """Return the lines drawn through the middle of words, and no longer than these."""
    if _has_too_many(page):
        return ()
    found = []
    for rule in _across(page):
        crossed = [word for word in words if word.is_crossed_by(rule)]
        if crossed:
            x0, x1 = min(word.x0 for word in crossed), max(word.x1 for word in crossed)
            covered = sum(word.x1 - word.x0 for word in crossed)
            if rule.x0 > x0 - _NEAR and rule.x1 < x1 + _NEAR and covered > _COVERED * (rule.x1 - rule.x0):
                found.append(rule)
    return tuple(found)


def tables_of(page: Page, strikes: Sequence[Box]) -> tuple[tuple[Box, ...], ...]:
    """Return the cells of each table that is drawn; one without lines at its sides gets them."""
    if _has_too_many(page):
        return ()
    plain = _without(page, strikes)
    sides = [side for levels in _open_levels(plain) if levels.inner for side in levels.sides()]
    tables = plain.find_tables({"explicit_vertical_lines": sides} if sides else None)
    boxes = (tuple(Box(*map(float, cell)) for cell in table.cells) for table in tables)
    return tuple(table for table in boxes if len(table) > 1)


def bands_of(page: Page, strikes: Sequence[Box]) -> tuple[tuple[Box, ...], ...]:
    """Return the rows that lines across set apart, where no line down makes cells of them."""
    if _has_too_many(page):
        return ()
    return tuple(
        tuple(Box(levels.x0, top, levels.x1, bottom) for top, bottom in zip(levels.tops, levels.tops[1:], strict=False))
        for levels in _open_levels(_without(page, strikes))
        if not levels.inner
    )


class _Levels:
    """Lines across of one length, one below the other, without lines down at their ends."""

    def __init__(self, x0: float, x1: float, tops: list[float], inner: bool) -> None:
        self.x0, self.x1, self.tops, self.inner = x0, x1, tops, inner

    def sides(self) -> Iterator[dict[str, Any]]:
        """Yield the lines that are missing at the ends, as pdfplumber has lines."""
        for x in (self.x0, self.x1):
            top, bottom = self.tops[0], self.tops[-1]
            yield {"object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "height": bottom - top}


def _open_levels(page: Page) -> Iterator[_Levels]:
    """Yield the lines across that no lines down end, where there are enough of one length."""
    down = [edge for edge in page.edges if edge["orientation"] == "v"]
    by_ends: dict[tuple[int, int], list[Box]] = {}
    for rule in _joined(_across(page)):
        by_ends.setdefault((round(rule.x0 / _NEAR), round(rule.x1 / _NEAR)), []).append(rule)
    for rules in by_ends.values():
        x0, x1 = rules[0].x0, rules[0].x1
        tops = [rule.top for rule in rules]
        between = [edge for edge in down if edge["bottom"] > tops[0] + _NEAR and edge["top"] < tops[-1] - _NEAR]
        at_ends = any(abs(edge["x0"] - end) <= _NEAR for edge in between for end in (x0, x1))
        if len(rules) >= _FEWEST_RULES and not at_ends:
            yield _Levels(x0, x1, tops, any(x0 < edge["x0"] < x1 for edge in between))


def _joined(rules: Sequence[Box]) -> list[Box]:
    """Return lines across with the pieces of one line joined, down the page."""
    joined: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) < 1.5 and rule.x0 <= last.x1 + _NEAR:
            joined[-1] = Box(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            joined.append(rule)
    return joined


def _across(page: Page) -> list[Box]:
    """Return the thin lines across a page."""
    drawn = (*page.lines, *page.rects, *page.curves)
    boxes = (Box(*(float(each[side]) for side in ("x0", "top", "x1", "bottom"))) for each in drawn)
    return [
        box
        for box in boxes
        if math.isfinite(box.x0 + box.x1 + box.top) and box.bottom - box.top < _THIN < box.x1 - box.x0
    ]


def _has_too_many(page: Page) -> bool:
    """Return whether a page has more lines than any table."""
    return len(page.lines) + len(page.rects) + len(page.curves) > PDF_RULES


def _without(page: Page, strikes: Sequence[Box]) -> Page:
    """Return the page without the lines through words."""
    if not strikes:
        return page
    places = {(strike.x0, strike.top, strike.x1) for strike in strikes}
    return page.filter(lambda each: (float(each["x0"]), float(each["top"]), float(each["x1"])) not in places)
