"""The pages of a template: those that our document stands on, upright and sideways, and the room on them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from planner.exchange.word_template.names import made, val, w

TWIPS = 72 * 20 / 2.54
"""Twentieths of a point in a centimetre: Word's unit of length."""
_A4 = (11906, 16838)
_MARGIN = 1134
_NARROWEST = 1134
"""The least width that is believed of a page's text, 2 cm: a template with less is damaged."""
_REFERENCES = (w("headerReference"), w("footerReference"))
_ONLY_FIRST = ("type", "titlePg")
"""What holds of the first section alone: on what page it begins, and a first page of its own."""
_DROPPED = (w("printerSettings"), w("sectPrChange"))
_BEFORE_SIZE = {*_REFERENCES, w("footnotePr"), w("endnotePr"), w("type")}


def page_at(body: etree._Element, place: int) -> etree._Element:
    """Return the pages that stand at a place among a body's blocks, with the headers and footers that they inherit."""
    inherited: dict[tuple[str, str], etree._Element] = {}
    page = made("sectPr")
    for number, block in enumerate(body):
        found = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if found is None:
            continue
        page = deepcopy(found)
        inherited |= {(str(each.tag), val(each, "type")): each for each in found if each.tag in _REFERENCES}
        if number >= place:
            break
    for each in [each for each in page if each.tag in _REFERENCES + _DROPPED]:
        page.remove(each)
    page[0:0] = [deepcopy(each) for each in inherited.values()]
    return page


def has_footer(page: etree._Element) -> bool:
    """Return whether pages have a footer, on any of them."""
    return page.find(w("footerReference")) is not None


def sized(page: etree._Element, *, is_wide: bool, is_first: bool = True) -> etree._Element:
    """Return pages turned upright or sideways; those after the first section begin anew, without a first page."""
    page = deepcopy(page)
    short, long = sorted(_size(page))
    size, margins = page.find(w("pgSz")), page.find(w("pgMar"))
    if margins is None:
        sides = dict.fromkeys(("top", "right", "bottom", "left"), str(_MARGIN))
        margins = made("pgMar", **sides, header="567", footer="567", gutter="0")
        page.insert(sum(each.tag in _BEFORE_SIZE for each in page) if size is None else page.index(size) + 1, margins)
    if size is None:
        size = made("pgSz")
        page.insert(page.index(margins), size)
    width, height = (long, short) if is_wide else (short, long)
    size.set(w("w"), str(width))
    size.set(w("h"), str(height))
    size.attrib.pop(w("orient"), None)
    if is_wide:
        size.set(w("orient"), "landscape")
    if not is_first:
        for each in [each for name in _ONLY_FIRST for each in page.findall(w(name))]:
            page.remove(each)
        for numbers in page.findall(w("pgNumType")):
            numbers.attrib.pop(w("start"), None)
    return page


def room(page: etree._Element, *, is_wide: bool) -> float:
    """Return the width of the text on a page, or of a column of it, in centimetres."""
    page = sized(page, is_wide=is_wide)
    margins, columns = page.find(w("pgMar")), page.find(w("cols"))
    width = _size(page)[0] - sum(_length(margins, name, 0) for name in ("left", "right", "gutter"))
    count = max(1, min(_length(columns, "num", 1), 10))
    width = (width - (count - 1) * _length(columns, "space", 720)) // count
    return max(width, _NARROWEST) / TWIPS


def _size(page: etree._Element) -> tuple[int, int]:
    size = page.find(w("pgSz"))
    return _length(size, "w", _A4[0]) or _A4[0], _length(size, "h", _A4[1]) or _A4[1]


def _length(element: etree._Element | None, name: str, missing: int) -> int:
    """Return a length in twentieths of a point; one with a unit, or beyond any page, counts as missing."""
    words = val(element, name)
    return int(words) if words.isdecimal() and len(words) < 6 else missing
