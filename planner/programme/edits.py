"""What a person can do to a programme: plain functions, Programme -> Programme.

They refuse only what makes no sense (``Unusable``) or cannot be (``Refused``); what is merely unwise is a
finding of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from planner.programme.calendar import in_words, long, municipal_year
from planner.programme.checklist import Question
from planner.programme.errors import Refused, Unusable
from planner.programme.model import (
    COMMITTEE_ID,
    PURPOSES,
    Acceptance,
    Answer,
    Committee,
    Decision,
    ExecutiveDecision,
    Invitation,
    Item,
    ItemKind,
    Meeting,
    MeetingKind,
    Outcome,
    Programme,
    Topic,
)
from planner.programme.order import position_after
from planner.programme.rules import Finding, Level
from planner.programme.words import lines, needed, one_line, several_lines

PARAGRAPHS = {"objective", "desired_outcome", "not_in_scope", "resources", "note", "private_note"}
"""The text fields that may run over several lines."""


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """Every text among the values made fit to keep."""

    def clean(name: str, value: Any) -> Any:
        if type(value) is str:
            return several_lines(value) if name in PARAGRAPHS else one_line(value)
        if isinstance(value, tuple):
            return lines(value)
        if isinstance(value, frozenset):
            return frozenset(lines(sorted(value)))
        return value

    return {name: clean(name, value) for name, value in values.items()}


def new_programme(name: str, council: str) -> Programme:
    """A programme with a committee and nothing else."""
    committee = Committee(
        id=COMMITTEE_ID,
        name=needed(name, "The committee's name"),
        council=needed(council, "The council's name"),
    )
    return Programme(committees={COMMITTEE_ID: committee})


def set_committee(programme: Programme, **settings: Any) -> Programme:
    """Change the committee's settings; fields as in ``Committee``."""
    return programme.put("committees", replace(programme.committee, **_cleaned(settings)))


def add_meeting(
    programme: Programme,
    id: str,
    day: date,
    *,
    kind: MeetingKind = MeetingKind.COMMITTEE,
    year: str = "",
    **fields: Any,
) -> Programme:
    """Add a meeting; its municipal year, time and venue are the committee's unless given."""
    committee = programme.committee
    meeting = Meeting(id=id, date=day, kind=kind, year=year or municipal_year(day, committee.annual_council))
    usual = {"time": committee.time, "venue": committee.venue}
    given = {name: value for name, value in _cleaned(fields).items() if value is not None}
    meeting = replace(meeting, **(usual | given))
    _refuse_second(programme, meeting)
    return programme.put("meetings", meeting)


def edit_meeting(programme: Programme, meeting: str, **fields: Any) -> Programme:
    """Change a meeting's fields; a new date brings its municipal year with it."""
    values = _cleaned(fields)
    if "date" in values:
        values.setdefault("year", municipal_year(values["date"], programme.committee.annual_council))
    changed = replace(programme.meetings[meeting], **values)
    _refuse_second(programme, changed)
    if not changed.kind.has_places:
        items = [item for item in programme.items.values() if item.meeting == meeting]
        if any(item.kind is ItemKind.SUBSTANTIVE for item in items):
            raise Refused(
                f"{long(changed.date)} holds substantive items, and only committee and joint meetings have places: "
                "move them first."
            )
    return programme.put("meetings", changed)


def _refuse_second(programme: Programme, meeting: Meeting) -> None:
    for other in programme.meetings.values():
        same = (other.date, other.kind, other.time) == (meeting.date, meeting.kind, meeting.time)
        if same and other.id != meeting.id and not other.cancelled and not meeting.cancelled:
            raise Unusable(
                f"There is already a {meeting.kind.value} meeting on {in_words(meeting.date)}"
                f"{f' at {meeting.time}' if meeting.time else ''}: choose another date or time."
            )


def cancel_meeting(programme: Programme, meeting: str) -> Programme:
    """Cancel a meeting; its items stay, each of them then a finding."""
    found = programme.meetings[meeting]
    if found.cancelled:
        raise Unusable(f"The meeting of {long(found.date)} is already cancelled.")
    return programme.put("meetings", replace(found, cancelled=True))


def add_topic(programme: Programme, id: str, title: str, **fields: Any) -> Programme:
    """Add a topic suggested for scrutiny; fields as in ``Topic``."""
    return edit_topic(programme.put("topics", Topic(id=id, title=title)), id, title=title, **fields)


def edit_topic(programme: Programme, topic: str, **fields: Any) -> Programme:
    """Change a topic's fields; the title cannot be blank, and purposes are letters (a) to (f)."""
    values = _cleaned(fields)
    if "title" in values:
        needed(values["title"], "A title")
    if "purposes" in values:
        values["purposes"] = frozenset(letter.lower().strip("()") for letter in values["purposes"])
        for letter in sorted(values["purposes"] - PURPOSES.keys()):
            raise Unusable(f"“{letter}” is not one of the committee's purposes: choose from a to f.")
    changed = replace(programme.topics[topic], **values)
    if changed.not_before and changed.not_after and changed.not_before > changed.not_after:
        raise Unusable("“Not before” is later than “not after”: change one of them.")
    return programme.put("topics", changed)


def invite(programme: Programme, topic: str, names: Iterable[str]) -> Programme:
    """Have exactly these people to be heard on a topic."""
    wanted = {f"{topic}/{name}": name for name in lines(names)}
    before = {each.id for each in programme.invitations.values() if each.topic == topic}
    changed = programme.without("invitations", *(before - wanted.keys()))
    for key, name in wanted.items():
        if key not in before:
            changed = changed.put("invitations", Invitation(id=key, topic=topic, name=name))
    return changed


def link_decision(programme: Programme, topic: str, id: str, name: str, day: date | None) -> Programme:
    """Link a topic to the executive decision of this name, made under ``id`` if new; blank unlinks.

    A date given moves the decision for every topic linked to it.
    """
    name = one_line(name)
    if not name:
        return edit_topic(programme, topic, executive_decision="")
    decisions = programme.executive_decisions.values()
    known = next((each for each in decisions if each.name.casefold() == name.casefold()), None)
    decision = known or ExecutiveDecision(id=id, name=name)
    if known is None or day is not None:
        programme = programme.put("executive_decisions", replace(decision, date=day))
    return edit_topic(programme, topic, executive_decision=decision.id)


def answer(
    programme: Programme, topic: str, question: Question, value: str, *, by: str, on: date, evidence: str = ""
) -> Programme:
    """Answer a checklist question for a topic; a blank value takes the answer away."""
    key = f"{topic}/{question.id}"
    if not value.strip():
        return programme.without("answers", key)
    given = Answer(
        id=key,
        topic=topic,
        question=question.id,
        value=question.chosen(value).value,
        by=by,
        on=on,
        evidence=one_line(evidence),
    )
    return programme.put("answers", given)


def decide(
    programme: Programme,
    topic: str,
    outcome: Outcome,
    *,
    reason: str,
    by: str,
    on: date,
    advice: Outcome | None,
    **details: Any,
) -> Programme:
    """Record what people decided about a topic, with the advice as it stood; details as in ``Decision``."""
    number = 1 + max((each.number for each in programme.decisions.values() if each.topic == topic), default=0)
    made = Decision(
        id=f"{topic}/{number}",
        topic=topic,
        number=number,
        outcome=outcome,
        reason=needed(reason, "A reason for the decision"),
        by=by,
        on=on,
        advice=advice,
        **_cleaned(details),
    )
    return programme.put("decisions", made)


def place(
    programme: Programme,
    id: str,
    topic: str,
    meeting: str,
    *,
    today: date,
    kind: ItemKind = ItemKind.SUBSTANTIVE,
    **fields: Any,
) -> Programme:
    """Put a topic on a meeting as a new item, last in order."""
    _refuse_closed(programme, meeting, topic, kind, today)
    item = Item(
        id=id,
        topic=topic,
        meeting=meeting,
        kind=kind,
        position=position_after((each.position for each in programme.items.values()), id),
        **_cleaned(fields),
    )
    return programme.put("items", item)


def move(programme: Programme, item: str, meeting: str, *, today: date, **fields: Any) -> Programme:
    """Move an item to another meeting."""
    found = programme.items[item]
    if found.meeting == meeting:
        day = long(programme.meetings[meeting].date)
        raise Unusable(f"{programme.topics[found.topic].title} is already on {day}: choose another meeting.")
    _refuse_closed(programme, meeting, found.topic, found.kind, today)
    return programme.put("items", replace(found, meeting=meeting, **_cleaned(fields)))


def _refuse_closed(programme: Programme, meeting: str, topic: str, kind: ItemKind, today: date) -> None:
    found = programme.meetings[meeting]
    if found.cancelled:
        raise Refused(f"The meeting of {long(found.date)} is cancelled: choose another.")
    if found.date < today:
        raise Refused(f"The meeting of {long(found.date)} is past: choose one still to come.")
    if kind is ItemKind.SUBSTANTIVE and not found.kind.has_places:
        raise Refused(
            f"The meeting of {long(found.date)} is {found.kind.value.replace('-', ' ')}, and has no places: "
            "choose a committee meeting, or another kind of item."
        )
    if any(each.topic == topic and each.meeting == meeting for each in programme.items.values()):
        raise Unusable(f"{programme.topics[topic].title} is already on {long(found.date)}: choose another meeting.")


def edit_item(programme: Programme, item: str, **fields: Any) -> Programme:
    """Change an item's fields other than where it is."""
    found = replace(programme.items[item], **_cleaned(fields))
    meeting = programme.meetings[found.meeting]
    if found.kind is ItemKind.SUBSTANTIVE and not meeting.kind.has_places:
        raise Refused(f"Only committee and joint meetings have places, and that of {long(meeting.date)} is neither.")
    return programme.put("items", found)


def remove(programme: Programme, item: str) -> Programme:
    """Take an item off the programme, with what was accepted about it; its topic stays."""
    about = (each.id for each in programme.acceptances.values() if each.item == item)
    return programme.without("acceptances", *about).without("items", item)


def accept(programme: Programme, finding: Finding, *, reason: str, authority: str, by: str) -> Programme:
    """Choose to live with a finding of level *should*."""
    if finding.level is not Level.SHOULD:
        remedy = "it must be put right" if finding.level is Level.MUST else "it is only a reminder"
        raise Refused(f"“{finding.message}” cannot be accepted: {remedy}.")
    concerned = finding.key.split("/")[1:]
    kept = Acceptance(
        id=finding.key,
        rule=finding.rule,
        reason=needed(reason, "A reason"),
        authority=needed(authority, "Who agreed to it (the authority)"),
        by=by,
        item=finding.item if finding.item in concerned else "",
        meeting=finding.meeting if finding.meeting in concerned else "",
        topic=finding.topic if finding.topic in concerned else "",
    )
    return programme.put("acceptances", kept)
