"""The tags of a PDF: which paragraph and which cell of a table each piece of its text is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from planner.importing.reading.layout.words import TagCell
from planner.importing.reading.limits import COLUMNS, ELEMENTS

_PARAGRAPHS = {
    "P",
    "Caption",
    "Lbl",
    "LBody",
    "TD",
    "TH",
    "Title",
    "BlockQuote",
    "Note",
    *(f"H{n}" for n in range(1, 7)),
    "H",
}
_HEADINGS = {"H", "Title", *(f"H{n}" for n in range(1, 7))}


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a piece of text; ``paragraph`` is the number of its paragraph, -1 for none."""

    page: int = 0
    paragraph: int = -1
    heading: bool = False
    cell: TagCell | None = None


def tags_of(catalog: Mapping[str, Any]) -> dict[tuple[int, int], Tag]:
    """Return (id of a page, id of marked content on it) -> its tag; empty for a document without tags."""
    root = _dictionary(catalog.get("StructTreeRoot"))
    roles = {key: _name(value) for key, value in _dictionary(root.get("RoleMap")).items()}
    walk = _Walk(roles)
    walk.run(root.get("K"))
    return walk.tags


class _Walk:
    """A walk through the tree of tags, in the order of the document; a tag met twice is followed once."""

    def __init__(self, roles: Mapping[str, str]) -> None:
        self.tags: dict[tuple[int, int], Tag] = {}
        self._roles = roles
        self._seen: set[int] = set()
        self._paragraphs = self._tables = 0
        self._rows: dict[int, int] = {}  # table -> rows so far
        self._columns: dict[tuple[int, int], int] = {}  # (table, row) -> columns so far

    def run(self, top: Any) -> None:
        """Walk through the tree from its top."""
        stack: list[tuple[Any, Tag]] = [(top, Tag())]
        steps = 0
        while stack and steps < ELEMENTS:
            steps += 1
            node, tag = stack.pop()
            if isinstance(node, PDFObjRef):
                if node.objid in self._seen:
                    continue
                self._seen.add(node.objid)
            node = resolve1(node)
            if isinstance(node, int):
                self.tags.setdefault((tag.page, node), tag)
            elif isinstance(node, list):
                stack += [(each, tag) for each in reversed(node)]
            elif isinstance(node, dict):
                page = node.get("Pg")
                tag = replace(tag, page=page.objid) if isinstance(page, PDFObjRef) else tag
                if "MCID" in node:
                    stack.append((node["MCID"], tag))
                elif "K" in node:
                    stack.append((node["K"], self._tag_of(node, tag)))

    def _tag_of(self, node: Mapping[str, Any], around: Tag) -> Tag:
        """Return the tag of what is inside an element."""
        name = _name(node.get("S"))
        name = self._roles.get(name, name)
        tag = around
        if name == "Table":
            self._tables += 1
            tag = replace(tag, cell=TagCell(self._tables, 0, 0))
        elif name == "TR" and tag.cell:
            row = self._rows[tag.cell.table] = self._rows.get(tag.cell.table, 0) + 1
            tag = replace(tag, cell=TagCell(tag.cell.table, row, 0))
        elif name in ("TD", "TH") and tag.cell:
            key = (tag.cell.table, tag.cell.row)
            column = self._columns.get(key, 0)
            self._columns[key] = min(column + max(1, _columns_across(node)), COLUMNS)
            tag = replace(tag, cell=TagCell(*key, column))
        elif name == "Caption":
            tag = replace(tag, cell=None)
        if name in _PARAGRAPHS:
            self._paragraphs += 1
            tag = replace(tag, paragraph=self._paragraphs, heading=tag.heading or name in _HEADINGS)
        return tag


def _columns_across(node: Mapping[str, Any]) -> int:
    """Return how many columns a cell spans."""
    for attributes in _each(resolve1(node.get("A"))):
        columns = resolve1(_dictionary(attributes).get("ColSpan"))
        if isinstance(columns, int):
            return min(columns, COLUMNS)
    return 1


def _each(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else [value]


def _dictionary(value: Any) -> dict[str, Any]:
    value = resolve1(value)
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""
