"""Scene A of an informal scoping session: six suggestions decided on, and a seventh left undecided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.programme.prioritising import scoping
from planner.programme.view import View

DAY = date(2023, 9, 1)
CHECKLIST = read_checklist("")
CLEAR = {"duty": "no", "remit": "yes", "individual": "no", "recent": "no", "elsewhere": "no", "showcase": "no"}
WORTH = {"effectiveness": "2", "concern": "2", "risk": "1", "opportunity": "2"}
READY = {"ready": "yes", "timing": "now", "method": "meeting"}
EVIDENCE = {
    "concern": "A petition of 900 names",
    "risk": "The inspection of May 2023",
    "recent": "Last looked at in January 2023",
}
PRESENT = ("Chair", "Vice-chair", "Governance officer")


def answered(programme: Programme, topic: str, answers: Mapping[str, str], *, on: date = DAY) -> Programme:
    for key, value in answers.items():
        programme = edits.answer(
            programme,
            topic,
            CHECKLIST.question(key),
            value,
            by="Chair",
            on=on,
            evidence=EVIDENCE.get(key, ""),
            checklist=CHECKLIST.name,
        )
    return programme


def decided(
    programme: Programme,
    topic: str,
    outcome: Outcome,
    reason: str,
    *,
    on: date = DAY,
    session: str = "s",
    **details: Any,
) -> Programme:
    advice = View(programme, on, CHECKLIST).advice(topic)
    return edits.decide(
        programme, topic, outcome, reason=reason, by="Chair", on=on, advice=advice, session=session, **details
    )


def scene_a() -> Programme:
    """Six suggestions taken at a session, one decided otherwise than advised, and a seventh left undecided."""
    programme = edits.new_programme("Children & Young People Scrutiny", "Anytown Council")
    titles = {
        "send": "SEND improvement",
        "pothole": "Pothole in Mill Lane",
        "music": "Music service",
        "exclusions": "School exclusions",
        "meals": "Free school meals",
        "carers": "Support for young carers",
        "new": "Budget [exempt] | # 1. <b>",
    }
    for key, title in titles.items():
        programme = edits.add_topic(programme, key, title, private_note="canary-7731")
    programme = edits.edit_topic(programme, "pothole", source="A member, for a resident")
    programme = edits.edit_topic(
        programme,
        "send",
        objective="Find out whether the plan of 2022 has helped.",
        desired_outcome="Families wait less",
        source="Previous meeting, minute 39(3)",
    )
    programme = edits.link_executive_decision(programme, "meals", "d", "Budget 2024/25", date(2024, 2, 19))
    programme = edits.edit_topic(programme, "music", last_scrutinised=date(2023, 1, 12))
    programme = scoping.start(programme, "s", titles, on=DAY, present=PRESENT)
    programme = answered(programme, "send", {**CLEAR, **WORTH, **READY})
    programme = answered(programme, "pothole", {"duty": "no", "remit": "yes", "individual": "yes"})
    programme = answered(programme, "music", {"duty": "no", "remit": "yes", "individual": "no", "recent": "yes"})
    programme = answered(programme, "exclusions", {**CLEAR, **WORTH, "ready": "no"})
    programme = answered(programme, "meals", {**CLEAR, **WORTH, **READY, "concern": "1"})
    programme = answered(programme, "carers", {**CLEAR, **WORTH, **READY})
    programme = answered(programme, "new", {"duty": "no", "remit": "yes"})
    programme = decided(programme, "send", Outcome.COMMITTEE_ITEM, "It matters to many families")
    programme = decided(
        programme,
        "pothole",
        Outcome.REJECT,
        "One resident's case: they are to be told of the highways form",
        criterion="An individual case",
    )
    programme = decided(
        programme,
        "music",
        Outcome.REJECT,
        "Scrutinised eight months ago",
        criterion="Looked at within 12 months",
        resubmit_from=date(2024, 1, 12),
    )
    programme = decided(
        programme,
        "exclusions",
        Outcome.SCOPE_FIRST,
        "Its aim is not clear yet",
        owner="Head of Access",
        by_date=date(2023, 9, 29),
    )
    programme = decided(programme, "meals", Outcome.COMMITTEE_ITEM, "To be heard before the budget is set")
    programme = decided(
        programme,
        "carers",
        Outcome.TASK_AND_FINISH,
        "Young carers should be heard over several sessions",
        members="Chair, Vice-chair and a member",
        chair="Chair",
        length="four sessions",
    )
    return scoping.skip(programme, "s", "new", scoping.DECISION)


def view_of(programme: Programme, today: date = DAY) -> View:
    return View(programme, today, CHECKLIST, "2023/24")
