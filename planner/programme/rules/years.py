"""The rules about a whole year: its meetings, its places kept free, and the duties missing from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planner.programme.defaults import number_setting
from planner.programme.english import capitalised, counted
from planner.programme.finding import Cure, Level
from planner.programme.kinds import Outcome
from planner.programme.model import Meeting, Topic
from planner.programme.rules.rule import Observation, rule
from planner.programme.statuses import WAITING_STATUSES
from planner.programme.view import View


@rule("meetings-a-year", Level.SHOULD, source="Terms of reference, frequency of meetings")
def meetings_a_year(view: View) -> Iterator[Observation]:
    """A year with fewer or more committee meetings than its terms of reference say."""
    committee = view.programme.committee
    fewest, most = number_setting(committee, "meetings_min"), number_setting(committee, "meetings_max")
    for year, meetings in _meetings_by_year(view).items():
        if not fewest <= len(meetings) <= most:
            too_few = len(meetings) < fewest
            yield _about_year(
                year,
                f"{year} has {counted(len(meetings), 'meeting')}: "
                f"{f'at least {fewest} are' if too_few else f'no more than {most} are'} to be held in a year",
                "Add a meeting." if too_few else "Cancel a meeting.",
            )


@rule("places-kept-free", Level.NOTE, source="Report, 3.5")
def places_kept_free(view: View) -> Iterator[Observation]:
    """A year whose meetings to come have fewer free places than are to be kept for matters that arise (report, 3.5)."""
    to_keep_free = number_setting(view.programme.committee, "places_kept_free")
    for year, meetings in _meetings_by_year(view).items():
        free = _places_free(view, meetings)
        if free < to_keep_free:
            yield _about_year(
                year,
                f"{counted(free, 'place')} {'is' if free == 1 else 'are'} free in what is to come of {year}, "
                f"where {to_keep_free} {'is' if to_keep_free == 1 else 'are'} to be kept for what arises",
                "Move an item to another year, or make it an information item.",
            )


@rule("demand", Level.NOTE, source="Protocol 2")
def demand(view: View) -> Iterator[Observation]:
    """More topics waiting than a year's meetings to come have places for (Protocol 2: an order of priority)."""
    for year, meetings in _meetings_by_year(view).items():
        free = _places_free(view, meetings)
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
    for year in _meetings_by_year(view) if duties else ():
        for topic, duty in duties:
            meetings = (view.meeting_of(item) for item in view.items_of(topic.id))
            if not any(meeting.year == year and not meeting.cancelled for meeting in meetings):
                yield Observation(
                    message=f"{topic.title} is at no meeting of {year}: {duty}.",
                    brief=f"At no meeting of {year}: {duty}.",
                    subjects=(topic.id, year_subject(year)),
                    cures=("Place it on a meeting.",),
                    topic=topic.id,
                )


def _duty(view: View, topic: Topic) -> str:
    """Return why a topic must be placed; blank where it need not be.

    A statutory duty holds in every year; a decision that it must be scheduled holds until it is on the programme.
    """
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
    """Return whether an edit takes one of the places that are to be kept free in a year."""
    to_keep_free = number_setting(after.programme.committee, "places_kept_free")
    free_before, free_after = (_places_free(view, _meetings_by_year(view).get(year, ())) for view in (before, after))
    return free_after < min(free_before, to_keep_free)


def _places_free(view: View, meetings: Sequence[Meeting]) -> int:
    """Return the number of places free at the open ones among the meetings."""
    return sum(view.places(meeting).free for meeting in meetings if view.is_open(meeting))


def _meetings_by_year(view: View) -> Mapping[str, Sequence[Meeting]]:
    """Map each year in view with a meeting to come to its meetings with places, cancelled ones left out."""
    years = defaultdict(list)
    for meeting in view.programme.meetings.values():
        if meeting.kind.has_places and not meeting.cancelled and view.year in (None, meeting.year):
            years[meeting.year].append(meeting)
    return {year: meetings for year, meetings in years.items() if any(map(view.is_open, meetings))}


def _about_year(year: str, words: str, *cures: str) -> Observation:
    """Return an observation about a whole year."""
    return Observation(message=f"{capitalised(words)}.", subjects=(year_subject(year),), cures=cures)


def year_subject(year: str) -> str:
    """Return a year as the subject of a finding's key: '2023-24'."""
    return year.replace("/", "-")
