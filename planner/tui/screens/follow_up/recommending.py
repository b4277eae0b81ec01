"""The forms about a recommendation: making it, its days, its answers, its progress, and the committee's assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import long
from planner.programme.english import counted
from planner.programme.fields import Field
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import record_of, records
from planner.programme.kinds import AnswerKind, Claim, MadeBy, Verdict
from planner.programme.model import Assessment, Programme, Progress, Recommendation, Response
from planner.tui.screens.follow_up.saving import saver, specs_of
from planner.tui.screens.made_of.form import FormScreen, SaveValues, Values
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

DAYS = [Recommendation.FIELDS[name] for name in ("sent", "received", "notice")]
MADE = [
    Recommendation.FIELDS[name]
    for name in (
        "text",
        "part",
        "to",
        "recipient",
        "wanted",
        "resources",
        "advice",
        "follow_up_months",
        "follow_up_on",
        "reference",
        "asked_by",
        "period",
        "period_unit",
        "counting",
        "lead",
        "private_note",
    )
]
"""The fields of a recommendation that a person fills in when it is made, in that order."""
ANSWER = [
    Response.FIELDS[name]
    for name in ("answer", "on", "reasons", "action", "lead", "target", "decided_by", "interim", "published")
]
PROGRESS = [Progress.FIELDS[name] for name in ("claim", "on", "evidence", "by", "target", "why")]
ASSESSMENT = [Assessment.FIELDS[name] for name in ("verdict", "authority", "words", "on")]

OTHERS = "others"
"""The name of the field that asks whether others are answered too."""


async def new_recommendation_form(screen: PlannerScreen, item: str, topic: str = "") -> None:
    """Open the form that adds a recommendation made at an item, or on a topic by letter."""
    session, programme, key = screen.session, screen.session.programme, new_id()
    entity = programme.items.get(item)
    title = programme.topics[entity.topic if entity else topic].title
    made = programme.meetings[entity.meeting].date if entity else session.today
    made_by = [] if entity else [Recommendation.FIELDS["made_by"]]
    fields = [*MADE, *made_by]
    specs = specs_of(fields, made_by=MadeBy.LETTER)

    def edit(programme: Programme, **values: Any) -> Programme:
        about: dict[str, Any] = {"item": item} if entity else {"topic": topic}
        return edits.add_recommendation(programme, key, today=session.today, **about, **values)

    save = saver(screen, fields, edit, proposed=specs)
    form = FormScreen("Recommendation", f"Recommended on {title}, {long(made)}", specs, save, button="Add it")
    await screen.app.push_screen_wait(form)


async def edit_recommendation_form(screen: PlannerScreen, recommendation: str) -> None:
    """Open the form that changes what was recommended, and to whom."""
    await _edit_form(screen, recommendation, "Change it", MADE)


async def days_form(screen: PlannerScreen, recommendation: str) -> None:
    """Open the form for the days on which it was sent and received; today is proposed for the next of them."""
    entity = screen.session.programme.recommendations[recommendation]
    following = "received" if entity.sent else "sent"
    proposed = {} if getattr(entity, following) else {following: screen.session.today}
    await _edit_form(screen, recommendation, "Sent and received", DAYS, **proposed)


async def _edit_form(
    screen: PlannerScreen, recommendation: str, crumb: str, fields: Sequence[Field], **proposed: date
) -> None:
    session = screen.session

    def edit(programme: Programme, **values: Any) -> Programme:
        return edits.edit_recommendation(programme, recommendation, today=session.today, **values)

    specs = specs_of(fields, session.programme.recommendations[recommendation], **proposed)
    save = saver(screen, fields, edit, proposed=[each for each in specs if each.name in proposed])
    await _push(screen, crumb, recommendation, specs, save, "Save")


def _answered_with(programme: Programme, recommendation: str) -> list[str]:
    """Return the other recommendations to the same recipient, made on the same day, that await an answer too."""
    one = programme.recommendations[recommendation]
    return [
        id
        for id, record in records(programme).items()
        if id != recommendation
        and not record.decided
        and not record.is_closed
        and (record.recommendation.to, record.recommendation.made) == (one.to, one.made)
    ]


async def answer_form(screen: PlannerScreen, recommendation: str) -> None:
    """Open the form for an answer; several to the same recipient can be answered in one."""
    session = screen.session
    others = _answered_with(session.programme, recommendation)

    def save(values: Values) -> bool:
        answered = [recommendation, *(others if values.get(OTHERS) == "all" else ())]

        def edit(programme: Programme, **given: Any) -> Programme:
            for each in answered:
                programme = edits.respond(programme, each, today=session.today, **given)
            return programme

        return saver(screen, ANSWER, edit, proposed=specs[: len(ANSWER)])(values)

    specs = specs_of(ANSWER, answer=AnswerKind.ACCEPTED, on=session.today)
    if others:
        choices = {"": "this one alone", "all": f"also {counted(len(others), 'other')} of that day to the same"}
        specs.append(FieldSpec(OTHERS, "Answers", hint="One answer may be for several.", choices=choices))
    await _push(screen, "Their answer", recommendation, specs, save, "Record it")


async def progress_form(screen: PlannerScreen, recommendation: str) -> None:
    """Open the form for what the recipient says of its progress."""
    session, key = screen.session, new_id()

    def edit(programme: Programme, **given: Any) -> Programme:
        return edits.report_progress(programme, key, recommendation, today=session.today, **given)

    specs = specs_of(PROGRESS, claim=Claim.UNDER_WAY, on=session.today)
    await _push(
        screen, "How far it is", recommendation, specs, saver(screen, PROGRESS, edit, proposed=specs), "Record it"
    )


async def assess_form(screen: PlannerScreen, recommendation: str) -> None:
    """Open the form for what the committee thinks of it, and by whose authority."""
    session, key = screen.session, new_id()

    def edit(programme: Programme, **given: Any) -> Programme:
        return edits.assess(programme, key, recommendation, today=session.today, **given)

    specs = specs_of(ASSESSMENT, verdict=Verdict.ACHIEVED, on=session.today)
    save = saver(screen, ASSESSMENT, edit, proposed=specs)
    await _push(screen, "What the committee says", recommendation, specs, save, "Record it")


async def _push(
    screen: PlannerScreen, crumb: str, recommendation: str, specs: Sequence[FieldSpec], save: SaveValues, button: str
) -> None:
    """Open a form about a recommendation, under its reference."""
    programme = screen.session.programme
    heading = printed_reference(programme, programme.recommendations[recommendation])
    await screen.app.push_screen_wait(FormScreen(f"{screen.NAME} › {crumb}", heading, specs, save, button=button))


def next_step(screen: PlannerScreen, recommendation: str) -> str:
    """Return what is to be recorded next of a recommendation, as a sentence with its key."""
    record = record_of(screen.session.programme, recommendation)
    if record.is_closed:
        return "It is closed. v says otherwise."
    if not record.recommendation.sent:
        return "s records that it was sent."
    if not record.recommendation.received:
        return "s records when it was received: then the time to answer runs."
    if not record.decided:
        return "r records their answer."
    return "g records how far it is, v what the committee says: achieved, or no longer pursued, closes it."
