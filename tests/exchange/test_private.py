"""Private texts are in no export: every text of every table is searched for in every format."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import Any, get_type_hints

import pytest
from canaries import plant_canaries, sightings
from goldens import everything
from hostile import edition_of_view
from msgspec.structs import replace
from scene_a import scene_a, view_of

from planner.exchange.formats import DOCUMENTS, FORMATS
from planner.exchange.report import report_document, usual_template
from planner.programme import edits
from planner.programme.documents.report import report_now
from planner.programme.kinds import AnswerKind, ChaseMeans, Claim, ItemOutcome, Verdict
from planner.programme.model import TABLES, Acceptance, Explanation, Programme
from planner.programme.settings import parse
from planner.session import Session
from planner.tui.screens.publishing.exportable import programme_exportables

STRUCTURAL = {"id", "year", "time", "rank", "position", "question", "value", "checklist", "rule", "annual_council"}
"""The fields of text that the program itself reads, and that cannot be marked."""
PRINTED = {
    "committees.name",
    "committees.council",
    "committees.free_place_words",
    "topics.title",
    "topics.objective",
    "topics.lead",
    "topics.portfolio_holder",
    "topics.focus",
    "items.objective",
    "items.focus",
    "items.note",
    "meetings.note",
}
"""The fields that the table prints when the committee has every column."""
SHOWN = {
    "atom": {"committees.name", "committees.council"},
    "icalendar": {"committees.name", "meetings.note", "meetings.venue", "topics.title"},
    "csv": PRINTED - {"committees.name", "committees.council"} | {"meetings.venue"},
    "xlsx": PRINTED | {"meetings.venue"},
    "json": {
        "topics.lead",
        "topics.portfolio_holder",
        "committees.name",
        "committees.council",
        "meetings.note",
        "meetings.venue",
        "topics.title",
        "topics.objective",
        "topics.desired_outcome",
        "topics.focus",
        "items.objective",
        "items.focus",
        "items.note",
        "minutes.number",
        "minutes.conclusions",
        "minutes.next_invite",
        "actions.text",
        "actions.owner",
        "actions.part",
        "actions.due_when",
        "actions.answer",
        "actions.authority",
        "chasers.to",
        *(f"recommendations.{name}" for name in ("text", "part", "reference", "to", "wanted", "resources", "advice")),
        *(f"responses.{name}" for name in ("reasons", "action", "lead", "decided_by")),
        *(f"progress.{name}" for name in ("evidence", "by", "why")),
        *(f"assessments.{name}" for name in ("words", "authority")),
    },
}
"""The further fields that a format of data shows."""
REPORTED = {
    *PRINTED,
    "meetings.venue",
    *(f"committees.{name}" for name in ("author", "contact", "portfolio_holder", "wards")),
    *(f"committees.{name}" for name in ("exempt_information", "background_papers")),
    "decisions.to",
    "decisions.reason",
    "decisions.criterion",
    "minutes.number",
    "actions.part",
    "actions.text",
    "actions.owner",
    "actions.due_when",
    "recommendations.part",
    "recommendations.reference",
    "recommendations.text",
    "recommendations.to",
    "responses.reasons",
    "responses.decided_by",
}
"""The fields that the covering report prints."""
ALL_COLUMNS = "date, items, objective, lead officer, portfolio holder, notes, report deadline"


def marked() -> Programme:
    """Return a programme with an entity in every table, each text of which names its table and field."""
    programme = edits.add_meeting(scene_a(), "m1", view_of(scene_a()).today)
    programme = edits.place(programme, "i1", "send", "m1", today=view_of(programme).today)
    programme = edits.place(programme, "i2", "pothole", "m1", today=view_of(programme).today)
    programme = edits.add_meeting(programme, "m2", date(2023, 10, 5))
    programme = edits.invite(programme, "send", ["Head teachers"])
    programme = edits.set_committee(programme, print_waiting=True, **dict([parse("columns", ALL_COLUMNS)]))
    kept = Acceptance(id="limit/i1", rule="limit", reason="x", authority="x", by="x", item="i1", meeting="m1")
    programme = programme.put("acceptances", kept)
    programme = programme.put("explanations", Explanation(id="c1", reason="x", by="x"))
    today = view_of(programme).today
    programme = edits.record_minute(programme, "i1", by="x", today=today, outcome=ItemOutcome.CONSIDERED)
    programme = edits.add_action(programme, "a1", "i1", today=today, text="x")
    programme = edits.chase(programme, "c1", "a1", on=today, to="x", how=ChaseMeans.LETTER, by="x", today=today)
    programme = edits.add_recommendation(programme, "r1", item="i1", today=today, text="x", to="Executive")
    programme = edits.respond(programme, "r1", answer=AnswerKind.ACCEPTED, on=today, today=today)
    programme = edits.report_progress(programme, "p1", "r1", claim=Claim.DONE, today=today)
    programme = edits.assess(programme, "s1", "r1", verdict=Verdict.ACCEPTABLE, authority="x", today=today)
    for table, kind in TABLES.items():
        hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in {*STRUCTURAL, *kind.REFERS}}
        for entity in programme.table(table).values():
            marks: dict[str, Any] = {}
            for name, hint in hints.items():
                mark = f"mark {table}.{name} end"
                if hint in (str, tuple[str, ...], frozenset[str]):
                    marks[name] = mark if hint is str else (mark,) if hint == tuple[str, ...] else frozenset([mark])
            if entity.id == "i2":  # it has what its topic has
                marks |= {"objective": "", "focus": ()}
            programme = programme.put(table, replace(entity, **marks))
    return programme


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_has_what_is_printed_and_nothing_that_stays_among_officers(name: str) -> None:
    programme = marked()
    assert all(programme.table(table) for table in TABLES if table != "versions")
    content = FORMATS[name].render(edition_of_view(view_of(programme)))
    found = set(re.findall(r"mark (\w+\.\w+) end", everything(FORMATS[name].suffix, content).replace("\\_", "_")))
    assert found == SHOWN.get(name, PRINTED)


def test_the_covering_report_has_no_more_than_is_for_everybody() -> None:
    edition = edition_of_view(view_of(marked()))
    document = report_document(report_now(edition.view, edition.history), usual_template())
    found = set(re.findall(r"mark (\w+\.\w+) end", DOCUMENTS["text"].render(document).decode()))
    assert found == REPORTED


@pytest.mark.parametrize("is_reader", [False, True])
def test_whatever_is_saved_from_the_app_has_no_sign_of_what_is_private(session: Session, is_reader: bool) -> None:
    plant_canaries(session)
    session.do(lambda programme: edits.edit_topic(programme, "send", title="SEND", private_note="Quxjzwk"))
    session.read_only = is_reader
    for name, paper in programme_exportables(session).items():
        made = paper()
        content_of = asyncio.run(made.prepare()).content
        for format in made.formats:
            if format in ("docx", "odt", "pdf") and name != "Covering report":  # the same document, drawn more slowly
                continue
            content = made.formats[format].render(content_of)
            text = everything(made.formats[format].suffix, content)
            assert len(text) > 70
            assert sightings(text) == [], (name, format)
