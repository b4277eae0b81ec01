"""The action log as a document: what was asked for, who owes it, and what came, as at a day."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Cell, Document, Heading, Paragraph, Table, paragraphs
from planner.programme.documents.edition import as_at_words
from planner.programme.follow_up.action_log import ActionLog, action_log, state_words
from planner.programme.follow_up.actions import due_words, printed_minute
from planner.programme.model import Action
from planner.programme.view import View

HEADS = ("Minute", "What was asked", "Who", "Due", "What came", "State")


def action_log_document(view: View) -> Document:
    """Return the log of the year in view as a document, as at the view's day."""
    committee, year = view.programme.committee, view.year or ""
    log = action_log(view.programme, year, view.today)
    title = f"{committee.name} action log {year}"
    return Document(
        title,
        f"Action log {year}",
        committee.council,
        view.today,
        tuple(_blocks(view, log)),
        edition=as_at_words(view.today),
    )


def _blocks(view: View, log: ActionLog) -> Iterator[Block]:
    committee = view.programme.committee
    yield Heading(f"Action log {log.year}", 1)
    yield Paragraph(f"{committee.name}, {committee.council}")
    yield Paragraph(f"{long(log.as_at)}.", lead="As at")
    actions = (*log.still_open, *log.closed)
    if not actions:
        yield Paragraph(f"Nothing was open in {log.year}, and nothing was asked for.")
        return
    rows = tuple(_row(view, action) for action in actions)
    yield Table("What was asked for at meetings, what is open first", HEADS, rows)
    yield Heading("In figures", 2)
    yield from map(Paragraph, figures(log))


def figures(log: ActionLog) -> tuple[str, str]:
    """Return the year's figures in two sentences, each of which adds up."""
    flow = log.flow
    parts = [
        f"{log.in_time} received in time",
        f"{log.late} received late",
        f"{log.no_longer_wanted} no longer wanted",
        *([f"{log.became_topics} became a topic"] if log.became_topics else []),
        *([f"{log.handed_over} handed over"] if log.handed_over else []),
        f"{log.open_of_made} open",
    ]
    return (
        f"Asked for in {log.year}: {flow.made}. Of these: {', '.join(parts)}.",
        f"Open at the start of the year {flow.open_at_start}, asked for in it {flow.made}, closed in it {flow.closed}, "
        f"open {'at its end' if log.is_over else 'now'} {flow.open_at_end}.",
    )


def _row(view: View, action: Action) -> tuple[Cell, ...]:
    texts = (
        printed_minute(view.programme, action),
        action.text,
        action.owner or "Nobody named",
        due_words(action),
        action.answer,
        state_words(action, view.today),
    )
    return tuple(paragraphs(text) for text in texts)
