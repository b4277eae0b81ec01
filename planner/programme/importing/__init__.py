"""Understanding a published work programme: from a page to a draft, its questions, and the programme it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.programme.importing.asking import Asking
from planner.programme.importing.draft import Draft
from planner.programme.importing.into import Bringing
from planner.programme.importing.page import Page
from planner.programme.importing.understanding import understood
from planner.programme.model import Programme


@dataclass(frozen=True, slots=True)
class Importing:
    """A page on its way into a programme, with the answers that were given so far."""

    page: Page
    before: Programme
    after: Programme
    draft: Draft


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
    asking = Asking(answers or {})
    draft = understood(page, asking, year=year, today=today)
    after = Bringing(programme, draft, asking, new_id).brought()
    return Importing(page, programme, after, replace(draft, questions=asking.questions, not_understood=asking.left))
