"""A paragraph of a Word document: its runs, and what is left out of it or stands elsewhere."""

from __future__ import annotations

from lxml import etree

from planner.importing.reading.elements import tag, value
from planner.importing.reading.runs import Run
from planner.importing.reading.word.styles import Formatting, Styles, formatting_of

DELETED = "it was deleted with tracked changes"
_DELETIONS = {"del": DELETED, "moveFrom": "it was moved elsewhere with tracked changes"}
_HIDDEN = "it is hidden text"
_NOT_SEEN = {"", "Fallback", "pPr", "rPr", "sdtPr", "instrText", "delText", "delInstrText", "rt"}
"""The elements of a paragraph whose text is not shown."""
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class WordParagraph:
    """The content of a paragraph: its runs in order, the notes it refers to (kind, id), and its text boxes.

    ``left_out`` maps a reason to the words left out for it.
    """

    def __init__(self, paragraph: etree._Element, formatting: Formatting, styles: Styles) -> None:
        self.runs: list[Run] = []
        self.references: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self.left_out: dict[str, list[str]] = {}
        self._styles = styles
        self._paragraph_styles = [style for style in styles.cascade(formatting) if style is not formatting]
        self._collect(paragraph, Run(""))

    def _collect(self, parent: etree._Element, style: Run) -> None:
        """Collect the content of an element, whose text has the style of the run ``style``."""
        for element in parent:
            match tag(element):
                case name if name in _NOT_SEEN:
                    pass
                case name if name in _DELETIONS:
                    self._leave_out(element, _DELETIONS[name])
                case "r":
                    cascade = [*self._styles.cascade(formatting_of(element, "rStyle")), *self._paragraph_styles]
                    if next((each.hidden for each in cascade if each.hidden is not None), False):
                        self._leave_out(element, _HIDDEN)
                    else:
                        self._collect(element, _style_of(cascade))
                case "t":
                    self.runs.append(style._replace(text=(element.text or "").replace("\n", " ")))
                case "sym":
                    self.runs.append(style._replace(text=_symbol(value(element, "char"))))
                case name if name in _CHARACTERS:
                    self.runs.append(style._replace(text=_CHARACTERS[name]))
                case "txbxContent":
                    self.boxes.append(element)
                case "footnoteReference" | "endnoteReference" | "commentReference" as reference:
                    self.references.append((reference.removesuffix("Reference"), value(element, "id")))
                case _:
                    self._collect(element, style)

    def _leave_out(self, element: etree._Element, why: str) -> None:
        """Leave out the words of an element."""
        words = self.left_out.setdefault(why, [])
        for each in element.iter():
            words.append((each.text or "") if tag(each) in ("t", "delText") else _CHARACTERS.get(tag(each), ""))


def _style_of(cascade: list[Formatting]) -> Run:
    """Return an empty run in the style that its own formatting, its style or the style of its paragraph sets."""
    bold = next((each.bold for each in cascade if each.bold is not None), False)
    italic = next((each.italic for each in cascade if each.italic is not None), False)
    struck = next((each.struck for each in cascade if each.struck is not None), False)
    return Run("", bold, italic, struck)


def _symbol(code: str) -> str:
    """Return the character with a hexadecimal code, blank for an invalid code."""
    try:
        return chr(int(code, 16)).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    except (ValueError, OverflowError):
        return ""
