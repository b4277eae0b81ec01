"""XML parsed safely, and its elements by their names without namespaces, of which one format may have several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from planner.importing.reading.limits import ELEMENTS, XML_DEPTH, too_large
from planner.programme.errors import Unusable

PARSER_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How XML is parsed: nothing is fetched, and nothing expands."""


def parsed(content: bytes, name: str, unreadable: Callable[[], Unusable]) -> etree._Element:
    """Return the root of a document of XML; raises ``unreadable`` when it is damaged or could expand without end."""
    try:
        root = etree.fromstring(content, etree.XMLParser(**PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        raise unreadable() from None
    too_deep = "/*" * XML_DEPTH  # the XPath of an element nested that deep
    if root.getroottree().docinfo.doctype or root.xpath(too_deep):
        raise unreadable()
    if root.xpath("count(//*)") > ELEMENTS:
        raise too_large(name, f"has more than {ELEMENTS:,} pieces")
    return root


def local_name(qualified: str) -> str:
    """Return a name without its namespace."""
    return qualified.rpartition("}")[2]


def tag(element: etree._Element) -> str:
    """Return an element's name without its namespace; blank for an entity and the like."""
    return local_name(element.tag) if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the descendant on a path of names: the first child of each name within the one before; None if missing."""
    for name in names:
        element = None if element is None else next((each for each in element if tag(each) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute's value, or blank."""
    if element is None:
        return ""
    return next((words for key, words in element.attrib.items() if local_name(key) == name), "")


def number(element: etree._Element | None, missing: int, name: str = "val") -> int:
    """Return an attribute's value as a number, ``missing`` when it is no number of at most nine digits."""
    words = value(element, name)
    return int(words) if words.isdecimal() and len(words) < 10 else missing
