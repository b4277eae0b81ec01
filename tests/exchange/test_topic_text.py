"""A topic as plain text has everything that is stored of it."""

from __future__ import annotations

from datetime import date

from planner.exchange.topics import topic_text
from planner.programme import edits
from planner.programme.view import View


def test_every_field_of_a_topic_is_told(view: View) -> None:
    topic = view.programme.topics["yjs"]
    filled = {}
    for name in topic.__struct_fields__:
        match getattr(topic, name):
            case bool():
                filled[name] = True
            case str() if name not in ("id", "title", "executive_decision", "rank"):
                filled[name] = f"the {name} of it"
            case tuple() | frozenset() as several if name != "purposes":
                filled[name] = type(several)([f"the {name} of it"])
            case None:
                filled[name] = date(2024, 2, 1)
    programme = edits.edit_topic(view.programme, "yjs", purposes=frozenset("ac"), **filled)
    programme = edits.invite(programme, "yjs", ["Head teachers (confirmed)"])
    programme = edits.link_executive_decision(programme, "yjs", "x", "Youth budget", date(2024, 2, 20))
    told = topic_text(view.of(programme), programme.topics["yjs"])
    for words in (
        *(value for value in filled.values() if isinstance(value, str)),
        "Focus: the focus of it",
        "Other names: the other_names of it",
        "Purposes it serves: a and c",
        "About education: yes",
        "Not before: 1 February 2024",
        "Head teachers (confirmed)",
        "Executive decision: Youth budget",
        "Decided on: 20 February 2024",
        "Thursday 26 October 2023: substantive",
        "- How great is the risk or threat? ",
    ):
        assert words in told
    assert told.splitlines()[1].startswith("On the programme; number ")
