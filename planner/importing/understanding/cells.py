"""What stands in an item's cell: titles, objectives, focus and notes, told apart by style where there is style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as made_with

from msgspec.structs import replace

from planner.importing.draft import Entry, apart
from planner.importing.page import PageLine
from planner.importing.understanding.days import without_stamps
from planner.importing.understanding.headings import FOCUS, NOTE, OBJECTIVE, in_words, label_before
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.run_together import is_run_together, parted
from planner.programme.fields import Field
from planner.programme.text import one_line

_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_NOTHING = re.compile(
    r"([–—-]|to be (confirmed|agreed)|tbc|none( yet)?|nil|no (items?|business|meeting)|"
    r"no items? (are )?(yet )?(scheduled|planned)|(no|\d+) places? free|"
    r"cancelled|(this )?meeting (is |has been |was )?cancelled)\W*",
    re.IGNORECASE,
)
EACH, FIRST = "Each line is an item", "The first line is the item, and the rest its objective"
BULLETS, ITEMS = "The bullets are its focus", "Each bullet is an item"


@dataclass(slots=True)
class Contents:
    """A cell as read: its matters, and whether it says that the meeting is cancelled."""

    entries: list[Entry] = made_with(default_factory=list)
    cancelled: bool = False


def contents(lines: Sequence[PageLine], asking: Questions, *, alone: bool) -> Contents:
    """What a cell holds; ``alone`` when no other column says what an item is to do."""
    read = Contents()
    kept = []
    for line in lines:
        if without_stamps(line.text) == ("", [one_line(line.text)]):
            asking.leave(line.place, line.text, "it is the number of a page")
        elif _NOTHING.fullmatch(one_line(line.text)):
            read.cancelled = read.cancelled or "cancelled" in line.text.lower()
            asking.leave(line.place, line.text, "it names no item")
        elif line.text.strip():
            kept.append(line)
    if kept:
        read.entries = list(_entries(_unnumbered(kept), asking, alone=alone))
    return read


def with_field(entry: Entry, field: Field, text: str) -> Entry:
    """The entry with more said of a field; what is said of it already comes first."""
    said = entry.of(field)
    if field.is_several:
        texts = filter(None, map(one_line, text.replace(apart(field), "\n").split("\n")))
        return entry.saying(field, type(field.empty)((*said, *texts)))
    return entry.saying(field, f"{said}{apart(field)}{text}" if said else text)


def _unnumbered(lines: list[PageLine]) -> list[PageLine]:
    """The lines without '1.', '2.' before them, where those count upwards; what was numbered begins an item."""
    numbers = [int(found[1]) for line in lines if (found := _NUMBER.match(line.text))]
    if (
        not numbers
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
        or (len(numbers) == 1 and numbers[0] != 1)
    ):
        return lines
    unnumbered = []
    for line in lines:
        found = _NUMBER.match(line.text)
        unnumbered.append(replace(line, text=line.text[found.end() :], bold=True, bullet=False) if found else line)
    return unnumbered


def _entries(lines: list[PageLine], asking: Questions, *, alone: bool) -> Iterator[Entry]:
    titled = [line.bold and not line.bullet for line in lines]
    if any(titled):
        yield from _by_style(lines, asking)
    elif len(lines) == 1:
        yield from _one_line(lines[0], asking, alone=alone)
    elif all(line.bullet for line in lines):
        yield from (Entry(one_line(line.text), line.place) for line in lines)
    elif lines[0].bullet and all(line.bullet or label_before(line.text) for line in lines):
        yield from _by_style([replace(line, bold=line.bullet, bullet=False) for line in lines], asking)
    elif lines[0].bullet or not any(line.bullet for line in lines):
        yield from _plain_lines(lines, asking, alone=alone)
    else:
        yield from _bulleted(lines, asking)


def _by_style(lines: list[PageLine], asking: Questions) -> Iterator[Entry]:
    """A bold line is a title; below it bullets are focus, italics a note, and the rest its objective."""
    entry: Entry | None = None
    for line in lines:
        if entry is None or (line.bold and not line.bullet and not label_before(line.text)):
            if entry:
                yield entry
            entry = Entry(one_line(line.text), line.place)
        else:
            entry = _with_line(entry, line, asking)
    if entry:
        yield entry


def _with_line(entry: Entry, line: PageLine, asking: Questions) -> Entry:
    if not line.bullet and (labelled := label_before(line.text)):
        field, label, text = labelled
        asking.headings.setdefault(label, in_words(field))
        return with_field(entry, field, one_line(text))
    of_line = FOCUS if line.bullet else NOTE if line.italic else OBJECTIVE
    return with_field(entry, of_line, one_line(line.text))


def _one_line(line: PageLine, asking: Questions, *, alone: bool) -> Iterator[Entry]:
    text = one_line(line.text)
    if alone and is_run_together(text):
        yield from parted(text, line.place, asking)
    else:
        yield Entry(text, line.place)


def _plain_lines(lines: list[PageLine], asking: Questions, *, alone: bool) -> Iterator[Entry]:
    """Lines without style: only a person can say whether each is an item."""
    second = one_line(lines[1].text)
    reads_on = alone and (re.match(r"To [a-z]", second) or second.endswith(".") or label_before(second))
    about = "Cells have several lines. What are they?"
    quote = " / ".join(one_line(line.text) for line in lines)
    proposed = FIRST if reads_on else EACH
    asked = "lines-first" if reads_on else "lines-each"
    if asking.ask(asked, about, (EACH, FIRST), where=lines[0].place, quote=quote, proposed=proposed) == FIRST:
        yield from _by_style([replace(lines[0], bold=True, bullet=False), *lines[1:]], asking)
    else:
        for line in lines:
            yield from _one_line(line, asking, alone=alone)


def _bulleted(lines: list[PageLine], asking: Questions) -> Iterator[Entry]:
    """A plain line, then bullets: an item and its focus, or an introduction and items."""
    quote = " / ".join(one_line(line.text) for line in lines)
    about = "Cells have a line with bullets below it. What are the bullets?"
    if asking.ask("bullets", about, (BULLETS, ITEMS), where=lines[0].place, quote=quote) == BULLETS:
        begun = False
        styled = []
        for line in lines:
            styled.append(replace(line, bold=not line.bullet and not begun))
            begun = not line.bullet
        yield from _by_style(styled, asking)
        return
    for line in lines:
        if line.bullet:
            yield Entry(one_line(line.text), line.place)
        else:
            asking.leave(line.place, line.text, "it introduces the items below it")
