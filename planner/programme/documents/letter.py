"""The letter that goes with recommendations: each as resolved, by when to answer, and a form for the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.programme.calendar import in_words, long
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
    Tone,
    paragraphs,
)
from planner.programme.documents.edition import as_at_words
from planner.programme.english import counted
from planner.programme.errors import Unusable
from planner.programme.follow_up.recommendations.clock import answer_due, has_duty, period_words
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.kinds import AnswerKind
from planner.programme.model import Committee, Recommendation
from planner.programme.view import View

FORM_HEADS = ("Asked", "Your answer")
ROOM_TO_WRITE: Cell = (Paragraph(""),)
FORM_WIDTHS = (6.0, 11.0)


def letter_document(view: View, recommendations: Sequence[Recommendation]) -> Document:
    """Return the letter on recommendations to one recipient; raises Unusable unless there is just one."""
    recipients = {each.to for each in recommendations}
    if not recommendations or len(recipients) != 1:
        raise Unusable("A letter goes to one recipient: name recommendations that are all to the same one.")
    if not (recipient := recipients.pop()):
        raise Unusable("Nobody is named to whom the recommendation is made: name the recipient first.")
    committee = view.programme.committee
    title = f"Recommendations of the {committee.name}"
    blocks = tuple(_blocks(view, recommendations, recipient))
    return Document(title, f"To {recipient}", committee.council, view.today, blocks, edition=as_at_words(view.today))


def _blocks(view: View, recommendations: Sequence[Recommendation], recipient: str) -> Iterator[Block]:
    committee = view.programme.committee
    yield Heading(f"Recommendations of the {committee.name}", 1)
    yield Paragraph(f"{committee.name}, {committee.council}")
    yield Paragraph(recipient, lead="To")
    yield Paragraph(long(view.today), lead="Date")
    yield Paragraph(
        f"The committee has resolved to make {counted(len(recommendations), 'recommendation')} to you, "
        "given here in full as resolved."
    )
    for each in recommendations:
        yield from _recommendation(view, each)
    yield Heading("Answering", 2)
    yield from map(Paragraph, _duty(committee, recommendations[0]))
    yield Heading("A form for the answer", 2)
    for each in recommendations:
        yield Paragraph(printed_reference(view.programme, each), tone=Tone.STRONG)
        yield _form(view, each)


def _recommendation(view: View, recommendation: Recommendation) -> Iterator[Block]:
    yield Heading(printed_reference(view.programme, recommendation), 2)
    yield from (Paragraph(line) for line in recommendation.text.splitlines() if line.strip())
    yield Paragraph(view.programme.topics[recommendation.topic].title, lead="On")
    considered = (
        ("The impact wanted", recommendation.wanted),
        ("Resources considered", recommendation.resources),
        ("Advice taken", recommendation.advice),
    )
    yield from (Paragraph(" ".join(text.split()), lead=lead) for lead, text in considered if text)


def _duty(committee: Committee, recommendation: Recommendation) -> Iterator[str]:
    """Yield the duty to answer and its day in words, or by when an answer is asked for."""
    due = answer_due(committee, recommendation)
    if not has_duty(recommendation):
        asked = f" by {in_words(due)}" if due else ""
        yield f"You have no duty in law to answer. The committee would be grateful for an answer in writing{asked}."
    elif due:
        counted_words = period_words(committee, recommendation)
        yield f"You have a duty to answer in writing within {counted_words} you received this: by {in_words(due)}."
    else:
        yield f"You have a duty to answer in writing within {period_words(committee, recommendation)} you receive this."
        yield "Please say on which day you received it."
    yield "Please say of each whether it is accepted, accepted in part or rejected, and why."
    if not committee.noted_is_an_answer:
        yield "To note a recommendation is not to answer it."


def _form(view: View, recommendation: Recommendation) -> Table:
    """Return an empty table in which a recommendation can be answered."""
    answers = Bullets(tuple(each.words for each in AnswerKind if each is not AnswerKind.NOTED))
    asked = ("The reasons", "What will be done", "Who leads it", "By when", "Decided by, and on which day")
    rows = (
        (paragraphs("Accepted, accepted in part, or rejected"), (answers,)),
        *((paragraphs(each), ROOM_TO_WRITE) for each in asked),
    )
    return Table(f"The answer to {printed_reference(view.programme, recommendation)}", FORM_HEADS, rows, FORM_WIDTHS)
