"""Golden files: what each export was when somebody last looked at it, in a form that can be read."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

GOLDEN = Path(__file__).parents[1] / "exchange" / "golden"


def check_golden(name: str, content: bytes) -> None:
    """Compare an export with its golden file; PLANNER_GOLDEN=write makes it anew: look before keeping it."""
    if name.endswith(".docx"):
        name, content = f"{name}.xml", parts(content)["word/document.xml"]
    elif name.endswith(".pdf"):
        name, content = f"{name}.txt", "\n".join([*tags(content), "", *words(content), ""]).encode()
    golden = GOLDEN / name
    if os.environ.get("PLANNER_GOLDEN") == "write":
        golden.write_bytes(content)
    assert content == golden.read_bytes()


def parts(content: bytes) -> dict[str, bytes]:
    """The files in a Word file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(content: bytes) -> list[str]:
    """The words of a PDF, a line a page, wherever its lines break."""
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(content)).pages]


def tags(content: bytes) -> list[str]:
    """The tags of a PDF in reading order, those inside another further in; what a cell of a table heads."""
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
