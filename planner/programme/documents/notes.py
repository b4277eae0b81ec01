"""The notes of a scoping session as a document to send to members."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long
from planner.programme.documents.blocks import Block, Document, Heading, Numbered, Paragraph, Table, row
from planner.programme.documents.edition import as_at_words
from planner.programme.documents.meeting_notes import Answered, Decided, MeetingNotes, TopicTaken, Undecided
from planner.programme.english import capitalised, counted, listed
from planner.programme.kinds import Outcome
from planner.programme.table import WAITING_HEADING
from planner.programme.text import one_line

NO_ADVICE = "The checklist came to no advice."
NO_RETURN = "no date to come back"


def notes_document(notes: MeetingNotes) -> Document:
    """Return the notes as a document, dated on their last day."""
    return Document(
        notes.title,
        notes.committee,
        notes.council,
        notes.days[-1],
        tuple(_blocks(notes)),
        edition=as_at_words(notes.as_at),
    )


def _blocks(notes: MeetingNotes) -> Iterator[Block]:
    """Yield those present, the summary, the actions, the order of priority, each topic, and the annex."""
    yield Heading(notes.title, 1)
    yield Paragraph(f"{notes.committee}, {notes.council}")
    yield Paragraph(_sentence(listed(notes.present)) if notes.present else "Not recorded.", lead="Present")
    yield from _summary(notes)
    yield from _actions(notes)
    yield Heading(WAITING_HEADING, 2)
    if notes.order:
        yield Numbered(tuple(waiting.words for waiting in notes.order))
    else:
        yield Paragraph("None.")
    yield Heading("The topics taken", 2)
    yield Paragraph("The annex gives the checklist's questions, the answers, and why it advised as it did.")
    for topic in notes.topics:
        yield from _topic(topic, dated=len(notes.days) > 1)
    yield from _annex(notes)


def _summary(notes: MeetingNotes) -> Iterator[Block]:
    decided = sum(isinstance(topic.came_of, Decided) for topic in notes.topics)
    undecided = len(notes.topics) - decided
    count = counted(len(notes.topics), "topic")
    yield Heading("Summary", 2)
    yield Paragraph(
        f"{count} {'was' if len(notes.topics) == 1 else 'were'} taken: "
        f"{decided or 'none'} decided, {undecided or 'none'} left undecided."
    )
    rows = []
    for topic in notes.topics:
        if isinstance(topic.came_of, Decided):
            rows.append(row(topic.title, topic.came_of.outcome.words.capitalize(), _who_and_when(topic, topic.came_of)))
        else:
            rows.append(row(topic.title, "Left undecided", capitalised(_open_words(topic.came_of))))
    yield Table("What was decided", ("Topic", "Decision", "Who and when"), tuple(rows))


def _who_and_when(topic: TopicTaken, decided: Decided) -> str:
    """Return a decision's details in short: who, to whom, by when."""
    detail = decided.detail
    match decided.outcome:
        case Outcome.REJECT:
            words = [f"may come back {detail('resubmit_from')}" if detail("resubmit_from") else NO_RETURN]
        case Outcome.REFER:
            words = [f"to {detail('to')}" if detail("to") else ""]
        case Outcome.TASK_AND_FINISH:
            words = [f"chaired by {detail('chair')}" if detail("chair") else "", detail("length"), topic.timing]
        case Outcome.MUST_SCHEDULE | Outcome.COMMITTEE_ITEM:
            words = [topic.timing or "date to be set"]
        case _:
            words = []
    by_date = (
        f"{'look again on' if decided.outcome is Outcome.DEFER else 'by'} {detail('by_date')}"
        if detail("by_date")
        else ""
    )
    return capitalised(", ".join(filter(None, (detail("owner"), *words, by_date))))


def _actions(notes: MeetingNotes) -> Iterator[Block]:
    if notes.actions:
        yield Heading("Who is to do what", 2)
        rows = (
            row(action.who or "To be named", action.what, long(action.by) if action.by else "No date set")
            for action in notes.actions
        )
        yield Table("Who is to do what", ("Who", "What", "By when"), tuple(rows))


def _topic(topic: TopicTaken, *, dated: bool) -> Iterator[Block]:
    """Yield the notes of one topic; its decisions with their days if ``dated``."""
    yield Heading(topic.title, 3)
    for earlier in topic.earlier:
        yield Paragraph(f"{_decided_when(earlier, dated=True)} {_sentence(earlier.reason)}", lead="Decided at first")
    if isinstance(topic.came_of, Decided):
        yield from _decision(topic.came_of, dated=dated)
    else:
        yield from _undecided(topic.came_of)
    for lead, words in (
        ("When", topic.timing),
        ("Objective", topic.objective),
        ("Desired outcome", topic.desired_outcome),
        ("Where it came from", topic.source),
    ):
        if words:
            yield Paragraph(_sentence(capitalised(words)), lead=lead)
    if topic.to_write:
        words = listed(label[0].lower() + label[1:] for label in topic.to_write)
        yield Paragraph(_sentence(capitalised(words)), lead="Still to be written")


def _decision(decided: Decided, *, dated: bool) -> Iterator[Block]:
    details = [_sentence(f"{detail.label}: {detail.words}") for detail in decided.details]
    if decided.missing:
        details.append(f"Still to be said: {listed(label.lower() for label in decided.missing)}.")
    if decided.outcome is Outcome.REJECT and not decided.detail("resubmit_from"):
        details.append(_sentence(capitalised(NO_RETURN)))
    yield Paragraph(" ".join((_decided_when(decided, dated=dated), *details)), lead="Decision")
    yield Paragraph(_sentence(decided.reason), lead="Reason")
    if decided.advice is None:
        advice = NO_ADVICE
    elif decided.advice is decided.outcome:
        advice = "The checklist advised the same."
    else:
        advice = f"Members decided otherwise: the checklist advised “{decided.advice.words}”."
    yield Paragraph(advice, lead="Advice")


def _decided_when(decided: Decided, *, dated: bool) -> str:
    """Return 'Reject, on 1 September 2023, at the informal meeting of 1 September 2023.'"""
    when = f"on {long(decided.on)}" if dated else ""
    where = f"at {decided.at}" if decided.at else ""
    return _sentence(", ".join(filter(None, (decided.outcome.words.capitalize(), when, where))))


def _undecided(undecided: Undecided) -> Iterator[Block]:
    yield Paragraph(_sentence(capitalised(_open_words(undecided))), lead="Left undecided")
    if undecided.previous:
        yield Paragraph(
            f"{undecided.previous.outcome.words.capitalize()}, decided on {long(undecided.previous.on)}.",
            lead="What stands meanwhile",
        )
    if undecided.open:
        yield Paragraph(" ".join(undecided.open), lead="Questions left open")
    if undecided.advice:
        yield Paragraph(f"The checklist advises “{undecided.advice.words}”.", lead="Advice")
    else:
        heading = f" So far the answers point to “{undecided.heading.words}”." if undecided.heading else ""
        yield Paragraph(NO_ADVICE + heading, lead="Advice")


def _open_words(undecided: Undecided) -> str:
    if not undecided.open:
        return "the decision is open"
    return f"{counted(len(undecided.open), 'question')} and the decision are open"


def _annex(notes: MeetingNotes) -> Iterator[Block]:
    """Yield each topic's answers, and the reasons for the checklist's advice on it."""
    yield Heading("Annex: what the advice rests on", 2)
    for topic in notes.topics:
        yield Heading(topic.title, 3)
        reasons = " ".join(map(_sentence, topic.came_of.reasons))
        advice = topic.came_of.advice
        if reasons:
            yield Paragraph(reasons, lead=f"Why the checklist advised “{advice.words}”" if advice else "So far")
        if topic.answers:
            yield _answers(topic.title, topic.answers)
        else:
            yield Paragraph("No question of the checklist was answered.")


def _answers(title: str, answers: tuple[Answered, ...]) -> Table:
    """Return a table of the answers, with a column of evidence where there is any."""
    caption = f"Answers about {title}"
    if not any(answered.evidence for answered in answers):
        plain = tuple(row(answered.question, answered.answer) for answered in answers)
        return Table(caption, ("Question", "Answer"), plain)
    rows = tuple(row(answered.question, answered.answer, answered.evidence) for answered in answers)
    return Table(caption, ("Question", "Answer", "Evidence"), rows)


def _sentence(text: str) -> str:
    """Return the text on one line, with a full stop if it has no end mark."""
    line = one_line(text)
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
