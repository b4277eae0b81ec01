"""The parts of a Word document: accessible, in British English, with equal bytes for equal content."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from planner.programme.documents import blocks
from planner.programme.text import one_line

STYLE_NAMES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number")
HEADER_SHADING = "D9E2EC"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file, fixed so that equal content makes equal bytes."""


def new_document(source: blocks.Document, *, wide: bool) -> Any:
    """Return an empty A4 document, landscape if ``wide``, with the properties of the source and our styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.subject = one_line(source.title)[:255], one_line(source.subject)[:255]
    properties.author = properties.last_modified_by = one_line(source.author)[:255]
    properties.language, properties.comments, properties.keywords = "en-GB", "", ""
    properties.created = properties.modified = datetime.combine(source.made, time())
    for name in STYLE_NAMES:
        style = document.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]  # a font of the theme would win over Arial
        style.font.color.rgb = None
        style.paragraph_format.space_after = Pt(3)
        if not name.startswith("Heading"):
            style.font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
    return document


def new_table(document: Any, caption: str, heads: Sequence[str]) -> Any:
    """Add a table with a caption for screen readers and a header row; return it."""
    grid = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), one_line(caption))
    grid._tbl.tblPr.append(title)
    cell_margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "60")
        margin.set(qn("w:type"), "dxa")
        cell_margins.append(margin)
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(cell_margins)
    for cell, words in zip(grid.rows[0].cells, heads, strict=True):
        write_run(cell.paragraphs[0], words, bold=True)
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEADER_SHADING)):
            shading.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shading)
    return grid


def finish_table(grid: Any, widths: Sequence[Any]) -> None:
    """Finish a table that has all its rows: no row breaks over a page, the header repeats, columns get their widths."""
    for number, row in enumerate(grid.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width


def new_list(document: Any) -> int:
    """Add a numbered list that begins at 1; return its number, which its paragraphs refer to."""
    definitions = document.part.numbering_part.numbering_definitions._numbering
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    definition = definitions.add_num(definitions.num_having_numId(style).abstractNumId.val)
    definition.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(definition.numId)


def number_paragraph(paragraph: Any, list_number: int) -> None:
    """Put a paragraph in the numbered list that ``new_list`` returned."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_number


def write_paragraph(document: Any, words: str, *, style: str) -> Any:
    """Add a paragraph of some words; return it."""
    paragraph = document.add_paragraph(style=style)
    write_run(paragraph, words)
    return paragraph


def write_run(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add words at the end of a paragraph."""
    run = paragraph.add_run(one_line(words))
    run.bold, run.italic = bold or None, italic or None


def document_bytes(document: Any) -> bytes:
    """Return the document as a file's bytes, with ``ZIP_TIME`` on every part."""
    content, fixed = BytesIO(), BytesIO()
    document.save(content)
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
