"""What is said of a meeting, or of all meetings, beside their dates: whether it is no item, the time and the place."""

from __future__ import annotations

import re

from planner.importing.understanding.dates.written_times import time_in
from planner.importing.understanding.meetings.meeting_words import MeetingWords, read_words
from planner.importing.understanding.questions import Questions

_SAYS_WHEN = re.compile(r"\b(meets?|meetings?|starts?|starting|commenc\w+|held|begins?|beginning)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?=[A-Z])([^.;]+)")


def describes_meeting(words: str) -> bool:
    """Return whether the words after a date say something of its meeting, and are no item."""
    return not _read(words).titles


def is_venue(words: str) -> bool:
    """Return whether words name a place to meet in."""
    return _read(words).venue == words


def time_said(text: str) -> str:
    """Return the time in a sentence such as 'All meetings start at 6.30pm', blank where it says none."""
    return time_in(text) if _SAYS_WHEN.search(text) else ""


def place_said(text: str) -> str:
    """Return the place in a sentence such as 'The Committee will meet at 9.30 am in County Hall', or blank."""
    match = _PLACE.search(text)
    return match[1].strip() if match else ""


def _read(words: str) -> MeetingWords:
    """Return what words say of a meeting, with whatever is proposed where that would be asked about."""
    return read_words(words, "", words, Questions({}))
