"""The questions that a page raises while it is understood, and the words that are left out of the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from planner.importing.draft import ImportQuestion
from planner.importing.page import LeftOut
from planner.programme.text import one_line

Value = TypeVar("Value")

MOST_QUOTES = 20
"""How many quotes one question shows."""
QUOTE_CHARACTERS = 120
"""How many characters of each quote are shown, where there are several."""


class Questions:
    """The questions asked so far, each with the person's answer or else the proposed one, and the words left out.

    A question asked again about other words of the page stays one question, which quotes both. ``headings`` maps
    headings, labels and words in brackets on the page to what they were read as.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.headings: dict[str, str] = {}
        self.answers = answers
        self._asked: dict[str, tuple[ImportQuestion, list[str], list[str]]] = {}
        self._left_out: dict[LeftOut, None] = {}

    def ask(
        self,
        id: str,
        wording: str,
        choices: Sequence[str],
        *,
        where: str,
        quote: str,
        gloss: str = "",
        proposed: str | None = None,
    ) -> str:
        """Return the answer to a question: the choice of the person, or else the proposed one.

        The first choice is proposed unless another is; ``gloss`` explains the quote.
        """
        first = choices[0] if proposed is None else proposed
        new = ImportQuestion(id, where, quote, wording, tuple(choices), first)
        question, places, quotes = self._asked.setdefault(id, (new, [], []))
        places.append(where)
        quotes.append(f"“{quote}”{f': {gloss}' if gloss else ''}")
        answer = self.answers.get(id, "")
        return answer if answer in question.choices else question.proposed

    def choose(
        self,
        id: str,
        wording: str,
        choices: Mapping[str, Value],
        *,
        where: str,
        quote: str,
        proposed: str | None = None,
    ) -> Value:
        """Return the value of the choice that answers a question; ``choices`` is words -> value.

        Return the last value where the answer is none of these choices, as the question was first asked with others.
        """
        answer = self.ask(id, wording, tuple(choices), where=where, quote=quote, proposed=proposed)
        *_, last = choices.values()
        return choices.get(answer, last)

    def leave_out(self, where: str, text: str, why: str) -> None:
        """Record words of the page that are left out of the draft."""
        if words := one_line(text):
            self._left_out[LeftOut(where, words, why)] = None

    @property
    def asked(self) -> tuple[ImportQuestion, ...]:
        """The questions, in the order in which they were first asked."""
        return tuple(
            replace(question, where=_places_text(places), quote=_quotes_text(quotes))
            for question, places, quotes in self._asked.values()
        )

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The words that were left out, in the order of the page."""
        return tuple(self._left_out)


def _quotes_text(quotes: Sequence[str]) -> str:
    """Return quotes as text, a line each, within the limits of number and length."""
    distinct = list(dict.fromkeys(quotes))
    if len(distinct) > 1:
        distinct = [
            quote if len(quote) <= QUOTE_CHARACTERS else f"{quote[:QUOTE_CHARACTERS].rstrip()} …" for quote in distinct
        ]
    more = [f"and {len(distinct) - MOST_QUOTES} more"] if len(distinct) > MOST_QUOTES else []
    return "\n".join([*distinct[:MOST_QUOTES], *more])


def _places_text(places: Sequence[str]) -> str:
    """Return the first of several places on the page, and how many more there are."""
    distinct = list(dict.fromkeys(places))
    return distinct[0] if len(distinct) == 1 else f"{distinct[0]} and {len(distinct) - 1} more"
