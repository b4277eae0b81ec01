"""A scoping session: an informal meeting that takes topics one by one, a question at a time.

Its next step is not stored but derived from the answers, the skipped questions and the decisions, so a session that
was interrupted goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.checklist import Question
from planner.programme.edits import add_topic
from planner.programme.errors import Unusable
from planner.programme.model import Programme, ScopingSession, SessionTopic
from planner.programme.prioritising.coming_back import due_back
from planner.programme.sort_keys import position_after
from planner.programme.text import lines
from planner.programme.view import View

DECISION = "decision"
"""The entry in ``SessionTopic.skipped`` for a topic's decision, beside the ids of questions."""


class Step(Struct, frozen=True):
    """A step of a session: a question about a topic, or its decision where ``question`` is None."""

    topic: str
    question: Question | None


def start(programme: Programme, id: str, topics: Iterable[str], *, on: date, present: Iterable[str] = ()) -> Programme:
    """Start a session on a day, with these people present, on these topics in this order."""
    programme = programme.put("scoping_sessions", ScopingSession(id=id, on=on, present=lines(present)))
    for topic in topics:
        programme = take(programme, id, topic)
    return programme


def take(programme: Programme, session: str, topic: str) -> Programme:
    """Add a topic to a session, as its last; raises Unusable if it is in it already."""
    key = f"{session}/{topic}"
    if key in programme.session_topics:
        raise Unusable(f"{programme.topics[topic].title} is taken at this session already.")
    position = position_after((each.position for each in session_topics(programme, session)), topic)
    return programme.put("session_topics", SessionTopic(id=key, session=session, topic=topic, position=position))


def suggest(programme: Programme, session: str, titles: Mapping[str, str], source: str = "") -> Programme:
    """Add suggestions, by the ids of new topics, and take them at a session as its last.

    One with the title of a topic that there is already takes that topic.
    """
    known = {topic.title.casefold(): topic.id for topic in programme.topics.values()}
    for new, title in titles.items():
        topic = known.setdefault(title.casefold(), new)
        if topic == new:
            programme = add_topic(programme, new, title, source=source)
        if f"{session}/{topic}" not in programme.session_topics:
            programme = take(programme, session, topic)
    return programme


def skip(programme: Programme, session: str, topic: str, question: str) -> Programme:
    """Skip a question about a topic, or its decision for ``DECISION``."""
    session_topic = programme.session_topics[f"{session}/{topic}"]
    return programme.put("session_topics", replace(session_topic, skipped=session_topic.skipped | {question}))


def end(programme: Programme, session: str) -> Programme:
    """End a session."""
    return programme.put("scoping_sessions", replace(programme.scoping_sessions[session], ended=True))


def session_topics(programme: Programme, session: str) -> list[SessionTopic]:
    """Return the topics of a session, in order."""
    topics = (each for each in programme.session_topics.values() if each.session == session)
    return sorted(topics, key=lambda each: (each.position, each.id))


def open_session(programme: Programme) -> ScopingSession | None:
    """Return the session that has not ended, the latest if there are several."""
    not_ended = (each for each in programme.scoping_sessions.values() if not each.ended)
    return max(not_ended, key=lambda each: (each.on, each.id), default=None)


def topics_to_take(view: View) -> list[str]:
    """Return the ids of the default topics of a session: those waiting without a decision, and those due back."""
    undecided = (topic for topic in view.waiting if view.decision(topic.id) is None)
    back = (topic for topic in view.order if due_back(view, topic))
    return list(dict.fromkeys(topic.id for topic in (*undecided, *back)))


def _is_decided(view: View, session: str, topic: str) -> bool:
    """Return whether a topic was decided at a session."""
    return any(decision.session == session for decision in view.decisions(topic))


def next_step(view: View, session: str) -> Step | None:
    """Return the first step left to do at a session; None when there is none."""
    return next(steps(view, session), None)


def steps(view: View, session: str) -> Iterator[Step]:
    """Yield the next step of each topic of a session that is not decided or skipped, in order."""
    for session_topic in session_topics(view.programme, session):
        topic, skipped = session_topic.topic, session_topic.skipped
        if DECISION in skipped or _is_decided(view, session, topic):
            continue
        question = next((each for each in view.advice(topic).open if each not in skipped), None)
        yield Step(topic, view.checklist.question(question) if question else None)


def steps_before(view: View, session: str, current: Step | None) -> list[Step]:
    """Return the steps answered, skipped or decided before the current one, in order; all of them for None."""
    topics = session_topics(view.programme, session)
    questions = [*view.checklist.questions, None]
    every_step = [Step(each.topic, question) for each in topics for question in questions]
    before = every_step[: every_step.index(current)] if current else every_step
    skipped = {each.topic: each.skipped for each in topics}

    def is_done(step: Step) -> bool:
        question = step.question
        if question is None:  # of an earlier topic, all of which are decided or skipped
            return True
        return question.id in view.answers(step.topic) or question.id in skipped[step.topic]

    return [step for step in before if is_done(step)]
