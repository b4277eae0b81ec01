"""Our lists beside those of a template, with numbers that it does not use."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from planner.exchange.word_template.names import val, w
from planner.exchange.word_template.styles import Numbering, Styles

_NUMBERED_STYLE = "ListNumber"


def add_lists(theirs: etree._Element, ours: etree._Element, styles: Styles, document: etree._Element) -> None:
    """Add our lists to those of a template, and name them by their new numbers in a document of ours and its styles.

    Our numbered lists are drawn as the template's own where its style of them says how, each beginning at its number.
    """
    forms = {val(each, "abstractNumId"): deepcopy(each) for each in ours.findall(w("abstractNum"))}
    first_form = _most(theirs, "abstractNum", "abstractNumId") + 1
    first_list = _most(theirs, "num", "numId") + 1
    new_forms = {id: str(first_form + place) for place, id in enumerate(forms)}
    for id, form in forms.items():
        form.set(w("abstractNumId"), new_forms[id])
        for level in form.iter(w("lvl")):
            _name_style(level, styles)
    own_form = _form_of(theirs, styles.own_list(_NUMBERED_STYLE))
    lists = [deepcopy(each) for each in ours.findall(w("num"))]
    new_lists = {val(each, "numId"): str(first_list + place) for place, each in enumerate(lists)}
    for each in lists:
        form_reference = each.find(w("abstractNumId"))
        assert form_reference is not None
        is_of_document = val(each.find(w("lvlOverride")), "ilvl") == "0"
        new_form = new_forms[val(form_reference)]
        form_reference.set(w("val"), own_form if own_form and is_of_document else new_form)
        each.set(w("numId"), new_lists[val(each, "numId")])
    place = next((place for place, each in enumerate(theirs) if each.tag == w("num")), None)
    if place is None:
        place = sum(each.tag in (w("numPicBullet"), w("abstractNum")) for each in theirs)
    theirs[place:place] = list(forms.values())
    place = len(theirs) - len(theirs.findall(w("numIdMacAtCleanup")))
    theirs[place:place] = lists
    added = [each for each in styles.root.iter(w("style")) if val(each, "styleId") in map(styles.ids.get, styles.added)]
    for root in (document, *added):
        for element in root.iter(w("numId")):
            element.set(w("val"), new_lists.get(val(element), val(element)))


def _name_style(level: etree._Element, styles: Styles) -> None:
    """Name the style of a list's level by its id in use; a style of the template's own belongs to no list of ours."""
    style = level.find(w("pStyle"))
    if style is not None and val(style) in styles.added:
        style.set(w("val"), styles.ids[val(style)])
    elif style is not None:
        level.remove(style)


def _form_of(theirs: etree._Element, numbering: Numbering | None) -> str:
    """Return the form of a list of the template's own; blank where there is none."""
    wanted = str(numbering.list) if numbering and not numbering.level else ""
    found = (each for each in theirs.findall(w("num")) if wanted and val(each, "numId") == wanted)
    return next((val(each.find(w("abstractNumId"))) for each in found), "")


def _most(root: etree._Element, name: str, attribute: str) -> int:
    """Return the highest number in use, at least 0."""
    numbers = (val(each, attribute) for each in root.findall(w(name)))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
