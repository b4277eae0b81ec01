"""The words around a date that are about its meeting, rather than an item of it."""

from __future__ import annotations

import re

from planner.importing.understanding.meetings import VENUE_WORD, kind_named
from planner.importing.understanding.written_dates import time_in

_ABOUT_MEETING = re.compile(
    r"\b(provisional|reserve|postponed|rescheduled|moved|new date|previously|acting as|joint(ly)? with|tbc|"
    r"if (needed|required)|forum|meeting|am|pm|agenda|inquorate|adjourned)\b",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(r"\b(meets?|meetings?|starts?|starting|commenc\w+|held|begins?|beginning)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?=[A-Z])([^.;]+)")


def describes_meeting(words: str) -> bool:
    """Return whether the words after a date say something of its meeting, and are no item."""
    return not words or bool(kind_named(words) or VENUE_WORD.search(words) or _ABOUT_MEETING.search(words))


def time_said(text: str) -> str:
    """Return the time in a sentence such as 'All meetings start at 6.30pm', blank where it says none."""
    return time_in(text) if _SAYS_WHEN.search(text) else ""


def place_said(text: str) -> str:
    """Return the place in a sentence such as 'The Committee will meet at 9.30 am in County Hall', or blank."""
    match = _PLACE.search(text)
    return match[1].strip() if match else ""
