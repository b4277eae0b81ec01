"""Recommendations as data: what ``recommendation list --json`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from planner.programme.follow_up.recommendations.follow_ups import follow_up_of
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.view import View


def recommendations_data(view: View, records: Iterable[Record]) -> list[dict[str, Any]]:
    """Return the recommendations in the order given, with where each stands on the view's day."""
    return [_recommendation(view, record) for record in records]


def _recommendation(view: View, record: Record) -> dict[str, Any]:
    recommendation, answered = record.recommendation, record.final
    progress, assessed = record.latest_progress, record.latest_assessment
    follow_up = follow_up_of(view, record)
    meeting = (follow_up.met_by.meeting if follow_up.met_by else follow_up.meeting) if follow_up else None
    return {
        "id": recommendation.id,
        "reference": printed_reference(view.programme, recommendation),
        "made": recommendation.made.isoformat(),
        "topic": recommendation.topic,
        "text": recommendation.text,
        "to": recommendation.to or None,
        "recipient": recommendation.recipient.value if recommendation.recipient else None,
        "sent": _day(recommendation.sent),
        "received": _day(recommendation.received),
        "due": _day(record.due),
        "answer": answered.answer.value if answered else None,
        "answered": _day(answered.on if answered else None),
        "delivery": progress.claim.value if progress else None,
        "target": _day(record.target),
        "assessment": assessed.verdict.value if assessed else None,
        "stands": record.stands(view.today).value,
        "overdue_days": record.overdue_days(view.today),
        "follow_up": _day(follow_up.day if follow_up else None),
        "meeting": meeting if isinstance(meeting, str) or meeting is None else meeting.id,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
