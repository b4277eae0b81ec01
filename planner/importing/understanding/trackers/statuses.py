"""Statuses as trackers print them: the programme's own words are read, others are asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import first_day
from planner.programme.kinds import AnswerKind, Claim, Closing, Verdict
from planner.programme.text import one_line

Meaning: TypeAlias = AnswerKind | Claim | Verdict
"""What a status of a recommendation says: an answer, how far it is, or what the committee thinks of it."""

Patterns: TypeAlias = Sequence[tuple[Meaning, re.Pattern[str]]]
"""Meanings, each with the pattern of its words at the beginning of a text."""


def _pattern(words: str, *, followed_by: str = "") -> re.Pattern[str]:
    """Return the pattern of words at the beginning of a text, which they are or after which something new begins.

    ``followed_by`` are further words that may follow: 'Accepted by Cabinet', but not 'Complete by March'.
    """
    more = rf"|\s+(?:{followed_by})\b" if followed_by else ""
    ends = rf"(?=$|\s*[.,:;–—(/-]|\s+(?:on|as|\d)|\s+in\s+(?!part\b|principle\b){more})"
    return re.compile(rf"\W*(?:{words}){ends}", re.IGNORECASE)


def _answer(words: str) -> re.Pattern[str]:
    return _pattern(words, followed_by="by|at")


_AGREED = r"(?:accepted|accept|agreed|agree|approved|endorsed|supported)"
ANSWERS: Patterns = (
    (
        AnswerKind.IN_PART,
        _answer(
            rf"{_AGREED} (?:in part|partially|partly)|(?:partially|partly|part)[- ]{_AGREED}|in[- ]part|partial(?:ly)?"
        ),
    ),
    (
        AnswerKind.REJECTED,
        _answer(
            rf"rejected|reject|declined|refused|disagreed?|(?:not|un|do(?:es)? not)[- ]?{_AGREED}|not to {_AGREED}"
        ),
    ),
    (AnswerKind.ACCEPTED, _answer(rf"(?:fully |unanimously )?{_AGREED}(?: (?:in full|fully))?")),
    (AnswerKind.NOTED, _answer("noted")),
)
"""Answers and the patterns of their words."""
CLAIMS: Patterns = (
    (Claim.NOT_BEGUN, _pattern(r"not (?:yet )?(?:begun|started|commenced)|yet to (?:start|begin|commence)")),
    (
        Claim.DONE,
        _pattern(
            r"(?:now |fully |all |action )?(?:complete|completed|done|implemented|delivered|finished)"
            r"(?: and (?:closed|signed off))?|reported as done"
        ),
    ),
    (
        Claim.UNDER_WAY,
        _pattern(
            r"(?:work )?(?:ongoing|on-going|under ?-?way|in progress|in hand|started|begun|commenced|on track|"
            r"part(?:ly|ially)? (?:complete|completed|done|implemented))"
        ),
    ),
    (Claim.STOPPED, _pattern("stopped|ceased|discontinued|abandoned")),
)
"""What a recipient claims, and the patterns of its words."""
IN_UPDATES: Patterns = (*CLAIMS, (Claim.DONE, _pattern("(?:now |action )?closed")))
"""What words at the beginning of an update claim: there 'closed' is the recipient's word."""
_DONE_AT_END = re.compile(
    r"(?:^|[.;:–—\n(]\s*|\s-\s+)(?:(?:it|this|(?:the |this )?(?:action|recommendation|item)) (?:is|was|has been) )?"
    r"(?:now |all |action )?(?:completed?|closed|done)\b(?P<after>[^.;:\n]*)[\s.;)]*$",
    re.IGNORECASE,
)
"""Words at the end of an update, in a sentence or a clause of their own, that say that it is done."""
VERDICTS: Patterns = (
    (Verdict.NO_LONGER_PURSUED, _pattern("(?:closed: )?no longer pursued")),
    (Verdict.UNACCEPTABLE, _pattern("unacceptable(?: progress)?(?: made)?")),
    (Verdict.ACCEPTABLE, _pattern("acceptable(?: progress)?(?: made)?")),
    (Verdict.ACHIEVED, _pattern("(?:closed: )?achieved")),
)
"""What the committee says, and the patterns of its words."""
_CLOSINGS: Sequence[tuple[Closing, re.Pattern[str]]] = (
    (
        Closing.NO_LONGER_WANTED,
        _pattern(
            r"no longer (?:wanted|required|needed|relevant|applicable)|withdrawn|"
            r"not (?:now |longer )?(?:required|needed)"
        ),
    ),
    (
        Closing.BECAME_A_TOPIC,
        _pattern(r"became a topic|(?:now )?on the work (?:programme|plan)|added to (?:the )?work (?:programme|plan)"),
    ),
    (Closing.HANDED_OVER, _pattern(r"handed over|(?:referred|transferred) to another committee")),
    (
        Closing.RECEIVED,
        _pattern(
            r"(?:now )?(?:action )?(?:complete|completed|closed|done|received|circulated|provided|discharged|answered)"
            r"(?: (?:and|/|-) ?(?:closed|complete|completed))?|(?:sent|circulated) to (?:all )?members"
        ),
    ),
)
"""How an action is closed, and the patterns of the words of its status."""
OPEN = (
    r"open|outstanding|pending|overdue|awaited|awaiting .*|not (?:yet )?(?:received|started|due)|due|"
    r"to be confirmed|tbc|(?:overdue by|due|waiting for:?|open (?:without|for)) .*"
)
"""The words of an action's status that say only that it is open, which follows from its days."""
_BETWEEN = " .,:;–—-/"
"""The characters that may stand between a status or a day and the words after it."""
_UNSURE = re.compile(r"\s*[,(–—-]?\s*(?:in principle|subject|with\b|as amended|but\b|except|provided)", re.IGNORECASE)
_COLOURS = re.compile(
    r"\b(?:red|amber|green|blue|grey|gray|yellow|white|black|purple|orange|brag|rag)\b", re.IGNORECASE
)
STATUS_WORDS = 6
"""The most words of a status; more are a report of progress."""
KEEP = "Nothing: keep it as words"
_CHOICES: dict[str, Meaning | None] = {
    KEEP: None,
    "Under way": Claim.UNDER_WAY,
    "Done, as the recipient says": Claim.DONE,
    "Not begun": Claim.NOT_BEGUN,
    "Stopped": Claim.STOPPED,
    "Accepted": AnswerKind.ACCEPTED,
    "Rejected": AnswerKind.REJECTED,
}
_RESPONSE_CHOICES: dict[str, AnswerKind | None] = {
    KEEP: None,
    "Accepted": AnswerKind.ACCEPTED,
    "Accepted in part": AnswerKind.IN_PART,
    "Rejected": AnswerKind.REJECTED,
    "Noted": AnswerKind.NOTED,
}
_ACTION_CHOICES: dict[str, Closing | None] = {
    KEEP: None,
    "It has come, and is closed": Closing.RECEIVED,
    "It is no longer wanted": Closing.NO_LONGER_WANTED,
}


def leading(text: str, *tables: Patterns) -> tuple[Meaning, str] | None:
    """Return what the words at the beginning of a text say, and the text after them; None where they say none of these.

    'Agreed in principle' and the like say neither one thing nor the other.
    """
    for meaning, pattern in (each for table in tables for each in table):
        match = pattern.match(text)
        if match and not (isinstance(meaning, AnswerKind) and _UNSURE.match(text, match.end())):
            return meaning, text[match.end() :].lstrip(_BETWEEN)
    return None


def status_meaning(text: str, where: str, questions: Questions) -> tuple[Meaning | None, str]:
    """Return what a status of a recommendation says, asking once for each that is not plain, and the words to keep.

    Those are its other words, or all of them where it says nothing.
    """
    words = _plain(text)
    if plain := leading(words, VERDICTS, CLAIMS, ANSWERS):
        return plain
    wording = _asking("status", words)
    meaning = questions.choose(f"status:{words.casefold()}", wording, _CHOICES, where=where, quote=words)
    return meaning, "" if meaning else text


def answer_meaning(text: str, where: str, questions: Questions) -> AnswerKind | None:
    """Return what a short response says, asking once for each; None to keep its words."""
    words = one_line(text)
    if words.casefold().rstrip(".") in ("yes", "y", "no", "n"):
        return AnswerKind.ACCEPTED if words[:1].casefold() == "y" else AnswerKind.REJECTED
    wording = _asking("response", words)
    return questions.choose(f"response:{words.casefold()}", wording, _RESPONSE_CHOICES, where=where, quote=words)


def closing_of(text: str, where: str, questions: Questions) -> tuple[Closing | None, str]:
    """Return how an action with this status is closed, None for an open one, and the words to keep."""
    words = _plain(text)
    if not words or re.fullmatch(OPEN, words, re.IGNORECASE):
        return None, ""
    if closed := closing_at_start(words):
        return closed
    if leading(words, CLAIMS):
        return None, text
    wording = _asking("status", words)
    closing = questions.choose(f"state:{words.casefold()}", wording, _ACTION_CHOICES, where=where, quote=words)
    return closing, "" if closing else text


def closing_at_start(*texts: str) -> tuple[Closing, str] | None:
    """Return how the words at the beginning of the first of some texts that says so close an action, and its others."""
    for text in texts:
        for closing, pattern in _CLOSINGS:
            if match := pattern.match(text):
                return closing, text[match.end() :].lstrip(_BETWEEN)
    return None


def done_at_end(text: str, year: str) -> tuple[bool, date | None]:
    """Return whether the words at the end of an update say that it is done, and on what day: 'All were told. Complete'.

    The day is None where these words name none.
    """
    match = _DONE_AT_END.search(text)
    after = match["after"].strip(" ,)(–—-") if match else ""
    found = first_day(after, year) if after else None
    is_done = match is not None and (not after or bool(found and not found.rest))
    return is_done, found.day if found and is_done else None


def _asking(what: str, words: str) -> str:
    return f"What does the {what} “{words}” say?"


def _plain(text: str) -> str:
    """Return a status without a colour beside other words: 'Completed' of 'Green – Completed'."""
    words = one_line(text)
    without = one_line(_COLOURS.sub(" ", words)).strip(" –—-:/()")
    return without or words


def is_colour(text: str) -> bool:
    """Return whether a text is a colour alone."""
    words = one_line(text)
    return bool(words) and not _COLOURS.sub("", words).strip(" –—-:/()")


def is_status(text: str) -> bool:
    """Return whether a text is short enough to be a status."""
    return len(one_line(text).split()) <= STATUS_WORDS


class DayAndWords(NamedTuple):
    """A text without the day at its beginning, that day, and the words in brackets after it."""

    text: str
    day: date | None = None
    bracketed: str = ""


def day_before(text: str, year: str) -> DayAndWords:
    """Return a text parted from the day that it begins with: '21 November 2023 (Executive). It helps'."""
    if (decided := re.match(r"\s*\(([^()]+)\)", text)) and (on := first_day(decided[1], year)):
        return DayAndWords(text[decided.end() :].lstrip(_BETWEEN), on.day, decided[1] if on.rest else "")
    found = first_day(text, year)
    if found is None or text[: found.start].strip(" ,").casefold() not in ("", "on"):
        return DayAndWords(text)
    rest = text[found.end :]
    bracketed = re.match(r"\s*\(([^()]+)\)", rest)
    rest = rest[bracketed.end() :] if bracketed else rest
    return DayAndWords(rest.lstrip(_BETWEEN), found.day, bracketed[1] if bracketed else "")
