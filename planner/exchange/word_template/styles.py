"""Our styles found among those of a template, and added where it lacks them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from planner.exchange.word_template.names import made, val, w

WANTED = ("Normal", "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "Table Grid")
"""The names of the styles that a council's template is expected to have; Word keeps them in English in every language.

Our other styles, such as that of a table's heads, are based on its Normal.
"""
_OWN_LISTS = ("ListBullet", "ListNumber")
"""The beginnings of the ids of our lists, which are drawn as the template's own where it has them."""
_LONGEST_CHAIN = 20
"""The most styles followed in a chain, each based on the next: a damaged template may have a circle."""
_FIRST_PROPERTIES = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_BEFORE_NUMBERS = {w(name) for name in _FIRST_PROPERTIES}
"""What stands before the number of a list in a paragraph's properties."""


class Numbering(Struct, frozen=True):
    """Which list a paragraph or style is of: its number, 0 for none, and the level in it."""

    list: int
    level: int


class Styles:
    """The styles of a template with ours: ``ids`` maps our ids to those in use, ``added`` are those that it lacked."""

    def __init__(self, theirs: etree._Element, ours: etree._Element) -> None:
        self.root, self._ours = theirs, {val(style, "styleId"): style for style in ours.iter(w("style"))}
        self._theirs = {val(style, "styleId"): style for style in theirs.iter(w("style"))}
        found = {id: found_style(theirs, style) for id, style in self._ours.items()}
        self.added = {id for id, style in found.items() if style is None}
        self.ids: Mapping[str, str] = {
            id: self._fresh(id) if style is None else val(style, "styleId") for id, style in found.items()
        }
        for id in self._ours:
            if id in self.added:
                self._add(id)

    def rename(self, root: etree._Element) -> None:
        """Name the styles in a tree of ours by the ids in use."""
        for element in root.iter(w("pStyle"), w("rStyle"), w("tblStyle"), w("basedOn"), w("next"), w("link")):
            element.set(w("val"), self.ids.get(val(element), val(element)))

    def own_list(self, id: str) -> Numbering | None:
        """Return the list of the template's own style for our ``id``; None where we added it, or it has none."""
        style, chain = self._theirs.get(self.ids.get(id, "")), 0
        while id not in self.added and style is not None and chain < _LONGEST_CHAIN:
            if numbering := numbering_of(style):
                return numbering
            style, chain = self._theirs.get(val(style.find(w("basedOn")))), chain + 1
        return None

    def number(self, root: etree._Element, *, is_numbered: bool) -> None:
        """Say at each paragraph of our document which list it is of, where the template's style does not say it.

        The numbers of a numbered document are always ours, as they are the same in every format. Called before the
        styles are renamed.
        """
        for paragraph in root.iter(w("p")):
            properties = paragraph.find(w("pPr"))
            id = val(properties.find(w("pStyle"))) if properties is not None else ""
            if properties is None or id not in self._ours or id in self.added:
                continue
            own, ours = self.own_list(id), numbering_of(self._ours[id])
            if is_numbered and not ours and own:
                ours = Numbering(0, 0)
            if properties.find(w("numPr")) is None and ours and not (own and id.startswith(_OWN_LISTS)):
                place = sum(child.tag in _BEFORE_NUMBERS for child in properties)
                properties.insert(place, numbering_element(ours))

    def _add(self, id: str) -> None:
        style = deepcopy(self._ours[id])
        style.set(w("styleId"), self.ids[id])
        style.attrib.pop(w("default"), None)
        self.rename(style)
        self.root.append(style)

    def _fresh(self, id: str) -> str:
        while id in self._theirs:
            id = f"{id}Ours"
        return id


def lacking(theirs: etree._Element) -> list[str]:
    """Return the names of the wanted styles that a template lacks."""
    kinds = {name: "table" if name == "Table Grid" else "paragraph" for name in WANTED}
    return [name for name, kind in kinds.items() if found_style(theirs, _style(kind, name)) is None]


def found_style(theirs: etree._Element, ours: etree._Element) -> etree._Element | None:
    """Return the template’s style for one of ours: that of its name or id, or the usual one for ours."""
    kind, id, name = val(ours, "type"), val(ours, "styleId").casefold(), _name(ours)
    styles = [style for style in theirs.iter(w("style")) if val(style, "type") == kind]
    by_name = (style for style in styles if _name(style) == name)
    by_id = (style for style in styles if val(style, "styleId").casefold() == id)
    usual = (style for style in styles if val(ours, "default") and val(style, "default") in ("1", "true", "on"))
    return next(by_name, next(by_id, next(usual, None)))


def numbering_of(style: etree._Element) -> Numbering | None:
    """Return which list a style is of; None where it does not say."""
    numbering = style.find(f"{w('pPr')}/{w('numPr')}")
    if numbering is None:
        return None
    list, level = (val(numbering.find(w(name))) for name in ("numId", "ilvl"))
    return Numbering(int(list), int(level) if level.isdecimal() else 0) if list.isdecimal() and int(list) else None


def numbering_element(numbering: Numbering) -> etree._Element:
    """Return what a paragraph says of its list."""
    element = made("numPr")
    element.append(made("ilvl", val=str(numbering.level)))
    element.append(made("numId", val=str(numbering.list)))
    return element


def _name(style: etree._Element) -> str:
    return val(style.find(w("name"))).casefold()


def _style(kind: str, name: str) -> etree._Element:
    """Return a style of ours as it is looked for: its id is its name without blanks."""
    default = {"default": "1"} if name == "Normal" else {}
    style = made("style", type=kind, styleId=name.replace(" ", ""), **default)
    style.append(made("name", val=name))
    return style
