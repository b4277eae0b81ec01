"""What importing a page would change, as data: what ``import --json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.exchange.json.history import differences
from planner.exchange.json.programme import entities_data, meeting_data, topic_data
from planner.importing.bringing_in.bring import Importing
from planner.importing.bringing_in.follow_up.records import TOLD
from planner.importing.draft import Draft
from planner.importing.understanding.headings import IMPORTED_FIELDS
from planner.programme.edits import TOPIC_FIELDS, topic_value
from planner.programme.history.changes import compare
from planner.programme.model import Topic
from planner.programme.view import View

PAGE_FIELDS = {
    "other_names",
    "not_before",
    "not_after",
    "why",
    *(field.name for field in IMPORTED_FIELDS if not field.in_json),
}
"""The fields of a topic that a page may fill in and that ``show --json`` leaves out."""


def import_data(imported: Importing, view: View) -> dict[str, Any]:
    """Return what is on the page as imported, the questions with their proposals, and the words left out.

    ``view`` shows the programme after the import, in every year.
    """
    draft = imported.draft
    meetings = {meeting for meeting, _ in imported.places}
    topics = {topic for _, topic in imported.places}
    return {
        "committee": draft.committee,
        "council": draft.council,
        "year": draft.year,
        "headings": [{"heading": heading, "read_as": meaning} for heading, meaning in draft.headings],
        "meetings": [
            {
                **meeting_data(view, meeting),
                "year": meeting.year,
                "as_written": _written(draft, meeting.date.isoformat()),
            }
            for meeting in view.meetings
            if meeting.id in meetings
        ],
        "topics": [_topic(view, topic) for topic in view.order if topic.id in topics],
        "recommendations": entities_data(view, "recommendations", imported.followed_up.recommendations),
        **{table: _told(view, table, imported.followed_up.recommendations) for table in TOLD},
        "actions": entities_data(view, "actions", imported.followed_up.actions),
        "questions": [
            {
                "id": question.id,
                "where": question.where,
                "about": f"{question.wording} {question.quote}",
                "proposed": question.proposed or None,
                "choices": list(question.choices),
            }
            for question in draft.questions
        ],
        "not_understood": [
            {"where": words.where, "text": words.text, "why": words.why} for words in draft.not_understood
        ],
        "differences": list(differences(compare(imported.before, imported.after))),
    }


def _written(draft: Draft, day: str) -> str:
    """Return the words in which the page names a day."""
    return "; ".join(meeting.written for meeting in draft.meetings if meeting.date.isoformat() == day)


def _told(view: View, table: str, recommendations: Sequence[str]) -> list[dict[str, Any]]:
    """Return what a table tells of some recommendations, in their order, of each the oldest first."""
    of_these = (each for each in view.programme.table(table).values() if each.recommendation in recommendations)
    ordered = sorted(of_these, key=lambda each: (recommendations.index(each.recommendation), each.on, each.id))
    return entities_data(view, table, [each.id for each in ordered])


def _topic(view: View, topic: Topic) -> dict[str, Any]:
    """Return a topic's data, with the further fields that a page may fill in."""
    return {
        **topic_data(view, topic),
        **{
            field.name: field.plain(topic_value(view.programme, topic.id, field.name))
            for field in TOPIC_FIELDS
            if field.name in PAGE_FIELDS
        },
    }
