"""The forms about a topic: adding one, changing one, deciding about one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.programme import edits
from planner.programme.calendar import long, parse_day
from planner.programme.kinds import Outcome
from planner.programme.model import Programme, Topic
from planner.surroundings import new_id
from planner.tui.screens.form import FormScreen, Values
from planner.tui.widgets.fields import FieldSpec

if TYPE_CHECKING:
    from planner.tui.screens.views import ViewScreen

YES_NO = {"no": "No", "yes": "Yes"}
DAYS = ("not_before", "not_after", "last_scrutinised", "by_date", "resubmit_from")


def _topic_fields(topic: Topic | None, invited: str, decision: str, decision_date: str) -> list[FieldSpec]:
    """The boxes of a topic, filled with what is known of it."""

    def spec(name: str, label: str, hint: str = "", *, paragraph: bool = False) -> FieldSpec:
        return FieldSpec(name, label, _shown(getattr(topic, name)) if topic else "", hint, paragraph)

    education = "yes" if topic and topic.education else "no"
    return [
        spec("title", "Title"),
        spec("objective", "Objective", "What the committee is to find out or test. One sentence.", paragraph=True),
        spec("desired_outcome", "Desired outcome", "What should be different because we looked?", paragraph=True),
        spec("focus", "Focus", "The lines of enquiry, one on each line.", paragraph=True),
        spec("purposes", "Purposes", "Letters (a) to (f) of the terms of reference, such as: a, c"),
        spec("source", "Source", "Where it came from: a minute, horizon scanning, a member, a Director …"),
        spec("lead", "Lead officer"),
        spec("author", "Report author"),
        spec("portfolio_holder", "Portfolio Holder"),
        FieldSpec("invited", "To be heard", invited, "Who to invite, one on each line.", paragraph=True),
        FieldSpec(
            "education", "Education matter", education, "If yes, the statutory co-optees are invited.", choices=YES_NO
        ),
        FieldSpec("decision", "Linked decision", decision, "The Executive's decision that this is to come before."),
        FieldSpec("decision_date", "Decision date", decision_date, "Such as 1 February 2024."),
        spec("not_before", "Not before", "The earliest useful date."),
        spec("not_after", "Not after", "The latest useful date."),
        spec("why", "Why then", "The reason for those dates."),
        spec("statutory", "Statutory basis", "The duty to scrutinise it, if there is one."),
        spec("last_scrutinised", "Last scrutinised"),
        spec("other_names", "Other names", "Other titles it goes by, one on each line.", paragraph=True),
        spec("not_in_scope", "Not in scope", paragraph=True),
        spec("resources", "Resources", "What it needs: evidence, visits, officer time."),
        spec("note", "Note"),
        spec("private_note", "Private note", "Kept out of every export.", paragraph=True),
    ]


def _shown(value: Any) -> str:
    """A field's value as it stands in a box."""
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) if all(len(each) == 1 for each in value) else "\n".join(sorted(value))
    if isinstance(value, tuple):
        return "\n".join(value)
    return long(value) if hasattr(value, "year") else str(value)


def _typed(values: Values, year: str) -> dict[str, Any]:
    """What was typed, as the values of fields; raises Unusable for a date that is none."""
    typed: dict[str, Any] = {}
    for name, text in values.items():
        if name in DAYS or name == "decision_date":
            typed[name] = parse_day(text, year) if text.strip() else None
        elif name == "education":
            typed[name] = text == "yes"
        elif name == "focus":
            typed[name] = tuple(text.splitlines())
        elif name == "other_names":
            typed[name] = frozenset(text.splitlines())
        elif name == "purposes":
            typed[name] = frozenset(text.replace(",", " ").split())
        elif name == "invited":
            typed[name] = text.splitlines()
        else:
            typed[name] = text
    return typed


def _with_links(programme: Programme, topic: str, typed: dict[str, Any], shown_decision: str) -> Programme:
    """What is not a field of the topic itself: who is invited, and the linked decision."""
    if "invited" in typed:
        programme = edits.invite(programme, topic, typed["invited"])
    if "decision" in typed or "decision_date" in typed:
        name = typed.get("decision", shown_decision)
        programme = edits.link_decision(programme, topic, new_id(), name, typed.get("decision_date"))
    return programme


def _own(typed: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in typed.items() if name not in ("invited", "decision", "decision_date")}


async def edit_topic_form(screen: ViewScreen, topic: str) -> None:
    """Change a topic."""
    programme = screen.session.programme
    found = programme.topics[topic]
    invited = "\n".join(sorted(each.name for each in programme.invitations.values() if each.topic == topic))
    linked = programme.executive_decisions.get(found.executive_decision)
    name, day = (linked.name, _shown(linked.date)) if linked else ("", "")

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            typed = _typed(values, screen.session.year)
            return _with_links(edits.edit_topic(programme, topic, **_own(typed)), topic, typed, name)

        return screen.perform(edit, basis=programme)

    form = FormScreen(
        f"{_where(screen)} › {found.title}", "About this topic", _topic_fields(found, invited, name, day), save
    )
    await screen.app.push_screen_wait(form)


async def new_topic_form(screen: ViewScreen) -> None:
    """Add a topic."""
    topic = new_id()

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            typed = {"title": "", **_typed(values, screen.session.year)}
            title = typed.pop("title")
            return _with_links(edits.add_topic(programme, topic, title, **_own(typed)), topic, typed, "")

        return screen.perform(edit)

    fields = _topic_fields(None, "", "", "")
    await screen.app.push_screen_wait(
        FormScreen(f"{_where(screen)} › New topic", "A new topic", fields, save, button="Add it")
    )


async def decide_form(screen: ViewScreen, topic: str) -> None:
    """Record what was decided about a topic."""
    view = screen.view
    found, advice = view.programme.topics[topic], view.advice(topic)
    proposed = advice.outcome or Outcome.COMMITTEE_ITEM
    choices = {outcome.value: outcome.words for outcome in Outcome}
    hint = f"The checklist advises: {advice.outcome.words}." if advice.outcome else "The checklist gives no advice yet."
    reason = advice.because[-1].text if advice.outcome and advice.because else ""
    fields = [
        FieldSpec("outcome", "Decision", proposed.value, hint, choices=choices),
        FieldSpec("reason", "Why", reason, "One sentence, as members would read it."),
        FieldSpec("by", "Decided by", screen.session.by, "The committee; the Chair; or an officer with the Chair."),
        FieldSpec("owner", "Who does it", "", "For scope first or a briefing note: who is to do it."),
        FieldSpec("by_date", "By when", "", "When it is due, or to be looked at again."),
        FieldSpec("to", "Referred to", "", "For a referral: which body."),
        FieldSpec("criterion", "Criterion", "", "For a rejection: which test it did not meet."),
        FieldSpec("resubmit_from", "Resubmit from", "", "For a rejection: when it may come back."),
    ]

    def save(values: Values) -> bool:
        def edit(programme: Programme) -> Programme:
            typed = {"reason": reason, "by": screen.session.by, **_typed(values, screen.session.year)}
            outcome = Outcome(typed.pop("outcome", proposed.value))
            return edits.decide(programme, topic, outcome, on=screen.session.today, advice=view.advice(topic), **typed)

        return screen.perform(edit, reason=values.get("reason", reason), basis=view.programme)

    form = FormScreen(f"{_where(screen)} › {found.title}", "Decide", fields, save, button="Record the decision")
    await screen.app.push_screen_wait(form)


def _where(screen: ViewScreen) -> str:
    return "Topics" if type(screen).__name__ == "TopicsScreen" else "Year"
