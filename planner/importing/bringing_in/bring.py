"""Importing a page: understanding it, asking its questions, and bringing it into a programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.bringing_in.apply_draft import DraftApplier
from planner.importing.draft import Draft
from planner.importing.page import Page
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.understand import understand
from planner.programme.model import Programme


class Importing(Struct, frozen=True):
    """The result of importing a page: the programme before and after, and the page's draft.

    ``places`` are (meeting id, topic id) of each meeting, its topic blank, and of each entry, its meeting blank without
    a date.
    """

    before: Programme
    after: Programme
    draft: Draft
    places: frozenset[tuple[str, str]]

    @property
    def brings_nothing(self) -> bool:
        """Whether the programme has everything on the page already."""
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
    """Understand a page, and bring it into a programme; a question without an answer takes its proposal.

    ``year`` is the municipal year of dates without a year, blank to take the page's; ``answers`` are by question id.
    """
    questions = Questions(answers or {})
    draft = understand(page, questions, year=year, today=today, committee=programme.committee.name)
    applier = DraftApplier(programme, draft, questions, new_id)
    after = applier.apply()
    draft = replace(draft, questions=questions.asked, not_understood=questions.left_out)
    return Importing(programme, after, draft, frozenset(applier.places))
