"""What a page leaves unsure, asked as it is come upon, and answered by people or as proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from planner.importing.draft import ImportQuestion, NotUnderstood
from planner.programme.text import one_line

MOST_QUOTED = 5
"""How many of the places that one question is about are quoted."""

MOST_OF_ONE = 120
"""How many characters of each, where there are several."""


class Questions:
    """The questions that came up, each taken as answered, or else as proposed; and what was left out of everything.

    A question asked again, of something alike, is one question with both quoted. ``headings`` are words that only say
    what others are, and what they were read as.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.headings: dict[str, str] = {}
        self._answers = answers
        self._asked: dict[str, tuple[ImportQuestion, list[str], list[str]]] = {}
        self._left: dict[NotUnderstood, None] = {}

    def ask(
        self,
        id: str,
        about: str,
        choices: Sequence[str],
        *,
        where: str,
        quote: str,
        gloss: str = "",
        proposed: str | None = None,
    ) -> str:
        """The answer to a question; the first choice is proposed unless another is. ``gloss`` explains the quote."""
        wanted = choices[0] if proposed is None else proposed
        fresh = ImportQuestion(id, where, quote, about, tuple(choices), wanted)
        question, places, quotes = self._asked.setdefault(id, (fresh, [], []))
        places.append(where)
        quotes.append(f"“{quote}”{f': {gloss}' if gloss else ''}")
        given = self._answers.get(id, "")
        return given if given in question.choices else question.proposed

    def leave(self, place: str, text: str, why: str) -> None:
        """Say that these words of the page are in nothing else."""
        if words := one_line(text):
            self._left[NotUnderstood(place, words, why)] = None

    @property
    def questions(self) -> tuple[ImportQuestion, ...]:
        """What was asked, in order."""
        return tuple(
            replace(question, where=_placed(places), quote=_quoted(quotes))
            for question, places, quotes in self._asked.values()
        )

    @property
    def left(self) -> tuple[NotUnderstood, ...]:
        """What was left."""
        return tuple(self._left)


def _quoted(texts: Sequence[str]) -> str:
    """Several texts of the page, a line each, as many and as much of each as can be taken in."""
    every = list(dict.fromkeys(texts))
    if len(every) > 1:
        every = [text if len(text) <= MOST_OF_ONE else f"{text[:MOST_OF_ONE].rstrip()} …" for text in every]
    more = [f"and {len(every) - MOST_QUOTED} more"] if len(every) > MOST_QUOTED else []
    return "\n".join([*every[:MOST_QUOTED], *more])


def _placed(places: Sequence[str]) -> str:
    """Several places as one: the first, and how many more."""
    every = list(dict.fromkeys(places))
    return every[0] if len(every) == 1 else f"{every[0]} and {len(every) - 1} more"
