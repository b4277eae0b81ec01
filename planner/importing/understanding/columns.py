"""Which column of a table holds what: by its headings, by what stands below them, or asked."""

from __future__ import annotations

from collections.abc import Sequence

from planner.importing.page import Cell
from planner.importing.understanding.days import written_date
from planner.importing.understanding.headings import ABOUT_AN_ITEM, NOTE, Part, Role, in_words, is_two_things, role_of
from planner.importing.understanding.sheet import Sheet, SheetColumn
from planner.importing.understanding.windows import is_window
from planner.programme.text import one_line

MOST_WORDS = 8
LEFT_OUT = "nothing to bring in"

Row = Sequence[Cell]


def texts(row: Row) -> tuple[str, ...]:
    """What the row's cells say, each on one line."""
    return tuple(one_line(cell.text) for cell in row)


def is_when(text: str) -> bool:
    """Whether a text names a day or a time of year."""
    return bool(written_date(text)) or is_window(text)


def is_header(row: Row) -> bool:
    """Whether a row is one of column headings."""
    said = [text for text in texts(row) if text]
    roles = [role_of(text) for text in said]
    short = all(len(text.split()) <= MOST_WORDS and not written_date(text) for text in said)
    known = sum(role is not None for role in roles)
    named = Part.ITEM in roles or Part.DATE in roles
    return bool(said) and short and named and known * 2 >= len(said) and len(set(said)) == len(said)


def columns_of(sheet: Sheet, header: Row, body: Sequence[Row]) -> tuple[SheetColumn, ...]:
    """What each column holds; what its heading does not make plain is asked."""
    said = texts(header)
    roles = [role_of(text) for text in said]
    labels = [""] * len(said)
    below = [_below(body, at) for at in range(len(said))]
    dated = [at for at, role in enumerate(roles) if role is Part.DATE]
    if dated:
        best = max(dated, key=lambda at: sum(map(is_when, below[at])))
        for at in dated:
            if at != best:
                roles[at] = (
                    Part.MEETING if "meeting" in said[at].casefold() and not any(map(is_when, below[at])) else None
                )
    item = next((at for at, role in enumerate(roles) if role is Part.ITEM), None)
    for at, text in enumerate(said):
        if roles[at] is Part.ITEM and at != item:
            roles[at] = None
        unsure = roles[at] is None or is_two_things(text)
        if unsure and any(below[at]):
            proposed = roles[at] or (Part.ITEM if item is None else NOTE)
            roles[at] = _asked(sheet, text or f"column {at + 1}", header[at].place, below[at], proposed)
            labels[at] = text if roles[at] is NOTE else ""
            item = at if roles[at] is Part.ITEM else item
        role = roles[at]
        if text:
            sheet.asking.headings[text] = in_words(role) if role else LEFT_OUT
    return tuple(map(SheetColumn, roles, labels))


def _asked(sheet: Sheet, heading: str, place: str, below: Sequence[str], proposed: Role) -> Role | None:
    choices = {in_words(each): each for each in (proposed, *ABOUT_AN_ITEM)}
    quote = "; ".join(below[:2])
    answer = sheet.asking.ask(
        f"column:{heading.casefold()}:{proposed.name.lower()}",
        f"What does the column “{heading}” hold?",
        (*choices, LEFT_OUT),
        where=place,
        quote=quote,
    )
    return choices.get(answer)


def guessed(sheet: Sheet, body: Sequence[Row]) -> tuple[SheetColumn, ...]:
    """What the columns of a table without headings hold, as people agree; none when it has no column of dates."""
    first, width = body[0], max(map(len, body))
    at = next((at for at in range(width - 1) if _is_dated(_below(body, at))), None)
    if at is None:
        return ()
    yes, no = f"Column {at + 1} is the date, and the next the items", "Leave the table out"
    answer = sheet.asking.ask(
        f"no-headings:{first[0].place}",
        "A table has no headings. How is it to be read?",
        (yes, no),
        where=first[0].place,
        quote=" | ".join(texts(first)),
    )
    if answer == no:
        return ()
    roles: list[Role | None] = [None] * width
    roles[at], roles[at + 1] = Part.DATE, Part.ITEM
    for other in range(at + 2, width):
        if below := _below(body, other):
            roles[other] = _asked(sheet, f"column {other + 1}", first[0].place, below, NOTE)
    return tuple(map(SheetColumn, roles))


def _below(body: Sequence[Row], at: int) -> list[str]:
    """What the cells of a column say."""
    return [text for row in body if at < len(row) and (text := one_line(row[at].text))]


def _is_dated(below: Sequence[str]) -> bool:
    return bool(below) and sum(map(is_when, below)) * 2 >= len(below)
