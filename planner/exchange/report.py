"""The covering report as a document, in the words of a template."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from planner.exchange.template import TABLE_PLACEHOLDER, template_blocks
from planner.exchange.template_process import blocks_in_subprocess
from planner.machine.files import Missing, NotRead, read_file, read_in_folder
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document
from planner.programme.documents.programme import table_block
from planner.programme.documents.report import Report
from planner.programme.errors import Unusable

OWN_TEMPLATE = "report-template.md"
"""The name of a council's own template, in the folder of the programme's file."""


class Template(Struct, frozen=True):
    """The text of a report's template and the file that it is in: a council's own, or the shipped one."""

    text: str
    path: Path
    is_own: bool


def template_for(programme: Path) -> Template:
    """Return the template for the report of a programme's file: the council's own beside it, or else the shipped one.

    Raises Unusable when the council's own cannot be read.
    """
    folder = programme.absolute().parent
    path = folder / OWN_TEMPLATE
    try:
        return Template(read_in_folder(folder, OWN_TEMPLATE).decode("utf-8-sig"), path, is_own=True)
    except Missing:
        return usual_template()
    except NotRead as reason:
        raise Unusable(f"{path} cannot be read: {reason}.") from None
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not plain text: save it as UTF-8.") from None


def usual_template() -> Template:
    """Return the shipped template."""
    path = shipped_path("templates", "report.md")
    return Template(read_file(path).decode(), path, is_own=False)


def report_document(report: Report, template: Template) -> Document:
    """Return the report in the words of a template; raises Unusable, naming the line, for a mistake in the template."""
    fill = blocks_in_subprocess if template.is_own else template_blocks
    values = {name: value for name, value in asdict(report).items() if name != "table"}
    table = table_block(report.table)
    blocks = fill(template.text, str(template.path), values)
    title = f"{report.committee} work programme report {report.year}"
    return Document(
        title,
        f"Work programme report {report.year}",
        report.council,
        report.date,
        tuple(table if block == TABLE_PLACEHOLDER else block for block in blocks),
    )
