"""The covering report and the list of changes, as documents."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from msgspec.structs import asdict

from planner.exchange.from_markdown import blocks_of
from planner.exchange.template import filled
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document
from planner.programme.documents.programme import table_block
from planner.programme.documents.report import Report
from planner.programme.errors import Unusable

OWN_TEMPLATE = "report-template.md"
"""The name of a council's own template, in the folder of the programme's file."""
TABLE = Markup("<table>")
"""What stands in the filled template for the programme table; nothing that people typed can read so."""


def usual_template() -> Path:
    """The template that is shipped."""
    return shipped_path("templates", "report.md")


def template_for(programme: Path) -> Path:
    """The template of the report of the programme in this file: the council's own, or else the usual one."""
    own = programme.absolute().parent / OWN_TEMPLATE
    return own if own.exists() else usual_template()


def report_document(report: Report, template: Path) -> Document:
    """The report in the words of a template; raises Unusable, naming the line, when that has a mistake in it."""
    try:
        source = template.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unusable(f"{template} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise Unusable(f"{template} is not plain text: save it as UTF-8.") from None
    text = filled(source, str(template), {**asdict(report), "table": TABLE})
    blocks = tuple(blocks_of(text, {TABLE: [table_block(report.table)]}))
    title = f"{report.committee} work programme report {report.year}"
    return Document(title, f"Work programme report {report.year}", report.council, report.date, blocks)
