"""What a person can do to a topic: scoping it, answering the checklist for it, deciding about it."""

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
    """Add a topic suggested for scrutiny; fields as in ``Topic``."""
    return edit_topic(programme.put("topics", Topic(id=id, title=title)), id, title=title, **fields)


def edit_topic(programme: Programme, topic: str, **fields: Any) -> Programme:
    """Change a topic's fields; the title cannot be blank, and purposes are letters (a) to (f)."""
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
    """Have exactly these people to be heard on a topic; how sure each is may follow in brackets."""
    wanted = {f"{topic}/{name}": (name, standing) for name, standing in map(_invited, lines(names))}
    before = {each.id: each for each in programme.invitations.values() if each.topic == topic}
    changed = programme.without("invitations", *(before.keys() - wanted.keys()))
    for key, (name, standing) in wanted.items():
        invitation = Invitation(id=key, topic=topic, name=name, standing=standing)
        if before.get(key) != invitation:
            changed = changed.put("invitations", invitation)
    return changed


def _invited(text: str) -> tuple[str, Attendance]:
    """'Head teachers (confirmed)' as a name and how sure it is."""
    name, _, last = text.removesuffix(")").rpartition(" (")
    if name and text.endswith(")") and last.lower() in list(Attendance):
        return name, Attendance(last.lower())
    return text, Attendance.INVITED


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


def invited_words(programme: Programme, topic: str) -> list[str]:
    """Who is to be heard on a topic, as ``invite`` takes it: 'Head teachers (confirmed)'."""
    invited = (each for each in programme.invitations.values() if each.topic == topic)
    return sorted(
        each.name if each.standing is Attendance.INVITED else f"{each.name} ({each.standing})" for each in invited
    )


def date_decision(programme: Programme, decision: str, day: date | None) -> Programme:
    """Set the date of an executive decision, for every topic linked to it."""
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
        checklist=checklist,
    )
    return programme.put("answers", given)


def decide(programme: Programme, topic: str, outcome: Outcome, *, on: date, **details: Any) -> Programme:
    """Record what people decided about a topic: reason, by whom, the advice as it stood, details as in ``Decision``.

    A briefing note is instead of every item of it that was not held.
    """
    if outcome is Outcome.BRIEFING_NOTE:
        for item in _not_held(programme, topic, on):
            programme = remove(programme, item.id)
    return _decided(programme, topic, outcome, on=on, **details)


def as_briefing_note(programme: Programme, item: str, **details: Any) -> Programme:
    """Take one item off its meeting, as a briefing note does instead: which is a decision about its topic."""
    topic = programme.items[item].topic
    return _decided(remove(programme, item), topic, Outcome.BRIEFING_NOTE, **details)


def _not_held(programme: Programme, topic: str, on: date) -> list[Item]:
    """A topic's items at meetings that are still to come on a day, or were cancelled."""
    items = [each for each in programme.items.values() if each.topic == topic]
    meetings = programme.meetings
    return [each for each in items if meetings[each.meeting].cancelled or meetings[each.meeting].date >= on]


def _decided(
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
    """The programme with a decision in it, and nothing else done."""
    number = 1 + max((each.number for each in programme.decisions.values() if each.topic == topic), default=0)
    made = Decision(
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
    return programme.put("decisions", made)
