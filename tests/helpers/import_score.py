"""How well documents are imported: each one's reading against the right one; run as a script, it prints a table."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from msgspec import Struct

from planner.importing.bringing_in.bring import bring
from planner.importing.draft import Draft, DraftMeeting, Entry
from planner.importing.reading import read_page
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.kinds import ItemKind, MeetingKind

FOLDER = Path(__file__).parent.parent / "importing" / "wild"
TODAY = date(2026, 9, 1)
MOST_ROUNDS = 20
"""How many answers one document may need: more is a question that comes back."""

Reading = Mapping[str, Any]


class Score(Struct, frozen=True):
    """How one document was read: things right of those there are, things invented, questions; ``wrong`` says what."""

    name: str
    right: Mapping[str, int]
    all: Mapping[str, int]
    invented: int
    questions: int
    wrong: tuple[str, ...]

    @property
    def dropped(self) -> int:
        """How many things the document has and its reading lacks."""
        return sum(self.all.values()) - sum(self.right.values())


def readings() -> dict[str, Reading]:
    """Return the right reading of each document by its name."""
    found: dict[str, Reading] = tomllib.loads((FOLDER / "readings.toml").read_text(encoding="utf-8"))
    return {name: found[reading["same_as"]] if "same_as" in reading else reading for name, reading in found.items()}


def score(name: str, reading: Reading) -> Score:
    """Return how a document is read with the answers that its right reading gives."""
    try:
        page = read_page(FOLDER / name, Path(name).name)
        draft = _answered(page, reading)
    except Unusable as refusal:
        words = reading.get("refused", "")
        wrong = () if words and words in str(refusal) else (f"refused: {refusal}",)
        things = _things(reading)
        return Score(name, dict.fromkeys(things, 0), {key: len(of) for key, of in things.items()}, 0, 0, wrong)
    expected, found = _things(reading), _found(draft)
    right = {key: (expected[key] & found[key]).total() for key in expected}
    invented = sum((found[key] - expected[key]).total() for key in expected)
    wrong = [f"missing {each}" for key in expected for each in (expected[key] - found[key])]
    wrong += [f"invented {each}" for key in expected for each in (found[key] - expected[key])]
    wrong += _not_said(draft, reading)
    all_of = {key: of.total() for key, of in expected.items()}
    return Score(name, right, all_of, invented, len(draft.questions), tuple(wrong))


def _answered(page: Any, reading: Reading) -> Draft:
    """Return the draft of a page, with the answers that its right reading gives."""
    answers: dict[str, str] = {}
    for _ in range(MOST_ROUNDS):
        numbers = map("n{:04}".format, count(1))
        programme = edits.new_programme("–", "–")
        result = bring(
            page, programme, today=TODAY, new_id=partial(next, numbers), year=reading.get("year", ""), answers=answers
        )
        wanted = {
            question.id: choice
            for question in result.draft.questions
            for words, answer in reading.get("answers", {}).items()
            if words in f"{question.wording} {question.quote}"
            for choice in question.choices
            if answer in choice
        }
        if wanted.items() <= answers.items():
            return result.draft
        answers |= wanted
    raise AssertionError("its questions come back")


def _things(reading: Reading) -> dict[str, Counter[str]]:
    """Return the meetings, items and topics of a right reading."""
    meetings: list[str] = []
    items: list[str] = []
    for line in reading.get("meetings", ()):
        head, _, titles = line.partition(": ") if ": " in line else (line.removesuffix(":"), "", "")
        meetings.append(head)
        items += [f"{head[:10]} {title}" for title in titles.split("; ") if title]
    return {"meetings": Counter(meetings), "items": Counter(items), "topics": Counter(reading.get("topics", ()))}


def _found(draft: Draft) -> dict[str, Counter[str]]:
    """Return the meetings, items and topics of a draft, in the words of a right reading."""
    return {
        "meetings": Counter(map(_meeting, draft.meetings)),
        "items": Counter(f"{meeting.date} {_item(item)}" for meeting in draft.meetings for item in meeting.items),
        "topics": Counter(map(_topic, draft.topics)),
    }


def _meeting(meeting: DraftMeeting) -> str:
    kind = "" if meeting.kind is MeetingKind.COMMITTEE else meeting.kind.value
    flags = [name for name in ("additional", "cancelled") if getattr(meeting, name)]
    return " ".join(filter(None, (str(meeting.date), meeting.time, kind, *flags)))


def _item(item: Entry) -> str:
    kind = "" if item.kind is ItemKind.SUBSTANTIVE else f"[{item.kind.value}]"
    return " ".join(filter(None, (item.title, kind, "[tentative]" if item.tentative else "")))


def _topic(topic: Entry) -> str:
    window = f"({topic.not_before or ''}..{topic.not_after or ''})" if topic.not_before or topic.not_after else ""
    return " ".join(filter(None, (topic.title, window)))


def _not_said(draft: Draft, reading: Reading) -> Iterable[str]:
    """Yield what a draft should ask or say and does not, and what it asks and should not."""
    asked = [f"{question.wording} {question.quote}" for question in draft.questions]
    left_out = [f"{each.text} {each.why}" for each in draft.not_understood]
    for words in reading.get("asks", ()):
        if not any(words in each for each in asked):
            yield f"not asked: {words}"
    for words in reading.get("unasked", ()):
        yield from (f"asked: {each}" for each in asked if words in each)
    if "refused" in reading:
        yield "not refused"
    if len(asked) > reading.get("questions", len(asked)):
        yield f"asked too much: {asked}"
    for words in reading.get("says", ()):
        if not any(words in each for each in left_out):
            yield f"not said: {words}"
    notes = {str(meeting.date): meeting.note for meeting in draft.meetings}
    notes |= {entry.title: str(entry.fields.get("note", "")) for entry in draft.entries}
    for about, words in reading.get("notes", {}).items():
        if words not in notes.get(about, ""):
            yield f"no note: {about}: {words} (but {notes.get(about, '')!r})"
    sources = {entry.title: entry.fields.get("source", "") for entry in draft.entries}
    for about, words in reading.get("sources", {}).items():
        if sources.get(about) != words:
            yield f"source of {about}: {sources.get(about)!r}"


def scores() -> list[Score]:
    """Return the score of every document."""
    return [score(name, reading) for name, reading in readings().items()]


def table_of(found: Iterable[Score]) -> str:
    """Return the scores as a table, with what is wrong below each, and their sums."""
    found = list(found)
    lines = [f"{'':52}{'meetings':>10}{'items':>8}{'topics':>8}{'dropped':>9}{'invented':>10}{'questions':>11}"]
    for each in found:
        counts = [f"{each.right[key]}/{each.all[key]}" for key in ("meetings", "items", "topics")]
        lines.append(
            f"{'  ' if not each.wrong else 'x '}{each.name[:50]:50}{counts[0]:>10}{counts[1]:>8}{counts[2]:>8}"
            f"{each.dropped:>9}{each.invented:>10}{each.questions:>11}"
        )
        lines += [f"      {wrong}" for wrong in each.wrong]
    right, there = (Counter[str]() for _ in range(2))
    for each in found:
        right.update(each.right)
        there.update(each.all)
    counts = [f"{right[key]}/{there[key]}" for key in ("meetings", "items", "topics")]
    lines.append(
        f"{sum(not each.wrong for each in found)} of {len(found)} right".ljust(52)
        + f"{counts[0]:>10}{counts[1]:>8}{counts[2]:>8}{sum(each.dropped for each in found):>9}"
        f"{sum(each.invented for each in found):>10}{sum(each.questions for each in found):>11}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    names = sys.argv[1:]
    print(table_of(score(name, reading) for name, reading in readings().items() if not names or name in names))
