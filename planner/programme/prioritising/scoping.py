"""A scoping session: an informal meeting that takes topics one by one, a question at a time.

Where it stands is not kept but follows: from what is answered, skipped and decided. So it can be stopped, or killed,
and goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.checklist import Question
from planner.programme.errors import Unusable
from planner.programme.model import Programme, ScopingSession, SessionTopic
from planner.programme.prioritising.coming_back import due_back
from planner.programme.sort_keys import position_after
from planner.programme.text import lines
from planner.programme.view import View

DECISION = "decision"
"""What stands among a topic's skipped questions when it was left undecided."""


class Step(Struct, frozen=True):
    """What a session is at: a question about a topic, or with ``question`` None its decision."""

    topic: str
    question: Question | None


def start(programme: Programme, id: str, topics: Iterable[str], *, on: date, present: Iterable[str] = ()) -> Programme:
    """Start a session on a day, with these people, on these topics in this order."""
    programme = programme.put("scoping_sessions", ScopingSession(id=id, on=on, present=lines(present)))
    for topic in topics:
        programme = take(programme, id, topic)
    return programme


def take(programme: Programme, session: str, topic: str) -> Programme:
    """Take one more topic, last, at a session."""
    key = f"{session}/{topic}"
    if key in programme.session_topics:
        raise Unusable(f"{programme.topics[topic].title} is taken at this session already.")
    position = position_after((each.position for each in topics_of(programme, session)), topic)
    return programme.put("session_topics", SessionTopic(id=key, session=session, topic=topic, position=position))


def skip(programme: Programme, session: str, topic: str, question: str) -> Programme:
    """Leave a question about a topic, or with ``DECISION`` its decision, for later."""
    taken = programme.session_topics[f"{session}/{topic}"]
    return programme.put("session_topics", replace(taken, skipped=taken.skipped | {question}))


def end(programme: Programme, session: str) -> Programme:
    """End a session."""
    return programme.put("scoping_sessions", replace(programme.scoping_sessions[session], ended=True))


def topics_of(programme: Programme, session: str) -> list[SessionTopic]:
    """The topics taken at a session, in order."""
    taken = (each for each in programme.session_topics.values() if each.session == session)
    return sorted(taken, key=lambda each: (each.position, each.id))


def under_way(programme: Programme) -> ScopingSession | None:
    """The session that has not ended, the latest if there are several."""
    going = (each for each in programme.scoping_sessions.values() if not each.ended)
    return max(going, key=lambda each: (each.on, each.id), default=None)


def topics_to_take(view: View) -> list[str]:
    """The topics that a session takes unless told otherwise: those not decided on, and those that came back."""
    undecided = (topic for topic in view.waiting if view.decision(topic.id) is None)
    came_back = (topic for topic in view.order if due_back(view, topic))
    return list(dict.fromkeys(topic.id for topic in (*undecided, *came_back)))


def _is_decided(view: View, session: str, topic: str) -> bool:
    """Whether a topic was decided on at a session."""
    return any(decision.session == session for decision in view.decisions(topic))


def next_step(view: View, session: str) -> Step | None:
    """The first question neither answered nor skipped, or the first decision; None when all have been taken."""
    return next(steps(view, session), None)


def steps(view: View, session: str) -> Iterator[Step]:
    """What is left to do at a session, in order: of each topic its next step."""
    for taken in topics_of(view.programme, session):
        if DECISION in taken.skipped or _is_decided(view, session, taken.topic):
            continue
        left = (each for each in view.advice(taken.topic).open if each not in taken.skipped)
        question = next(left, None)
        yield Step(taken.topic, view.checklist.question(question) if question else None)


def steps_before(view: View, session: str, here: Step | None) -> list[Step]:
    """What was answered, skipped and decided before a step, in order; all of it when every topic has been taken."""
    taken = topics_of(view.programme, session)
    questions = [*view.checklist.questions, None]
    steps = [Step(each.topic, question) for each in taken for question in questions]
    before = steps[: steps.index(here)] if here else steps
    skipped = {each.topic: each.skipped for each in taken}

    def was_taken(step: Step) -> bool:
        question = step.question
        return question is None or question.id in view.answers(step.topic) or question.id in skipped[step.topic]

    return [step for step in before if was_taken(step)]
