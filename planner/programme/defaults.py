"""The defaults of the committee's settings."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.model import Committee

DEFAULTS: Mapping[str, int] = {
    "limit": 2,  # substantive items a meeting, as recommended (report, 3.3)
    "places_kept_free": 2,  # the two that the report's own programme leaves free (report, 3.5)
    "meetings_min": 6,  # terms of reference
    "meetings_max": 11,  # terms of reference
    "agenda_clear_days": 5,  # clear working days, in law
    "report_days": 13,  # calendar days
    "papers_hours": 48,  # Protocol 4
    "confirm_months": 2,  # good practice
    "warning_days": 14,  # calendar days before a date
    "gap_months": 2,  # between two items of one topic
    "repeat_months": 12,  # before a matter is looked at again (Protocol 3)
    "groups_a_year": 2,  # task and finish groups, good practice
    "follow_up_months": 6,  # before a topic comes back, where no date was decided
    "action_days": 14,  # in which what was asked for is due
    "response_months": 2,  # Local Government Act 2000, section 9FE
    "health_days": 28,  # where the committee asks for an answer
    "safety_days": 28,  # where the committee asks for an answer
    "send_days": 5,  # working days, good practice
    "receipt_days": 5,  # working days, good practice
    "response_warning_days": 28,  # before an answer is due
    "long_open_months": 12,  # after which an open recommendation is asked about
    "slips": 2,  # moves of an item since it was first published
}
"""Field of the committee -> its number while the committee has not set it."""


TEXTS: Mapping[str, str] = {
    "author": "The scrutiny officer",
    "contact": "The officer named on the front of the agenda",
    "wards": "All",
    "exempt_information": "None",
    "background_papers": (  # Local Government Act 1972, section 100D
        "None was relied on to a material extent, other than published works and documents that would disclose "
        "confidential or exempt information"
    ),
}
"""Field of the committee -> its text while the committee has not set it."""


def text_setting(committee: Committee, field: str) -> str:
    """Return the committee's own text for a field, or else the default."""
    text: str = getattr(committee, field)
    return text or TEXTS[field]


def number_setting(committee: Committee, field: str) -> int:
    """Return the committee's own number for a field, or else the default."""
    number: int | None = getattr(committee, field)
    return DEFAULTS[field] if number is None else number
