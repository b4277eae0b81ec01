"""The forms about the minute of an item, about actions, and about what was done outside the meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import in_words, long
from planner.programme.defaults import number_setting
from planner.programme.errors import Unusable
from planner.programme.follow_up.actions import printed_minute
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.kinds import ActionKind, ChaseMeans, Closing
from planner.programme.model import Action, Chaser, Decision, Minute, Programme
from planner.programme.text import one_line
from planner.tui.screens.follow_up.saving import saver, specs_of
from planner.tui.screens.made_of.form import FormScreen, SaveValues, Values
from planner.tui.screens.made_of.reason import AGREED, WHY
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

MINUTE_FIELDS = [field for field in Minute.FIELDS.values() if field.label]
ASKED_FIELDS = [Action.FIELDS[name] for name in ("text", "owner", "due", "due_when", "part", "kind", "private_note")]
"""The fields of an action that say what is asked for, in the order in which they are filled in."""
CAME_FIELDS = [Action.FIELDS[name] for name in ("received", "answer")]
CHASER_FIELDS = [Chaser.FIELDS[name] for name in ("on", "to", "how")]
DONE_FIELDS = [Decision.FIELDS[name] for name in ("done_on", "done_words")]


async def minute_form(screen: PlannerScreen, item: str) -> None:
    """Open the form with all that the minute of an item has."""
    session, programme = screen.session, screen.session.programme

    def edit(programme: Programme, **fields: Any) -> Programme:
        return edits.record_minute(programme, item, by=session.by, today=session.today, **fields)

    entity = programme.items[item]
    heading = f"{programme.topics[entity.topic].title}, {long(programme.meetings[entity.meeting].date)}"
    specs = specs_of(MINUTE_FIELDS, programme.minutes.get(item))
    form = FormScreen("What became of it › More", heading, specs, saver(screen, MINUTE_FIELDS, edit))
    await screen.app.push_screen_wait(form)


async def ask_minutes_from(screen: PlannerScreen, meeting: str) -> date | None:
    """Ask from which meeting on outcomes are recorded, proposing this one; None when it is not said."""
    day = screen.session.programme.meetings[meeting].date
    chosen: list[date] = []

    def save(values: Values) -> bool:
        try:
            chosen.append(screen.view.reckoning.day(values.get("minutes_from", in_words(day))))
        except Unusable as error:
            screen.say(str(error), error=True)
            return False
        return True

    field = FieldSpec(
        "minutes_from",
        "First meeting",
        in_words(day),
        "What became of items is asked for from this meeting on; those before it count as considered.",
    )
    heading = "From which meeting on is it recorded what became of items?"
    await screen.app.push_screen_wait(FormScreen("What became of it", heading, [field], save, button="Go on"))
    return chosen[0] if chosen else None


def _proposed_due(screen: PlannerScreen, made: date) -> date:
    """Return the due day that a form proposes: the committee's usual days after the meeting, or else after today."""
    days = timedelta(days=number_setting(screen.session.programme.committee, "action_days"))
    return made + days if made + days >= screen.session.today else screen.session.today + days


async def new_action_form(screen: PlannerScreen, item: str) -> None:
    """Open the form that adds an action to an item that was held."""
    session, programme = screen.session, screen.session.programme
    entity, action = programme.items[item], new_id()
    made = programme.meetings[entity.meeting].date
    due = _proposed_due(screen, made)

    def edit(programme: Programme, **fields: Any) -> Programme:
        if one_line(fields["due_when"]) and fields["due"] == due:  # the day was only proposed
            fields["due"] = None
        return edits.add_action(programme, action, item, today=session.today, **fields)

    specs = specs_of(ASKED_FIELDS, due=due, kind=ActionKind.INFORMATION)
    heading = f"Asked for at {programme.topics[entity.topic].title}, {long(made)}"
    save = saver(screen, ASKED_FIELDS, edit, proposed=specs)
    await screen.app.push_screen_wait(FormScreen("What became of it › Action", heading, specs, save, button="Add it"))


async def edit_action_form(screen: PlannerScreen, action: str) -> None:
    """Open the form that changes an action; a later due day needs a reason."""
    session = screen.session
    why = FieldSpec("reason", WHY.label, hint="Needed for a later day.")

    def save(values: Values) -> bool:
        def edit(programme: Programme, **fields: Any) -> Programme:
            reason = values.get("reason", "")
            return edits.edit_action(programme, action, today=session.today, reason=reason, **fields)

        return saver(screen, ASKED_FIELDS, edit)(values)

    specs = [*specs_of(ASKED_FIELDS, session.programme.actions[action]), why]
    await _push(screen, "Change it", action, specs, save, "Save")


async def received_form(screen: PlannerScreen, action: str) -> None:
    """Open the form that records what came, today unless another day is typed."""
    session = screen.session
    entity = session.programme.actions[action]

    def edit(programme: Programme, received: date | None, answer: str) -> Programme:
        return edits.receive(programme, action, received, today=session.today, answer=answer)

    specs = specs_of(CAME_FIELDS, entity, received=entity.received or session.today)
    await _push(screen, "It came", action, specs, saver(screen, CAME_FIELDS, edit, proposed=specs), "Record it")


async def close_form(screen: PlannerScreen, action: str) -> None:
    """Open the form that closes an action without an answer."""
    session, field = screen.session, Action.FIELDS["closing"]
    choices = {each.value: each.words for each in Closing if each is not Closing.RECEIVED}
    specs = [FieldSpec(field.name, field.label, Closing.NO_LONGER_WANTED.value, choices=choices), WHY, AGREED]

    def save(values: Values) -> bool:
        def edit(programme: Programme, closing: Closing) -> Programme:
            authority = values.get("authority", "")
            return edits.close(programme, action, closing, today=session.today, authority=authority)

        return saver(screen, [field], edit, proposed=specs[:1])(values)

    await _push(screen, "Close it", action, specs, save, "Close it")


async def chased_form(screen: PlannerScreen, chased: str) -> None:
    """Open the form that records that somebody was chased for an action or an answer: today, unless said otherwise."""
    session, chaser = screen.session, new_id()
    action, recommendation = session.programme.actions.get(chased), session.programme.recommendations.get(chased)

    def edit(programme: Programme, **fields: Any) -> Programme:
        return edits.chase(programme, chaser, chased, by=session.by, today=session.today, **fields)

    owner = action.owner if action else recommendation.to if recommendation else ""
    specs = specs_of(CHASER_FIELDS, on=session.today, to=owner, how=ChaseMeans.E_MAIL)
    await _push(screen, "Chased", chased, specs, saver(screen, CHASER_FIELDS, edit, proposed=specs), "Record it")


async def done_form(screen: PlannerScreen, topic: str) -> None:
    """Open the form that records that a briefing note was sent, or that a group reported."""
    session = screen.session

    def edit(programme: Programme, done_on: date | None, done_words: str) -> Programme:
        return edits.record_done(programme, topic, done_on, words=done_words, by=session.by, today=session.today)

    specs = specs_of(DONE_FIELDS, done_on=session.today)
    save = saver(screen, DONE_FIELDS, edit, proposed=specs)
    title = session.programme.topics[topic].title
    form = FormScreen(f"{screen.NAME} › It was done", title, specs, save, button="Record it")
    await screen.app.push_screen_wait(form)


async def _push(
    screen: PlannerScreen, crumb: str, action: str, specs: Sequence[FieldSpec], save: SaveValues, button: str
) -> None:
    """Open a form about an action or a recommendation, under its part of the minute."""
    programme = screen.session.programme
    entity = programme.actions.get(action)
    heading = (
        printed_minute(programme, entity) if entity else printed_reference(programme, programme.recommendations[action])
    )
    await screen.app.push_screen_wait(FormScreen(f"{screen.NAME} › {crumb}", heading, specs, save, button=button))
