"""Importing a page: understanding it, asking its questions, and bringing it into a programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.bringing_in.apply_draft import DraftApplier
from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.bringing_in.follow_up.bring import FollowedUp, bring_follow_up
from planner.importing.bringing_in.topics import TopicMatcher
from planner.importing.draft import Draft
from planner.importing.page import Page
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.understand import understand
from planner.programme.model import Programme


class Importing(Struct, frozen=True):
    """The result of importing a page: the programme before and after, and the page's draft.

    ``places`` are (meeting id, topic id) of each meeting, its topic blank, and of each entry, its meeting blank without
    a date; ``followed_up`` are the page's recommendations and actions as they are in the programme.
    """

    before: Programme
    after: Programme
    draft: Draft
    places: frozenset[tuple[str, str]]
    followed_up: FollowedUp = FollowedUp()

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
    builder = ProgrammeBuilder(programme)
    matcher = TopicMatcher(builder, questions, new_id)
    applier = DraftApplier(builder, matcher, draft, questions, new_id)
    applier.apply()
    after, followed_up = bring_follow_up(programme, builder, matcher, draft, questions, today=today, new_id=new_id)
    draft = replace(draft, questions=questions.asked, not_understood=questions.left_out)
    places = (*applier.places, *(("", topic) for topic in followed_up.topics(after)))
    return Importing(programme, after, draft, frozenset(places), followed_up)
