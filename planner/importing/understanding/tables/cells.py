"""Reading a cell of items: style, where there is any, tells titles, objectives, focus and notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from msgspec.structs import replace

from planner.importing.draft import Entry, separator
from planner.importing.page import PageLine
from planner.importing.understanding.dates.written_dates import without_page_numbers
from planner.importing.understanding.headings import FOCUS, NOTE, OBJECTIVE, label_before, role_words
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.tables.run_together import is_run_together, split
from planner.programme.fields import Field
from planner.programme.text import one_line

_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_TITLE_AND_SENTENCE = re.compile(
    r"([^:]{3,100}): ((?:the (?:committee|sub-committee|panel|board|commission)|members) (?:will|is|are) .*)",
    re.IGNORECASE,
)
"""A title, and what the committee will do about it."""
_IS_NOTE = re.compile(r"^[a-z(]|^possibly\b|\b(attending|in attendance|to attend|invited)\b")
"""A line below an item that is no item of its own."""
_NOTHING = re.compile(
    r"([–—-]|to be (confirmed|agreed)|tbc|none( yet)?|nil|no (items?|business|meeting)( yet)?|"
    r"no items? (are )?(yet )?(scheduled|planned)|(no|\d+) places? free|"
    r"cancelled|(this )?meeting (is |has been |was )?cancelled)\W*",
    re.IGNORECASE,
)
"""A line that says only that there is no item."""
BOLD_MARKED, BOLD_TITLES = "Every line is an item, bold or not", "Bold lines are the items, and the others theirs"
EACH_PART, ONE_TITLE = "Each part is an item", "The line is one item"
_SHORT = 6
"""The most words of each of two parts that are taken for two items."""
EACH_LINE, FIRST_LINE = "Each line is an item", "The first line is the item, and the rest its objective"
FOCUS_BULLETS, ITEM_BULLETS = "The bullets are its focus", "Each bullet is an item"


@dataclass(slots=True)
class CellContent:
    """A cell as read: its entries, and whether it says that the meeting is cancelled."""

    entries: list[Entry] = dataclass_field(default_factory=list)
    cancelled: bool = False


def read_cell(
    lines: Sequence[PageLine], questions: Questions, *, may_hold_objectives: bool, next_number: int = 1
) -> CellContent:
    """Return the content of a cell; ``may_hold_objectives`` says that no other column has them.

    ``next_number`` is the number of its first item, where items are numbered.
    """
    content = CellContent()
    item_lines = []
    for line in lines:
        if without_page_numbers(line.text) == ("", [one_line(line.text)]):  # nothing but a page number
            questions.leave_out(line.where, line.text, "it is the number of a page")
        elif _NOTHING.fullmatch(one_line(line.text)):
            content.cancelled = content.cancelled or "cancelled" in line.text.lower()
            questions.leave_out(line.where, line.text, "it names no item")
        elif line.text.strip():
            item_lines.append(line)
    if item_lines:
        content.entries = list(
            _entries(_unnumbered(item_lines, next_number), questions, may_hold_objectives=may_hold_objectives)
        )
    if may_hold_objectives:
        content.entries = list(map(_with_sentence, content.entries))
    return content


def _with_sentence(entry: Entry) -> Entry:
    """Return the entry with what the committee will do about it, after its title and a colon, as its objective."""
    match = _TITLE_AND_SENTENCE.fullmatch(entry.title) if not entry.value_of(OBJECTIVE) else None
    return replace(entry, title=match[1]).with_value(OBJECTIVE, match[2]) if match else entry


def without_marks(lines: Sequence[PageLine], questions: Questions) -> Sequence[PageLine]:
    """Return the lines of a page that says what bold means: each an item, unless the answer is that bold is a title."""
    if not any(line.bold for line in lines):
        return lines
    answer = questions.ask(
        "bold",
        "The page says what bold means. What are its lines in bold?",
        (BOLD_MARKED, BOLD_TITLES),
        where=lines[0].where,
        quote=" / ".join(one_line(line.text) for line in lines),
    )
    return lines if answer == BOLD_TITLES else [replace(line, bold=False, bullet=True) for line in lines]


def with_field(entry: Entry, field: Field, text: str) -> Entry:
    """Return the entry with a text added at the end of a field."""
    value = entry.value_of(field)
    if field.is_several:
        texts = filter(None, map(one_line, text.replace(separator(field), "\n").split("\n")))
        return entry.with_value(field, type(field.empty)((*value, *texts)))
    return entry.with_value(field, f"{value}{separator(field)}{text}" if value else text)


def _unnumbered(lines: list[PageLine], next_number: int) -> list[PageLine]:
    """Return the lines without their numbers, if these count upwards; numbered lines become bold, as titles are."""
    matches = [_NUMBER.match(line.text) for line in lines]
    numbers = [int(match[1]) for match in matches if match]
    counts_upwards = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if not counts_upwards or (len(numbers) == 1 and numbers[0] not in (1, next_number)):
        return lines
    return [
        replace(line, text=line.text[match.end() :], bold=True, bullet=False) if match else line
        for line, match in zip(lines, matches, strict=True)
    ]


def _entries(lines: list[PageLine], questions: Questions, *, may_hold_objectives: bool) -> Iterator[Entry]:
    """Yield the entries in the lines of a cell, told apart by bold, bullets or line breaks, whichever it has."""
    if any(line.bold and not line.bullet for line in lines):
        yield from _by_style(lines, questions)
    elif len(lines) == 1:
        yield from _one_line(lines[0], questions, may_hold_objectives=may_hold_objectives)
    elif all(line.bullet for line in lines):
        yield from (Entry(one_line(line.text), line.where) for line in lines)
    elif lines[0].bullet and all(line.bullet or label_before(line.text) for line in lines):
        yield from _by_style([replace(line, bold=line.bullet, bullet=False) for line in lines], questions)
    elif lines[0].bullet or not any(line.bullet for line in lines):
        yield from _plain_lines(lines, questions, may_hold_objectives=may_hold_objectives)
    else:
        yield from _bulleted(lines, questions)


def _by_style(lines: list[PageLine], questions: Questions) -> Iterator[Entry]:
    """Yield an entry for each bold line; bullets below it are focus, italics a note, other lines an objective."""
    entry: Entry | None = None
    for line in lines:
        if entry is None or (line.bold and not line.bullet and not label_before(line.text)):
            if entry:
                yield entry
            entry = Entry(one_line(line.text), line.where)
        else:
            entry = _with_line(entry, line, questions)
    if entry:
        yield entry


def _with_line(entry: Entry, line: PageLine, questions: Questions) -> Entry:
    """Return the entry with a line below its title, in the field of its label or of its style."""
    if not line.bullet and (labelled := label_before(line.text)):
        field, label, text = labelled
        questions.headings.setdefault(label, role_words(field))
        return with_field(entry, field, one_line(text))
    field = FOCUS if line.bullet else NOTE if line.italic else OBJECTIVE
    return with_field(entry, field, one_line(line.text))


def _one_line(line: PageLine, questions: Questions, *, may_hold_objectives: bool) -> Iterator[Entry]:
    """Yield the entry of a line, or the entries of one in which several run together."""
    text = one_line(line.text)
    parts = [part for part in map(one_line, text.split(";")) if part]
    is_list = len(parts) > 2 or (len(parts) == 2 and all(len(part.split()) <= _SHORT for part in parts))
    if is_list and may_hold_objectives and not line.bullet:
        answer = questions.ask(
            "semicolons",
            "Semicolons stand in some lines. What do they part?",
            (EACH_PART, ONE_TITLE),
            where=line.where,
            quote=text,
        )
        if answer == EACH_PART:
            yield from (Entry(part, line.where) for part in parts)
            return
    if may_hold_objectives and is_run_together(text):
        yield from split(text, line.where, questions)
    else:
        yield Entry(text, line.where)


def _plain_lines(lines: list[PageLine], questions: Questions, *, may_hold_objectives: bool) -> Iterator[Entry]:
    """Yield the entries of lines without style; people say whether each line is an item."""
    second = one_line(lines[1].text)
    is_objective = may_hold_objectives and (
        re.match(r"To [a-z]", second) or second.endswith(".") or label_before(second)
    )
    wording = "Cells have several lines. What are they?"
    quote = " / ".join(one_line(line.text) for line in lines)
    proposed = FIRST_LINE if is_objective else EACH_LINE
    id = "lines-first" if is_objective else "lines-each"
    choices = (EACH_LINE, FIRST_LINE)
    answer = questions.ask(id, wording, choices, where=lines[0].where, quote=quote, proposed=proposed)
    if answer == FIRST_LINE:
        yield from _by_style([replace(lines[0], bold=True, bullet=False), *lines[1:]], questions)
        return
    entries: list[Entry] = []
    for line in lines:
        if entries and _IS_NOTE.search(line.text):
            entries[-1] = with_field(entries[-1], NOTE, one_line(line.text))
        else:
            entries += _one_line(line, questions, may_hold_objectives=may_hold_objectives)
    yield from entries


def _bulleted(lines: list[PageLine], questions: Questions) -> Iterator[Entry]:
    """Yield the entries of plain lines with bullets below; people say whether the bullets are focus or items."""
    quote = " / ".join(one_line(line.text) for line in lines)
    wording = "Cells have a line with bullets below it. What are the bullets?"
    choices = (FOCUS_BULLETS, ITEM_BULLETS)
    answer = questions.ask("bullets", wording, choices, where=lines[0].where, quote=quote)
    if answer == FOCUS_BULLETS:
        follows_plain = False
        styled = []
        for line in lines:
            styled.append(replace(line, bold=not line.bullet and not follows_plain))
            follows_plain = not line.bullet
        yield from _by_style(styled, questions)
        return
    for line in lines:
        if line.bullet:
            yield Entry(one_line(line.text), line.where)
        else:
            questions.leave_out(line.where, line.text, "it introduces the items below it")
