"""What a page leaves unsure, asked as it is come upon, and answered by people or as proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner.programme.importing.draft import Left, Question
from planner.programme.words import one_line

MOST_QUOTED = 5
"""How many of the places that one question is about are quoted."""


class Asking:
    """The questions that came up, each taken as answered, or else as proposed; and what was left out of everything."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._asked: dict[str, Question] = {}
        self._left: list[Left] = []

    def ask(
        self, id: str, about: str, choices: Sequence[str], *, where: str, quote: str, proposed: str | None = None
    ) -> str:
        """The answer to a question; the first choice is proposed unless another is."""
        wanted = choices[0] if proposed is None else proposed
        self._asked[id] = Question(id, where, quote, about, tuple(choices), wanted)
        given = self._answers.get(id, wanted)
        return given if given in choices else wanted

    def leave(self, place: str, text: str, why: str) -> None:
        """Say that these words of the page are in nothing else."""
        if words := one_line(text):
            self._left.append(Left(place, words, why))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What was asked, in order."""
        return tuple(self._asked.values())

    @property
    def left(self) -> tuple[Left, ...]:
        """What was left."""
        return tuple(self._left)


def quoted(texts: Iterable[str]) -> str:
    """Several texts of the page as one quotation, a line each; the last line says how many more there are."""
    every = list(dict.fromkeys(texts))
    more = [f"and {len(every) - MOST_QUOTED} more"] if len(every) > MOST_QUOTED else []
    return "\n".join([*(f"“{text}”" for text in every[:MOST_QUOTED]), *more])


def placed(places: Iterable[str]) -> str:
    """Several places as one: the first, and how many more."""
    every = list(dict.fromkeys(places))
    return every[0] if len(every) == 1 else f"{every[0]} and {len(every) - 1} more"
