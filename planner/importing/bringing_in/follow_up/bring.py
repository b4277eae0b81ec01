"""Bringing the recommendations and actions of a draft into a programme being built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.bringing_in.follow_up.actions import ActionApplier
from planner.importing.bringing_in.follow_up.placing import Placer
from planner.importing.bringing_in.follow_up.recommendations import RecommendationApplier
from planner.importing.bringing_in.follow_up.records import Records, ids_in_order
from planner.importing.bringing_in.topics import TopicMatcher
from planner.importing.draft import Draft
from planner.importing.follow_up_draft import DraftAction, DraftRecommendation
from planner.importing.understanding.questions import Questions
from planner.programme.model import Programme

Drafted = TypeVar("Drafted", DraftAction, DraftRecommendation)


class FollowedUp(Struct, frozen=True):
    """The ids of the recommendations and actions that a page has, in its order."""

    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    def has_all_of(self, draft: Draft) -> bool:
        """Return whether no recommendation and no action of a draft was left out."""
        drafted = (len(draft.recommendations), len(draft.actions))
        return drafted == (len(self.recommendations), len(self.actions))

    def topics(self, programme: Programme) -> frozenset[str]:
        """Return the topics that they are on."""
        recommendations = (programme.recommendations[id].topic for id in self.recommendations)
        return frozenset((*recommendations, *(programme.actions[id].topic for id in self.actions)))


def bring_follow_up(
    programme: Programme,
    builder: ProgrammeBuilder,
    matcher: TopicMatcher,
    draft: Draft,
    questions: Questions,
    *,
    today: date,
    new_id: Callable[[], str],
) -> tuple[Programme, FollowedUp]:
    """Return the programme being built with a draft's recommendations and actions in it, and which these are.

    ``programme`` is the one before the import.
    """
    records = Records(builder, programme)
    placer = Placer(builder, matcher, programme.minutes, questions, today=today, new_id=new_id)
    shared = (records, placer, questions)
    acting = ActionApplier(*shared, source=draft.name, today=today)
    actions = _applied(draft.actions, acting.apply, new_id)
    recommending = RecommendationApplier(*shared, source=draft.name, today=today, new_id=new_id)
    recommendations = _applied(draft.recommendations, recommending.apply, new_id)
    return records.programme(), FollowedUp(recommendations, actions)


def _applied(
    rows: Sequence[Drafted], apply: Callable[[Drafted, str], str], new_id: Callable[[], str]
) -> tuple[str, ...]:
    """Return the ids of what some rows are, in their order.

    Those with a day come first, from which others may take theirs: so a second time nothing more is known.
    """
    numbered = list(zip(range(len(rows)), rows, ids_in_order(new_id, len(rows)), strict=True))
    found = {number: apply(row, id) for number, row, id in sorted(numbered, key=lambda each: each[1].made is None)}
    return tuple(filter(None, (found[number] for number in range(len(rows)))))
