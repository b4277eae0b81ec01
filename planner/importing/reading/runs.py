"""The lines of a paragraph: where it breaks, what is bold, and what stands as a bullet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from planner.importing.reading.visible import visible, visible_lines

BULLET = "•"
"""The mark of a list without numbers."""


class Run(NamedTuple):
    """Some of a paragraph's text, in one style."""

    text: str
    bold: bool = False
    italic: bool = False


class Styled(NamedTuple):
    """A line's text, and what its style says of it."""

    text: str
    bold: bool
    italic: bool
    bullet: bool


_TYPED_BULLET = re.compile(r"[•‣◦▪▫●○■□·\uf0b7\uf0a7]\s+")
_JOINS = " \t:–—-"
"""What may stand between a title in bold and the plain text after it."""


def styled_lines(runs: Iterable[Run], *, bullet: bool = False) -> Iterator[Styled]:
    """The lines a reader sees in a paragraph's runs; a bold title and the plain sentence beside it are two."""
    for line in filter(None, _broken(runs)):
        lead = list(takewhile(lambda run: run.bold or not run.text.strip(), line))
        rest = line[len(lead) :]
        title, sentence = visible(_text(lead)), visible(_text(rest)).lstrip(_JOINS)
        if title and sentence[:1].isupper() and not any(run.bold for run in rest):
            yield Styled(title, True, _mostly(lead, "italic"), bullet)
            yield Styled(sentence, False, _mostly(rest, "italic"), False)
        elif whole := visible(_text(line)):
            bold = _mostly(line, "bold")
            typed = None if bold or bullet else _TYPED_BULLET.match(whole)
            text = whole[typed.end() :] if typed else whole
            yield Styled(text, bold, _mostly(line, "italic"), bullet or typed is not None)


def marked(runs: list[Run], mark: str) -> list[Run]:
    """A paragraph with its list's number in front, in the style of its first text."""
    if mark in ("", BULLET):
        return runs
    first = next(run for run in runs if run.text.strip())
    return [first._replace(text=f"{mark} "), *runs]


def _mostly(runs: list[Run], style: str) -> bool:
    """Whether more than half of the text is in a style."""
    lengths = [(len(run.text.strip()), getattr(run, style)) for run in runs]
    return 2 * sum(length for length, styled in lengths if styled) > sum(length for length, _ in lengths)


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _broken(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line; those without text are left out."""
    line: list[Run] = []
    for run in runs:
        first, *others = visible_lines(run.text)
        line += [run._replace(text=first)] if first else []
        for other in others:
            yield line
            line = [run._replace(text=other)] if other else []
    yield line
