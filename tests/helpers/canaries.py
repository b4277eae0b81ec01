"""A canary: a word put into every private field, and looked for wherever readers look."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from planner.programme import edits
from planner.programme.history.changes import EMPTY
from planner.programme.model import PRIVATE, TABLES, Programme
from planner.session import Session

CANARY = "Quxjzwk"
"""A word of which no other text has more than a few letters."""
TELLTALE = "private note"
"""Words in the label of a change to a private field."""
TOPIC = "Youth Justice Service"
"""The topic whose private note is edited."""


def with_canary(value: Any) -> Any:
    """Return a value with the canary in it, of the same type."""
    texts = {str: f"{CANARY} is ill", tuple: (CANARY,), frozenset: frozenset([CANARY])}
    return next(text for kind, text in texts.items() if isinstance(value, kind))


def with_canaries(programme: Programme) -> Programme:
    """Return the programme with the canary in every private field."""
    for table, names in PRIVATE.items():
        empty = EMPTY[TABLES[table]]
        for entity in programme.table(table).values():
            programme = programme.put(table, replace(entity, **{name: with_canary(empty[name]) for name in names}))
    return programme


def sow(session: Session) -> None:
    """Edit private fields in every way: alone and with others, undone, redone, explained and published."""
    topic = next(id for id, each in session.programme.topics.items() if each.title.startswith(TOPIC))
    for number in range(2):
        session.do(lambda programme, text=f"{CANARY} {number}": edits.edit_topic(programme, topic, private_note=text))
    alone = session.history[-1]
    session.undo()
    session.redo()
    session.explain(alone.id, reason="A reason that only officers need")
    session.do(lambda programme: edits.edit_topic(programme, topic, private_note="", note="For all to see"))
    session.do(lambda programme: edits.edit_topic(programme, topic, private_note=CANARY, author="The author"))
    both = session.history[-1]
    session.undo()
    session.redo()
    session.explain(both.id, reason="The author is known")
    session.do(with_canaries)
    session.publish(label="For the agenda")
    session.do(lambda programme: edits.edit_topic(programme, topic, private_note=f"{CANARY} again"))


def sightings(text: str) -> list[str]:
    """Return the places in a text with the canary, or with words that show that something is private."""
    return re.findall(f"(?i).{{,40}}(?:{CANARY}|{TELLTALE})", text)
