"""Recommendations as plain linear text: a list of them, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.exchange.plain_text import entry_lines, sections_text
from planner.programme.calendar import in_words, long
from planner.programme.documents.tracker import (
    answer_words,
    clock_words,
    follow_up_words,
    progress_words,
    standing_words,
    to_words,
)
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.model import Recommendation
from planner.programme.text import one_line
from planner.programme.view import View

TOLD = ("wanted", "resources", "advice", "lead", "private_note")
"""The further fields of a recommendation that are shown with all there is to know of it."""


def recommendations_text(view: View, records: Iterable[Record]) -> str:
    """Return recommendations as text in the order given, each with its clock, its answer, and where it stands."""
    return "".join(f"{line}\n" for record in records for line in _lines(view, record))


def _lines(view: View, record: Record) -> Iterator[str]:
    details = (
        ("To", to_words(record.recommendation)),
        ("Clock", clock_words(record)),
        ("Answer", "; ".join(answer_words(record))),
        ("Progress", "; ".join(progress_words(record))),
        ("Looked at again", follow_up_words(view, record)),
        ("Stands", record.stands(view.today)),
    )
    words = f"{printed_reference(view.programme, record.recommendation)}: {title_of(record.recommendation)}"
    return entry_lines(words, ((label, (one_line(text),)) for label, text in details if text))


def recommendation_text(view: View, record: Record, *, with_reference: bool = True) -> str:
    """Return everything about a recommendation as text, in headings and lists; the reference is the first heading."""
    recommendation = record.recommendation
    topic = view.programme.topics[recommendation.topic].title
    told = [
        f"- {field.label}: {one_line(str(value))}"
        for field in map(Recommendation.FIELDS.__getitem__, TOLD)
        if (value := getattr(recommendation, field.name))
    ]
    about = [f"- On: {topic}", f"- To: {to_words(recommendation) or 'nobody named'}", *told]
    sections = {
        printed_reference(view.programme, recommendation): [
            *recommendation.text.splitlines(),
            f"Stands: {'. '.join(standing_words(view, record))}",
        ],
        "Clock": [f"- {clock_words(record) or 'not sent'}"],
        "Answers": [f"- {line}" for line in answer_words(record)],
        "Progress": [f"- {line}" for line in progress_words(record)],
        "The committee says": [
            f"- {long(each.on)}: {each.verdict.words} ({each.authority}). {one_line(each.words)}".rstrip(". ")
            for each in record.assessments
        ],
        "Chased": [f"- {in_words(each.on)}, {each.to}, {each.how.words}" for each in record.chasers],
        "Looked at again": [f"- {words}"] if (words := follow_up_words(view, record)) else [],
        "About": about,
    }
    reference, *others = ([heading, *lines] for heading, lines in sections.items() if lines)
    return sections_text([reference if with_reference else reference[1:], *others])
