"""The background of an item, in a report's numbered form: what the record already knows of its topic."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import in_words, long
from planner.programme.documents.blocks import Block, Document, Heading, Paragraph
from planner.programme.documents.edition import as_at_words
from planner.programme.documents.tracker import answer_words, clock_words, follow_up_words, progress_words
from planner.programme.english import capitalised
from planner.programme.follow_up.action_log import state_words
from planner.programme.follow_up.actions import action_title, actions_on, is_open, printed_minute
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.model import Item, Topic
from planner.programme.text import one_line
from planner.programme.versions import versions_of
from planner.programme.view import View


def background_document(view: View, item: Item) -> Document:
    """Return the background of an item's report, as known before its meeting."""
    committee, topic, meeting = view.programme.committee, view.topic_of(item), view.meeting_of(item)
    title = f"{topic.title}: background"
    return Document(
        title,
        f"For {long(meeting.date)}",
        committee.council,
        view.today,
        tuple(_blocks(view, item, topic)),
        edition=as_at_words(view.today),
        is_numbered=True,
    )


def _blocks(view: View, item: Item, topic: Topic) -> Iterator[Block]:
    meeting = view.meeting_of(item)
    yield Heading(topic.title, 1)
    yield Paragraph(f"{view.programme.committee.name}, {in_words(meeting.date)}")
    sections = (
        ("Purpose", _purpose(view, item, topic)),
        ("Background", _background(view, item, topic)),
        ("Recommendations made before", _recommendations(view, item, topic)),
        ("Asked for, and still open", _open_actions(view, topic)),
        ("Published documents referred to", _published(view, item)),
    )
    for heading, lines in sections:
        yield Heading(heading, 2)
        yield from map(Paragraph, list(lines) or ["None."])


def _purpose(view: View, item: Item, topic: Topic) -> Iterator[str]:
    """Yield why it is on the programme."""
    if objective := view.objective(item):
        yield one_line(objective)
    if topic.desired_outcome:
        yield f"What is to be different because of it: {one_line(topic.desired_outcome)}"
    if topic.source:
        reference = f" ({topic.suggested_by_ref})" if topic.suggested_by_ref else ""
        yield f"It was suggested by: {topic.source}{reference}."
    if topic.statutory:
        yield f"The duty to scrutinise it: {topic.statutory.rstrip('.')}."
    if (decision := view.decision(topic.id)) and decision.reason:
        yield f"Decided on {long(decision.on)}: {decision.outcome.words}. {decision.reason.rstrip('.')}."
    if awaited := view.programme.executive_decisions.get(topic.executive_decision):
        when = f", expected on {long(awaited.date)}" if awaited.date else ""
        yield f"A decision is awaited: {awaited.name}{when}."


def _background(view: View, item: Item, topic: Topic) -> Iterator[str]:
    """Yield when it was looked at before, what was concluded, and what was promised then."""
    day, held = view.meeting_of(item).date, False
    for earlier in view.items_of(topic.id):
        meeting, minute = view.meeting_of(earlier), view.programme.minutes.get(earlier.id)
        if meeting.date >= day or meeting.cancelled or not (minute or view.is_past(meeting)):
            continue
        held = True
        if minute is None:
            yield f"It was on the programme of {long(meeting.date)}."
            continue
        number = f"Minute {minute.number}, " if minute.number else ""
        words = f"{number}{long(meeting.date)}: {outcome_words(view.programme, minute)}."
        yield f"{capitalised(words)} {one_line(minute.conclusions)}".strip()
    if not held and topic.last_scrutinised:
        yield f"It was last looked at on {long(topic.last_scrutinised)}."


def _recommendations(view: View, item: Item, topic: Topic) -> Iterator[str]:
    """Yield the recommendations made on the topic before the meeting, and what came of each."""
    day = view.meeting_of(item).date
    for record in view.records.values():
        if record.recommendation.topic == topic.id and record.recommendation.made < day:
            yield _what_came(view, record)


def _what_came(view: View, record: Record) -> str:
    recommendation = record.recommendation
    to = f", to {recommendation.to}" if recommendation.to else ""
    parts = (
        f"{printed_reference(view.programme, recommendation)}{to}: {title_of(recommendation)}",
        clock_words(record).capitalize() if not record.responses else "",
        "; ".join(answer_words(record)),
        "; ".join(progress_words(record)),
        f"It stands: {record.stands(view.today)}",
        f"Looked at again: {words}" if (words := follow_up_words(view, record)) else "",
    )
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _open_actions(view: View, topic: Topic) -> Iterator[str]:
    for action in actions_on(view.programme, topic.id):
        if is_open(action) and action.made <= view.today:
            owner = f" ({action.owner})" if action.owner else ""
            printed = printed_minute(view.programme, action)
            yield f"{printed}{owner}: {action_title(action).rstrip('.')}: {state_words(action, view.today)}."


def _published(view: View, item: Item) -> Iterator[str]:
    """Yield the published work programmes that have the item, the newest first."""
    for version in reversed(versions_of(view.programme.versions)):
        if any(row.id == item.id for meeting in version.table.meetings for row in meeting.items):
            yield f"The work programme published on {long(version.on)} (“{version.label}”)."
