"""By when a recommendation is to be answered, and how long it was or is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from planner.programme.calendar import days_after, months_after
from planner.programme.defaults import number_setting
from planner.programme.kinds import Counting, PeriodUnit, RecipientKind
from planner.programme.model import Committee, Recommendation

DUTY: dict[RecipientKind, tuple[str, PeriodUnit]] = {
    RecipientKind.EXECUTIVE: ("response_months", PeriodUnit.MONTHS),
    RecipientKind.COUNCIL: ("response_months", PeriodUnit.MONTHS),
    RecipientKind.HEALTH_BODY: ("health_days", PeriodUnit.DAYS),
    RecipientKind.SAFETY_PARTNER: ("safety_days", PeriodUnit.DAYS),
    RecipientKind.FLOOD_AUTHORITY: ("response_months", PeriodUnit.MONTHS),
}
"""Kind of recipient with a duty to answer -> the committee's setting for its usual period, and its unit."""
NUMBER_WORDS = {1: "one", 2: "two", 3: "three"}


def due_day(start: date, period: int, unit: PeriodUnit, counting: Counting) -> date:
    """Return the last day of a period; it is never moved off a weekend or a bank holiday.

    Counted *from* the start, it is the corresponding day of the last month, or that month's last day. *Beginning with*
    the start, it is the day before the corresponding day, or the last day of a month that has none.
    """
    if unit is PeriodUnit.DAYS:
        return days_after(start, period - (counting is Counting.BEGINNING_WITH))
    corresponding = months_after(start, period)
    has_corresponding_day = corresponding.day == start.day
    if counting is Counting.BEGINNING_WITH and has_corresponding_day and corresponding > date.min:
        return corresponding - timedelta(days=1)
    return corresponding


def has_duty(recommendation: Recommendation) -> bool:
    """Return whether its recipient has a duty to answer."""
    return recommendation.recipient in DUTY


def clock_start(recommendation: Recommendation) -> date | None:
    """Return the day from which the period runs, of receipt or of a later notice; None before receipt."""
    received, notice = recommendation.received, recommendation.notice
    return max(received, notice) if received and notice else received


def answer_due(committee: Committee, recommendation: Recommendation) -> date | None:
    """Return the day by which an answer is due, or was asked for; None while there is no such day."""
    start = clock_start(recommendation)
    return due_if_received(committee, recommendation, start) if start else _asked_by(recommendation)


def due_if_received(committee: Committee, recommendation: Recommendation, day: date) -> date | None:
    """Return the day by which an answer would be due if the period ran from a day."""
    kind = recommendation.recipient
    if kind not in DUTY:
        return _asked_by(recommendation)
    return due_day(day, *_period(committee, recommendation))


def _period(committee: Committee, recommendation: Recommendation) -> tuple[int, PeriodUnit, Counting]:
    """Return the period to answer of a recipient with a duty: its length, its unit, and how it is counted."""
    assert recommendation.recipient is not None
    setting, unit = DUTY[recommendation.recipient]
    own = recommendation.period
    counting = recommendation.counting or committee.counting or Counting.BEGINNING_WITH
    length = number_setting(committee, setting) if own is None else own
    return length, recommendation.period_unit or unit, counting


def period_words(committee: Committee, recommendation: Recommendation) -> str:
    """Return the period to answer in words: 'two months, counted beginning with the day on which'."""
    length, unit, counting = _period(committee, recommendation)
    number = NUMBER_WORDS.get(length, str(length))
    return (
        f"{number} {unit.value.removesuffix('s') if length == 1 else unit}, counted {counting.words} the day on which"
    )


def _asked_by(recommendation: Recommendation) -> date | None:
    """Return the day by which an answer was asked for, where there is no duty."""
    return None if has_duty(recommendation) else recommendation.asked_by
