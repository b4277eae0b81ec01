"""The notes of a scoping session: the topics taken, and the outcome of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec import Struct

from planner.programme.calendar import long
from planner.programme.edits import blank_fields
from planner.programme.errors import Unusable
from planner.programme.fields import Field
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, ScopingSession, Topic
from planner.programme.prioritising.deciding import DETAILS, missing_details, own_criterion
from planner.programme.prioritising.scoping import session_topics
from planner.programme.published.publishing import topics_waiting
from planner.programme.table import WaitingRow
from planner.programme.view import View

ACTIONS = {
    Outcome.MUST_SCHEDULE: "Prepare “{title}” for its meeting",
    Outcome.COMMITTEE_ITEM: "Prepare “{title}” for its meeting",
    Outcome.TASK_AND_FINISH: "Set up the task and finish group on “{title}”",
    Outcome.BRIEFING_NOTE: "Send members a briefing note on “{title}”",
    Outcome.SCOPE_FIRST: "Scope “{title}”",
    Outcome.DEFER: "Bring back “{title}” to be decided again",
    Outcome.REFER: "Refer “{title}”",
    Outcome.REJECT: "Say to whoever suggested “{title}” why it was not taken",
}
"""Outcome of a decision -> the action that follows from it."""

ALWAYS_TO_DO = (Outcome.BRIEFING_NOTE, Outcome.SCOPE_FIRST, Outcome.DEFER)
"""Outcomes whose action is listed even where the decision names nobody to do it."""


class Answered(Struct, frozen=True):
    """A checklist question about a topic, the answer in words, and its evidence."""

    question: str
    answer: str
    evidence: str


class Detail(Struct, frozen=True):
    """A field of a decision, other than its reason, with its label and its value in words."""

    field: str
    label: str
    words: str


class Decided(Struct, frozen=True):
    """A decision, with the advice and its reasons at the time; ``missing`` are the labels of blank needed fields."""

    outcome: Outcome
    reason: str
    on: date
    at: str
    advice: Outcome | None
    reasons: tuple[str, ...]
    details: tuple[Detail, ...]
    missing: tuple[str, ...]

    def detail(self, field: str) -> str:
        """Return the value of a field in words; blank when it is empty."""
        return next((detail.words for detail in self.details if detail.field == field), "")


class Undecided(Struct, frozen=True):
    """The state of an undecided topic: the advice so far, the open questions, and an earlier decision, ``previous``."""

    advice: Outcome | None
    heading: Outcome | None
    reasons: tuple[str, ...]
    open: tuple[str, ...]
    previous: Decided | None


class TopicTaken(Struct, frozen=True):
    """A topic taken, and its outcome ``came_of``; ``earlier`` decisions were replaced before the meeting was over.

    ``to_write`` are the labels of the fields that an answer asked for and that are blank still.
    """

    title: str
    source: str
    objective: str
    desired_outcome: str
    to_write: tuple[str, ...]
    timing: str
    answers: tuple[Answered, ...]
    came_of: Decided | Undecided
    earlier: tuple[Decided, ...]


class Action(Struct, frozen=True):
    """Who is to do what, and by when; a blank ``who`` is still to be named."""

    who: str
    what: str
    by: date | None


class MeetingNotes(Struct, frozen=True):
    """The notes of one scoping session or several.

    ``days`` are those with an answer, a decision or a session, and ``as_at`` the day whose state the notes tell;
    ``order`` are the topics waiting, by priority.
    """

    committee: str
    council: str
    as_at: date
    days: tuple[date, ...]
    present: tuple[str, ...]
    topics: tuple[TopicTaken, ...]
    actions: tuple[Action, ...]
    order: tuple[WaitingRow, ...]

    @property
    def title(self) -> str:
        """'Notes of the scoping session of 1 September 2023'."""
        first, last = self.days[0], self.days[-1]
        if first == last:
            return f"Notes of the scoping session of {long(first)}"
        return f"Notes of scoping from {long(first)} to {long(last)}"


def notes_of(view: View, *, since: date = date.min, present: Iterable[str] = (), session: str = "") -> MeetingNotes:
    """Return the notes of the topics taken since a day, or at one scoping session; raises Unusable when there are none.

    ``present`` names the people present, by default those of the sessions.
    """
    programme = view.programme
    sessions = _sessions(view, since, session)
    days = {held.on for held in sessions}
    taken = [session_topic.topic for held in sessions for session_topic in session_topics(programme, held.id)]
    decisions = {topic.id: _decisions(view, topic.id, since, session) for topic in view.order}
    if not session:
        for topic in view.order:
            if dates := {decision.on for decision in decisions[topic.id]} | _answered_on(view, topic.id, since):
                days |= dates
                taken.append(topic.id)
    topics = [programme.topics[topic] for topic in dict.fromkeys(taken)]
    if not topics:
        when = "at this session yet" if session else f"since {long(since)}: name an earlier day"
        raise Unusable(f"Nothing was answered or decided {when}.")
    actions = (action for topic in topics for action in _actions(topic, decisions[topic.id][-1:]))
    return MeetingNotes(
        committee=programme.committee.name,
        council=programme.committee.council,
        as_at=view.today,
        days=tuple(sorted(days)),
        present=tuple(present) or tuple(dict.fromkeys(name for held in sessions for name in held.present)),
        topics=tuple(_topic_taken(view, topic, decisions[topic.id]) for topic in topics),
        actions=tuple(sorted(actions, key=lambda action: action.by or date.max)),
        order=topics_waiting(view),
    )


def _sessions(view: View, since: date, session: str) -> list[ScopingSession]:
    """Return the sessions held since a day, or only the session of this id, by date."""
    held = (
        scoping
        for scoping in view.programme.scoping_sessions.values()
        if since <= scoping.on <= view.today and session in ("", scoping.id)
    )
    return sorted(held, key=lambda scoping: (scoping.on, scoping.id))


def _decisions(view: View, topic: str, since: date, session: str) -> list[Decision]:
    """Return the decisions on a topic since a day, or at the session of this id, oldest first."""
    return [
        decision
        for decision in view.decisions(topic)
        if since <= decision.on <= view.today and session in ("", decision.session)
    ]


def _answered_on(view: View, topic: str, since: date) -> set[date]:
    """Return the days from ``since`` on which a topic's questions were answered."""
    return {answer.on for answer in view.answers(topic).values() if since <= answer.on <= view.today}


def _topic_taken(view: View, topic: Topic, decisions: list[Decision]) -> TopicTaken:
    decided = [_decided(view, decision) for decision in decisions]
    return TopicTaken(
        title=topic.title,
        source=topic.source,
        objective=topic.objective,
        desired_outcome=topic.desired_outcome,
        to_write=tuple(_still_asked(view, topic.id)),
        timing=_timing(view, topic),
        answers=tuple(_answers(view, topic.id)),
        came_of=decided[-1] if decided else _undecided(view, topic.id),
        earlier=tuple(decided[:-1]),
    )


def _still_asked(view: View, topic: str) -> Iterator[str]:
    """Yield the labels of the fields that a topic's answers ask for and that are blank."""
    for question in view.checklist.questions:
        answer = view.answers(topic).get(question.id)
        choice = question.choice(answer.value) if answer else None
        yield from (field.label for field in blank_fields(view.programme, topic, choice.asks if choice else ()))


def _answers(view: View, topic: str) -> Iterator[Answered]:
    """Yield a topic's answers in the checklist's order, then those to other checklists' questions, as stored."""
    answers = dict(view.answers(topic))
    for question in view.checklist.questions:
        if answer := answers.pop(question.id, None):
            choice = question.choice(answer.value)
            yield Answered(question.ask, choice.label if choice else answer.value, answer.evidence)
    for key in sorted(answers):
        yield Answered(f"{key} (from another checklist)", answers[key].value, answers[key].evidence)


def _decided(view: View, decision: Decision) -> Decided:
    meeting = view.programme.meetings.get(decision.at)
    return Decided(
        outcome=decision.outcome,
        reason=decision.reason,
        on=decision.on,
        at=f"the {meeting.kind.words} meeting of {long(meeting.date)}" if meeting else "",
        advice=decision.advice,
        reasons=decision.advised,
        details=tuple(_details(decision)),
        missing=tuple(field.label for field in missing_details(decision)),
    )


def _details(decision: Decision) -> Iterator[Detail]:
    """Yield a decision's details: first those that its outcome asks for, then any others that are filled in."""
    fields: dict[str, Field] = {}
    for field in (*DETAILS[decision.outcome], *chain.from_iterable(DETAILS.values())):
        fields.setdefault(field.name, field)
    if not own_criterion(decision):
        del fields["criterion"]
    for field in fields.values():
        if words := field.in_words(getattr(decision, field.name)):
            yield Detail(field.name, field.label, f"from {words}" if field.name == "resubmit_from" else words)


def _undecided(view: View, topic: str) -> Undecided:
    advice, decision = view.advice(topic), view.decision(topic)
    return Undecided(
        advice=advice.outcome,
        heading=advice.heading,
        reasons=advice.reasons,
        open=tuple(view.checklist.question(question).ask for question in advice.open),
        previous=_decided(view, decision) if decision else None,
    )


def _timing(view: View, topic: Topic) -> str:
    """Return 'at the meeting of 25 January 2024, before “Budget” of 19 February 2024'; blank when any time will do."""
    executive = view.linked_decision(topic.id)
    meetings = (view.meeting_of(item) for item in view.items_of(topic.id))
    words = [f"at the meeting of {long(meeting.date)}" for meeting in meetings if view.is_open(meeting)]
    if executive:
        words.append(f"before “{executive.name}”{f' of {long(executive.date)}' if executive.date else ''}")
    if topic.not_before:
        words.append(f"not before {long(topic.not_before)}")
    if topic.not_after:
        words.append(f"not after {long(topic.not_after)}")
    return ", ".join(words)


def _actions(topic: Topic, decisions: Iterable[Decision]) -> Iterator[Action]:
    """Yield the action that follows from each decision, where there is one."""
    for decision in decisions:
        if decision.owner or decision.outcome in ALWAYS_TO_DO:
            what = ACTIONS[decision.outcome].format(title=topic.title)
            yield Action(decision.owner, what, decision.by_date)
