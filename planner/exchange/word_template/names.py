"""The names that Word's XML gives to things, and small steps in its trees."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word's."""
    return f"{{{WORD}}}{name}"


def val(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of Word's, or blank."""
    return "" if element is None else str(element.get(w(name), ""))


def made(name: str, **attributes: str) -> etree._Element:
    """Return a new element of Word's with attributes of Word's."""
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": WORD})


def references(root: etree._Element) -> Iterator[str]:
    """Yield the id of each relationship that a tree refers to."""
    for element in root.iter(etree.Element):
        yield from (str(words) for key, words in element.attrib.items() if str(key).startswith(f"{{{RELATIONS}}}"))


def words_of(element: etree._Element) -> str:
    """Return the words in an element, without those of its fields."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def serialised(root: etree._Element) -> bytes:
    """Return a tree as a part's bytes."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
