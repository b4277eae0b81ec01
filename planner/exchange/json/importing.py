"""What importing a page would change, as data: what ``import --json`` prints."""

from __future__ import annotations

from typing import Any

from planner.exchange.json.history import differences
from planner.exchange.json.programme import meeting_data, topic_data
from planner.importing.bringing_in.bring import Importing
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
    *(each.name for each in IMPORTED_FIELDS if not each.in_json),
}
"""The fields of a topic that a page may fill in and that ``show --json`` leaves out."""


def import_data(imported: Importing, view: View) -> dict[str, Any]:
    """Return the page's meetings and topics as they would be, the questions with their proposals, and what is left out.

    ``view`` shows the programme as it would be, in every year.
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
            {**meeting_data(view, each), "year": each.year, "as_written": _written(draft, each.date.isoformat())}
            for each in view.meetings
            if each.id in meetings
        ],
        "topics": [_topic(view, each) for each in view.order if each.id in topics],
        "questions": [
            {
                "id": each.id,
                "where": each.where,
                "about": f"{each.wording} {each.quote}",
                "proposed": each.proposed or None,
                "choices": list(each.choices),
            }
            for each in draft.questions
        ],
        "not_understood": [{"where": each.where, "text": each.text, "why": each.why} for each in draft.not_understood],
        "differences": list(differences(compare(imported.before, imported.after))),
    }


def _written(draft: Draft, day: str) -> str:
    """Return the words in which the page names a day."""
    return "; ".join(each.written for each in draft.meetings if each.date.isoformat() == day)


def _topic(view: View, topic: Topic) -> dict[str, Any]:
    """Return a topic's data, with the further fields that a page may fill in."""
    return {
        **topic_data(view, topic),
        **{
            each.name: each.plain(topic_value(view.programme, topic.id, each.name))
            for each in TOPIC_FIELDS
            if each.name in PAGE_FIELDS
        },
    }
