"""Golden files: each export as it was when somebody last checked it, in a readable form."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

GOLDEN = Path(__file__).parents[1] / "exchange" / "golden"

MAIN_PARTS: Mapping[str, tuple[str, ...]] = {
    ".docx": ("word/document.xml",),
    ".odt": ("content.xml",),
    ".xlsx": ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"),
}
"""The suffix of a file that holds others -> those of its parts that have what a person typed."""


def check_golden(name: str, content: bytes) -> None:
    """Compare an export with its golden file; PLANNER_GOLDEN=write writes it anew, to be checked before it is kept."""
    suffix = Path(name).suffix
    if suffix in MAIN_PARTS:
        found = [parts(content)[part] for part in MAIN_PARTS[suffix]]
        name = f"{name}.xml"
        content = found[0] if suffix == ".docx" else b"\n".join(found).replace(b"><", b">\n<")
    elif suffix == ".pdf":
        name, content = f"{name}.txt", "\n".join([*tags(content), "", *words(content), ""]).encode()
    golden = GOLDEN / name
    if os.environ.get("PLANNER_GOLDEN") == "write":
        golden.write_bytes(content)
    assert content == golden.read_bytes()


def parts(content: bytes) -> dict[str, bytes]:
    """Return the files in a Word file, an OpenDocument text or a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything(suffix: str, content: bytes) -> str:
    """Return all text of an export, with the markup of its format; that of a PDF without."""
    if suffix == ".pdf":
        return " ".join(words(content))
    return b" ".join(parts(content).values() if suffix in MAIN_PARTS else [content]).decode(errors="replace")


def words(content: bytes) -> list[str]:
    """Return the words of each page of a PDF, without its line breaks."""
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(content)).pages]


def tags(content: bytes) -> list[str]:
    """Return the tags of a PDF in reading order, nested ones indented; a header cell with its scope."""
    catalogue = PdfReader(BytesIO(content)).trailer["/Root"]
    return list(_tags(catalogue["/StructTreeRoot"], -1))


def _tags(node: Any, depth: int) -> Iterator[str]:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        scope = re.search(r"'/Scope': '/(\w+)'", str(node.get("/A")))
        yield f"{'  ' * depth}{node['/S'][1:]}{f' ({scope[1]})' if scope else ''}"
    inside = node["/K"].get_object() if "/K" in node else []
    for each in inside if isinstance(inside, list) else [inside]:
        if not isinstance(each, int):
            yield from _tags(each, depth + 1)
