"""What an import would bring of recommendations and actions, in plain lines of the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from planner.importing.bringing_in.follow_up.bring import FollowedUp
from planner.importing.draft import Draft
from planner.programme.calendar import long
from planner.programme.documents.tracker import answer_words, clock_words, plan_words, progress_words
from planner.programme.english import capitalised, counted, listed, shortened
from planner.programme.follow_up.actions import due_words, printed_minute
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import Record, records
from planner.programme.history.changes import EMPTY
from planner.programme.history.wording import fields_in_words
from planner.programme.model import Action, Programme, Recommendation
from planner.programme.text import one_line

MOST_OF_A_TEXT = 200
"""The most characters of a text that are shown."""


def follow_up_summary(followed_up: FollowedUp, programme: Programme, draft: Draft) -> str:
    """Return '3 recommendations and 12 actions on 2 topics', with how many are left out; blank where there are none."""
    counts = (
        (len(followed_up.recommendations), len(draft.recommendations), "recommendation"),
        (len(followed_up.actions), len(draft.actions), "action"),
    )
    parts = [counted(brought, noun) for brought, drafted, noun in counts if drafted]
    if not parts:
        return ""
    topics = len(followed_up.topics(programme))
    left_out = sum(drafted - brought for brought, drafted, _ in counts)
    on = f" on {counted(topics, 'topic')}" if topics else ""
    return f"{listed(parts)}{on}{f', and {left_out} left out' if left_out else ''}"


def follow_up_lines(followed_up: FollowedUp, before: Programme, after: Programme) -> list[str]:
    """Return the lines on recommendations and on actions that are new or change, each set under its heading.

    They are in the order of the page.
    """
    lines: list[str] = []
    recommendations = list(_recommendations(followed_up.recommendations, before, after))
    actions = list(_actions(followed_up.actions, before, after))
    for heading, group in (("Recommendations", recommendations), ("Actions", actions)):
        if group:
            lines += ["", heading, *group] if lines else [heading, *group]
    return lines


def _recommendations(ids: Sequence[str], before: Programme, after: Programme) -> Iterator[str]:
    """Yield the lines on each recommendation that is new, or of which the page says more."""
    had, have = records(before), records(after)
    for id in ids:
        old, record = had.get(id), have[id]
        if old == record:
            continue
        recommendation = record.recommendation
        words = f"{printed_reference(after, recommendation)}: {_short(recommendation.text)}"
        if old is None:
            yield f"  + {words}"
            yield from _told(after, record)
            continue
        changed = _changed_fields(old.recommendation, recommendation)
        news = [noun for noun, has_news in _NEWS.items() if has_news(old, record)]
        yield f"  ~ {words}: {listed([*([fields_in_words('recommendations', changed)] if changed else []), *news])}"
        yield from _before_and_after(old.recommendation, recommendation, changed)
        for label, write in _LINES:
            yield from _new_lines(label, write(old), write(record))


def _told(programme: Programme, record: Record) -> Iterator[str]:
    """Yield the lines on what the page says of a new recommendation."""
    recommendation = record.recommendation
    details = (
        ("On", programme.topics[recommendation.topic].title),
        ("To", recommendation.to),
        ("Clock", clock_words(record)),
        ("Looked at again", long(recommendation.follow_up_on) if recommendation.follow_up_on else ""),
    )
    yield from _details(details)
    for label, write in _LINES:
        yield from (f"      {label}: {_short(line)}" for line in write(record))
    yield from _details((("Private note", recommendation.private_note),))


def _plan(record: Record) -> list[str]:
    words = plan_words(record)
    return ["; ".join(words.split("\n"))] if words else []


def _assessments(record: Record) -> list[str]:
    return [f"{capitalised(each.verdict.words)}, {long(each.on)} ({each.authority})" for each in record.assessments]


_LINES: Sequence[tuple[str, Callable[[Record], list[str]]]] = (
    ("Answer", answer_words),
    ("What they will do", _plan),
    ("Progress", progress_words),
    ("The committee", _assessments),
)
"""The labels of what came of a recommendation, and what writes its lines."""
_NEWS: dict[str, Callable[[Record, Record], bool]] = {
    "the answer": lambda old, new: old.responses != new.responses,
    "the progress": lambda old, new: old.progress != new.progress,
    "what the committee says": lambda old, new: old.assessments != new.assessments,
}
"""What is new about a recommendation, and whether it is."""


def _new_lines(label: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are new, and after them the last one that they replace."""
    fresh = [line for line in new if line not in old]
    yield from (f"      {label}: {_short(line)}" for line in fresh)
    if fresh and old:
        yield f"      instead of: {_short(old[-1])}"


def _actions(ids: Sequence[str], before: Programme, after: Programme) -> Iterator[str]:
    """Yield the lines on each action that is new, or of which the page says more."""
    for id in ids:
        old, action = before.actions.get(id), after.actions[id]
        if old == action:
            continue
        words = f"{printed_minute(after, action)}: {_short(action.text)}"
        if old is None:
            yield f"  + {words}"
            closed = f"{action.closing.words}, {long(action.closed)}" if action.closing and action.closed else ""
            details = (
                ("On", after.topics[action.topic].title),
                ("Who", action.owner),
                ("Due", due_words(action)),
                ("What came", action.answer),
                ("Closed", closed),
                ("Private note", action.private_note),
            )
            yield from _details(details)
            continue
        changed = _changed_fields(old, action)
        yield f"  ~ {words}: {fields_in_words('actions', changed)}"
        yield from _before_and_after(old, action, changed)


def _details(details: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from (f"      {label}: {_short(words)}" for label, words in details if words)


def _changed_fields(old: Action | Recommendation, new: Action | Recommendation) -> list[str]:
    return [name for name in EMPTY[type(new)] if getattr(old, name) != getattr(new, name)]


def _before_and_after(
    old: Action | Recommendation, new: Action | Recommendation, names: Sequence[str]
) -> Iterator[str]:
    """Yield the fields that are set, each followed by what it replaces."""
    for name in names:
        if name not in new.FIELDS:
            continue
        was, now = (_value(new.FIELDS[name], getattr(each, name)) for each in (old, new))
        if now:
            yield f"      {new.FIELDS[name].label or capitalised(new.FIELDS[name].words)}: {now}"
            if was:
                yield f"      instead of: {was}"


def _value(field: Any, value: Any) -> str:
    return _short(field.in_words(value)) if value else ""


def _short(text: str) -> str:
    return shortened(one_line(text), MOST_OF_A_TEXT)
