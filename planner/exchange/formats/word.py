"""A document as a Word file, accessible and ready for the agenda, with equal bytes for equal content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import count
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from planner.exchange.drawing.direction import stretches
from planner.exchange.drawing.pages import drawing_data
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document

PARTS: Mapping[str, str] = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-relationships.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-relationships.xml",
    "word/footer.xml": "footer.xml",
    "word/footer-wide.xml": "footer-wide.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""The parts of a Word file, in their order in it -> their templates."""
FIRST_LIST = 10
"""The number of the first numbered list of a document; the lower ones are those of its styles."""
LONGEST_PROPERTY = 255
"""The most characters of a property of the file."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file, fixed so that equal content makes equal bytes."""


def render(document: Document) -> bytes:
    """Return the document as a Word file's bytes."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=FileSystemLoader(shipped_path("templates", "word")),
    )
    environment.filters |= {"twips": _twips, "stretches": stretches}
    content, data = BytesIO(), _data(document)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for part, template in PARTS.items():
            text = environment.get_template(template).render(document=data)
            file.writestr(zipfile.ZipInfo(part, ZIP_TIME), text.encode(), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _data(document: Document) -> dict[str, Any]:
    """Return the document's data, each numbered list in it with a number of its own, properties at their length."""
    data, numbers = drawing_data(document), count(FIRST_LIST)
    for section in data["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "Numbered":
                block["list_number"] = next(numbers)
    properties = {name: data[name][:LONGEST_PROPERTY] for name in ("title", "subject", "author", "edition")}
    return {**data, **properties, "is_numbered": document.is_numbered}


def _twips(centimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(centimetres / 2.54 * 72 * 20)
