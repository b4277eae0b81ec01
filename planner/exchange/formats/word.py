"""A document as a Word file, accessible and ready for the agenda, with equal bytes for equal content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from planner.exchange.drawing.columns import LANDSCAPE, PORTRAIT
from planner.exchange.drawing.direction import stretches
from planner.exchange.drawing.pages import drawing_data
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document

if TYPE_CHECKING:
    from planner.exchange.word_template.own import OwnTemplate

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
DEEPEST_LIST = 2
"""The deepest level of lists within lists that has a style."""
_LIST_STYLES = {"Bullets": "ListBullet", "Numbered": "ListNumber"}
LONGEST_PROPERTY = 255
"""The most characters of a property of the file."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file, fixed so that equal content makes equal bytes."""


def render(document: Document, *, template: OwnTemplate | None = None) -> bytes:
    """Return the document as a Word file's bytes, in a council's own template if there is one."""
    parts = parts_of(document, template)
    if template:
        from planner.exchange.word_template.merging import drawn_in

        parts = drawn_in(template, parts, document)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts of a Word file, by their names, as one file's bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for part, data in parts.items():
            file.writestr(zipfile.ZipInfo(part, ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def parts_of(document: Document, template: OwnTemplate | None = None) -> dict[str, bytes]:
    """Return the parts of our own Word file, its tables as wide as the pages of a template."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=FileSystemLoader(shipped_path("templates", "word")),
    )
    environment.filters |= {"twips": _twips, "stretches": stretches}
    data = _data(document)
    if template:
        _fit(data, template)
    return {part: environment.get_template(name).render(document=data).encode() for part, name in PARTS.items()}


def _fit(data: dict[str, Any], template: OwnTemplate) -> None:
    """Make tables as wide as the pages of a template, whose margins are its own."""
    for section in data["sections"]:
        usual = LANDSCAPE if section["is_wide"] else PORTRAIT
        share = template.room(is_wide=section["is_wide"]) / usual
        for block in section["blocks"]:
            for column in block["columns"]:
                column["width"] *= share


def _data(document: Document) -> dict[str, Any]:
    """Return the document's data, each list in it with its style, properties at their length.

    Each numbered list has a number of its own, and each address that is linked to an id.
    """
    data, numbers = drawing_data(document), count(FIRST_LIST)
    links: dict[str, str] = {}
    for section in data["sections"]:
        for block in section["blocks"]:
            if block["kind"] in _LIST_STYLES:
                block["level"] = min(block["level"], DEEPEST_LIST)
                depth = str(block["level"] + 1) if block["level"] else ""
                block["style"] = f"{_LIST_STYLES[block['kind']]}{depth}"
            if block["kind"] == "Numbered":
                block["list_number"] = next(numbers)
            for address in _addresses(block):
                links.setdefault(address, f"rIdLink{len(links) + 1}")
    properties = {name: data[name][:LONGEST_PROPERTY] for name in ("title", "subject", "author", "edition")}
    return {**data, **properties, "is_numbered": document.is_numbered, "links": links}


def _addresses(block: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that a block links to."""
    blocks = [each for row in block.get("rows", ()) for cell in row for each in cell] or [block]
    for each in blocks:
        runs = each.get("runs", ()) if each["kind"] == "Paragraph" else chain.from_iterable(each.get("runs", ()))
        yield from (each["link"] for each in runs if each["link"])


def _twips(centimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(centimetres / 2.54 * 72 * 20)
