"""A paragraph's runs of text, turned into lines with a style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from planner.importing.reading.visible import visible, visible_lines

BULLET = "•"
"""The mark of an item in a list without numbers."""


class Run(NamedTuple):
    """A run: consecutive text of a paragraph in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False


class StyledLine(NamedTuple):
    """A line's text and its style; ``standing`` is its text without the words struck out, None where none are."""

    text: str
    bold: bool
    italic: bool
    bullet: bool
    standing: str | None


_TYPED_BULLET = re.compile(r"[•‣◦▪▫●○■□·\uf0b7\uf0a7]\s+")
_JOINING_CHARACTERS = " \t:–—-"
"""The characters that may stand between a bold title and the plain text after it."""


def styled_lines(runs: Iterable[Run], *, bullet: bool = False) -> Iterator[StyledLine]:
    """Yield the lines that a reader sees in a paragraph; a bold title and the plain sentence after it become two."""
    for line in filter(None, _line_runs(runs)):
        title_runs = list(takewhile(lambda run: run.bold or not run.text.strip(), line))
        other_runs = line[len(title_runs) :]
        title, sentence = visible(_text(title_runs)), visible(_text(other_runs)).lstrip(_JOINING_CHARACTERS)
        if title and sentence[:1].isupper() and not any(run.bold for run in other_runs):
            yield StyledLine(title, True, _mostly(title_runs, "italic"), bullet, _standing(title_runs))
            standing = _standing(other_runs)
            standing = standing and standing.lstrip(_JOINING_CHARACTERS)
            yield StyledLine(sentence, False, _mostly(other_runs, "italic"), False, standing)
        elif whole := visible(_text(line)):
            bold = _mostly(line, "bold")
            typed_bullet = None if bold or bullet else _TYPED_BULLET.match(whole)
            text, standing = whole, _standing(line)
            if typed_bullet:
                text = whole[typed_bullet.end() :]
                standing = standing and _TYPED_BULLET.sub("", standing, count=1)
            yield StyledLine(text, bold, _mostly(line, "italic"), bullet or typed_bullet is not None, standing)


def with_list_number(runs: list[Run], mark: str) -> list[Run]:
    """Return a paragraph's runs after its list number, in the style of the first text; a bullet adds nothing."""
    if mark in ("", BULLET):
        return runs
    first = next(run for run in runs if run.text.strip())
    return [first._replace(text=f"{mark} "), *runs]


def _mostly(runs: list[Run], style: str) -> bool:
    """Return whether more than half of the text has a style, 'bold' or 'italic'."""
    lengths = [(len(run.text.strip()), getattr(run, style)) for run in runs]
    return 2 * sum(length for length, has_style in lengths if has_style) > sum(length for length, _ in lengths)


def _standing(runs: list[Run]) -> str | None:
    """Return the text without the words struck out, None where none are."""
    if not any(run.struck and run.text.strip() for run in runs):
        return None
    return visible(_text(run for run in runs if not run.struck))


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _line_runs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each line; a run without text is left out."""
    line: list[Run] = []
    for run in runs:
        first, *others = visible_lines(run.text)
        line += [run._replace(text=first)] if first else []
        for other in others:
            yield line
            line = [run._replace(text=other)] if other else []
    yield line
