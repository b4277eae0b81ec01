"""A canary: a word put into every private field and every kind of change, to be searched for in what readers see."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from planner.programme import edits
from planner.programme.history.changes import EMPTY
from planner.programme.model import PRIVATE, TABLES, Programme
from planner.session import Session

CANARY = "Quxjzwk"
"""A word that appears nowhere else, nor does any long part of it."""
TELLTALE = "private note"
"""The words of the label of a change to a private field."""
ON = "Youth Justice Service"
"""The title of the topic whose private note must leave no trace for a reader."""


def marked(value: Any) -> Any:
    """Return a value for a private field of any kind, with the canary in it; ``value`` is one that it may have."""
    texts = {str: f"{CANARY} is ill", tuple: (CANARY,), frozenset: frozenset([CANARY])}
    return next(text for kind, text in texts.items() if isinstance(value, kind))


def with_canaries(programme: Programme) -> Programme:
    """Return the programme with the canary in every private field of everything in it."""
    for table, names in PRIVATE.items():
        empty = EMPTY[TABLES[table]]
        for entity in programme.table(table).values():
            programme = programme.put(table, replace(entity, **{name: marked(empty[name]) for name in names}))
    return programme


def sow(session: Session) -> None:
    """Save private edits of every kind: alone, together with others, undone, redone, explained and published."""
    topic = next(id for id, each in session.programme.topics.items() if each.title.startswith(ON))
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


def seen(text: str) -> list[str]:
    """Return every match of the canary in a text, and of words that tell of something private."""
    return re.findall(f"(?i).{{,40}}(?:{CANARY}|{TELLTALE})", text)
