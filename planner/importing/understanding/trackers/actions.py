"""Reading a row of an action log: what was asked for, who owes it and by when, and whether it came."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.follow_up_draft import DraftAction
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import first_day, target_in
from planner.importing.understanding.trackers.headings import Column
from planner.importing.understanding.trackers.references import without_mark
from planner.importing.understanding.trackers.rows import Row, references_of
from planner.importing.understanding.trackers.statuses import closing_at_start, closing_of, done_at_end, is_status
from planner.programme.kinds import ActionKind, Closing
from planner.programme.text import one_line, several_lines

_INFORMATION = re.compile(r"asked|request|information|query", re.IGNORECASE)
"""The headings of columns of requests for information; others are of things to be done."""
_AUTHORITY = re.compile(r"agreed by (.+)", re.IGNORECASE)
_NOBODY = "nobody named"


class _Closed(Struct, frozen=True):
    """How an action is closed, None for an open one, on what day, and by whose authority."""

    closing: Closing | None = None
    on: date | None = None
    authority: str = ""


def read_action(row: Row, year: str, questions: Questions) -> DraftAction:
    """Return the action of a row."""
    reference, notes = references_of(row, year)
    mark, text = without_mark(row.text(Column.ASKED))
    if reference.own:
        notes.append(f"{row.heading(Column.REFERENCE)}: {reference.own}")
    due_text = row.text(Column.TARGET)
    due, due_when = target_in(due_text, year, row.where_of(Column.TARGET), questions)
    if due and due_when:
        notes.append(f"{row.heading(Column.TARGET)}: {due_when}")
        due_when = ""
    closed = _closing(row, due_when, year, notes, questions)
    updated = row.updated(year)
    if closed.closing and closed.on is None:
        closed = replace(closed, on=updated)
    elif updated and closed.on != updated:
        notes.append(f"{row.heading(Column.UPDATED)}: {one_line(row.text(Column.UPDATED))}")
    for column in (Column.NOTE, Column.AREA, Column.NEXT, Column.REASONS, Column.SENT):
        notes += [f"{heading}: {one_line(cell.text)}" for heading, cell in row.cells.get(column, ())]
    owner = "; ".join(row.lines(Column.LEAD))
    return DraftAction(
        text=text,
        where=row.where,
        topic=reference.topic,
        made=reference.made,
        minute=reference.minute,
        part=(reference.part or mark).strip("()"),
        as_at=row.above.as_at,
        kind=ActionKind.INFORMATION if _INFORMATION.search(row.heading(Column.ASKED)) else ActionKind.ACTION,
        owner="" if owner.casefold() == _NOBODY else owner,
        due=due,
        due_when=re.sub(r"^when\s+", "", due_when, flags=re.IGNORECASE),
        answer=row.text(Column.PROGRESS),
        closing=closed.closing,
        closed=closed.on,
        authority=closed.authority,
        note=several_lines("\n".join(notes)),
        whole=row.whole,
    )


def _closing(row: Row, due_when: str, year: str, notes: list[str], questions: Questions) -> _Closed:
    """Return how a row says that its action is closed: by its day, its status, or else what came or when it is due."""
    completed = one_line(row.text(Column.COMPLETED))
    day = first_day(completed, year) if completed else None
    if completed and (day is None or day.rest):
        notes.append(f"{row.heading(Column.COMPLETED)}: {completed}")
    came, status = row.text(Column.PROGRESS), one_line(row.text(Column.STATUS))
    told = closing_at_start(completed, came, due_when)
    is_done, done_on = done_at_end(came, year)
    if not status:
        found = day or (first_day(came, year) if told else None)
        closing = Closing.RECEIVED if day else told[0] if told else Closing.RECEIVED if is_done else None
        return _Closed(closing, (found.day if found else done_on) if closing else None)
    where = row.where_of(Column.STATUS)
    if is_status(status) or row.is_ours:
        closing, kept = closing_of(status, where, questions)
    else:
        plain = closing_at_start(status)
        closing, kept = (plain[0] if plain else None), status
    if closing is None and not kept:
        questions.leave_out(where, status, "an action is open until it is closed")
    found, beside = first_day(status, year), first_day(kept, year)
    if not row.is_ours and (beside.rest if beside else kept):
        notes.append(f"{row.heading(Column.STATUS)}: {status}")
    if closing is None:
        return _Closed(Closing.RECEIVED, day.day) if day else _Closed()
    agreed = _AUTHORITY.search(status)
    said = closing_at_start(came)
    on = day or found or (first_day(came, year) if said else None)
    closing = said[0] if said and closing is Closing.RECEIVED else closing
    return _Closed(closing, on.day if on else None, agreed[1] if agreed else "")
