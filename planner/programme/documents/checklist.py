"""A checklist as blocks: the council's prioritisation process, as an appendix of a report."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.checklist import Checklist, Choice, Question
from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Paragraph, Table, Tone
from planner.programme.english import counted

HEADS = ("Question", "Answers, and what follows from each")


def checklist_blocks(checklist: Checklist) -> Iterator[Block]:
    """Yield the questions of each group, with what follows from every answer and from the points together."""
    yield Paragraph(checklist.about or "Not described.", lead=checklist.title)
    for group in checklist.groups:
        yield Heading(group.title, 3)
        yield Table(f"Questions: {group.title}", HEADS, tuple(map(_row, group.questions)))
        for threshold in group.thresholds:
            yield Paragraph(f"{threshold.because}: {threshold.leads_to.words}.", lead="Of the points together")


def _row(question: Question) -> tuple[Cell, ...]:
    explained = (Paragraph(question.explain, tone=Tone.QUIET),) if question.explain else ()
    return (Paragraph(question.ask), *explained), (Bullets(tuple(map(_answer, question.choices))),)


def _answer(choice: Choice) -> str:
    """Return an answer and its consequence: 'Yes: must schedule', 'Some evidence (1 point)'."""
    points = f" ({counted(choice.points, 'point')})" if choice.points is not None else ""
    return f"{choice.label}{points}{f': {choice.leads_to.words}' if choice.leads_to else ''}"
