"""The published table as a Word document, accessible and ready for the agenda."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from planner.programme.calendar import WEEKDAYS, long
from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable, described, published
from planner.programme.view import View
from planner.programme.words import one_line, several_lines

DATE_WIDTH, ITEMS_WIDTH = Cm(4), Cm(13)
SHADING = "D9E2EC"
ZIPPED_AT = (1980, 1, 1, 0, 0, 0)
"""One time for every part, so that equal programmes give equal bytes."""


def programme_docx(view: View) -> bytes:
    """The published table as a Word file's bytes."""
    table = published(view)
    document = Document()
    _set_up(document, table, datetime.combine(view.today, time()))
    document.add_heading(one_line(table.committee), level=1)
    document.add_paragraph(f"Work programme {table.year}", style="Heading 2")
    if table.meetings:
        _add_table(document, table)
    else:
        document.add_paragraph("No meetings are planned yet.")
    written = BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _set_up(document: Any, table: ProgrammeTable, made: datetime) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    about = document.core_properties
    about.title, about.subject = one_line(table.title)[:255], f"Work programme {table.year}"
    about.author = about.last_modified_by = one_line(table.council)[:255]
    about.language, about.comments, about.keywords = "en-GB", "", ""
    about.created = about.modified = made
    for name in ("Normal", "Heading 1", "Heading 2", "List Bullet"):
        style = document.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for themed in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[themed]
        style.font.color.rgb = None
        style.paragraph_format.space_after = Pt(3)
    document.styles["Normal"].font.size = document.styles["List Bullet"].font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")


def _add_table(document: Any, table: ProgrammeTable) -> None:
    grid = document.add_table(rows=1, cols=2, style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    _caption(grid, table.title)
    for cell, words in zip(grid.rows[0].cells, ("Date", "Items"), strict=True):
        _write(cell, words, bold=True)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADING)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    for meeting in table.meetings:
        date_cell, items_cell = grid.add_row().cells
        _write_date(date_cell, meeting)
        _write_items(items_cell, meeting)
    for number, row in enumerate(grid.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, (DATE_WIDTH, ITEMS_WIDTH), strict=True):
            cell.width = width
    for column, width in zip(grid.columns, (DATE_WIDTH, ITEMS_WIDTH), strict=True):
        column.width = width


def _caption(grid: Any, words: str) -> None:
    """The table's own title, read out by screen readers."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), one_line(words))
    grid._tbl.tblPr.append(caption)


def _write_date(cell: Any, meeting: MeetingRow) -> None:
    _write(cell, long(meeting.date), bold=True)
    when = ", ".join(filter(None, (WEEKDAYS[meeting.date.weekday()], meeting.time)))
    _add(cell, when)
    if meeting.status != "planned":
        _add(cell, f"{meeting.status.capitalize()} meeting", bold=True)


def _write_items(cell: Any, meeting: MeetingRow) -> None:
    first = True
    for item in meeting.items:
        _write_item(cell, item, first=first)
        first = False
    for words in meeting.last_lines:
        if first:
            _write(cell, words, italic=True)
        else:
            _add(cell, words, italic=True)


def _write_item(cell: Any, item: ItemRow, *, first: bool) -> None:
    if first:
        _write(cell, described(item), bold=True)
    else:
        _add(cell, described(item), bold=True).paragraph_format.space_before = Pt(8)
    if item.objective:
        for line in several_lines(item.objective).split("\n"):
            _add(cell, line)
    for line in item.focus:
        _add(cell, line, style="List Bullet")
    if item.note:
        _add(cell, item.note, italic=True)


def _write(cell: Any, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """Words in the cell's own first paragraph."""
    run = cell.paragraphs[0].add_run(one_line(words))
    run.bold, run.italic = bold or None, italic or None


def _add(cell: Any, words: str, *, bold: bool = False, italic: bool = False, style: str | None = None) -> Any:
    """Words in a further paragraph of the cell."""
    paragraph = cell.add_paragraph(style=style)
    run = paragraph.add_run(one_line(words))
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def _with_fixed_times(content: bytes) -> bytes:
    fixed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIPPED_AT), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
