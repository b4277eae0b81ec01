"""Reading a row of a tracker as a recommendation with all that came of it."""

from __future__ import annotations

import re
from dataclasses import replace as copied
from datetime import date

from msgspec.structs import replace

from planner.importing.follow_up_draft import DraftRecommendation
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.answers import read_answers, read_plan
from planner.importing.understanding.trackers.days import first_day
from planner.importing.understanding.trackers.delivery import read_progress, read_status
from planner.importing.understanding.trackers.headings import Column
from planner.importing.understanding.trackers.recipients import RECIPIENT_KINDS, recipient_kind
from planner.importing.understanding.trackers.references import without_mark
from planner.importing.understanding.trackers.rows import Row, references_of
from planner.programme.kinds import AnswerKind, MadeBy, RecipientKind
from planner.programme.text import one_line, several_lines

_CLOCK = {
    "sent": r"\bsent(?: on)?\b",
    "received": r"\breceived(?: on)?\b",
    "notice": r"\bnotice(?: received| of)?(?: on)?\b",
}
"""A recommendation's days -> the words before them beside its recipient."""
_ANSWER_DUE = re.compile(r"answer (?:due|asked for) by\b.*", re.IGNORECASE)


def read_recommendation(row: Row, year: str, questions: Questions) -> DraftRecommendation:
    """Return the recommendation of a row."""
    reference, notes = references_of(row, year)
    if reference.made and row.above.answered and row.above.answered < reference.made:
        row = copied(row, above=replace(row.above, answered=None))  # it is of what was made before
    mark, text = without_mark(row.text(Column.RECOMMENDATION))
    to, days = _recipient(row, year, questions)
    for name, column in (("sent", Column.SENT), ("received", Column.RECEIVED)):
        days[name] = _day(row, column, year, notes) or days.get(name)
    plan = read_plan(row, year, questions)
    delivery = read_status(row, year, questions)
    responses, unanswered = read_answers(row, plan, delivery.answer, year, questions)
    is_rejected = bool(responses) and responses[-1].answer is AnswerKind.REJECTED
    read_progress(row, delivery, plan.words, year, questions, is_rejected=is_rejected)
    if delivery.reasons:
        reasons = several_lines(f"{responses[-1].reasons}\n{delivery.reasons}")
        responses[-1] = replace(responses[-1], reasons=reasons)
    days_told = [*(each.on for each in responses), *(each.on for each in delivery.progress)]
    if (updated := row.updated(year)) and updated not in days_told:
        notes.append(f"{row.heading(Column.UPDATED)}: {one_line(row.text(Column.UPDATED))}")
    notes += [*unanswered, *delivery.notes]
    notes += [f"{heading}: {one_line(cell.text)}" for heading, cell in row.cells.get(Column.NOTE, ())]
    notes += [f"{heading}: {one_line(cell.text)}" for heading, cell in row.cells.get(Column.AREA, ())]
    is_resolved = bool(reference.minute) or Column.MADE in row.cells or Column.MINUTE in row.cells
    return DraftRecommendation(
        text=text,
        where=row.where,
        topic=reference.topic,
        made=reference.made,
        made_by=reference.made_by or row.above.made_by or (MadeBy.MINUTE if is_resolved else None),
        minute=reference.minute,
        part=(reference.part or mark).strip("()"),
        reference=reference.own,
        as_at=row.above.as_at,
        to=to,
        recipient=_kind(to, row, questions) if to else None,
        sent=days.get("sent"),
        received=days.get("received"),
        notice=days.get("notice"),
        asked_by=_day(row, Column.ANSWER_BY, year, notes),
        follow_up_on=_day(row, Column.NEXT, year, notes),
        responses=tuple(responses),
        progress=tuple(delivery.progress),
        assessments=tuple(delivery.assessments),
        note=several_lines("\n".join(notes)),
        whole=row.whole,
    )


def _day(row: Row, column: Column, year: str, notes: list[str]) -> date | None:
    """Return the day in a column; words beside it or in its place are added to the notes."""
    text = one_line(row.text(column))
    found = first_day(text, year) if text else None
    if text and (found is None or found.rest):
        notes.append(f"{row.heading(column)}: {text}")
    return found.day if found else None


def _recipient(row: Row, year: str, questions: Questions) -> tuple[str, dict[str, date | None]]:
    """Return to whom a row's recommendation is made, and the days of sending, receipt and notice beside the name."""
    names: list[str] = []
    days: dict[str, date | None] = {}
    for line in row.lines(Column.TO):
        rest = line
        if due := _ANSWER_DUE.search(rest):
            questions.leave_out(
                row.where_of(Column.TO), due[0], "by when an answer is due is worked out from its receipt"
            )
            rest = rest[: due.start()]
        for name, pattern in _CLOCK.items():
            if before := re.search(pattern, rest, re.IGNORECASE):
                found = first_day(rest[before.end() :], year)
                if found and not rest[before.end() :][: found.start].strip(" :"):
                    days[name] = found.day
                    rest = rest[: before.start()] + rest[before.end() + found.end :]
        if name_left := rest.strip(" ,;:()–—-"):
            names.append(name_left)
    return "; ".join(names), days


def _kind(to: str, row: Row, questions: Questions) -> RecipientKind:
    """Return the kind of a recipient, by its name or the heading above it; asks, once for each name."""
    if kind := recipient_kind(to, row.heading(Column.TO)):
        return kind
    return questions.choose(
        f"recipient:{to.casefold()}",
        f"What kind of body is “{to}”?",
        RECIPIENT_KINDS,
        where=row.where_of(Column.TO),
        quote=to,
    )
