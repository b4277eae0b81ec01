"""The kind of each item, by words in its title or note, and by the words in brackets after its title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from planner.importing.draft import Entry, merged
from planner.importing.understanding.headings import NOTE
from planner.importing.understanding.questions import Questions
from planner.programme.kinds import ItemKind
from planner.programme.table import IN_BRACKETS

_LIKELY_KINDS: tuple[tuple[str, str, ItemKind, str], ...] = (
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
        r"(appointment|election) of (the |a )?(vice[- ]?)?chair|elect (a |the )?(vice[- ]?)?chair|^minutes|"
        r"work(ing)? ?(programme|programming|plan(ning)?)( |$)|declarations? of |recommendations? tracking|"
        r"action (tracker|log)|^(the )?((council|cabinet|executive)[’']?s? )?forward (work )?plan\b|apologies|"
        r"any other (urgent )?business|^aob$|urgent (items|business)|"
        r"(vice[- ]?)?chair(man|person)?[’']?s (announcements?|update|introduction|opening)|^announcements|^welcome|"
        r"dates?( and times?)? of (the )?next meeting|public (questions|participation|speaking|statements)|"
        r"questions (from|by) (the public|members of the public|councillors|members)|matters arising|"
        r"appeals against refusal|exclusion of (the )?(press|public)|exempt information|late items",
    ),
    (
        "workshops",
        "Some items look like workshops, visits or training. What are they?",
        ItemKind.INFORMATION,
        r"workshop|site visit|training|seminar",
    ),
)
"""The id and wording of a question, the kind it proposes, and the pattern of the titles and notes that raise it."""
ITEM_KINDS: Mapping[str, ItemKind] = {
    "For information: they take no place": ItemKind.INFORMATION,
    "Standing items: they take no place": ItemKind.STANDING,
    "Substantive: each takes a place": ItemKind.SUBSTANTIVE,
}
"""Words of a choice -> the kind of item."""
_VALUES_OF_WORDS: Mapping[str, dict[str, Any]] = {
    **{words: {"kind": kind} for kind, words in IN_BRACKETS.items()},
    "tentative": {"tentative": True},
}
"""The words in brackets that our own exports print -> the fields of an entry that they set."""
_PRIORITY_BASIS = re.compile(r"(decided: |advised: |checklist not (answered|finished)).*")
"""The words in brackets after a title in our own list of topics waiting: the basis of its priority."""
_LABELLED = re.compile(r"[^:;]{1,60}: ")
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)$")
_UNSURE = re.compile(
    r"\b(tentative|possibl[ey]|provisional(ly)?|tbc|if (needed|required)|subject to|estimated)\b", re.IGNORECASE
)
NOTE_AND_TENTATIVE, A_NOTE, TITLE = "A note, and the item is tentative", "A note", "Part of the title"


def read_brackets(entry: Entry, questions: Questions) -> Entry:
    """Return the entry with the words in brackets after its title read: '(for information)', '(possible session)'."""
    match = _BRACKETS.fullmatch(entry.title)
    if not match:
        return entry
    title, bracketed = match.groups()
    words = [word.strip() for word in bracketed.casefold().split(",")]
    if all(word in _VALUES_OF_WORDS for word in words):
        questions.headings.setdefault(f"({bracketed})", "what sort of item it is")
        for word in words:
            entry = replace(entry, title=title, **_VALUES_OF_WORDS[word])
        return entry
    if _PRIORITY_BASIS.fullmatch(bracketed):
        questions.leave_out(entry.where, f"({bracketed})", "it is what a place in the order of priority rested on")
        return replace(entry, title=title)
    if _UNSURE.search(bracketed):
        wording = "Words in brackets after a title say that something is unsure. What are they?"
        choices = (NOTE_AND_TENTATIVE, A_NOTE, TITLE)
        answer = questions.ask("brackets", wording, choices, where=entry.where, quote=entry.title)
        if answer != TITLE:
            noted = entry.with_value(NOTE, merged(NOTE, (bracketed, entry.value_of(NOTE))))
            return replace(noted, title=title, tentative=answer == NOTE_AND_TENTATIVE)
    return entry


def with_kind(entry: Entry, questions: Questions) -> Entry:
    """Return the entry with its kind; asks, once for each likely kind, where its title or note suggests one."""
    if entry.kind is not ItemKind.SUBSTANTIVE:
        return entry
    # what stands in the note after the heading of its column says what that column holds, not what the item is
    note = "; ".join(part for part in entry.value_of(NOTE).split("; ") if not _LABELLED.match(part))
    for id, wording, kind, pattern in _LIKELY_KINDS:
        if re.search(pattern, entry.title, re.IGNORECASE) or re.search(pattern, note, re.IGNORECASE):
            choices = dict(sorted(ITEM_KINDS.items(), key=lambda choice: choice[1] is not kind))
            quote = f"{entry.title}: {note}" if note else entry.title
            return replace(entry, kind=questions.choose(id, wording, choices, where=entry.where, quote=quote))
    return entry
