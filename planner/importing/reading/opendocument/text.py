"""The text within the paragraphs of an OpenDocument file: its runs, and what is left out of it or stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from planner.importing.reading.elements import tag, value
from planner.importing.reading.opendocument.styles import OpenDocumentStyles
from planner.importing.reading.runs import Run

DELETED = "it was deleted with tracked changes"
COMMENT = "it is a comment in the margin"
HIDDEN = "it is hidden text"
SHAPES = {"frame", "text-box", "custom-shape", "g", "rect", "ellipse", "line", "polygon", "path", "caption"}
"""Drawn shapes, and the boxes in them: what they hold are paragraphs of their own."""
_NOT_SEEN = {"ruby-text", "note-citation", "tracked-changes", "annotation-end", "script", "title", "desc", "forms"}
_CHARACTERS = {"s": " ", "tab": " ", "line-break": "\n"}


class Content:
    """The content of a paragraph: its runs in order, its footnotes and endnotes, its shapes, and what is left out."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.notes: list[etree._Element] = []
        self.shapes: list[etree._Element] = []
        self.left_out: list[tuple[str, str]] = []


class TextReader:
    """Reads paragraphs in the styles of a document; ``deletions`` is the id of each tracked deletion -> its words."""

    def __init__(self, styles: OpenDocumentStyles, deletions: Mapping[str, str]) -> None:
        self._styles = styles
        self._deletions = deletions

    def content(self, paragraph: etree._Element, around: Run) -> Content:
        """Return the content of a paragraph, which stands within text of another style."""
        content = Content()
        style_name = value(paragraph, "style-name")
        if self._styles.is_hidden("paragraph", style_name):
            content.left_out.append((words(paragraph), HIDDEN))
        else:
            self._collect(paragraph, self._styles.run(around, "paragraph", style_name), content)
        return content

    def deletion(self, change: etree._Element) -> tuple[str, str]:
        """Return the words deleted at a mark of a change, and the reason why they are left out."""
        return self._deletions.get(value(change, "change-id"), ""), DELETED

    def _collect(self, parent: etree._Element, style: Run, content: Content) -> None:
        """Collect the content of an element, whose text has the style of the run ``style``."""
        content.runs.append(style._replace(text=(parent.text or "").replace("\n", " ")))
        for element in parent:
            match tag(element):
                case name if name in _NOT_SEEN:
                    pass
                case name if name in _CHARACTERS:
                    content.runs.append(style._replace(text=_CHARACTERS[name]))
                case name if name in SHAPES:
                    content.shapes.append(element)
                case "note":
                    content.notes.append(element)
                case "annotation":
                    content.left_out.append((words(element), COMMENT))
                case "change":
                    content.left_out.append(self.deletion(element))
                case "span" if self._styles.is_hidden("text", value(element, "style-name")):
                    content.left_out.append((words(element), HIDDEN))
                case "span":
                    self._collect(element, self._styles.run(style, "text", value(element, "style-name")), content)
                case _:
                    self._collect(element, style, content)
            content.runs.append(style._replace(text=(element.tail or "").replace("\n", " ")))


def deletions_of(body: etree._Element) -> dict[str, str]:
    """Return the words of each tracked deletion by its id."""
    return {
        value(region, "id"): words(deletion)
        for region in body.iter("{*}changed-region")
        for deletion in region
        if tag(deletion) == "deletion"
    }


def words(element: etree._Element) -> str:
    """Return all words within an element, those of each paragraph apart."""
    return " ".join("".join(_texts(paragraph)) for paragraph in _paragraphs(element))


def _paragraphs(element: etree._Element) -> Iterable[etree._Element]:
    """Return the paragraphs of an element: itself, where it has none within it."""
    return list(element.iter("{*}p", "{*}h")) or [element]


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts within an element, a space for each tab or break."""
    yield element.text or ""
    for each in element:
        if tag(each) not in ("creator", "date", "change-info"):
            yield from _texts(each)
        yield " " if tag(each) in _CHARACTERS else ""
        yield each.tail or ""
