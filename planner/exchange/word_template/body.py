"""The body of a template: where our document goes in it, and what stands there only to be filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from planner.exchange.word_template.names import made, val, w, words_of
from planner.exchange.word_template.pages import sized

HERE = "{{ document }}"
"""The words of the paragraph in whose place our document goes; without it, it goes in place of the whole body."""
_HERE = re.compile(r"\s*\{\{\s*document\s*\}\}\s*")
_MARK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def place_in(body: etree._Element) -> int | None:
    """Return the place of the paragraph that our document goes in place of; None where there is none."""
    places = (place for place, each in enumerate(body) if each.tag == w("p") and _HERE.fullmatch(words_of(each)))
    return next(places, None)


def put_in(
    body: etree._Element, place: int | None, page: etree._Element, ours: etree._Element, after_table: str
) -> None:
    """Put the blocks of our body in a template's, on pages as at its place; ``after_table`` is a style's id.

    Ours end with their section's pages, which are upright or sideways; what stands after them is on upright pages.
    """
    sections = list(ours.iter(w("sectPr")))
    is_wide = [val(each.find(w("pgSz")), "orient") == "landscape" for each in sections]
    for number, section in enumerate(sections):
        parent = section.getparent()
        assert parent is not None
        parent.replace(section, sized(page, is_wide=is_wide[number], is_first=number == 0))
    if place is None:
        body[:] = list(ours)
        return
    *blocks, last = ours
    rest = body[place + 1 :]
    is_last = not any(each.tag != w("sectPr") for each in rest)
    replaced_pages = body[place].find(f"{w('pPr')}/{w('sectPr')}") is not None
    if is_last:
        body[place:] = [*blocks, last]
        return
    if replaced_pages or is_wide[-1]:
        blocks.append(_ending(last, after_table))
    body[place : place + 1] = blocks
    if len(sections) > 1 or (is_wide[-1] and not replaced_pages):
        _continue(body, body.index(rest[0]), page)


def fill_in(root: etree._Element, values: Mapping[str, str]) -> set[str]:
    """Put values in place of their marks, such as {{ edition }}, and return the names of those that were there.

    Word may keep the letters of one mark in several pieces.
    """
    found: set[str] = set()
    for paragraph in root.iter(w("p")):
        pieces = list(paragraph.iter(w("t")))
        marks = [mark for mark in _MARK.finditer("".join(each.text or "" for each in pieces)) if mark[1] in values]
        for mark in reversed(marks):  # the last first, so that the others stay where they were found
            found.add(mark[1])
            _replace(pieces, mark.start(), mark.end(), values[mark[1]])
    return found


def without_comments(root: etree._Element) -> None:
    """Take out the places of comments, which are not carried over."""
    for each in list(root.iter(*map(w, _COMMENTS))):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)


def _replace(pieces: Sequence[etree._Element], start: int, end: int, value: str) -> None:
    """Replace the characters from ``start`` to ``end`` of pieces of text, counted through all of them."""
    passed = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - passed, 0), max(end - passed, 0)
        if first < len(text) and last > 0:
            begins_here = passed <= start
            piece.text = f"{text[:first]}{value if begins_here else ''}{text[last:]}"
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        passed += len(text)


def _ending(page: etree._Element, style: str) -> etree._Element:
    """Return a paragraph that ends a section."""
    paragraph, properties = made("p"), made("pPr")
    properties.append(made("pStyle", val=style))
    properties.append(page)
    paragraph.append(properties)
    return paragraph


def _continue(body: etree._Element, place: int, page: etree._Element) -> None:
    """Give what stands after our document pages of its own that are not first ones."""
    for number, block in enumerate(body):
        found = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if number >= place and found is not None:
            parent = found.getparent()
            assert parent is not None
            parent.replace(found, sized(page, is_wide=False, is_first=False))
            return
