"""The topics as plain linear text: those waiting in order of priority, the others, and the register of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.exchange.plain_text import block_lines, sections_text
from planner.programme.calendar import in_words, long
from planner.programme.documents.blocks import Bullets
from planner.programme.edits import TOPIC_FIELDS, topic_field_lines, topic_value
from planner.programme.english import capitalised, listed
from planner.programme.follow_up.action_log import state_words
from planner.programme.follow_up.actions import action_title, actions_on, printed_minute
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.model import Item, Topic
from planner.programme.prioritising.ranking import rests_on
from planner.programme.prioritising.register import register_entry
from planner.programme.statuses import NOT_WANTED
from planner.programme.text import one_line
from planner.programme.view import View


def topics_text(view: View, topics: Iterable[Topic]) -> str:
    """Return topics as text: in order of priority, a heading for each priority group, and why some were not taken."""
    groups = groupby(topics, key=view.priority_group)
    sections = [
        [f"Topics {name}", *(line for topic in group for line in _topic_lines(view, topic))] for name, group in groups
    ]
    return sections_text(sections) if sections else ""


def _topic_lines(view: View, topic: Topic) -> Iterator[str]:
    """Yield the lines of a topic in the list of topics."""
    yield f"{view.rank(topic.id)}. {topic.title} ({rests_on(view, topic)})"
    yield from (f"   {line}" for line in _register(view, topic))


def _register(view: View, topic: Topic) -> Iterator[str]:
    """Yield the register's entry on a topic that is not wanted, or else the dates of the meetings that have it."""
    decision = view.decision(topic.id)
    if decision and view.status(topic) in NOT_WANTED:
        yield from register_entry(decision)
    elif meetings := [view.meeting_of(item) for item in view.items_of(topic.id)]:
        days = listed(long(meeting.date) for meeting in meetings)
        yield f"At the {'meeting' if len(meetings) == 1 else 'meetings'} of {days}."


ABOUT_FIELDS = [field for field in TOPIC_FIELDS if field.name not in ("title", "invited")]
"""The fields of a topic that come under the heading “About”: the others have a heading of their own."""


def topic_text(view: View, topic: Topic) -> str:
    """Return everything about a topic as text, in headings and lists."""
    decision = view.decision(topic.id)
    parts = {
        "About": [line for field in ABOUT_FIELDS for line in topic_field_lines(view.programme, topic.id, field)],
        "To be heard": list(topic_value(view.programme, topic.id, "invited")),
        "At meetings": [_at_meeting(view, item) for item in view.items_of(topic.id)],
        "Asked for": [
            f"{printed_minute(view.programme, action)}: {action_title(action)} ({state_words(action, view.today)})"
            for action in actions_on(view.programme, topic.id)
        ],
        "Recommended": [
            f"{printed_reference(view.programme, each.recommendation)}: {title_of(each.recommendation)} "
            f"({each.stands(view.today)})"
            for each in view.records.values()
            if each.recommendation.topic == topic.id
        ],
        "Checklist": list(_answers(view, topic)),
        "Decision": register_entry(decision) if decision else [],
    }
    title = [
        topic.title,
        f"{capitalised(str(view.status(topic)))}; number {view.rank(topic.id)} ({rests_on(view, topic)})",
    ]
    sections = ([heading, *block_lines(Bullets(tuple(part)))] for heading, part in parts.items() if part)
    return sections_text([title, *sections])


def _at_meeting(view: View, item: Item) -> str:
    """Return when and how an item is on the programme, and what became of it: '28 September 2023: substantive …'."""
    words = f"{in_words(view.meeting_of(item).date)}: {item.kind.words}{', tentative' if item.tentative else ''}"
    minute = view.programme.minutes.get(item.id)
    if minute is None:
        return words
    number = f"Minute {minute.number}: " if minute.number else ""
    conclusions = f" {one_line(minute.conclusions)}" if minute.conclusions else ""
    return f"{words}. {capitalised(f'{number}{outcome_words(view.programme, minute)}')}.{conclusions}"


def _answers(view: View, topic: Topic) -> Iterator[str]:
    """Yield the questions of the checklist that are answered, with their answers and evidence."""
    for question in view.checklist.questions:
        if answer := view.answers(topic.id).get(question.id):
            choice = question.choice(answer.value)
            evidence = f" Evidence: {answer.evidence}" if answer.evidence else ""
            yield f"{question.ask} {choice.label if choice else answer.value}.{evidence}"
