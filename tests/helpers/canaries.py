"""A word put into every private field, in every way that a history can have it, to be looked for where readers look."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from planner.programme import edits
from planner.programme.history.changes import EMPTY
from planner.programme.model import PRIVATE, TABLES, Programme
from planner.session import Session

CANARY = "Quxjzwk"
"""A word that nothing else has any part of beyond a few letters."""
PRIVATE_LABEL = "private note"
"""What the label of a change to a private field says."""
TOPIC_TITLE = "Youth Justice Service"
"""A topic that nobody can tell by what is left that something private was noted on it."""


def canary_value(value: Any) -> Any:
    """What a private field holds with the canary in it, whatever kind of field it is."""
    texts = {str: f"{CANARY} is ill", tuple: (CANARY,), frozenset: frozenset([CANARY])}
    return next(text for kind, text in texts.items() if isinstance(value, kind))


def with_canaries(programme: Programme) -> Programme:
    """The programme with the canary in every private field of everything in it."""
    for table, names in PRIVATE.items():
        empty = EMPTY[TABLES[table]]
        for entity in programme.table(table).values():
            programme = programme.put(table, replace(entity, **{name: canary_value(empty[name]) for name in names}))
    return programme


def plant_canaries(session: Session) -> None:
    """Put the canary in wherever it can be: alone and beside other edits, undone, redone, explained and published."""
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
    """The sightings in a text: of the canary, and of any word of there being something private."""
    return re.findall(f"(?i).{{,40}}(?:{CANARY}|{PRIVATE_LABEL})", text)
