"""The sample with recommendations of 2023/24, as the scenes of answers, progress and closing have them."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.exchange.samples import sample
from planner.programme import edits
from planner.programme.kinds import AnswerKind, RecipientKind
from planner.programme.model import Programme

LATE = date(2024, 5, 20)
"""A day by which all of it has happened."""
SEPTEMBER, OCTOBER = "send-2023-09-28", "yjs-2023-10-26"
EXECUTIVE = {"to": "the Executive", "recipient": RecipientKind.EXECUTIVE}


def recommended(programme: Programme, id: str, item: str, **fields: Any) -> Programme:
    """Return the programme with a recommendation that has its id as its own reference."""
    values = {**EXECUTIVE, "reference": id, "text": f"That {id} be done", **fields}
    return edits.add_recommendation(programme, id, item=item, today=LATE, **values)


def made() -> Programme:
    """Return the sample with S1 to S3 of 28 September 2023, received 5 October, and B1 and B2 of 26 October."""
    programme = sample()
    for number in (1, 2, 3):
        days = {"sent": date(2023, 10, 2), "received": date(2023, 10, 5)}
        programme = recommended(programme, f"S{number}", SEPTEMBER, part=str(number), **days)
    for number in (1, 2):
        programme = recommended(programme, f"B{number}", OCTOBER, part=str(number), received=date(2023, 11, 1))
    return programme


def answered() -> Programme:
    """Return them as answered on 21 November 2023 and 12 January 2024."""
    programme, november, january = made(), date(2023, 11, 21), date(2024, 1, 12)
    plan = {"action": "Appoint two officers", "lead": "Director", "target": date(2024, 1, 31), "reasons": "It helps"}
    programme = edits.respond(programme, "S1", answer=AnswerKind.ACCEPTED, on=november, today=LATE, **plan)
    programme = edits.respond(programme, "S2", answer=AnswerKind.IN_PART, on=november, today=LATE)
    programme = edits.respond(programme, "S3", answer=AnswerKind.REJECTED, on=november, today=LATE, reasons="no budget")
    march = date(2024, 3, 31)
    programme = edits.respond(programme, "B1", answer=AnswerKind.ACCEPTED, on=january, today=LATE, target=march)
    return edits.respond(programme, "B2", answer=AnswerKind.NOTED, on=january, today=LATE)
