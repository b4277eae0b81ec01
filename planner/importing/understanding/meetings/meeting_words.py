"""The words after a date: the kind of meeting, its venue, what holds of it, or its item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.importing.understanding.dates.written_dates import SEPARATOR, trimmed
from planner.importing.understanding.questions import Questions
from planner.programme.kinds import MeetingKind

_KIND_OF_WORD: Mapping[str, MeetingKind] = {
    "informal": MeetingKind.INFORMAL,
    "briefings?": MeetingKind.BRIEFING,
    "workshops?": MeetingKind.WORKSHOP,
    "seminars?": MeetingKind.WORKSHOP,
    "task": MeetingKind.TASK_AND_FINISH,
    "joint": MeetingKind.JOINT,
    "committee": MeetingKind.COMMITTEE,
    "formal": MeetingKind.COMMITTEE,
}
"""The pattern of a word, the first that fits -> the kind of meeting that it names."""
MEETING_KINDS: Mapping[str, MeetingKind] = {
    "A committee meeting": MeetingKind.COMMITTEE,
    "A joint meeting": MeetingKind.JOINT,
    "An informal meeting: its items take no place": MeetingKind.INFORMAL,
    "A briefing: its items take no place": MeetingKind.BRIEFING,
    "A workshop: its items take no place": MeetingKind.WORKSHOP,
    "A task and finish group's meeting: its items take no place": MeetingKind.TASK_AND_FINISH,
}
"""Words of a choice -> the kind of meeting."""
CANCELLED = "It is cancelled, until it has a new date"
NO_DATE_YET = "It has no date yet: its items are topics without a date"
STANDS = "It stands"
VENUE, AN_ITEM = "Its venue", "An item of its agenda"
_MOST_WORDS = 8
"""The most words that say what sort of meeting it is or where it is; more are an item."""
_MOST_CHARACTERS = 400
"""Longer words are not read: they are a whole text, and no description of a meeting."""
_MERELY_A_KIND = re.compile(
    r"((a|the|committee|formal|informal|overview|scrutiny|briefings?|mid|cycle|meeting|session|workshop|task|and|finish|group|"
    r"joint|public|private|members?|ordinary|only|for|of|&|-|'?s)\W*)+",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    r"\b(briefing|workshop|seminar|group|meeting|session)s?$|"
    r"^(informal|joint|task (and|&) finish|briefing|workshop|seminar)\b",
    re.IGNORECASE,
)
_A_MEETING = re.compile(r"\b(meeting|session)s?$", re.IGNORECASE)
_JOINED = re.compile(
    r"\bjoint(ly)?\b.*\bwith\b|^(together )?with (the )?.*\b(committee|panel|board|commission)s?$", re.IGNORECASE
)
_ACTING = re.compile(r"^(acting|sitting|meeting|constituted)?\s*as (the |a )?\b", re.IGNORECASE)
_PUT_OFF = r"(postponed|deferred|suspended|on hold|to be re-?(arranged|scheduled))"
_ENDS = r"(?=$|\W*$| (date|time|venue|meeting|booking|only|for|from|to|on|until|till|due|by|as|at|because|following)\b)"
POSTPONED = re.compile(rf"(meeting |now |has been |was |is )*{_PUT_OFF}{_ENDS}", re.IGNORECASE)
_STATUS = re.compile(
    r"((date|time|venue|meeting|dates) )?"
    rf"((now |is |are |has been |was )?({_PUT_OFF}|provisional(ly)?|confirmed|reserved?|tentative|revised|changed|"
    rf"moved|rescheduled|re-?arranged|inquorate|adjourned|reconvened|no (meeting|business)){_ENDS}|"
    r"(is |are )?(tb[cadns]\b|to be (confirmed|agreed|arranged)|subject to|may change|"
    r"new (date|time|venue)|(only )?(if|where|when|as) (required|needed|necessary)))|"
    r"this meeting (will|is|has|may)\b|please note|nb\b|n\.b\.|"
    r"pre-?(meet|agenda)|deadline|(papers|reports?|items) (due|by|to)\b|"
    r"due to|owing to|because|or\b|.*\breserve( date)?$",
    re.IGNORECASE,
)
"""What holds of a meeting, such as 'provisional', which no other field has; not 'provisional outturn'."""
_PLAIN_VENUE = re.compile(
    r"(?:.*\b)?(?:hall|rooms?|house|chambers?|suite|teams|zoom|online|virtual(?:ly)?|hybrid|remote(?:ly)?|headquarters|"
    r"offices|guildhall)(?: (?:[\d.]+[a-z]?|[a-z])(?:\s?(?:&|and|/|-|to)\s?\d+)?)?(?: meeting)?",
    re.IGNORECASE,
)
_LIKELY_VENUE = re.compile(
    r"(?:.*\b)?(?:cent(?:re|er)|office|library|school|theatre|building|church|college)", re.IGNORECASE
)
_BEFORE_VENUE = re.compile(r"^(?:(?:venue|location|place|held|in|at|via|by|on|the)\b[\s:]*)+", re.IGNORECASE)
_IN_A_SENTENCE = re.compile(
    r"\b(review|report|update|plan|strategy|on|for|to|services?|closure|refurbishment)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:.*\b)?(?:forum|board|panel|commission|cabinet|executive|council|assembly|partnership|(?:sub-?)?committee|"
    r"conference|visit|event|training|agm|hearing|group)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class MeetingWords:
    """What the words around a date say of its meeting; ``titles`` are words that say nothing known of it."""

    kind: MeetingKind = MeetingKind.COMMITTEE
    venue: str = ""
    notes: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    is_postponed: bool = False
    is_cancelled: bool = False


def read_words(words: str, where: str, quote: str, questions: Questions) -> MeetingWords:
    """Return what the words around a date say; asks, once for each such words, where they may name another body."""
    read = MeetingWords()
    if len(words) > _MOST_CHARACTERS:
        read.titles.append(words)
        return read
    unknown = venue_ends = -1
    for start, end in _parts(words):
        part = trimmed(words[start:end])
        if not part:
            continue
        goes_on = venue_ends >= 0 and re.fullmatch(r"\s*,\s*", words[venue_ends:start]) and part[0] in _CAPITALS
        if goes_on and len(part.split()) <= 4 and not _STATUS.match(part):
            read.venue, venue_ends = f"{read.venue}, {part}", end
            unknown = -1
            continue
        is_known, is_venue = _read_part(read, part, where, quote, questions)
        venue_ends = end if is_venue else -1
        if is_known:
            unknown = -1
        elif unknown >= 0 and ";" not in words[unknown:start]:
            read.titles[-1] = trimmed(words[unknown:end])
        else:
            read.titles.append(part)
            unknown = start
    return read


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def _parts(words: str) -> list[tuple[int, int]]:
    """Return where each part of the words begins and ends."""
    starts, ends = [0], []
    for match in SEPARATOR.finditer(words):
        ends.append(match.start())
        starts.append(match.end())
    return list(zip(starts, [*ends, len(words)], strict=True))


def _read_part(read: MeetingWords, part: str, where: str, quote: str, questions: Questions) -> tuple[bool, bool]:
    """Read one part of the words; return whether it was known, and whether it is the venue."""
    is_short = len(part.split()) <= _MOST_WORDS
    kind = kind_named(part)
    if _STATUS.match(part):
        read.is_postponed = read.is_postponed or bool(POSTPONED.match(part))
        read.is_cancelled = read.is_cancelled or part.casefold().startswith("no meeting")
        read.notes.append(part)
    elif is_short and _is_plain_venue(part):
        read.venue = "; ".join(filter(None, (read.venue, _BEFORE_VENUE.sub("", part))))
        return True, True
    elif _JOINED.search(part):
        read.kind = MeetingKind.JOINT
        read.notes.append(part)
    elif is_short and kind and _MERELY_A_KIND.fullmatch(part):
        read.kind = kind
    elif _ACTING.match(part):
        read.notes.append(part)
    elif is_short and kind not in (None, MeetingKind.COMMITTEE) and kind and _OF_A_KIND.search(part):
        read.kind = kind
        read.notes.append(part)
    elif is_short and _A_MEETING.search(part):
        read.notes.append(part)
    elif is_short and (_BODY.fullmatch(part) or _is_likely_venue(part)):
        return _ask(read, part, where, quote, questions)
    else:
        return False, False
    return True, False


def _ask(read: MeetingWords, part: str, where: str, quote: str, questions: Questions) -> tuple[bool, bool]:
    """Ask what a part of the words is; return whether that is known of the meeting, and whether it is the venue."""
    choices: dict[str, MeetingKind | str] = {**MEETING_KINDS, VENUE: VENUE, AN_ITEM: AN_ITEM}
    answer = questions.choose(
        f"kind:{part.casefold()}",
        f"What is “{part}”, after a date?",
        choices,
        where=where,
        quote=quote,
        proposed=VENUE if _is_likely_venue(part) else None,
    )
    if isinstance(answer, MeetingKind):
        read.kind = answer
        read.notes.append(part)
        return True, False
    if answer == VENUE:
        read.venue = "; ".join(filter(None, (read.venue, part)))
        return True, True
    return False, False


def _is_plain_venue(part: str) -> bool:
    prefix = _BEFORE_VENUE.match(part)
    venue = _BEFORE_VENUE.sub("", part)
    is_named = bool(prefix and re.match(r"(venue|location|place)", prefix[0], re.IGNORECASE) and venue)
    return is_named or (_PLAIN_VENUE.fullmatch(venue) is not None and not _IN_A_SENTENCE.search(venue))


def _is_likely_venue(part: str) -> bool:
    return _LIKELY_VENUE.fullmatch(part) is not None and not _IN_A_SENTENCE.search(part)


def ask_postponed(where: str, quote: str, choices: Sequence[str], questions: Questions) -> str:
    """Return what people say of a meeting that is postponed without a new date."""
    wording = "A meeting is postponed without a new date. What of it?"
    return questions.ask("postponed", wording, choices, where=where, quote=quote)


def kind_named(words: str) -> MeetingKind | None:
    """Return the kind of meeting that words name, None when they name none."""
    return next((kind for word, kind in _KIND_OF_WORD.items() if re.search(rf"\b{word}\b", words, re.IGNORECASE)), None)
