"""A document as an OpenDocument text, accessible and ready for the agenda, with equal bytes for equal content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import odfdo
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from planner.exchange.drawing.direction import isolated
from planner.exchange.drawing.labels import number_of_letter
from planner.exchange.drawing.pages import drawing_data
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document

MIME_TYPE = "application/vnd.oasis.opendocument.text"
PARTS: Mapping[str, str] = {
    "content.xml": "content.xml",
    "styles.xml": "styles.xml",
    "meta.xml": "meta.xml",
    "META-INF/manifest.xml": "manifest.xml",
}
"""The parts of the file after its type, in their order in it -> their templates."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file, fixed so that equal content makes equal bytes."""
LABEL_WIDTH = 1.2
"""The room for the number of a heading or paragraph, in centimetres."""
TONES: Mapping[str, str] = {"strong": "Strong", "quiet": "Quiet"}
"""The tone of a paragraph -> the style of its words."""


def render(document: Document) -> bytes:
    """Return the document as an OpenDocument text's bytes."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=FileSystemLoader(shipped_path("templates", "opendocument")),
    )
    data = drawing_data(document)
    parts = {
        part: environment.get_template(template).render(document=data).encode() for part, template in PARTS.items()
    }
    parts["content.xml"] = _filled(parts["content.xml"], data)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype", ZIP_TIME), MIME_TYPE, zipfile.ZIP_STORED)
        for part, text in parts.items():
            file.writestr(zipfile.ZipInfo(part, ZIP_TIME), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _filled(empty: bytes, data: Mapping[str, Any]) -> bytes:
    """Return the content of a document with its blocks and the styles that they need."""
    file = odfdo.Document("text")
    file.set_part("content.xml", empty)
    drawing = _Drawing()
    for number, section in enumerate(data["sections"]):
        drawing.page = ("Landscape" if section["is_wide"] else "Portrait") if number else ""
        for block in section["blocks"]:
            for element in drawing.block(block):
                file.body.append(element)
    styles = file.content.get_element("//office:automatic-styles")
    assert styles is not None
    for style in drawing.styles.values():
        styles.append(style)
    content = file.content.serialize()
    assert isinstance(content, bytes)
    return content


class _Drawing:
    """Draws blocks, and keeps the automatic styles that they need, by what each says.

    ``page`` is the kind of pages that the next heading begins; blank where no new ones begin.
    """

    def __init__(self) -> None:
        self.page = ""
        self.styles: dict[str, odfdo.Element] = {}
        self._tables = 0

    def block(self, block: Mapping[str, Any]) -> Iterator[odfdo.Element]:
        """Yield the elements of a block."""
        match block["kind"]:
            case "Heading":
                yield self._heading(block)
            case "Paragraph":
                style = self._paragraph_style("Standard", is_labelled=bool(block["labels"]), is_kept=block["is_kept"])
                yield _paragraph(block, style)
            case "Table":
                if not block["is_headed"]:
                    yield odfdo.Paragraph(block["caption"], "Caption")
                yield self._table(block)
                yield odfdo.Paragraph("", "After_20_Table")
            case "Bullets" if block["labels"]:
                yield _list("Letters", block["lines"], start=number_of_letter(block["labels"][0]))
            case kind:
                yield _list("Numbers" if kind == "Numbered" else "Bullets", block["lines"])

    def _heading(self, block: Mapping[str, Any]) -> odfdo.Element:
        name, page = f"Heading_20_{block['level']}", self.page
        self.page = ""
        style = self._paragraph_style(name, is_labelled=bool(block["labels"]), page=page)
        heading = odfdo.Header(block["level"], "\t".join((*block["labels"], block["words"])))
        heading.set_attribute("text:style-name", style)
        return heading

    def _table(self, block: Mapping[str, Any]) -> odfdo.Element:
        self._tables += 1
        width = sum(column["width"] for column in block["columns"])
        style = self._style("table", f'style:width="{width:.2f}cm" table:align="left"')
        table = _element("table:table", name=f"Table {self._tables}", style_name=style)
        title = _element("table:title")
        title.text = block["caption"]
        first, *others = (self._column(column["width"]) for column in block["columns"])
        heads = _row([[odfdo.Paragraph(head, "Table_20_Head")] for head in block["heads"]], "HeadCell")
        rows = (_row([_cell_blocks(cell) for cell in row], "Cell") for row in block["rows"])
        # What stands in the first column is the header of its row.
        header_columns = _holding(_element("table:table-header-columns"), [first])
        header_rows = _holding(_element("table:table-header-rows"), [heads])
        return _holding(table, [title, header_columns, *others, header_rows, *rows])

    def _column(self, width: float) -> odfdo.Element:
        style = self._style("table-column", f'style:column-width="{width:.2f}cm"')
        return _element("table:table-column", style_name=style)

    def _paragraph_style(self, parent: str, *, is_labelled: bool, is_kept: bool = False, page: str = "") -> str:
        """Return the name of a style that adds to another: room for a number, the next paragraph's page, new pages."""
        properties = [
            *([f'fo:margin-left="{LABEL_WIDTH}cm" fo:text-indent="-{LABEL_WIDTH}cm"'] if is_labelled else []),
            *(['fo:keep-with-next="always"'] if is_kept else []),
        ]
        attributes = f'style:parent-style-name="{parent}"' + (f' style:master-page-name="{page}"' if page else "")
        return self._style("paragraph", " ".join(properties), attributes) if properties or page else parent

    def _style(self, family: str, properties: str, attributes: str = "") -> str:
        """Return the name of an automatic style of a family with these properties."""
        said = f"{family} {properties} {attributes}"
        if said not in self.styles:
            name = f"{family.title().replace('-', '')}{len(self.styles) + 1}"
            inside = f"<style:{family}-properties {properties}/>" if properties else ""
            self.styles[said] = odfdo.Element.from_tag(
                f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inside}</style:style>'
            )
        style_name = self.styles[said].get_attribute("style:name")
        assert isinstance(style_name, str)
        return style_name


def _element(tag: str, **attributes: str) -> odfdo.Element:
    """Return a new element of a table with attributes by their names."""
    element = odfdo.Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(f"table:{name.replace('_', '-')}", value)
    return element


def _holding(element: odfdo.Element, inside: Iterable[odfdo.Element]) -> odfdo.Element:
    """Return an element with others put into it, in their order: a table's own ``append`` moves its columns."""
    for each in inside:
        odfdo.Element.append(element, each)
    return element


def _row(cells: Iterable[Iterable[odfdo.Element]], style: str) -> odfdo.Element:
    """Return a row of cells, each with its blocks."""
    found = (_holding(_element("table:table-cell", style_name=style), blocks) for blocks in cells)
    return _holding(_element("table:table-row", style_name="Row"), found)


def _cell_blocks(cell: Sequence[Mapping[str, Any]]) -> Iterator[odfdo.Element]:
    for number, block in enumerate(cell):
        if block["kind"] == "Paragraph":
            begins_item = number and block["tone"] == "strong"
            yield _paragraph(block, "Table_20_Item" if begins_item else "Table_20_Contents")
        else:
            yield _list("Bullets", block["lines"], style="Table_20_Contents")


def _paragraph(block: Mapping[str, Any], style: str) -> odfdo.Element:
    """Return a paragraph with its number, its lead and its words."""
    paragraph, words, tone = odfdo.Paragraph("", style), block["words"], TONES.get(block["tone"])
    if block.get("labels"):
        paragraph.append_plain_text(f"{block['labels'][0]}\t")
    if block["lead"]:
        lead = odfdo.Span(f"{block['lead']}:", style="Strong")
        paragraph.append(lead)
        lead.tail = " "
        paragraph.append(odfdo.Span(isolated(words), style=tone))
    else:
        paragraph.append(odfdo.Span(words, style=tone) if tone and words else words)
    return paragraph


def _list(name: str, lines: Sequence[str], *, style: str = "List_20_Line", start: int = 1) -> odfdo.Element:
    """Return a list whose marks are of a list style, counted from ``start``."""
    found = odfdo.List([odfdo.Paragraph(line, style) for line in lines], style=name)
    if start > 1:
        first = found.get_item(0)
        assert first is not None
        first.set_attribute("text:start-value", str(start))
    return found
