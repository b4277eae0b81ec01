"""The recommendation or action of a programme that a row of a page is: by reference, by minute and part, or by text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from planner.importing.follow_up_draft import DraftRow
from planner.programme.model import Action, Recommendation
from planner.programme.prioritising.similar_names import is_near_identical, names_of
from planner.programme.text import one_line

Kept = TypeVar("Kept", Action, Recommendation)


def is_near(one: str, other: str) -> bool:
    """Return whether two texts are the same, or nearly the same words with the same numbers."""
    if one_line(one).casefold() == one_line(other).casefold():
        return True
    names = [names_of(one_line(text), frozenset()) for text in (one, other)]
    return all(names) and is_near_identical(names[0][0], names[1][0])


def same_part(kept: Iterable[Kept], row: DraftRow, item: str) -> Kept | None:
    """Return the one resolved at an item in the part that a row names; of several the one with the nearest text."""
    part = row.part.casefold()
    found = [each for each in kept if part and each.item == item and each.part.strip("()").casefold() == part]
    return next((each for each in found if is_near(each.text, row.text)), found[0] if found else None)


def same_text(kept: Iterable[Kept], row: DraftRow, topic: str) -> Kept | None:
    """Return the one on a row's topic with nearly its text, made on its day where that is known; None for none.

    A row without a topic, of which ``topic`` is blank, may be on any.
    """
    for each in kept:
        is_there = row.made in (None, each.made) and (each.topic == topic or not row.topic)
        if is_there and is_near(each.text, row.text):
            return each
    return None
