"""A document of several committees: which of them the programme is of is asked, and only its parts are read."""

from __future__ import annotations

from collections.abc import Iterable

from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot

ALL_COMMITTEES = "All of them"
MOST_NAMED = 40
"""How many committees are offered to choose from, at most."""


def committees_of(slots: Iterable[Slot]) -> dict[str, Slot]:
    """Return the committees that the slots name, each with the first slot of it."""
    found: dict[str, Slot] = {}
    known: dict[str, str] = {}  # name in lower case -> name as first written
    for slot in slots:
        if slot.body:
            found.setdefault(known.setdefault(slot.body.casefold(), slot.body), slot)
    return found


def chosen_committee(found: dict[str, Slot], own: str, questions: Questions) -> str:
    """Return the committee whose parts are to be read, blank for all; asks where a page has several.

    ``own`` is the programme's own committee, which is proposed where the page names it, or else one of scrutiny.
    """
    if len(found) < 2:
        return ""
    names = list(found)[:MOST_NAMED]
    likely = min(names, key=lambda name: (name.casefold() != own.casefold(), "scrutiny" not in name.casefold()))
    answer = questions.ask(
        "committee",
        "The document is of several committees. Which is this programme's?",
        [likely, *(name for name in names if name != likely), ALL_COMMITTEES],
        where=found[likely].where,
        quote="; ".join(names),
    )
    return "" if answer == ALL_COMMITTEES else answer
