"""Edits of topics: scoping, linking to executive decisions, answering the checklist, deciding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.checklist import Advice, Question
from planner.programme.edits.cleaning import cleaned
from planner.programme.edits.items import remove
from planner.programme.errors import Unusable
from planner.programme.kinds import PURPOSES, Attendance, Outcome
from planner.programme.model import Answer, Decision, ExecutiveDecision, Invitation, Item, Programme, Topic
from planner.programme.text import lines, needed, one_line


def add_topic(programme: Programme, id: str, title: str, **fields: Any) -> Programme:
    """Add a topic suggested for scrutiny, with fields of ``Topic``; raises Unusable as ``edit_topic`` does."""
    return edit_topic(programme.put("topics", Topic(id=id, title=title)), id, title=title, **fields)


def edit_topic(programme: Programme, topic: str, **fields: Any) -> Programme:
    """Change a topic's fields; raises Unusable for a blank title, an unknown purpose, or dates in the wrong order."""
    values = cleaned(Topic, fields)
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
    """Set the people to be heard on a topic; an attendance may follow each name in brackets."""
    invitations = {f"{topic}/{name}": (name, attendance) for name, attendance in map(_parse_invited, lines(names))}
    before = {each.id: each for each in programme.invitations.values() if each.topic == topic}
    changed = programme.without("invitations", *(before.keys() - invitations.keys()))
    for key, (name, attendance) in invitations.items():
        invitation = Invitation(id=key, topic=topic, name=name, standing=attendance)
        if before.get(key) != invitation:
            changed = changed.put("invitations", invitation)
    return changed


def _parse_invited(text: str) -> tuple[str, Attendance]:
    """Parse 'Head teachers (confirmed)' into a name and an attendance, 'invited' unless given."""
    name, _, last = text.removesuffix(")").rpartition(" (")
    if name and text.endswith(")") and last.lower() in list(Attendance):
        return name, Attendance(last.lower())
    return text, Attendance.INVITED


def link_executive_decision(programme: Programme, topic: str, id: str, name: str, day: date | None) -> Programme:
    """Link a topic to the executive decision of this name, made under ``id`` if new; a blank name unlinks.

    A ``day`` that is given becomes the decision's date, for every topic linked to it.
    """
    name = one_line(name)
    if not name:
        return edit_topic(programme, topic, executive_decision="")
    decisions = programme.executive_decisions.values()
    existing = next((each for each in decisions if each.name.casefold() == name.casefold()), None)
    decision = existing or ExecutiveDecision(id=id, name=name)
    if existing is None or day is not None:
        programme = programme.put("executive_decisions", replace(decision, date=day))
    return edit_topic(programme, topic, executive_decision=decision.id)


def invited_words(programme: Programme, topic: str) -> list[str]:
    """Return the people to be heard on a topic, as ``invite`` takes them: 'Head teachers (confirmed)'."""
    invited = (each for each in programme.invitations.values() if each.topic == topic)
    return sorted(
        each.name if each.standing is Attendance.INVITED else f"{each.name} ({each.standing})" for each in invited
    )


def date_executive_decision(programme: Programme, decision: str, day: date | None) -> Programme:
    """Set the date of an executive decision, for every topic linked to it; raises Unusable for a missing decision."""
    if decision not in programme.executive_decisions:
        raise Unusable("A decision's date needs its name too: name the linked decision first.")
    return programme.put("executive_decisions", replace(programme.executive_decisions[decision], date=day))


def answer(
    programme: Programme,
    topic: str,
    question: Question,
    value: str,
    *,
    by: str,
    on: date,
    evidence: str = "",
    checklist: str = "",
) -> Programme:
    """Answer a checklist question for a topic; a blank value removes the answer.

    Raises Unusable for a value that the question does not have.
    """
    key = f"{topic}/{question.id}"
    if not value.strip():
        return programme.without("answers", key)
    answered = Answer(
        id=key,
        topic=topic,
        question=question.id,
        value=question.chosen(value).value,
        by=by,
        on=on,
        evidence=one_line(evidence),
        checklist=checklist,
    )
    return programme.put("answers", answered)


def decide(programme: Programme, topic: str, outcome: Outcome, *, on: date, **details: Any) -> Programme:
    """Record a decision on a topic, with fields of ``Decision``; raises Unusable without a reason.

    A briefing note takes the place of the topic's items that were not held: they are taken off.
    """
    if outcome is Outcome.BRIEFING_NOTE:
        for item in _not_held(programme, topic, on):
            programme = remove(programme, item.id)
    return _add_decision(programme, topic, outcome, on=on, **details)


def as_briefing_note(programme: Programme, item: str, **details: Any) -> Programme:
    """Take one item off its meeting, and decide on a briefing note for its topic instead."""
    topic = programme.items[item].topic
    return _add_decision(remove(programme, item), topic, Outcome.BRIEFING_NOTE, **details)


def _not_held(programme: Programme, topic: str, on: date) -> list[Item]:
    """Return a topic's items at meetings that are still to come on a day, or were cancelled."""
    items = [each for each in programme.items.values() if each.topic == topic and each.id not in programme.minutes]
    meetings = programme.meetings
    return [each for each in items if meetings[each.meeting].cancelled or meetings[each.meeting].date >= on]


def _add_decision(
    programme: Programme,
    topic: str,
    outcome: Outcome,
    *,
    reason: str,
    by: str,
    on: date,
    advice: Advice | None,
    **details: Any,
) -> Programme:
    """Add a decision, and change nothing else."""
    number = 1 + max((each.number for each in programme.decisions.values() if each.topic == topic), default=0)
    decision = Decision(
        id=f"{topic}/{number}",
        topic=topic,
        number=number,
        outcome=outcome,
        reason=needed(reason, "A reason for the decision"),
        by=by,
        on=on,
        advice=advice.outcome if advice else None,
        advised=advice.reasons if advice else (),
        **cleaned(Decision, details),
    )
    return programme.put("decisions", decision)
