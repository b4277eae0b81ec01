"""Preparing a page: a workbook's sheet is chosen, figures get their day first, and struck-out words are left out."""

from __future__ import annotations

import re

from msgspec.structs import replace

from planner.importing.page import Page, PageLine, PageSheet
from planner.importing.understanding.dates.date_order import with_days_first
from planner.importing.understanding.dates.written_dates import begins_with_date
from planner.importing.understanding.part_lines import Part, lines_of, with_lines_changed
from planner.importing.understanding.questions import Questions

_FILE_SIZE = re.compile(r"\s*\(?\b(?:PDF|DOCX?|XLSX?|PPTX?)(?: file)?,? \d+(?:\.\d+)? ?[KM]B\b\)?", re.IGNORECASE)
ALL_SHEETS = "All of them"
STRUCK_OUT, STRUCK_STANDS = "Leave them out", "Read them as if they stood"


def prepared(page: Page, questions: Questions) -> tuple[Part, ...]:
    """Return the parts of a page that are to be understood, as the answers say."""
    for left_out in page.left_out:
        questions.leave_out(left_out.where, left_out.text, left_out.why)
    parts = with_days_first(_without_file_sizes(_of_sheet(page, questions), questions), questions)
    struck = [line for line in lines_of(parts) if line.standing is not None]
    if not struck:
        return parts
    for line in struck:
        answer = questions.ask(
            "struck-out",
            "Words are struck out. Are they to be left out?",
            (STRUCK_OUT, STRUCK_STANDS),
            where=line.where,
            quote=line.text,
        )
        if answer == STRUCK_STANDS:
            return parts
        struck_words = line.text.replace(line.standing, "…") if line.standing else line.text
        questions.leave_out(line.where, struck_words, "it is struck out")
    return tuple(with_lines_changed(parts, _standing))


def _of_sheet(page: Page, questions: Questions) -> tuple[Part, ...]:
    """Return the parts of a page, of one sheet of a workbook where it has several and the answer is not all."""
    sheets = [part for part in page.parts if isinstance(part, PageSheet)]
    others = tuple(part for part in page.parts if not isinstance(part, PageSheet))
    if len(sheets) > 1 and all(begins_with_date(sheet.name) for sheet in sheets):
        headed = ((PageLine(sheet.name, f"sheet {sheet.name}", heading=True), *sheet.parts) for sheet in sheets)
        return (*others, *(part for parts in headed for part in parts))
    if len(sheets) > 1:
        likely = max(sheets, key=lambda sheet: sum(1 for _ in lines_of(sheet.parts)))
        answer = questions.ask(
            "sheet",
            "The workbook has several sheets. Which is the programme?",
            [likely.name, *(sheet.name for sheet in sheets if sheet is not likely), ALL_SHEETS],
            where="the workbook",
            quote=", ".join(sheet.name for sheet in sheets),
        )
        chosen = [sheet for sheet in sheets if answer in (sheet.name, ALL_SHEETS)]
        for sheet in sheets:
            if sheet not in chosen:
                questions.leave_out(f"sheet {sheet.name}", sheet.name, "another sheet is the programme")
        sheets = chosen
    return (*others, *(part for sheet in sheets for part in sheet.parts))


def _without_file_sizes(parts: tuple[Part, ...], questions: Questions) -> tuple[Part, ...]:
    """Return the parts without the sizes of files that web pages print beside their links: 'PDF 148 KB'."""
    sized = [(line, match) for line in lines_of(parts) if (match := _FILE_SIZE.search(line.text))]
    for line, match in sized:
        questions.leave_out(line.where, match[0], "it is the size of a file")
    return tuple(with_lines_changed(parts, _without_file_size)) if sized else parts


def _without_file_size(line: PageLine) -> PageLine:
    return replace(line, text=_FILE_SIZE.sub("", line.text).strip())


def _standing(line: PageLine) -> PageLine:
    """Return a line without its words struck out."""
    return line if line.standing is None else replace(line, text=line.standing, standing=None)
