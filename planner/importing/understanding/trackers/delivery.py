"""Reading how far a recommendation is: what the recipient claims and what the committee says, each kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from dataclasses import replace as copied
from datetime import date
from typing import NamedTuple

from planner.importing.follow_up_draft import DraftAssessment, DraftProgress
from planner.importing.page import Cell
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import day_of_update, first_day
from planner.importing.understanding.trackers.headings import Column
from planner.importing.understanding.trackers.rows import Row
from planner.importing.understanding.trackers.statuses import (
    CLAIMS,
    IN_UPDATES,
    VERDICTS,
    day_before,
    done_at_end,
    is_colour,
    is_status,
    leading,
    status_meaning,
)
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.text import one_line, several_lines

UNDER_WAY, KEEP_WORDS, REASON = "It is under way", "Nothing: keep the words", "Why it was rejected"
_IN_WORDS: dict[str, Claim | None] = {
    UNDER_WAY: Claim.UNDER_WAY,
    "It is done, as the recipient says": Claim.DONE,
    "It has not begun": Claim.NOT_BEGUN,
    KEEP_WORDS: None,
}
_MOVED = re.compile(r";?\s*target moved to (?P<target>[^:;]+): (?P<why>.*)", re.IGNORECASE)
_COMMITTEE = re.compile(r"the committee\s*:\s*", re.IGNORECASE)
_ASSESSED = re.compile(r"(?:the committee\s*:|closed\s*:)", re.IGNORECASE)


@dataclass(slots=True)
class Delivery:
    """What a row says of the delivery: ``answer`` is what its status says was answered, ``notes`` are the words kept.

    ``claim`` is what the status claims, and ``on`` its day; ``reasons`` are words of progress that say why the answer
    was no.
    """

    progress: list[DraftProgress] = field(default_factory=list)
    assessments: list[DraftAssessment] = field(default_factory=list)
    answer: AnswerKind | None = None
    claim: Claim | None = None
    on: date | None = None
    reasons: str = ""
    notes: list[str] = field(default_factory=list)


def read_status(row: Row, year: str, questions: Questions) -> Delivery:
    """Return what the statuses of a row say, without its progress."""
    delivery = Delivery()
    read = _read_standing if row.is_ours else _read_statuses
    read(row, delivery, year, questions)
    return delivery


def read_progress(
    row: Row, delivery: Delivery, when: str, year: str, questions: Questions, *, is_rejected: bool
) -> None:
    """Add the progress that a row tells; ``when`` are the words beside its target that name no day.

    ``is_rejected`` says that the answer was no: words beside it are more likely why than how far it is.
    """
    if row.is_ours:
        delivery.progress += [each for line in row.lines(Column.PROGRESS) if (each := _dated(line, year))]
        return
    completed = one_line(row.text(Column.COMPLETED))
    evidence: list[str] = []
    if completed:
        found = first_day(completed, year)
        if found:
            delivery.claim, delivery.on = Claim.DONE, found.day
        if found is None or found.rest:
            delivery.claim = delivery.claim or _claim_in(completed)
            evidence.append(f"{row.heading(Column.COMPLETED)}: {completed}")
    if when:
        delivery.claim = delivery.claim or _claim_in(when)
        evidence.append(f"{row.heading(Column.TARGET)}: {when}")
    *earlier, (latest, day) = _updates(row, year, questions)
    for update, on in earlier:
        _read_update(update, delivery, _Told(None, None, on, []), year, questions, is_rejected=is_rejected)
    told = _Told(delivery.claim, delivery.on, day or row.updated(year), evidence)
    _read_update(latest, delivery, told, year, questions, is_rejected=is_rejected)


def _claim_in(text: str) -> Claim | None:
    """Return what the words at the beginning of a text claim."""
    said = leading(text, CLAIMS)
    return said[0] if said and isinstance(said[0], Claim) else None


def _updates(row: Row, year: str, questions: Questions) -> list[tuple[Row, date | None]]:
    """Return a row for the updates of each day that the headings above them name, the earliest day first.

    Those of no day are the last.
    """
    by_day: dict[date | None, list[tuple[str, Cell]]] = {}
    for heading, cell in row.cells.get(Column.PROGRESS, ()):
        by_day.setdefault(day_of_update(heading, year, cell.where, questions), []).append((heading, cell))
    days = sorted(by_day, key=lambda day: day or date.max)
    return [(copied(row, cells={**row.cells, Column.PROGRESS: by_day[day]}), day) for day in days] or [(row, None)]


class _Told(NamedTuple):
    """What is told of an update besides its own words: what is claimed, its day, and further words that bear it out.

    ``else_on`` is its day where neither they nor its words name one.
    """

    claim: Claim | None
    on: date | None
    else_on: date | None
    evidence: list[str]


def _read_update(
    row: Row, delivery: Delivery, told: _Told, year: str, questions: Questions, *, is_rejected: bool
) -> None:
    """Read an update, which is all the progress of a row."""
    claim, on, else_on, evidence = told
    lines = row.lines(Column.PROGRESS)
    dated = [each for line in lines if (each := _dated(line, year))]
    if dated and len(dated) == len(lines):
        delivery.progress += dated
        delivery.notes += evidence
        return
    heading, where, text = row.heading(Column.PROGRESS), row.where_of(Column.PROGRESS), row.text(Column.PROGRESS)
    if is_colour(text):
        meaning, _ = status_meaning(text, where, questions)
        claim = claim or (meaning if isinstance(meaning, Claim) else None)
        evidence = [*evidence, f"{heading}: {text}"]
        text = ""
    words, (is_done, done_on) = text, done_at_end(text, year)
    begins = day_before(text, year)
    if begins.day and not begins.bracketed and on is None:
        on, words = begins.day, begins.text
    if said := leading(words, IN_UPDATES):
        claim = claim or (said[0] if isinstance(said[0], Claim) else None)
        parted = day_before(said[1], year)
        on, words = on or parted.day, said[1] if parted.bracketed or on else parted.text
    elif is_done:
        claim, on = claim or Claim.DONE, on or done_on
    if words and claim is None:
        claim, is_reason = _in_words(one_line(text), where, questions, is_rejected=is_rejected)
        if is_reason:
            delivery.reasons, text = several_lines(f"{delivery.reasons}\n{text}"), ""
    if claim is None:
        delivery.notes += [*evidence, *([f"{heading}: {one_line(text)}"] if text else [])]
        return
    said_of_it = several_lines("\n".join([words, *evidence]))
    delivery.progress.append(DraftProgress(claim=claim, on=on or else_on, evidence=said_of_it))


def _in_words(words: str, where: str, questions: Questions, *, is_rejected: bool) -> tuple[Claim | None, bool]:
    """Return what people say that an update in words claims, and whether it is rather why the answer was no."""
    if is_rejected:
        wording = "Words stand in a column of progress beside what was rejected. What are they?"
        choices: dict[str, tuple[Claim | None, bool]] = {REASON: (None, True), KEEP_WORDS: (None, False)}
        choices |= {choice: (claim, False) for choice, claim in _IN_WORDS.items() if claim}
        return questions.choose("words-of-rejected", wording, choices, where=where, quote=words)
    wording = "Progress is told in words alone. What does the recipient say of it?"
    return questions.choose("progress-in-words", wording, _IN_WORDS, where=where, quote=words), False


def _read_statuses(row: Row, delivery: Delivery, year: str, questions: Questions) -> None:
    """Read the statuses of a row: the claim is that of the first that claims something."""
    for label, cell in row.cells.get(Column.STATUS, ()):
        text = one_line(cell.text)
        found = first_day(text, year)
        on = found.day if found else day_of_update(label, year, cell.where, questions)
        words = one_line(f"{text[: found.start]} {text[found.end :]}").strip(" ,;:–—-()") if found else text
        if is_status(words):
            meaning, kept = status_meaning(words, cell.where, questions) if words else (None, "")
        else:
            said = leading(text, VERDICTS, CLAIMS)
            meaning, kept = (said[0] if said else None), text
        if kept or meaning is None:
            delivery.notes.append(f"{label}: {text}")
        if isinstance(meaning, Verdict):
            delivery.assessments.append(DraftAssessment(verdict=meaning, on=on))
        elif isinstance(meaning, AnswerKind):
            delivery.answer = meaning
        elif meaning and delivery.claim is None:
            delivery.claim, delivery.on = meaning, on


def _dated(line: str, year: str) -> DraftProgress | None:
    """Return a report of progress as ours are printed: 'Under way, 12 January 2024. Two officers are in post'.

    With a new target it is 'Under way, 12 January 2024; target moved to 31 March 2024: late. …'. None for other words.
    """
    said = leading(line, CLAIMS)
    if said is None or not isinstance(said[0], Claim):
        return None
    parted = day_before(said[1], year)
    if parted.day is None:
        return None
    text = parted.text if not parted.bracketed else f"({parted.bracketed}) {parted.text}"
    if moved := _MOVED.fullmatch(text):
        target = first_day(moved["target"], year)
        why, _, evidence = moved["why"].partition(". ")
        if target:
            return DraftProgress(claim=said[0], on=parted.day, evidence=evidence, target=target.day, why=why)
    return DraftProgress(claim=said[0], on=parted.day, evidence=text)


def _read_standing(row: Row, delivery: Delivery, year: str, questions: Questions) -> None:
    """Read where our own tracker says that it stands: the committee's verdicts; the rest follows from other columns."""
    derived = []
    for line in row.lines(Column.STATUS):
        found = leading(_COMMITTEE.sub("", line), VERDICTS) if _ASSESSED.match(line) else None
        if found is None or not isinstance(found[0], Verdict):
            derived.append(line)
            continue
        parted = day_before(found[1], year)
        delivery.assessments.append(DraftAssessment(verdict=found[0], on=parted.day, authority=parted.bracketed))
    questions.leave_out(
        row.where_of(Column.STATUS), "; ".join(derived), "where it stands is worked out from its answers and days"
    )
