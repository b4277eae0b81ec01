"""Where could this go? Every meeting still to come, best first, with what going there would cause and cure.

It has no rules of its own: it tries the edit at each meeting and compares what the rules find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.acceptances import newly_over
from planner.programme.calendar import without_year
from planner.programme.edits import accept, move, place
from planner.programme.english import an_ordinal, counted
from planner.programme.errors import PlannerError
from planner.programme.finding import Finding, Level, Rule
from planner.programme.model import Meeting, Programme
from planner.programme.rules import findings
from planner.programme.rules.dates import bank_holiday, pre_election, weekend
from planner.programme.rules.meetings import co_optees
from planner.programme.rules.timing import after_decision, outside_window, too_soon
from planner.programme.rules.years import uses_place_kept_free
from planner.programme.view import MeetingPlaces, View

TRIED = "tried"
"""The id of an item placed only to see what would follow."""
OF_THE_MEETING = tuple(
    check.rule for check in (after_decision, outside_window, too_soon, co_optees, pre_election, bank_holiday, weekend)
)
"""The rules, beside the limit, that make one meeting better than another, in the order they are told."""


class Placing(Struct, frozen=True):
    """One meeting where a topic or item could go; ``before`` and ``after`` are its places.

    ``causes`` and ``cures`` are what would be found that is not found now, and the other way about; ``stands`` is all
    that would be found about it there. ``uses_kept_place`` says whether it uses up a place kept free.
    """

    meeting: Meeting
    before: MeetingPlaces
    after: MeetingPlaces
    causes: tuple[Finding, ...]
    cures: tuple[Finding, ...]
    stands: tuple[Finding, ...]
    uses_kept_place: bool
    because: str

    @property
    def is_beyond(self) -> bool:
        """Whether it would be an item more than the meeting has places for."""
        return _is_beyond(self.before, self.after)

    @property
    def fits(self) -> bool:
        """Whether nothing would be found there that must or should be put right."""
        return not any(finding.is_open for finding in self.stands)


def where_could_topic(view: View, topic: str) -> tuple[Placing, ...]:
    """The meetings where a topic could be placed as a substantive item, best first."""

    def try_at(meeting: Meeting) -> Programme:
        return place(view.programme, TRIED, topic, meeting.id, today=view.today)

    return _ranked(view, topic, TRIED, try_at)


def where_could_item(view: View, item: str) -> tuple[Placing, ...]:
    """The meetings an item could be moved to, best first; the one it is at is left out."""

    def try_at(meeting: Meeting) -> Programme:
        return move(view.programme, item, meeting.id, today=view.today)

    return _ranked(view, view.programme.items[item].topic, item, try_at)


def _ranked(view: View, topic: str, item: str, try_at: Callable[[Meeting], Programme]) -> tuple[Placing, ...]:
    return tuple(sorted(_each(view, topic, item, try_at), key=_worth))


def _each(view: View, topic: str, item: str, try_at: Callable[[Meeting], Programme]) -> Iterator[Placing]:
    now = replace(view, year=None, only=None)
    found = findings(now)
    also_touched = [each.meeting for each in now.items_of(topic)]
    for meeting in now.meetings:
        if not view.is_open(meeting) or not meeting.kind.has_places:
            continue
        try:
            programme = try_at(meeting)
        except PlannerError:
            continue
        touched = frozenset((meeting.id, *also_touched))
        then = now.of(programme, only=touched)
        beyond = tuple(newly_over(view.programme, then))
        if beyond and programme.committee.strict:
            continue
        for each in beyond:  # as it will be when it is done, with the reason that it then needs
            programme = accept(programme, each, reason=TRIED, authority=TRIED, by=TRIED)
            then = now.of(programme, only=touched)
        here = tuple(finding for finding in found if not finding.meeting or finding.meeting in touched)
        unexplained = {each.key for each in beyond}
        follows = tuple(replace(each, accepted=None) if each.key in unexplained else each for each in findings(then))
        causes = _new(follows, here)
        about_it = (
            each
            for each in follows
            if each.item == item or (each.meeting == meeting.id and not each.item and each.of in OF_THE_MEETING)
        )
        stands = tuple(dict.fromkeys((*causes, *about_it)))
        before, after = now.places(meeting), then.places(meeting)
        uses_kept_place = uses_place_kept_free(now, then, meeting.year)
        because = "; ".join(
            filter(None, (_room(before, after), _timing(view, topic, meeting, stands, uses_kept_place)))
        )
        yield Placing(meeting, before, after, causes, _new(here, follows), stands, uses_kept_place, because)


def _new(these: tuple[Finding, ...], those: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings among these that those have not."""
    keys = {finding.key for finding in those}
    return tuple(finding for finding in these if finding.key not in keys)


def _is_beyond(before: MeetingPlaces, after: MeetingPlaces) -> bool:
    return after.taken > before.taken and not before.free


def _room(before: MeetingPlaces, after: MeetingPlaces) -> str:
    if after.taken == before.taken:
        return "takes no place"
    if _is_beyond(before, after):
        return f"full: would be {an_ordinal(after.taken)} item"
    return f"{counted(before.free, 'place')} free"


def _timing(view: View, topic: str, meeting: Meeting, stands: Sequence[Finding], uses_kept_place: bool) -> str:
    """What else tells for the meeting and against it, in few words."""
    decision = view.linked_decision(topic)
    words = []
    if decision and decision.date and decision.is_after(meeting):
        words.append(f"before the decision on {without_year(decision.date)}")
    rules = {finding.of for finding in stands if not finding.accepted}
    words += [rule.short for rule in OF_THE_MEETING if rule in rules]
    if uses_kept_place:
        words.append("uses up a place kept free")
    return ", and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _worth(placing: Placing) -> tuple[bool, bool, int, int, bool, bool, object, str]:
    """In time first; then the fewest findings to put right; then a free place, one not kept free; then the earliest."""
    wanting = [finding for finding in placing.stands if finding.is_open]
    rules = {finding.of for finding in wanting}
    graves = Counter(finding.level for finding in wanting)
    return (
        after_decision.rule in rules,
        outside_window.rule in rules,
        graves[Level.MUST],
        graves[Level.SHOULD],
        placing.is_beyond,
        placing.uses_kept_place,
        placing.meeting.date,
        placing.meeting.id,
    )


def nothing_fits(view: View, placings: Sequence[Placing]) -> str:
    """Which rules are in the way when no meeting takes a topic or item as it is, in a sentence; blank when one does."""
    if any(placing.fits for placing in placings):
        return ""
    if placings:
        at = Counter(rule for each in placings for rule in {found.of for found in each.stands if found.is_open})
        ways = (f"{_in_the_way(rule)}{_how_many(number, len(placings))}" for rule, number in at.most_common())
        return f"Against every meeting: {'; '.join(ways)}."
    to_come = [each for each in view.programme.meetings.values() if view.is_open(each) and each.kind.has_places]
    if not to_come:
        return "No meeting is still to come: add a meeting first."
    if view.programme.committee.strict:
        return "Every meeting still to come is full, and the committee keeps strictly to its limit: add a meeting."
    return "It is at every meeting still to come already: add a meeting first."


def _in_the_way(rule: Rule) -> str:
    return rule.short or rule.id.replace("-", " ")


def _how_many(number: int, of: int) -> str:
    return "" if number == of else f" at {number} of {of}"
