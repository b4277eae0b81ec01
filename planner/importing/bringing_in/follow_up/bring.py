"""Bringing the recommendations and actions of a draft into a programme being built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.bringing_in.follow_up.actions import ActionApplier
from planner.importing.bringing_in.follow_up.placing import Placer
from planner.importing.bringing_in.follow_up.recommendations import RecommendationApplier
from planner.importing.bringing_in.follow_up.records import Records
from planner.importing.bringing_in.topics import TopicMatcher
from planner.importing.draft import Draft
from planner.importing.understanding.questions import Questions
from planner.programme.model import Programme


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
    recommending = RecommendationApplier(*shared, source=draft.name, today=today, new_id=new_id)
    recommendations = tuple(filter(None, map(recommending.apply, draft.recommendations)))
    acting = ActionApplier(*shared, source=draft.name, today=today, new_id=new_id)
    actions = tuple(filter(None, map(acting.apply, draft.actions)))
    return records.programme(), FollowedUp(recommendations, actions)
