"""Reading what the recipient of a recommendation answered, why, and what will be done by whom and when."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.follow_up_draft import DraftResponse
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import day_of_update, days_in, first_day, target_in
from planner.importing.understanding.trackers.headings import Column
from planner.importing.understanding.trackers.rows import Row
from planner.importing.understanding.trackers.statuses import (
    ANSWERS,
    answer_meaning,
    day_before,
    is_status,
    leading,
)
from planner.programme.kinds import AnswerKind
from planner.programme.text import one_line, several_lines

NOTED = "Noted: the words are kept, and an answer is still awaited"
_IN_WORDS: dict[str, AnswerKind | None] = {
    NOTED: AnswerKind.NOTED,
    "Accepted": AnswerKind.ACCEPTED,
    "Rejected": AnswerKind.REJECTED,
    "No answer: keep the words": None,
}
NO_ANSWER = "No answer: keep the words"
_WITH_PLAN: dict[str, AnswerKind | None] = {NO_ANSWER: None, "Accepted": AnswerKind.ACCEPTED}
_INTERIM = re.compile(r"interim(?: answer| response)?\s*[:–—-]\s*", re.IGNORECASE)
_FIRST_TARGET = re.compile(r"\(at first ([^()]+)\)")
_WITHOUT_REASONS = re.compile(r"\W*without reasons\W*")


class Plan(Struct, frozen=True):
    """What will be done, who leads it and by when; ``words`` are those beside the target that name no day."""

    action: str = ""
    lead: str = ""
    target: date | None = None
    words: str = ""


def read_plan(row: Row, year: str, questions: Questions) -> Plan:
    """Return what a row says will be done."""
    lines = row.lines(Column.PLAN)
    lead, target = "; ".join(row.lines(Column.LEAD)), None
    if re.search(r"by when|lead", row.heading(Column.PLAN), re.IGNORECASE) and lines:
        if lines[-1].casefold().startswith("by ") and (found := first_day(lines[-1], year)):
            at_first = _FIRST_TARGET.search(lines.pop())
            first = first_day(at_first[1], year) if at_first else None
            target = first.day if first else found.day
        if len(lines) > 1 and not lead:
            lead = lines.pop()
    text = row.text(Column.TARGET)
    days = {found.day for found in days_in(one_line(text), year)}
    if len(days) > 1:
        return Plan("\n".join(lines), lead, max(days), one_line(text))
    day, words = target_in(text, year, row.where_of(Column.TARGET), questions)
    return Plan("\n".join(lines), lead, day or target, words)


def read_answers(
    row: Row, plan: Plan, stated: AnswerKind | None, year: str, questions: Questions
) -> tuple[list[DraftResponse], list[str]]:
    """Return the answers of a row, and the words that none of them keeps; ``stated`` is what its status says."""
    responses, notes = _answers(row, year, questions)
    reasons = row.text(Column.REASONS)
    if not responses and (kind := stated or _kind_with_plan(row, plan, questions)):
        responses = [DraftResponse(answer=kind)]
    if not responses:
        labelled = ((Column.REASONS, reasons), (Column.PLAN, plan.action), (Column.LEAD, plan.lead))
        notes += [f"{row.heading(column)}: {one_line(text)}" for column, text in labelled if text]
        if plan.target:
            notes.append(f"{row.heading(Column.TARGET)}: {one_line(row.text(Column.TARGET))}")
        if answered := one_line(row.text(Column.ANSWERED)):
            notes.append(f"{row.heading(Column.ANSWERED)}: {answered}")
        return [], notes
    last = responses[-1]
    on, words = last.on, one_line(row.text(Column.ANSWERED))
    if words:
        found = first_day(words, year)
        on = on or (found.day if found else None)
        if found is None or found.rest:
            notes.append(f"{row.heading(Column.ANSWERED)}: {words}")
    on = on or day_of_update(row.heading(Column.ANSWER), year, row.where_of(Column.ANSWER), questions)
    on = on or row.above.answered or row.updated(year)
    responses[-1] = replace(
        last,
        on=on,
        reasons=several_lines("\n".join(filter(None, (last.reasons, reasons)))),
        action=plan.action,
        lead=plan.lead,
        target=plan.target,
    )
    return responses, notes


def _kind_with_plan(row: Row, plan: Plan, questions: Questions) -> AnswerKind | None:
    """Return what people say was answered where a table without answers says what will be done."""
    text = "; ".join(filter(None, (plan.action, plan.lead)))
    if Column.ANSWER in row.columns or not text:
        return None
    wording = "The page says what is to be done or by whom, and has no answers. What was answered?"
    return questions.choose("no-answers", wording, _WITH_PLAN, where=row.where, quote=one_line(text))


def _answers(row: Row, year: str, questions: Questions) -> tuple[list[DraftResponse], list[str]]:
    """Return the answers in a row's cell, and its words where it has none."""
    responses: list[DraftResponse] = []
    before: list[str] = []
    for line in row.lines(Column.ANSWER):
        interim = _INTERIM.match(line)
        words = line[interim.end() :] if interim else line
        found = leading(words, ANSWERS)
        parted = day_before(found[1], year) if found else None
        if found and parted and isinstance(found[0], AnswerKind) and (not responses or parted.day):
            text = _WITHOUT_REASONS.sub("", parted.text) if row.is_ours else parted.text
            responses.append(
                DraftResponse(
                    answer=found[0],
                    on=parted.day,
                    interim=interim is not None,
                    reasons=text,
                    decided_by=parted.bracketed,
                )
            )
        elif responses:
            responses[-1] = replace(responses[-1], reasons=several_lines(f"{responses[-1].reasons}\n{line}"))
        else:
            before.append(line)
    if responses and before:
        responses[0] = replace(responses[0], reasons=several_lines("\n".join([*before, responses[0].reasons])))
    if responses or not before:
        return responses, []
    return _in_words("\n".join(before), row, year, questions)


def _in_words(text: str, row: Row, year: str, questions: Questions) -> tuple[list[DraftResponse], list[str]]:
    """Return the answer that people say a response is that is not plainly one, or its words as a note."""
    where = row.where_of(Column.ANSWER)
    found = first_day(text, year)
    if is_status(text):
        kind, reasons = answer_meaning(text, where, questions), ""
        reasons = one_line(text) if kind and not _says(kind, text) else ""
    else:
        wording = "Some responses say neither accepted nor rejected. What are they?"
        kind = questions.choose("responses-in-words", wording, _IN_WORDS, where=where, quote=one_line(text))
        reasons = text
    if kind is None:
        return [], [f"{row.heading(Column.ANSWER)}: {one_line(text)}"]
    is_day_first = found is not None and not text[: found.start].strip()
    return [DraftResponse(answer=kind, on=found.day if found and is_day_first else None, reasons=reasons)], []


def _says(kind: AnswerKind, text: str) -> bool:
    """Return whether the words of a response say no more than its kind."""
    return one_line(text).casefold().rstrip(".") in ("yes", "y", "no", "n", kind.words)
