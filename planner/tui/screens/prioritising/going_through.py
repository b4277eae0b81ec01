"""The way through a scoping session's topics: which were left for later, and where each is taken up again."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.english import counted
from planner.programme.prioritising.scoping import DECISION, Step, next_step, session_topics, steps_before
from planner.programme.view import View


def is_decided(view: View, session: str, topic: str) -> bool:
    """Return whether a topic was decided at a session."""
    return any(decision.session == session for decision in view.decisions(topic))


def topics_left(view: View, session: str) -> list[str]:
    """Return the ids of the topics of a session that were left for later, in order."""
    topics = session_topics(view.programme, session)
    return [each.topic for each in topics if DECISION in each.skipped and not is_decided(view, session, each.topic)]


def decided_words(view: View, session: str) -> str:
    """Return how many topics of a session are decided and undecided: '1 topic decided, 2 left undecided'."""
    topics = session_topics(view.programme, session)
    decided = sum(is_decided(view, session, each.topic) for each in topics)
    left = f", {len(topics) - decided} left undecided" if decided < len(topics) else ""
    return f"{counted(decided, 'topic') if decided else 'No topic'} decided{left}"


def taken_up(view: View, session: str, topic: str) -> Step:
    """Return the step at which a topic that was left goes on: its first open question, or its decision."""
    skipped = view.programme.session_topics[f"{session}/{topic}"].skipped
    question = next((each for each in view.advice(topic).open if each not in skipped), None)
    return Step(topic, view.checklist.question(question) if question else None)


def step_in_topic(view: View, session: str, topic: str) -> Step | None:
    """Return the next step of a topic that was left and is taken up again; None for the session's own next step."""
    return taken_up(view, session, topic) if topic in topics_left(view, session) else None


def step_after_topic(view: View, session: str, topic: str) -> Step | None:
    """Return the step to go to after a topic; None for the session's own next step, or its end.

    Once every topic has been gone through, it is that of the next topic left.
    """
    if next_step(view, session):
        return None
    order = [each.topic for each in session_topics(view.programme, session)]
    later = order[order.index(topic) + 1 :] if topic in order else []
    left = topics_left(view, session)
    return next((taken_up(view, session, each) for each in later if each in left), None)


def step_back(view: View, session: str, current: Step | None) -> Step | None:
    """Return the step before the current one; for a topic left, where it goes on; None at the beginning.

    At the end of the session, for which ``current`` is None, that is the first topic left, where there is one.
    """
    left = topics_left(view, session)
    if current is None and left:
        return taken_up(view, session, left[0])
    before = steps_before(view, session, current)
    if before and before[-1].question is None and before[-1].topic in left:
        return taken_up(view, session, before[-1].topic)
    return before[-1] if before else None


def step_answered(view: View, session: str, difference: Mapping[str, Mapping[str, object]]) -> Step | None:
    """Return the first question on a topic left for later that a change has answered; None for none."""
    answers = difference.get("answers", {})
    left, questions = topics_left(view, session), view.checklist.questions
    return next((Step(topic, each) for topic in left for each in questions if f"{topic}/{each.id}" in answers), None)
