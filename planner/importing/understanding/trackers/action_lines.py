"""Finding actions that are lines and no table: labels on lines of their own or in one line, or sentences of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.page import Cell, PageLine
from planner.importing.understanding.part_lines import Part
from planner.importing.understanding.trackers.above import Above
from planner.importing.understanding.trackers.headings import Column, Kind, column_of, columns_of
from planner.importing.understanding.trackers.rows import Row
from planner.programme.text import one_line

FEWEST = 2
"""How many actions in lines make a page an action log."""
_LABEL = r"[A-Za-z][A-Za-z/&’' -]{1,30}?"
_LABELLED = re.compile(rf"\W*(?P<label>{_LABEL})(?: (?P<number>\d{{1,3}}))?\s*:\s*(?P<text>.*)")
_USUAL_LABEL = (
    r"(?:ACTION|Action|Owner|Lead(?: officer)?|Responsible|Due(?: date)?|By when|Deadline|Status|Progress|Update)"
    r"(?: \d{1,3})?\s*:"
)
_NEXT_LABEL = re.compile(rf"\s*(?:[;|]|\s[–—-])\s*(?={_LABEL}\s*:)|\s+(?={_USUAL_LABEL})")
_ROLE = (
    r"officers?|director|head|chair(?:man|person)?|manager|clerk|leader|lead|members?|councillors?|cllrs?|cabinet|"
    r"executive|committee|team|services?|trust|icb|police|all|secretary|solicitor|adviser|advisor|representatives?|"
    r"scrutiny|secretariat|commissioner|assistant|treasurer|partners?|panel"
)
_ASKING = (
    r"ask|invite|request|write|remind|e-?mail|contact|require|recommend|thank|urge|encourage|instruct|send|circulate|"
    r"refer|report|provide|arrange|add|bring|present|share|give|call|agree|allow|enable|support|work"
)
"""The first words of what somebody is to do: the one named after them does not owe it."""
_OWNER_FIRST = re.compile(
    rf"(?!(?i:{_ASKING})\b)(?P<owner>(?:[A-Z][\w&’'/-]*|of|and|for|the|&|,|\s)*?\b(?i:{_ROLE})\b"
    r"(?: (?:of|for) [^.;:]{1,60}?)?)\s+to\s+(?P<text>\S.*)",
    re.DOTALL,
)
_DUE_LAST = re.compile(r"[\s,;(–—-]+(?P<due>(?:by|before|no later than)\s+[^.;:()]+?)\s*[.)]*$", re.IGNORECASE)
_FIRST = {Column.ASKED, Column.REFERENCE, Column.MINUTE}
"""What the first label of an action may say."""
_OF_ACTIONS = {Column.LEAD, Column.TARGET, Column.STATUS, Column.PROGRESS, Column.COMPLETED}
"""What an action says besides what is to be done, one of them at least."""


class Piece(NamedTuple):
    """A label, the text after it, and the line in which they stand."""

    label: str
    text: str
    line: PageLine


class ActionLines(Struct, frozen=True):
    """Lines that follow one another and are nothing but actions: how many lines, and the labels of each action."""

    number_of_lines: int
    actions: tuple[tuple[Piece, ...], ...]

    @property
    def sure(self) -> int:
        """How many of them say by whom, by when or how far what is to be done is."""
        return sum(bool(_held(pieces) & _OF_ACTIONS) for pieces in self.actions)

    def rows(self, above: Above) -> Iterator[Row]:
        """Yield each action as a row of an action log below what stands above it."""
        for pieces in self.actions:
            columns = columns_of([piece.label for piece in pieces], Kind.LOG)
            row = Row(pieces[0].line.where, above, False, frozenset(columns))
            for piece, column in zip(pieces, columns, strict=True):
                if column and piece.text:
                    row.add(column, piece.label, Cell((replace(piece.line, text=piece.text),), piece.line.where))
            yield row


def action_lines(parts: Sequence[Part]) -> dict[int, ActionLines]:
    """Return the actions in the lines of a page, by the place among the parts of the first of lines with actions."""
    found: dict[int, ActionLines] = {}
    at = 0
    while at < len(parts):
        number, pieces = _labelled_lines(parts, at)
        actions = tuple(_in_minutes(each[0]) if len(each) == 1 else each for each in _parted(pieces))
        if actions and all(Column.ASKED in _held(each) for each in actions):
            found[at] = ActionLines(number, actions)
        at += max(number, 1)
    return found


def _labelled_lines(parts: Sequence[Part], at: int) -> tuple[int, list[Piece]]:
    """Return how many parts from a place on are lines that begin with a label of an action log, and their pieces."""
    begins, pieces = at, list[Piece]()
    while at < len(parts):
        said = _pieces(parts[at])
        columns = [column_of(piece.label) for piece in said]
        if not said or None in columns or not (pieces or columns[0] in _FIRST):
            break
        at += 1
        following = parts[at] if at < len(parts) else None
        if not said[-1].text and isinstance(following, PageLine) and not (following.heading or _pieces(following)):
            said[-1] = said[-1]._replace(text=following.text)  # a label in bold may be a line by itself
            at += 1
        pieces += said
    return at - begins, pieces


def _pieces(part: Part) -> list[Piece]:
    """Return the labels of a line, each with the text after it; nothing for a part that is not labels throughout."""
    if not isinstance(part, PageLine) or part.heading:
        return []
    pieces = []
    for words in _NEXT_LABEL.split(one_line(part.text)):
        said = _LABELLED.fullmatch(words)
        if said is None:
            return []
        text = f"{said['number']}. {said['text']}" if said["number"] else said["text"]
        pieces.append(Piece(said["label"], text, part))
    return pieces


def _parted(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each action: a label that is there already begins the next one."""
    action: list[Piece] = []
    for piece in pieces:
        held = {column_of(each.label) for each in action} - {Column.PROGRESS}
        if column_of(piece.label) in held:
            yield tuple(action)
            action = []
        action.append(piece)
    if action:
        yield tuple(action)


def _held(pieces: Sequence[Piece]) -> set[Column | None]:
    return set(columns_of([piece.label for piece in pieces], Kind.LOG))


def _in_minutes(piece: Piece) -> tuple[Piece, ...]:
    """Return the parts of an action in a sentence: 'Scrutiny Officer to circulate the plan by 31 October 2025'."""
    text, found = piece.text, list[Piece]()
    if due := _DUE_LAST.search(text):
        found.append(Piece("Due", due["due"], piece.line))
        text = text[: due.start()]
    if owned := _OWNER_FIRST.fullmatch(text):
        found.append(Piece("Owner", owned["owner"].strip(" ,"), piece.line))
        text = owned["text"][:1].upper() + owned["text"][1:]
    return (piece._replace(text=text), *found)
