"""What every Word document of ours has in common: accessible, in British English, equal bytes for equal content."""

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

STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number")
SHADING = "D9E2EC"
ZIPPED_AT = (1980, 1, 1, 0, 0, 0)
"""One time for every part, so that equal content gives equal bytes."""


def new_document(of: blocks.Document, *, wide: bool) -> Any:
    """An empty A4 document, on its side if ``wide``, with its properties and styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    about = document.core_properties
    about.title, about.subject = one_line(of.title)[:255], one_line(of.subject)[:255]
    about.author = about.last_modified_by = one_line(of.author)[:255]
    about.language, about.comments, about.keywords = "en-GB", "", ""
    about.created = about.modified = datetime.combine(of.made, time())
    for name in STYLES:
        style = document.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for themed in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[themed]
        style.font.color.rgb = None
        style.paragraph_format.space_after = Pt(3)
        if not name.startswith("Heading"):
            style.font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
    return document


def new_table(document: Any, caption: str, heads: Sequence[str]) -> Any:
    """A table with a caption for screen readers and its header row."""
    grid = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), one_line(caption))
    grid._tbl.tblPr.append(title)
    room = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "60")
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(room)
    for cell, words in zip(grid.rows[0].cells, heads, strict=True):
        say(cell.paragraphs[0], words, bold=True)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADING)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    return grid


def settle(grid: Any, widths: Sequence[Any]) -> None:
    """Once a table has its rows: they break over no page, the header repeats, and the columns are this wide."""
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
    """A further numbered list, which begins at 1 again; the number that it has in the document."""
    definitions = document.part.numbering_part.numbering_definitions._numbering
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    made = definitions.add_num(definitions.num_having_numId(style).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def numbered(paragraph: Any, list_number: int) -> None:
    """Put a paragraph in a list of :func:`new_list`."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_number


def add(document: Any, words: str, *, style: str) -> Any:
    """Words in a further paragraph."""
    paragraph = document.add_paragraph(style=style)
    say(paragraph, words)
    return paragraph


def say(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """Words at the end of a paragraph."""
    run = paragraph.add_run(one_line(words))
    run.bold, run.italic = bold or None, italic or None


def written(document: Any) -> bytes:
    """The document as a file's bytes."""
    content, fixed = BytesIO(), BytesIO()
    document.save(content)
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIPPED_AT), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
