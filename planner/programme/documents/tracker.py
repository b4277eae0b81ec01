"""The tracker of recommendations as a document: what was recommended, what came of it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import in_words, long, year_begins
from planner.programme.documents.blocks import Block, Cell, Document, Heading, Paragraph, Table, paragraphs
from planner.programme.documents.edition import as_at_words
from planner.programme.english import capitalised, counted
from planner.programme.follow_up.action_log import year_bounds
from planner.programme.follow_up.recommendations.follow_ups import follow_up_of
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.model import Recommendation, Response
from planner.programme.text import one_line
from planner.programme.view import View

HEADS = (
    "Reference",
    "Recommendation",
    "To, and when received",
    "Answer and why",
    "Action, lead, by when",
    "Progress and evidence",
    "Where it stands",
)


def tracker_document(view: View) -> Document:
    """Return the tracker of the year in view, as at the view's day; what was closed before the year is left out."""
    committee, year = view.programme.committee, view.year or ""
    title = f"{committee.name} tracker of recommendations"
    return Document(
        title,
        f"Recommendations, {year}",
        committee.council,
        view.today,
        tuple(_blocks(view, year)),
        edition=as_at_words(view.today),
    )


def tracked(view: View, year: str) -> list[Record]:
    """Return the recommendations made by the view's day, without those closed before a year began."""
    start = year_begins(year, view.programme.committee.annual_council) if year else None
    made = [each for each in view.records.values() if each.recommendation.made <= view.today]
    return [each for each in made if not (start and each.closed_on and each.closed_on < start)]


def _blocks(view: View, year: str) -> Iterator[Block]:
    committee = view.programme.committee
    yield Heading("Tracker of recommendations", 1)
    yield Paragraph(f"{committee.name}, {committee.council}")
    yield Paragraph(f"{long(view.today)}.", lead="As at")
    found = tracked(view, year)
    if not found:
        yield Paragraph("No recommendation is open, and none was closed in the year.")
        return
    rows = tuple(_row(view, record) for record in sorted(found, key=lambda each: each.is_closed))
    yield Table("The committee's recommendations, those open first", HEADS, rows)
    if year:
        yield Heading("In figures", 2)
        yield Paragraph(_figures(view, year))


def _figures(view: View, year: str) -> str:
    """Return how many were open at the start of the year, made and closed in it, and are open now or at its end."""
    start, last = year_bounds(year, view.programme.committee.annual_council)
    end = min(view.today, last)
    every = list(view.records.values())
    made = sum(start <= each.recommendation.made <= end for each in every)
    closed = sum(bool(each.closed_on and start <= each.closed_on <= end) for each in every)
    before = [each for each in every if each.recommendation.made < start]
    open_at_start = sum(not (each.closed_on and each.closed_on < start) for each in before)
    return (
        f"Open at the start of {year} {open_at_start}, made in it {made}, closed in it {closed}, "
        f"open {'at its end' if view.today > last else 'now'} {open_at_start + made - closed}."
    )


def _row(view: View, record: Record) -> tuple[Cell, ...]:
    recommendation = record.recommendation
    texts = (
        printed_reference(view.programme, recommendation),
        recommendation.text,
        "\n".join(filter(None, (to_words(recommendation), clock_words(record)))),
        "\n".join(answer_words(record)),
        plan_words(record),
        "\n".join(progress_words(record)),
        "\n".join(standing_words(view, record)),
    )
    return tuple(paragraphs(text) for text in texts)


def to_words(recommendation: Recommendation) -> str:
    """Return to whom a recommendation is made; blank where nobody is named."""
    return recommendation.to


def clock_words(record: Record) -> str:
    """Return when it was sent and received and by when it is to be answered; blank while it is not sent."""
    recommendation = record.recommendation
    days = (("sent", recommendation.sent), ("received", recommendation.received), ("notice", recommendation.notice))
    words = [f"{name} {long(day)}" for name, day in days if day]
    if record.due and not record.answered:
        words.append(f"answer {'due' if record.has_duty else 'asked for'} by {in_words(record.due)}")
    return ", ".join(words)


def answer_words(record: Record) -> list[str]:
    """Return each answer with its day, its reasons and who decided it, oldest first."""
    return [_answer(each) for each in record.responses]


def _answer(response: Response) -> str:
    kind = f"interim: {response.answer.words}" if response.interim else response.answer.words
    decided = f" ({response.decided_by})" if response.decided_by else ""
    reasons = f". {one_line(response.reasons)}" if response.reasons else ", without reasons"
    return f"{capitalised(kind)}, {long(response.on)}{decided}{reasons}"


def plan_words(record: Record) -> str:
    """Return what they will do, who leads it, and by when, with the first target where it moved."""
    decided, target, first = record.decided, record.target, record.first_target
    parts = [one_line(decided.action), decided.lead] if decided else []
    if target:
        moved = f" (at first {long(first)})" if first and first != target else ""
        parts.append(f"by {long(target)}{moved}")
    return "\n".join(filter(None, parts))


def progress_words(record: Record) -> list[str]:
    """Return each report of progress with its day, its evidence, and a new target with why, oldest first."""
    lines = []
    for each in record.progress:
        target = f"; target moved to {long(each.target)}: {each.why.rstrip('.')}" if each.target else ""
        evidence = f". {one_line(each.evidence)}" if each.evidence else ""
        lines.append(f"{capitalised(each.claim.words)}, {long(each.on)}{target}{evidence}")
    return lines


def standing_words(view: View, record: Record) -> Iterator[str]:
    """Yield where it stands with its days overdue, what the committee says, and when it is looked at again."""
    days, late = record.overdue_days(view.today), record.late_days
    overdue = f" by {counted(days, 'day')}" if days else ""
    answered_late = f"; answered {counted(late, 'day')} late" if late else ""
    assessed = record.latest_assessment
    closed = f", {long(assessed.on)} ({assessed.authority})" if assessed and record.is_closed else ""
    yield f"{capitalised(record.stands(view.today))}{closed}{overdue}{answered_late}"
    if assessed and not record.is_closed:
        yield f"The committee: {assessed.verdict.words}, {long(assessed.on)}"
    if record.reported_since_closed:
        yield "Reported on since it was closed"
    if words := follow_up_words(view, record):
        yield f"Looked at again: {words}"


def follow_up_words(view: View, record: Record) -> str:
    """Return when it is looked at again: 'from 31 January 2024, at the meeting of 28 March 2024'; blank if never."""
    follow_up = follow_up_of(view, record)
    if follow_up is None:
        return ""
    if follow_up.met_by:
        return f"from {long(follow_up.day)}, at the meeting of {long(view.meeting_of(follow_up.met_by).date)}"
    if follow_up.meeting is None:
        return f"no meeting yet on or after {long(follow_up.day)}"
    return f"from {long(follow_up.day)}; the first meeting then is {long(follow_up.meeting.date)}"
