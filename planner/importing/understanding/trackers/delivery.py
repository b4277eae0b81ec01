"""Reading how far a recommendation is: what the recipient claims and what the committee says, each kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from planner.importing.follow_up_draft import DraftAssessment, DraftProgress
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.days import first_day
from planner.importing.understanding.trackers.headings import Column
from planner.importing.understanding.trackers.rows import Row
from planner.importing.understanding.trackers.statuses import (
    CLAIMS,
    VERDICTS,
    day_before,
    is_colour,
    is_status,
    leading,
    status_meaning,
)
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.text import one_line, several_lines

UNDER_WAY, KEEP_WORDS = "It is under way", "Nothing: keep the words"
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
    """What a row says of the delivery; ``answer`` is what its status says was answered, ``notes`` the words kept."""

    progress: list[DraftProgress] = field(default_factory=list)
    assessments: list[DraftAssessment] = field(default_factory=list)
    answer: AnswerKind | None = None
    notes: list[str] = field(default_factory=list)


def read_delivery(row: Row, when: str, year: str, questions: Questions) -> Delivery:
    """Return how far a row says it is; ``when`` are the words beside its target that name no day."""
    delivery = Delivery()
    if row.is_ours:
        _read_standing(row, delivery, year, questions)
        delivery.progress += [each for line in row.lines(Column.PROGRESS) if (each := _dated(line, year))]
        return delivery
    claim, on = _read_status(row, delivery, year, questions)
    completed = one_line(row.text(Column.COMPLETED))
    evidence: list[str] = []
    if completed:
        found = first_day(completed, year)
        if found:
            claim, on = Claim.DONE, found.day
        if found is None or found.rest:
            said = leading(completed, CLAIMS)
            claim = claim or (said[0] if said and isinstance(said[0], Claim) else None)
            evidence.append(f"{row.heading(Column.COMPLETED)}: {completed}")
    if when:
        said = leading(when, CLAIMS)
        claim = claim or (said[0] if said and isinstance(said[0], Claim) else None)
        evidence.append(f"{row.heading(Column.TARGET)}: {when}")
    dated = [each for line in row.lines(Column.PROGRESS) if (each := _dated(line, year))]
    if dated and len(dated) == len(row.lines(Column.PROGRESS)) and any(each.on for each in dated):
        delivery.progress += dated
        delivery.notes += evidence
        return delivery
    text = row.text(Column.PROGRESS)
    if is_colour(text):
        meaning, _ = status_meaning(text, row.where_of(Column.PROGRESS), questions)
        claim = claim or (meaning if isinstance(meaning, Claim) else None)
        evidence.append(f"{row.heading(Column.PROGRESS)}: {text}")
        text = ""
    if said := leading(text, CLAIMS):
        claim = claim or (said[0] if isinstance(said[0], Claim) else None)
        parted = day_before(said[1], year)
        on, text = on or parted.day, said[1] if parted.bracketed else parted.text
    if text and claim is None:
        wording = "Progress is told in words alone. What does the recipient say of it?"
        where = row.where_of(Column.PROGRESS)
        claim = questions.choose("progress-in-words", wording, _IN_WORDS, where=where, quote=one_line(text))
    if claim is None:
        delivery.notes += [*evidence, *([f"{row.heading(Column.PROGRESS)}: {one_line(text)}"] if text else [])]
        return delivery
    said_of_it = several_lines("\n".join([text, *evidence]))
    delivery.progress.append(DraftProgress(claim=claim, on=on, evidence=said_of_it))
    return delivery


def _read_status(row: Row, delivery: Delivery, year: str, questions: Questions) -> tuple[Claim | None, date | None]:
    """Read the statuses of a row; return what the first that claims something claims, and on what day."""
    claimed: tuple[Claim | None, date | None] = (None, None)
    for label, cell in row.cells.get(Column.STATUS, ()):
        text = one_line(cell.text)
        found = first_day(text, year)
        on = found.day if found else None
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
        elif meaning and claimed[0] is None:
            claimed = (meaning, on)
    return claimed


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
