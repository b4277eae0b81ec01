"""What sort of item each is: regular reports, housekeeping and workshops, and what stands in brackets after a title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from planner.importing.draft import Entry, together
from planner.importing.understanding.headings import NOTE
from planner.importing.understanding.questions import Questions
from planner.programme.kinds import ItemKind
from planner.programme.table import IN_BRACKETS

_ALIKE: tuple[tuple[str, str, ItemKind, str], ...] = (
    (
        "updates",
        "Some items look like regular updates or monitoring. What are they?",
        ItemKind.INFORMATION,
        r"monitoring|performance (report|update|indicator|dashboard)|outturn|"
        r"(annual|quarterly|monthly|six[- ]month(ly)?|progress|regular) update|update report",
    ),
    (
        "housekeeping",
        "Some items look like the committee's own business. What are they?",
        ItemKind.STANDING,
        r"appointment of (the )?(vice-?)?chair|^minutes|work(ing)? ?(programme|programming|plan)( |$)|"
        r"declarations? of interest|recommendations? tracking|action (tracker|log)|forward plan|apologies",
    ),
    (
        "workshops",
        "Some items look like workshops, visits or training. What are they?",
        ItemKind.INFORMATION,
        r"workshop|site visit|training|seminar",
    ),
)
KIND_WORDS = {
    ItemKind.INFORMATION: "For information: they take no place",
    ItemKind.STANDING: "Standing items: they take no place",
    ItemKind.SUBSTANTIVE: "Substantive: each takes a place",
}
_OUR_WORDS: Mapping[str, dict[str, Any]] = {
    **{words: {"kind": kind} for kind, words in IN_BRACKETS.items()},
    "tentative": {"tentative": True},
}
_RESTS_ON = re.compile(r"(decided: |advised: |checklist not (answered|finished)).*")
"""What our own list of topics waiting says of each in brackets: what its place in the order rests on."""
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)$")
_UNSURE = re.compile(
    r"\b(tentative|possibl[ey]|provisional(ly)?|tbc|if (needed|required)|subject to|estimated)\b", re.IGNORECASE
)
NOTE_AND_TENTATIVE, A_NOTE, TITLE = "A note, and the item is tentative", "A note", "Part of the title"


def with_brackets_read(entry: Entry, asking: Questions) -> Entry:
    """The entry with what its title says of it in brackets at the end: '(for information)', '(possible session)'."""
    found = _BRACKETS.fullmatch(entry.title)
    if not found:
        return entry
    words = [word.strip() for word in found[2].casefold().split(",")]
    if all(word in _OUR_WORDS for word in words):
        asking.headings.setdefault(f"({found[2]})", "what sort of item it is")
        for word in words:
            entry = replace(entry, title=found[1], **_OUR_WORDS[word])
        return entry
    if _RESTS_ON.fullmatch(found[2]):
        asking.leave(entry.place, f"({found[2]})", "it is what a place in the order of priority rested on")
        return replace(entry, title=found[1])
    if _UNSURE.search(found[2]):
        about = "Words in brackets after a title say that something is unsure. What are they?"
        choices = (NOTE_AND_TENTATIVE, A_NOTE, TITLE)
        answer = asking.ask("brackets", about, choices, where=entry.place, quote=entry.title)
        if answer != TITLE:
            noted = entry.saying(NOTE, together(NOTE, (found[2], entry.of(NOTE))))
            return replace(noted, title=found[1], tentative=answer == NOTE_AND_TENTATIVE)
    return entry


def with_kind(entry: Entry, asking: Questions) -> Entry:
    """The entry with its kind; those that seem of another are asked about all at once."""
    if entry.kind is not ItemKind.SUBSTANTIVE:
        return entry
    note = entry.of(NOTE)
    for id, about, kind, pattern in _ALIKE:
        if re.search(pattern, entry.title, re.IGNORECASE) or re.search(pattern, note, re.IGNORECASE):
            choices = {KIND_WORDS[each]: each for each in (kind, *(other for other in KIND_WORDS if other is not kind))}
            quote = f"{entry.title}: {note}" if note else entry.title
            return replace(entry, kind=choices[asking.ask(id, about, tuple(choices), where=entry.place, quote=quote)])
    return entry
