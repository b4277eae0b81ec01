"""Importing trackers and action logs in tests, and saying what came of it in lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count

from planner.importing.bringing_in.bring import Importing, bring
from planner.importing.page import Page
from planner.importing.reading import read_page
from planner.programme import edits
from planner.programme.calendar import long
from planner.programme.follow_up.actions import due_words, printed_minute
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import records
from planner.programme.history.changes import fields_of
from planner.programme.model import TABLES, Programme

TODAY = date(2024, 5, 20)


def imported(
    source: Page | bytes | str,
    name: str = "tracker.csv",
    *,
    into: Programme | None = None,
    answers: Mapping[str, str] | None = None,
    today: date = TODAY,
) -> Importing:
    """Return the import of a page, or of a file's content, into a programme, by default an empty one."""
    programme = into or edits.new_programme("Committee", "Council")
    taken = {id for table in TABLES for id in programme.table(table)}
    ids = (id for number in count(1) if (id := f"n{number:04}") not in taken)
    content = source.encode() if isinstance(source, str) else source
    page = content if isinstance(content, Page) else read_page(content, name)
    return bring(page, programme, today=today, new_id=lambda: next(ids), answers=answers)


def recommendation_lines(programme: Programme) -> list[str]:
    """Return a line for each recommendation, and one below it for each thing that came of it."""
    lines = []
    for record in records(programme).values():
        it = record.recommendation
        to = f" -> {it.to} [{it.recipient}]" if it.to else ""
        days = "".join(
            f", {name} {long(day)}" for name in ("sent", "received", "asked_by") if (day := getattr(it, name))
        )
        lines.append(f"{printed_reference(programme, it)}: {it.text}{to}{days}")
        for response in record.responses:
            told = (response.reasons, response.action, response.lead, response.decided_by)
            target = f"by {long(response.target)}" if response.target else ""
            said = "; ".join(filter(None, (*told, target)))
            lines.append(f"  {response.answer.words} {long(response.on)}{f': {said}' if said else ''}")
        for progress in record.progress:
            lines.append(f"  {progress.claim.words} {long(progress.on)}: {progress.evidence}".rstrip(": "))
        for assessment in record.assessments:
            lines.append(f"  ({assessment.verdict.words}) {long(assessment.on)}, {assessment.authority}")
        if it.follow_up_on:
            lines.append(f"  again {long(it.follow_up_on)}")
        lines += [f"  | {line}" for line in it.private_note.splitlines()]
    return lines


def action_lines(programme: Programme) -> list[str]:
    """Return a line for each action."""
    lines = []
    for action in programme.actions.values():
        closed = f" [{action.closing}, {long(action.closed)}]" if action.closing and action.closed else ""
        due = f", {due_words(action)}" if due_words(action) else ""
        answer = f": {action.answer}" if action.answer else ""
        text = f"{printed_minute(programme, action)}: {action.text} ({action.owner or 'nobody'}{due}){answer}{closed}"
        lines.append(text)
        lines += [f"  | {line}" for line in action.private_note.splitlines()]
    return lines


def left_out(result: Importing) -> list[str]:
    """Return the words that were left out."""
    return [each.text for each in result.draft.not_understood]


def asked(result: Importing) -> list[str]:
    """Return the ids of the questions."""
    return [each.id for each in result.draft.questions]


def kept_words(programme: Programme) -> str:
    """Return every text of a programme's recommendations and actions, and of what came of them."""
    tables = ("topics", "recommendations", "responses", "progress", "assessments", "actions")
    entities = (entity for table in tables for entity in programme.table(table).values())
    return " ".join(str(value) for entity in entities for value in fields_of(entity).values())
