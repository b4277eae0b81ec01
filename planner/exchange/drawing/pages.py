"""A document as it is drawn: in sections of portrait or landscape pages, each block with what is known of its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from planner.exchange.drawing.columns import Column, columns_of, is_wide
from planner.exchange.drawing.labels import labels_of
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Table,
    linked_together,
    runs_of,
)
from planner.programme.text import one_line, within_line


class Drawn(Struct, frozen=True):
    """A block with its ``labels``, and a table's ``columns``.

    What ``is_kept`` stands on the page of the block after it: a heading, or the words above a list or table. A table
    that ``is_headed`` stands directly below a heading, which a printed caption would repeat.
    """

    block: Block
    labels: tuple[str, ...] = ()
    is_kept: bool = False
    is_headed: bool = False
    columns: tuple[Column, ...] = ()


class Section(Struct, frozen=True):
    """Blocks that stand on pages of their own; landscape ones where ``is_wide``."""

    is_wide: bool
    blocks: tuple[Drawn, ...]


def sections_of(document: Document) -> tuple[Section, ...]:
    """Return the sections of a document, at least one.

    A table too wide for a portrait page is on landscape pages, with the heading above it and up to the next heading.
    Where it stands below the title, the whole document is on landscape pages.
    """
    drawn = tuple(_drawn(document))
    parts = list(_parts(drawn))
    if not parts or _has_wide(parts[0]):
        return (Section(bool(parts), drawn),)
    sections: list[Section] = []
    for part in parts:
        wide = _has_wide(part)
        if sections and sections[-1].is_wide == wide:
            part = (*sections.pop().blocks, *part)
        sections.append(Section(wide, part))
    return tuple(sections)


def drawing_data(document: Document) -> dict[str, Any]:
    """Return a document in its sections as JSON-like data for a template; texts are on one line."""
    about = {name: _as_data(getattr(document, name)) for name in ("title", "subject", "author", "made", "edition")}
    return {**about, "sections": [_as_data(section) for section in sections_of(document)]}


def _drawn(document: Document) -> Iterator[Drawn]:
    blocks = document.blocks
    around = zip((None, *blocks), blocks, (*blocks[1:], None), labels_of(document), strict=False)
    for above, block, below, labels in around:
        is_kept = isinstance(block, Heading) or (
            isinstance(block, Paragraph) and isinstance(below, Table | Bullets | Numbered)
        )
        columns = columns_of(block) if isinstance(block, Table) else ()
        yield Drawn(block, labels, is_kept, isinstance(above, Heading), columns)


def _parts(drawn: Sequence[Drawn]) -> Iterator[tuple[Drawn, ...]]:
    """Yield the blocks from each heading to the next; headings that follow one another begin one part."""
    part: list[Drawn] = []
    for each in drawn:
        if isinstance(each.block, Heading) and part and not isinstance(part[-1].block, Heading):
            yield tuple(part)
            part = []
        part.append(each)
    if part:
        yield tuple(part)


def _has_wide(part: Sequence[Drawn]) -> bool:
    return any(is_wide(each.columns) for each in part)


def _as_data(part: Any) -> Any:
    """Return part of a document as data: a block with its kind, and with what is known of its place."""
    if isinstance(part, str):
        return one_line(part)
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [_as_data(member) for member in part]
    if isinstance(part, Struct):
        values = {name: _as_data(getattr(part, name)) for name in part.__struct_fields__}
        own = values.pop("block") if isinstance(part, Drawn) else {"kind": type(part).__name__}
        if isinstance(part, Paragraph):
            values["runs"] = _runs_data(part.runs)
        elif isinstance(part, Bullets | Numbered):
            values["runs"] = [_runs_data(runs) for runs in runs_of(part)]
        return {**own, **values}
    return part


def _runs_data(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    """Return runs as data, those of one link together: its address, blank for none, and its parts."""
    return [
        {"link": link, "parts": [{**asdict(run), "words": within_line(run.words)} for run in parts]}
        for link, parts in linked_together(runs)
    ]
