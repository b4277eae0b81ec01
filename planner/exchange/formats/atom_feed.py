"""The changes between versions as an Atom feed (RFC 4287), which news readers and web sites subscribe to."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from planner.programme.documents.change_feed import ChangeFeed, FeedEntry, change_feed
from planner.programme.documents.edition import Edition
from planner.programme.text import one_line

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "en-GB"


def render(edition: Edition, *, page: str = "", own: str = "") -> bytes:
    """Return the feed of the versions up to an edition.

    ``page`` and ``own`` are the addresses of the web page beside the feed and of the feed itself, relative to it; blank
    where it is published alone.
    """
    feed = _feed(change_feed(edition), page, own)
    indent(feed)
    content: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _feed(feed: ChangeFeed, page: str, own: str) -> Element:
    element = Element("feed", {"xmlns": ATOM, "xml:lang": LANGUAGE})
    _add(element, "id", feed.urn)
    _add(element, "title", feed.title)
    _add(element, "updated", _utc(feed.updated))
    _add(SubElement(element, "author"), "name", feed.author)
    _add(element, "generator", "Scrutiny Planner")
    if own:
        SubElement(element, "link", rel="self", type=MEDIA_TYPE, href=own)
    if page:
        _link_to_page(element, page)
    for entry in feed.entries:
        _add_entry(element, entry, page)
    return element


def _add_entry(feed: Element, entry: FeedEntry, page: str) -> None:
    """Add an entry: what changed as text in its summary, and as HTML in its content."""
    element = SubElement(feed, "entry")
    _add(element, "id", entry.urn)
    _add(element, "title", entry.title)
    _add(element, "published", _utc(entry.at))
    _add(element, "updated", _utc(entry.at))
    SubElement(element, "category", term=one_line(entry.year))
    if page:
        _link_to_page(element, page)
    lines = [one_line(line) for line in entry.lines]
    opening = one_line(entry.opening)
    SubElement(element, "summary", type="text").text = "\n".join([opening, *(f"- {line}" for line in lines)])
    SubElement(element, "content", type="html").text = _html(opening, lines)


def _html(opening: str, lines: list[str]) -> str:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    content = Markup("<p>{}</p>").format(opening) + (Markup("<ul>{}</ul>").format(items) if lines else "")
    return str(content)  # plain, as the XML escapes it once more


def _link_to_page(element: Element, page: str) -> None:
    SubElement(element, "link", rel="alternate", type="text/html", href=page)


def _add(element: Element, name: str, text: str) -> None:
    SubElement(element, name).text = one_line(text)


def _utc(at: datetime) -> str:
    """Return a time as RFC 3339 writes it, in UTC and to the second."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
