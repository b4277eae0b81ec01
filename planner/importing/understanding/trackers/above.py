"""What stands above the rows of a tracker: a topic, the day of a meeting, a minute, and days of answers and updates."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import day_of_update, first_day
from planner.importing.understanding.trackers.references import named_minute
from planner.programme.kinds import MadeBy
from planner.programme.text import one_line

_MEETING_WORDS = re.compile(
    r"\b(?:(?:formal |public |additional )?meeting|minutes?|actions?|recommendations?|requests?|arising|agreed|made|"
    r"held|from|of|on|at|the|date|day|"
    r"mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|[\s,.:;()–—-]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")
"""The number of an item of an agenda before its title."""
_TITLE_BEFORE = re.compile(
    r"^(?:.*\s[–—-]\s+(?=recommendations?\s+(?:of|from)\b))?(?:scrutiny\s+)?"
    r"(?:tracker|tracking|monitoring|progress|recommendations?|action (?:plan|log)|actions?|responses?)"
    r"(?:\s+(?:tracker|tracking|monitoring|plan|log))?\s*(?:of|from|for|to|on|arising from|[:–—-])\s+(?:the\s+)?"
    r"(?:recommendations?\s+(?:of|from|on)\s+(?:the\s+)?)?|"
    r"^(?:final\s+)?(?:report|letter)\s+(?:of|on|from|about)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""The words before a topic in a heading: 'Recommendations of the', 'Tracker:'."""
_TITLE_AFTER = re.compile(
    r"\s*[:–—-]\s*(?:tracker|tracking|monitoring|recommendations?|action (?:plan|log)|actions|updates?|progress|"
    r"responses?|implementation|follow[- ]up)\b.*$|"
    r"\s+(?:(?:recommendations? )?(?:tracker|tracking)|recommendations?|action log)$|"
    r"(?:(?<=review)|(?<=group)|(?<=panel)|(?<=inquiry))\s+(?:action plan|actions)$",
    re.IGNORECASE,
)
"""The words after a topic in a heading: ': recommendations', 'tracker'."""
_DAY = "¤"
_BRACKETED_DAY = re.compile(rf"\([^()]*{_DAY}[^()]*\)")
_REPORT = re.compile(
    r"task (and|&) finish|task group|working (group|party)|inquiry|review group|report\b", re.IGNORECASE
)
_RECIPIENT = r"cabinet|executive|mayor|leader|portfolio|council|board|trust|icb|partnership|police"
_BODY = re.compile(rf"\b(?:{_RECIPIENT}|committee|panel|commission|scrutiny|meeting)\b", re.IGNORECASE)
_IS_RECIPIENT = re.compile(rf"^(?!.*\b(?:committee|panel|commission|scrutiny)\b).*\b(?:{_RECIPIENT})\b", re.IGNORECASE)
_VERB = (
    r"(?:reported|presented|submitted|referred|sent|considered|approved|agreed|adopted|endorsed|accepted|"
    r"received|noted|signed off|discussed|responded|answered|made)"
)
_WHO = r"(?P<who>(?:(?!\s-\s)[^–—:;,(])*)\W*$"
_EVENTS = (
    re.compile(
        r"(?:^|[–—:;,(.|]|\s-)\W*"
        r"(?:(?:final |the |this )?(?:recommendations?|actions?|report|review|was|were|as)\s+)*"
        rf"(?P<verb>{_VERB})\b{_WHO}",
        re.IGNORECASE,
    ),
    re.compile(rf"\W*\b(?:(?:was|were) )?(?P<verb>{_VERB}) (?:back )?(?:to|by|at)\b{_WHO}", re.IGNORECASE),
    re.compile(
        rf"(?:^|[–—:;,(.|]|\s-)\W*(?P<who>(?:the |date of (?:the )?|meeting of (?:the )?)?(?:{_RECIPIENT})"
        r"(?:['’]s?)?(?: member| board)?)(?: meeting| date)?(?P<verb> response| answer| reply| decision)?"
        r"(?: date| of| on)*\W*$|"
        rf"(?:^|[–—:;,(.|]|\s-)\W*(?:response|answer|reply|decision) (?:of|from|by) (?:the )?"
        rf"(?:{_RECIPIENT})\b[^–—:;,(]*\W*$",
        re.IGNORECASE,
    ),
)
"""What stands before the day on which something came of recommendations: 'reported to Cabinet', 'Cabinet response'."""
_JOINS = re.compile(r"^\W*and\b", re.IGNORECASE)
_ONLY_ON_ITS_WAY = re.compile(r"submitted|referred|sent", re.IGNORECASE)
_UPDATED = re.compile(
    r"\W*\b(?:(?:progress|status|position) )?"
    r"(?:as (?:at|of|on)|(?:last )?updated?|(?:position|correct|status)(?: as)? at|published)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\bletter\b", re.IGNORECASE)


class Above(Struct, frozen=True):
    """What stands above rows: their topic, the day of the meeting and the minute, and the day that the page is of.

    ``heading`` is the last heading above them, whatever it says; ``answered`` is the day on which the recipient had
    what they say before it.
    """

    topic: str = ""
    made: date | None = None
    minute: str = ""
    heading: str = ""
    as_at: date | None = None
    answered: date | None = None

    @property
    def made_by(self) -> MadeBy | None:
        """How the headings say that recommendations were made; None where they do not."""
        if _LETTER.search(self.heading):
            return MadeBy.LETTER
        return MadeBy.REPORT if _REPORT.search(self.heading) else None


def under(above: Above, text: str, year: str) -> Above:
    """Return what stands above rows once a heading or a banner is read: it names a meeting, a topic or both."""
    found = first_day(text, year)
    parts = [one_line(text)]
    if found:
        parts = _BRACKETED_DAY.sub(_DAY, f"{text[: found.start]}{_DAY}{text[found.end :]}").split(_DAY)
    minute, named = "", []
    for part in parts:
        number, rest = named_minute(part)
        minute = minute or number
        named += [rest] if _MEETING_WORDS.sub("", rest) else []
    title = title_in(one_line(" ".join(named)))
    above = replace(above, heading=text, minute=minute)
    return replace(above, topic=title, made=found.day) if found else replace(above, topic=title or above.topic)


def title_in(text: str) -> str:
    """Return the topic that a heading names: 'Hospital Discharge' of 'Recommendations of the Hospital Discharge …'."""
    return one_line(_TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", _NUMBER.sub("", text)))).strip(" ,:;–—-()")


def told(above: Above, text: str, year: str, where: str, questions: Questions) -> tuple[Above, str]:
    """Return what stands above rows once the days are read on which something was said, and a text's other words.

    Such as 'Reported to Cabinet on 10 June 2025' and 'Update December 2025': neither names a topic. Where only the
    recipient is said to have had the recommendations, they were made by that day, unless another is said.
    """
    words = one_line(text)
    if updated := _UPDATED.search(words):
        after = words[updated.end() :]
        if day := day_of_update(after, year, where, questions):
            title = re.match(r"\s*[:–—-]\s*(?P<title>\w.*)", after)
            found = first_day(title["title"], year) if title else None
            return replace(above, as_at=day), words[: updated.start()] or (found.rest if found else "")
    while found := first_day(words, year):
        event = next(filter(None, (each.search(words[: found.start]) for each in _EVENTS)), None)
        if event is None:
            return above, words
        is_recipient = _IS_RECIPIENT.search(event["who"] or event[0])
        if not is_recipient:
            above = replace(above, made=found.day)
        elif event["verb"] and _ONLY_ON_ITS_WAY.fullmatch(event["verb"]):
            above = replace(above, made=above.made or found.day)
        else:
            above = replace(above, made=above.made or found.day, answered=found.day)
        words = one_line(f"{words[: event.start()]} {_JOINS.sub('', words[found.end :])}").strip(" ,;:.()–—-")
    is_event = any((event := each.match(words)) and _BODY.search(event[0]) for each in _EVENTS[:2])
    return above, "" if is_event else words
