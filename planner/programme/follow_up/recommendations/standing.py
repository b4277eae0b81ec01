"""Where a recommendation stands: derived from what was recorded of it and from the day, never stored.

Three things are kept apart: their answer, their delivery, and the committee's assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from planner.programme.calendar import months_after
from planner.programme.defaults import number_setting
from planner.programme.follow_up.ordering import in_order_made
from planner.programme.follow_up.recommendations.clock import answer_due, has_duty
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.model import Assessment, Chaser, Committee, Programme, Progress, Recommendation, Response
from planner.programme.table import Day

Dated = TypeVar("Dated", Response, Progress, Assessment, Chaser)
CLOSING = (Verdict.ACHIEVED, Verdict.NO_LONGER_PURSUED)
"""The verdicts that close a recommendation."""


class Standing(StrEnum):
    """Where a recommendation stands, as printed; the first that fits."""

    ACHIEVED = "closed: achieved"
    NO_LONGER_PURSUED = "closed: no longer pursued"
    REPORTED_DONE = "reported as done"
    STOPPED = "stopped"
    PAST_TARGET = "past its target"
    UNDER_WAY = "under way"
    REJECTED = "rejected"
    OVERDUE = "answer overdue"
    AWAITING = "awaiting an answer"
    NOT_RECEIVED = "sent, receipt not recorded"
    NOT_SENT = "not sent"


class Record(Struct, frozen=True, dict=True):
    """A recommendation with all that was recorded of it, each by date."""

    committee: Committee
    recommendation: Recommendation
    responses: tuple[Response, ...] = ()
    progress: tuple[Progress, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    chasers: tuple[Chaser, ...] = ()

    @property
    def id(self) -> str:
        """The recommendation's id."""
        return self.recommendation.id

    @property
    def final(self) -> Response | None:
        """The latest final answer, *noted* too; None where there is none."""
        return next((each for each in reversed(self.responses) if not each.interim), None)

    @property
    def decided(self) -> Response | None:
        """The latest final answer that accepts, in whole or part, or rejects; one that only notes decides nothing."""
        of_substance = (each for each in reversed(self.responses) if not each.interim)
        return next((each for each in of_substance if each.answer is not AnswerKind.NOTED), None)

    @property
    def answered(self) -> Response | None:
        """The answer that ends the wait, by the committee's settings: the first that counts as one."""
        return next(filter(self._counts, self.responses), None)

    def _counts(self, response: Response) -> bool:
        if response.interim and not self.committee.interim_counts:
            return False
        return response.answer is not AnswerKind.NOTED or self.committee.noted_is_an_answer

    @property
    def is_accepted(self) -> bool:
        """Whether the answer that stands accepts it, in whole or in part."""
        decided = self.decided
        return decided is not None and decided.answer in (AnswerKind.ACCEPTED, AnswerKind.IN_PART)

    @property
    def due(self) -> Day | None:
        """The day by which an answer is due, or was asked for; None where there is no such day."""
        return answer_due(self.committee, self.recommendation)

    @property
    def has_duty(self) -> bool:
        """Whether its recipient has a duty to answer."""
        return has_duty(self.recommendation)

    @property
    def first_target(self) -> Day | None:
        """The first target that the recipient set."""
        return next((each.target for each in self._setting_targets()), None)

    @property
    def target(self) -> Day | None:
        """The target that stands: the latest one set."""
        return next((each.target for each in reversed(self._setting_targets())), None)

    @property
    def target_moves(self) -> Sequence[Response | Progress]:
        """The answers and reports of progress that moved the target, by day."""
        return [after for before, after in pairwise(self._setting_targets()) if after.target != before.target]

    def _setting_targets(self) -> Sequence[Response | Progress]:
        """Return what set a target, by the day on which it did; what sets none leaves the target as it is."""
        said: list[Response | Progress] = [*self.responses, *self.progress]
        return sorted((each for each in said if each.target), key=lambda each: each.on)

    @property
    def latest_progress(self) -> Progress | None:
        """The latest progress reported."""
        return self.progress[-1] if self.progress else None

    @property
    def latest_assessment(self) -> Assessment | None:
        """The committee's latest assessment."""
        return self.assessments[-1] if self.assessments else None

    @property
    def is_closed(self) -> bool:
        """Whether the latest assessment closes it."""
        latest = self.latest_assessment
        return latest is not None and latest.verdict in CLOSING

    @property
    def closed_on(self) -> Day | None:
        """The day of the assessment that closes it."""
        latest = self.latest_assessment
        return latest.on if latest and self.is_closed else None

    @property
    def reported_since_closed(self) -> bool:
        """Whether progress was reported after it was closed."""
        latest, closed = self.latest_progress, self.closed_on
        return bool(latest and closed and latest.on > closed)

    def stands(self, today: date) -> Standing:
        """Return where it stands on a day."""
        assessment, progress = self.latest_assessment, self.latest_progress
        if assessment and self.is_closed:
            return Standing.ACHIEVED if assessment.verdict is Verdict.ACHIEVED else Standing.NO_LONGER_PURSUED
        if progress and progress.claim is Claim.DONE and not (assessment and assessment.on >= progress.on):
            return Standing.REPORTED_DONE
        if progress and progress.claim is Claim.STOPPED:
            return Standing.STOPPED
        if self.is_accepted:
            is_done = progress is not None and progress.claim is Claim.DONE
            is_past = self.target is not None and self.target < today and not is_done
            return Standing.PAST_TARGET if is_past else Standing.UNDER_WAY
        if self.decided:
            return Standing.REJECTED
        return self._unanswered(today)

    def _unanswered(self, today: date) -> Standing:
        if self.overdue_days(today):
            return Standing.OVERDUE
        if self.recommendation.received:
            return Standing.AWAITING
        return Standing.NOT_RECEIVED if self.recommendation.sent else Standing.NOT_SENT

    def overdue_days(self, today: date) -> int:
        """Return for how many days an answer has been overdue; 0 without a duty to answer, or once there is one."""
        due = self.due
        if due is None or self.answered or not self.has_duty:
            return 0
        return max(0, (today - due).days)

    @property
    def late_days(self) -> int:
        """By how many days the answer that ended the wait was late."""
        due, answered = self.due, self.answered
        is_late = due is not None and answered is not None and self.has_duty
        return max(0, (answered.on - due).days) if is_late and answered and due else 0

    @property
    def follow_up(self) -> Day | None:
        """The day from which it is to be looked at again; None for one that is closed, or that nothing is known of."""
        recommendation, decided = self.recommendation, self.decided
        if self.is_closed:
            return None
        months = recommendation.follow_up_months
        if months is None:
            months = number_setting(self.committee, "follow_up_months")
        after_answer = months_after(decided.on, months) if decided else None
        return recommendation.follow_up_on or self.target or after_answer or self.due


def records(programme: Programme) -> Mapping[str, Record]:
    """Return the record of every recommendation by id, oldest first."""
    responses = _grouped(programme.responses.values())
    progress = _grouped(programme.progress.values())
    assessments = _grouped(programme.assessments.values())
    chasers = _grouped(each for each in programme.chasers.values() if each.recommendation)
    return {
        each.id: Record(
            programme.committee,
            each,
            responses.get(each.id, ()),
            progress.get(each.id, ()),
            assessments.get(each.id, ()),
            chasers.get(each.id, ()),
        )
        for each in in_order_made(programme.recommendations.values())
    }


def record_of(programme: Programme, recommendation: str) -> Record:
    """Return the record of one recommendation."""
    return records(programme)[recommendation]


def _grouped(entities: Iterable[Dated]) -> dict[str, tuple[Dated, ...]]:
    """Return entities by their recommendation, each group by date; of one day in the order of their numbers or ids."""
    groups: dict[str, list[Dated]] = {}
    for each in entities:
        groups.setdefault(each.recommendation, []).append(each)
    return {
        id: tuple(sorted(group, key=lambda each: (each.on, getattr(each, "number", 0), each.id)))
        for id, group in groups.items()
    }
