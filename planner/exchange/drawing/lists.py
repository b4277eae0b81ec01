"""Lists within lists: as a tree, for the formats in which a list stands inside a line of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_KINDS = ("Bullets", "Numbered")


def with_lists_within(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the data of blocks, in which each list has the lists ``within`` each of its lines.

    What goes on after a list within it is part of the same list again.
    """
    found: list[dict[str, Any]] = []
    open_lists: list[dict[str, Any]] = []
    for block in blocks:
        if block["kind"] not in _KINDS:
            open_lists = []
            found.append(block)
            continue
        block = {**block, "within": [[] for _ in block["lines"]]}
        level = min(block["level"], len(open_lists))
        has_inner, open_lists = len(open_lists) > level + 1, open_lists[: level + 1]
        if has_inner and open_lists[-1]["kind"] == block["kind"]:
            for name in ("lines", "runs", "labels", "within"):
                open_lists[-1][name] = [*open_lists[-1][name], *block[name]]
            continue
        open_lists = [*open_lists[:level], block]
        (open_lists[level - 1]["within"][-1] if level else found).append(block)
    return found
