"""A canary: a word put into every private field of a programme and its history, which no reader may see."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from planner.programme import edits
from planner.programme.history.changes import EMPTY
from planner.programme.model import PRIVATE, TABLES, Programme
from planner.session import Session

CANARY = "Quxjzwk"
"""A word that shares no more than a few letters with any other text."""
PRIVATE_LABEL = "private note"
"""The words for a private field in a change's label."""
TOPIC_TITLE = "Youth Justice Service"
"""The beginning of the title of the topic whose private note is changed."""


def canary_value(value: Any) -> Any:
    """Return a value with the canary in it, of the same type as this one."""
    texts = {str: f"{CANARY} is ill", tuple: (CANARY,), frozenset: frozenset([CANARY])}
    return next(text for kind, text in texts.items() if isinstance(value, kind))


def with_canaries(programme: Programme) -> Programme:
    """Return the programme with the canary in every private field."""
    for table, names in PRIVATE.items():
        empty = EMPTY[TABLES[table]]
        for entity in programme.table(table).values():
            programme = programme.put(table, replace(entity, **{name: canary_value(empty[name]) for name in names}))
    return programme


def plant_canaries(session: Session) -> None:
    """Put the canary everywhere: in changes alone and with other edits, undone, redone, explained and published."""
    topic = next(id for id, each in session.programme.topics.items() if each.title.startswith(TOPIC_TITLE))
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
    """Return the places in a text that have the canary, or the words for a private field."""
    return re.findall(f"(?i).{{,40}}(?:{CANARY}|{PRIVATE_LABEL})", text)
