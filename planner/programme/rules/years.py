"""The rules about a whole year: how many meetings it has, what room it keeps, and what is not in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planner.programme.defaults import number_setting
from planner.programme.english import capitalised, counted
from planner.programme.finding import Cure, Level
from planner.programme.kinds import Outcome
from planner.programme.model import Meeting, Topic
from planner.programme.rules.rule import Observation, rule
from planner.programme.view import WAITING_STATUSES, View


@rule("meetings-a-year", Level.SHOULD, source="Terms of reference, frequency of meetings")
def meetings_a_year(view: View) -> Iterator[Observation]:
    """A year with fewer or more committee meetings than its terms of reference say."""
    committee = view.programme.committee
    fewest, most = number_setting(committee, "meetings_min"), number_setting(committee, "meetings_max")
    for year, meetings in _to_come(view).items():
        if not fewest <= len(meetings) <= most:
            few = len(meetings) < fewest
            yield _about_year(
                year,
                f"{year} has {counted(len(meetings), 'meeting')}: "
                f"{f'at least {fewest} are' if few else f'no more than {most} are'} to be held in a year",
                "Add a meeting." if few else "Cancel a meeting.",
            )


@rule("places-kept-free", Level.NOTE, source="Report, 3.5")
def places_kept_free(view: View) -> Iterator[Observation]:
    """A year whose meetings to come have fewer places free than are to be kept for what arises (report, 3.5)."""
    kept = number_setting(view.programme.committee, "places_kept_free")
    for year, meetings in _to_come(view).items():
        free = _free(view, meetings)
        if free < kept:
            yield _about_year(
                year,
                f"{counted(free, 'place')} {'is' if free == 1 else 'are'} free in what is to come of {year}, "
                f"where {kept} {'is' if kept == 1 else 'are'} to be kept for what arises",
                "Move an item to another year, or make it an information item.",
            )


@rule("demand", Level.NOTE, source="Protocol 2")
def demand(view: View) -> Iterator[Observation]:
    """More topics waiting than a year's meetings to come have places for (Protocol 2: an order of priority)."""
    for year, meetings in _to_come(view).items():
        free = _free(view, meetings)
        waiting = sum(view.status(topic) in WAITING_STATUSES for topic in view.programme.topics.values())
        if waiting > free:
            yield _about_year(
                year,
                f"{counted(waiting, 'topic')} {'is' if waiting == 1 else 'are'} waiting, "
                f"and {counted(free, 'place')} {'is' if free == 1 else 'are'} free in what is to come of {year}",
                "Rank the topics waiting, and place the first.",
                "Decide which of them to decline, defer or refer.",
            )


@rule("missing-this-year", Level.NOTE, source="Terms of reference, objectives (a)", cures=(Cure.PLACE,))
def missing_this_year(view: View) -> Iterator[Observation]:
    """A topic with a statutory duty, or that must be scheduled, at no meeting of a year."""
    duties = [(topic, duty) for topic in view.programme.topics.values() if (duty := _duty(view, topic))]
    for year in _to_come(view) if duties else ():
        for topic, duty in duties:
            meetings = (view.meeting_of(item) for item in view.items_of(topic.id))
            if not any(each.year == year and not each.cancelled for each in meetings):
                yield Observation(
                    message=f"{topic.title} is at no meeting of {year}: {duty}.",
                    brief=f"At no meeting of {year}: {duty}.",
                    subjects=(topic.id, year_subject(year)),
                    cures=("Place it on a meeting.",),
                    topic=topic.id,
                )


def _duty(view: View, topic: Topic) -> str:
    """Why a topic is to be placed; blank where it need not be, a decision to schedule it being met by one meeting."""
    status = view.status(topic)
    if status in ("declined", "referred"):
        return ""
    if topic.statutory:
        return f"it is a duty ({topic.statutory.rstrip('.')})"
    decision = view.decision(topic.id)
    if status == "waiting" and decision and decision.outcome is Outcome.MUST_SCHEDULE:
        return "it was decided that it must be scheduled" + (f" ({decision.duty.rstrip('.')})" if decision.duty else "")
    return ""


def uses_place_kept_free(before: View, after: View, year: str) -> bool:
    """Whether fewer of the places that are to be kept free in a year are left after an edit than before it."""
    kept = number_setting(after.programme.committee, "places_kept_free")
    were, are = (_free(view, _to_come(view).get(year, ())) for view in (before, after))
    return are < min(were, kept)


def _free(view: View, meetings: Sequence[Meeting]) -> int:
    """The places free at those of these meetings that are still to come."""
    return sum(view.places(meeting).free for meeting in meetings if view.is_open(meeting))


def _to_come(view: View) -> Mapping[str, Sequence[Meeting]]:
    """Each year in view that still has a meeting to come, with its meetings that have places and are not cancelled."""
    years = defaultdict(list)
    for meeting in view.programme.meetings.values():
        if meeting.kind.has_places and not meeting.cancelled and view.year in (None, meeting.year):
            years[meeting.year].append(meeting)
    return {year: meetings for year, meetings in years.items() if any(map(view.is_open, meetings))}


def _about_year(year: str, words: str, *cures: str) -> Observation:
    """What was noticed about a whole year, in these words."""
    return Observation(message=f"{capitalised(words)}.", subjects=(year_subject(year),), cures=cures)


def year_subject(year: str) -> str:
    """A year as what an acceptance is about: '2023-24'."""
    return year.replace("/", "-")
