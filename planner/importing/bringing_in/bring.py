"""A page on its way into a programme: understood, with its questions, and as the programme would be with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.bringing_in.apply_draft import DraftApplier
from planner.importing.draft import Draft
from planner.importing.page import Page
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.understanding import understood
from planner.programme.model import Programme


class Importing(Struct, frozen=True):
    """A page on its way into a programme: as it was before, and as it would be.

    ``places`` are the meeting, blank for none, and the topic that each entry of the draft is at and about.
    """

    before: Programme
    after: Programme
    draft: Draft
    places: frozenset[tuple[str, str]]

    @property
    def brings_nothing(self) -> bool:
        """Whether the programme has all of it already."""
        return self.before == self.after


def bring(
    page: Page,
    programme: Programme,
    *,
    today: date,
    new_id: Callable[[], str],
    year: str = "",
    answers: Mapping[str, str] | None = None,
) -> Importing:
    """Understand a page, and bring it into a programme; what is unsure is taken as answered, or else as proposed."""
    asking = Questions(answers or {})
    draft = understood(page, asking, year=year, today=today)
    bringing = DraftApplier(programme, draft, asking, new_id)
    after = bringing.brought()
    draft = replace(draft, questions=asking.questions, not_understood=asking.left)
    return Importing(programme, after, draft, frozenset(bringing.places))
