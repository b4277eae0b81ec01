"""The meetings where a topic or item could be placed, best first, with the findings that each would cause and cure.

Placing has no rules of its own: it tries the edit at each meeting and compares the findings of the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.acceptances import newly_beyond_places
from planner.programme.calendar import without_year
from planner.programme.edits import accept, move, place
from planner.programme.english import an_ordinal, counted
from planner.programme.errors import PlannerError
from planner.programme.finding import Finding, Level, Rule
from planner.programme.model import Meeting, Programme
from planner.programme.places import MeetingPlaces
from planner.programme.rules import findings
from planner.programme.rules.dates import bank_holiday, pre_election, weekend
from planner.programme.rules.delivery import follow_up_unplaced
from planner.programme.rules.meetings import co_optees
from planner.programme.rules.minutes import come_back_unplaced
from planner.programme.rules.timing import after_decision, outside_window, too_soon
from planner.programme.rules.years import uses_place_kept_free
from planner.programme.view import View

TRIED = "tried"
"""The id of an item placed only to see the findings that would follow."""
RULES_ABOUT_MEETINGS = tuple(
    check.rule for check in (after_decision, outside_window, too_soon, co_optees, pre_election, bank_holiday, weekend)
)
"""The rules besides the limit that make one meeting better than another, in the order shown."""


PROMISES = (come_back_unplaced.rule, follow_up_unplaced.rule)
"""The rules about what was to be looked at again."""
KEEPS_PROMISE = "in time to look at it again, as promised"


class Placing(Struct, frozen=True):
    """One meeting where a topic or item could be placed, its places ``before`` and ``after``.

    ``causes`` are the findings that would be new, ``cures`` those that would end, and ``findings_there`` all
    that would concern the item there. ``uses_kept_place`` is true where a place kept free is used up.
    """

    meeting: Meeting
    before: MeetingPlaces
    after: MeetingPlaces
    causes: tuple[Finding, ...]
    cures: tuple[Finding, ...]
    findings_there: tuple[Finding, ...]
    uses_kept_place: bool
    because: str

    @property
    def is_beyond(self) -> bool:
        """Whether the item would be beyond the meeting's places."""
        return _is_beyond(self.before, self.after)

    @property
    def fits(self) -> bool:
        """Whether there would be no open finding about the item there."""
        return not any(finding.is_open for finding in self.findings_there)


def where_could_topic(view: View, topic: str) -> tuple[Placing, ...]:
    """Return the meetings where a topic could be placed as a substantive item, best first."""

    def try_at(meeting: Meeting) -> Programme:
        return place(view.programme, TRIED, topic, meeting.id, today=view.today)

    return _ranked(view, topic, TRIED, try_at)


def where_could_item(view: View, item: str) -> tuple[Placing, ...]:
    """Return the meetings that an item could be moved to, best first."""

    def try_at(meeting: Meeting) -> Programme:
        return move(view.programme, item, meeting.id, today=view.today)

    return _ranked(view, view.programme.items[item].topic, item, try_at)


def _ranked(view: View, topic: str, item: str, try_at: Callable[[Meeting], Programme]) -> tuple[Placing, ...]:
    return tuple(sorted(_placings(view, topic, item, try_at), key=_preference))


def _placings(view: View, topic: str, item: str, try_at: Callable[[Meeting], Programme]) -> Iterator[Placing]:
    """Yield a placing for each open meeting with places where the edit is possible."""
    view_now = replace(view, year=None, only=None)
    all_findings_now = findings(view_now)
    meetings_of_topic = [placed.meeting for placed in view_now.items_of(topic)]
    for meeting in view_now.meetings:
        if not view.is_open(meeting) or not meeting.kind.has_places:
            continue
        try:
            programme = try_at(meeting)
        except PlannerError:
            continue
        affected = frozenset((meeting.id, *meetings_of_topic))
        view_then = view_now.of(programme, only=affected)
        beyond = tuple(newly_beyond_places(view.programme, view_then))
        if beyond and programme.committee.strict:
            continue
        for finding in beyond:  # the edit, once made, brings such an acceptance
            programme = accept(programme, finding, reason=TRIED, authority=TRIED, by=TRIED)
            view_then = view_now.of(programme, only=affected)
        findings_now = tuple(
            finding for finding in all_findings_now if not finding.meeting or finding.meeting in affected
        )
        newly_accepted = {finding.key for finding in beyond}
        findings_then = tuple(
            replace(finding, accepted=None) if finding.key in newly_accepted else finding
            for finding in findings(view_then)
        )
        causes = _only_in_first(findings_then, findings_now)
        about_item = (
            finding
            for finding in findings_then
            if finding.item == item
            or (finding.meeting == meeting.id and not finding.item and finding.of in RULES_ABOUT_MEETINGS)
        )
        findings_there = tuple(dict.fromkeys((*causes, *about_item)))
        before, after = view_now.places(meeting), view_then.places(meeting)
        cures = _only_in_first(findings_now, findings_then)
        uses_kept_place = uses_place_kept_free(view_now, view_then, meeting.year)
        timing = _timing(view, topic, meeting, findings_there, uses_kept_place)
        because = "; ".join(filter(None, (_room(before, after), KEEPS_PROMISE * _keeps_promise(cures), timing)))
        yield Placing(
            meeting,
            before,
            after,
            causes,
            cures,
            findings_there,
            uses_kept_place,
            because,
        )


def _only_in_first(first: tuple[Finding, ...], second: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of the first tuple whose keys the second does not have."""
    keys = {finding.key for finding in second}
    return tuple(finding for finding in first if finding.key not in keys)


def _keeps_promise(cures: Sequence[Finding]) -> bool:
    """Return whether these end that something was to be looked at again, and is at no meeting."""
    return any(finding.of in PROMISES for finding in cures)


def _is_beyond(before: MeetingPlaces, after: MeetingPlaces) -> bool:
    return after.taken > before.taken and not before.free


def _room(before: MeetingPlaces, after: MeetingPlaces) -> str:
    """Return whether the meeting has a place for the item, in words: '2 places free'."""
    if after.taken == before.taken:
        return "takes no place"
    if _is_beyond(before, after):
        return f"full: would be {an_ordinal(after.taken)} item"
    return f"{counted(before.free, 'place')} free"


def _timing(view: View, topic: str, meeting: Meeting, findings_there: Sequence[Finding], uses_kept_place: bool) -> str:
    """Return the other reasons for and against the meeting, in few words."""
    decision = view.linked_decision(topic)
    words = []
    if decision and decision.date and decision.is_after(meeting):
        words.append(f"before the decision on {without_year(decision.date)}")
    rules = {finding.of for finding in findings_there if not finding.accepted}
    words += [rule.short for rule in RULES_ABOUT_MEETINGS if rule in rules]
    if uses_kept_place:
        words.append("uses up a place kept free")
    return ", and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _preference(placing: Placing) -> tuple[bool, bool, int, int, bool, bool, bool, object, str]:
    """Return a sort key: in time first, then the fewest open findings, kept promises, free places, and the date."""
    open_findings = [finding for finding in placing.findings_there if finding.is_open]
    rules = {finding.of for finding in open_findings}
    levels = Counter(finding.level for finding in open_findings)
    return (
        after_decision.rule in rules,
        outside_window.rule in rules,
        levels[Level.MUST],
        levels[Level.SHOULD],
        not _keeps_promise(placing.cures),
        placing.is_beyond,
        placing.uses_kept_place,
        placing.meeting.date,
        placing.meeting.id,
    )


def nothing_fits(view: View, placings: Sequence[Placing]) -> str:
    """Return a sentence on why no meeting fits, naming the rules against each; blank when one does."""
    if any(placing.fits for placing in placings):
        return ""
    if placings:
        counts = Counter(
            rule
            for placing in placings
            for rule in {finding.of for finding in placing.findings_there if finding.is_open}
        )
        words = (f"{_rule_words(rule)}{_at_some(number, len(placings))}" for rule, number in counts.most_common())
        return f"Against every meeting: {'; '.join(words)}."
    to_come = [
        meeting for meeting in view.programme.meetings.values() if view.is_open(meeting) and meeting.kind.has_places
    ]
    if not to_come:
        return "No meeting is still to come: add a meeting first."
    if view.programme.committee.strict:
        return "Every meeting still to come is full, and the committee keeps strictly to its limit: add a meeting."
    return "It is at every meeting still to come already: add a meeting first."


def _rule_words(rule: Rule) -> str:
    return rule.short or rule.id.replace("-", " ")


def _at_some(number: int, total: int) -> str:
    """Return ' at 2 of 3'; blank for all of them."""
    return "" if number == total else f" at {number} of {total}"
