"""The limits of a document: above any work programme, and low enough to read quickly and safely."""

from __future__ import annotations

from planner.programme.errors import Unusable

FILE_BYTES = 25_000_000
"""The size of a file: enough for an office document with its pictures, which are never read."""
FILE_SECONDS = 60
"""How long reading a file may take, from a slow network too."""
PART_BYTES = 5_000_000
"""The unpacked size of one part of an office document: enough for an agenda of three hundred pages."""
PACKAGE_BYTES = 80_000_000
"""The unpacked size of all parts that are read: a sheet whose every row is formatted has some 50 MB."""
PARTS = 5_000
"""Parts of an office document: it has a few dozen, and one for each picture."""
XML_DEPTH = 200
"""The depth of nested elements in an office document: twice as much as the deepest nested tables need."""
ELEMENTS = 150_000
"""Elements of a web page, or of a part of an office document: an agenda of three hundred pages has fewer."""
SHEET_ELEMENTS = 2_500_000
"""Elements of all sheets of a workbook: a sheet has a million rows, each of which may be formatted."""
TEXT_BYTES = 2_000_000
"""The size of a text file, or of a web page with all its tags."""
TEXT_WORDS = 300_000
"""Words of plain text, or of a PDF: an agenda of three hundred pages has half as many."""
PAGE_CHARACTERS = 2_000_000
"""Characters of a page in all, those of a text that many cells share counted each time."""
FIRST_WORDS = 200
"""How many characters are told of what is hidden, such as a whole sheet."""
MARKDOWN_CHARACTERS = 100_000
"""Characters of Markdown, which people write by hand and which can be made slow to parse."""
CELLS = 50_000
"""Cells and paragraphs in all; a merged cell counts for each cell that it covers. A programme has some hundreds."""
COLUMNS = 200
"""Columns of one table."""
ROWS_DOWN = 1_000
"""Rows that one cell spans."""
NESTED_TABLES = 20
"""The depth of tables within tables."""
RICH_TEXT_PIECES = 1_000_000
"""Words, signs and texts of a Rich Text document: an agenda of three hundred pages has fewer."""
NESTED_GROUPS = 1_000
"""The depth of groups in a Rich Text document, whose every change of style may open one."""
MESSAGE_PARTS = 50
"""Parts of a saved message with parts of their own: a saved web page has one or two."""
MESSAGE_LINES = 500_000
"""Lines of a saved message: one of the largest size has 330,000, as its pictures have 76 characters in each."""
CALENDAR_CHARACTERS = 300_000
"""Characters of a calendar."""
EVENTS = 1_000
"""Events of a calendar, each occurrence counted."""
RECURRENCE_YEARS = 2
"""For how many years a recurring event is read."""
PDF_PAGES = 500
"""Pages of a PDF: an agenda with its reports."""
PDF_PAGE_CHARACTERS = 20_000
"""Characters of one page of a PDF: several times as many as a page of small print has."""
PDF_STREAM_BYTES = 20_000_000
"""The unpacked size of one stream of a PDF: a page has some thousands, a font with every sign some millions."""
PDF_RULES = 3_000
"""Lines drawn on a page of a PDF: a table has some hundreds; beyond that it is a plan or a diagram, not a table."""
PDF_SECONDS = 60
"""How long the work of reading a PDF may take: an agenda of three hundred pages takes half of it."""
PDF_PROCESS_SECONDS = 180
"""How long it may take by the clock, on a computer that is busy with other work too."""
PDF_MEMORY_BYTES = 1_000_000_000
"""The memory that the process which reads a PDF may have, on systems that can limit it."""


def too_large(name: str, what: str) -> Unusable:
    """Return the error for a document beyond a limit; ``what`` says which: 'has more than 5,000 parts'."""
    return Unusable(f"{name} {what}: save the work programme's own table by itself, and import that.")
