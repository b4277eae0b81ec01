"""The actions of the sample as they stand on 20 May 2024: six, asked for from 30 March 2023 on."""

from __future__ import annotations

from datetime import date

from planner.exchange.samples import sample
from planner.programme import edits
from planner.programme.kinds import Closing, ItemOutcome, NextLook
from planner.programme.model import Programme

AS_AT = date(2024, 5, 20)
MARCH = date(2023, 3, 30)


def scene_1(programme: Programme | None = None, today: date = date(2023, 9, 28)) -> Programme:
    """Return the sample with the minutes of 30 March 2023: items 38 and 39, and two requests for information."""
    programme = edits.set_committee(programme or sample(), minutes_from=MARCH)
    programme = edits.add_meeting(programme, "m-2023-03-30", MARCH)
    for item, topic in (("i38", "csi"), ("i39", "exploitation")):
        programme = edits.hold(programme, item, topic, "m-2023-03-30", today=today)
    minuted = {"by": "Officer", "today": today, "outcome": ItemOutcome.CONSIDERED}
    programme = edits.record_minute(programme, "i38", number="38", next=NextLook.NONE, **minuted)
    programme = edits.record_minute(
        programme,
        "i39",
        number="39",
        next=NextLook.COME_BACK,
        conclusions="Review implementation of the strategy.",
        next_invite=frozenset(["Nottinghamshire Police"]),
        **minuted,
    )
    programme = edits.add_action(
        programme,
        "x1",
        "i38",
        today=today,
        text="The letter of the monitoring visit",
        owner="Director of Children's Integrated Services",
        due_when="it is published",
    )
    return edits.add_action(
        programme,
        "x2",
        "i39",
        today=today,
        part="3",
        text="Feedback on exclusions",
        owner="Portfolio Holder",
        due_when="she has met the DfE's Regional Director",
    )


def scene_6() -> Programme:
    """Return scene 1 with four more actions, of the meetings of 2023/24, and what came of them."""
    programme = scene_1()
    asked = (
        ("x3", "send-2023-09-28", date(2023, 10, 12)),
        ("x4", "yjs-2023-10-26", date(2023, 11, 9)),
        ("x5", "exploitation-2024-01-25", date(2024, 2, 8)),
        ("x6", "earlyhelp-2024-04-25", date(2024, 5, 9)),
    )
    for action, item, due in asked:
        programme = edits.add_action(
            programme,
            action,
            item,
            today=AS_AT,
            text=f"What was asked for as {action}",
            owner=f"Owner of {action}",
            due=due,
        )
    for action, day in (("x1", date(2023, 9, 28)), ("x3", date(2023, 10, 10)), ("x4", date(2023, 11, 30))):
        programme = edits.receive(programme, action, day, today=AS_AT, answer=f"What came for {action}")
    return edits.close(programme, "x5", Closing.NO_LONGER_WANTED, today=date(2024, 2, 26), authority="Chair")
