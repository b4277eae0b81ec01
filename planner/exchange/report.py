"""The covering report as a document, in the words of a template."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from planner.exchange.template import placeholder, template_blocks
from planner.exchange.template_process import blocks_in_subprocess
from planner.machine.files import Missing, NotRead, read_file, read_in_folder
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Block, Document, Heading
from planner.programme.documents.checklist import checklist_blocks
from planner.programme.documents.programme import table_block
from planner.programme.documents.report import Report
from planner.programme.errors import Unusable

OWN_TEMPLATE = "report-template.md"
"""The name of a council's own template, in the folder of the programme's file."""


FOR_OFFICERS = ". With notes for officers: not for publication"
"""What the foot of a report for officers says after its edition."""
_TYPED_NUMBER = re.compile(r"\d+(\.\d+)*\.? ")
"""The number that a council's own template gives to a heading itself: then no other numbers are printed."""


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


def report_document(report: Report, template: Template, tell: Callable[[str], object] = bool) -> Document:
    """Return the report in the words of a template; raises Unusable, naming the line, for a mistake in the template.

    ``tell`` is called with a sentence on what is not drawn of a council's own template, if there is anything.
    """
    fill = partial(blocks_in_subprocess, tell=tell) if template.is_own else template_blocks
    values = asdict(report)
    attached: dict[str, Sequence[Block]] = {"table": [table_block(report.table)]}
    if report.checklist:
        attached["checklist"] = [*checklist_blocks(report.checklist)]
    blocks = fill(template.text, str(template.path), {**values, "table": "", "checklist": ""}, tuple(attached))
    replacements: dict[Block, Sequence[Block]] = {placeholder(name): each for name, each in attached.items()}
    title = f"{report.committee} work programme report {report.year}"
    return Document(
        title,
        f"Work programme report {report.year}",
        report.council,
        report.date,
        tuple(chain.from_iterable(replacements.get(block, [block]) for block in blocks)),
        edition=f"{report.edition}{FOR_OFFICERS if report.for_officers else ''}",
        is_numbered=not any(isinstance(block, Heading) and _TYPED_NUMBER.match(block.words) for block in blocks),
    )
