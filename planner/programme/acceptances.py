"""The acceptances that go with an edit: a further substantive item needs one, and those that it ends are removed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.edits import accept
from planner.programme.errors import Refused
from planner.programme.finding import Finding, is_accepted_beyond_places
from planner.programme.kinds import ItemKind
from planner.programme.model import Programme
from planner.programme.rules import beyond_places, findings
from planner.programme.text import one_line
from planner.programme.view import View


def newly_over(before: Programme, view: View) -> Iterator[Finding]:
    """A ``limit`` finding for each item that the edit from ``before`` has added beyond a meeting's places."""
    arrived = {
        item.id: item
        for item in view.programme.items.values()
        if item.kind is ItemKind.SUBSTANTIVE and not _was_there(before, item.id, item.meeting)
    }
    for meeting in replace(view, year=None, only=frozenset(item.meeting for item in arrived.values())).meetings:
        here = view.substantive(meeting)
        accepted = sum(is_accepted_beyond_places(before, item, meeting.id) for item in here)
        unexplained = view.places(meeting).over - accepted
        newest = [item for item in here if item.id in arrived][::-1]
        for item in newest[: max(0, unexplained)]:
            yield beyond_places(view, item)


def _was_there(before: Programme, item: str, meeting: str) -> bool:
    was = before.items.get(item)
    return was is not None and was.meeting == meeting and was.kind is ItemKind.SUBSTANTIVE


def with_acceptances(before: Programme, view: View, *, reason: str, authority: str, by: str) -> Programme:
    """The view's programme with the acceptances that go with the edit made and ended.

    Raises Refused where it puts a further substantive item beyond the limit and the committee is strict, or the
    reason or the authority is missing.
    """
    programme = view.programme
    if programme.items is not before.items:
        for finding in newly_over(before, view):
            if programme.committee.strict:
                raise Refused(f"{finding.message} The committee keeps strictly to its limit.")
            wanted = (("a reason", reason), ("an authority (who agreed)", authority))
            missing = [words for words, text in wanted if not one_line(text)]
            if missing:
                raise Refused(f"{finding.message} To keep it there, give {' and '.join(missing)}.")
            programme = accept(programme, finding, reason=reason, authority=authority, by=by)
    return _without_lapsed(before, view.of(programme))


def as_published(before: Programme, view: View) -> Programme:
    """The view's programme, which brings in what others published: items beyond the places are for the checks to tell.

    Raises Refused where the committee keeps strictly to its limit.
    """
    if view.programme.committee.strict:
        for finding in newly_over(before, view):
            raise Refused(f"{finding.message} The committee keeps strictly to its limit.")
    return _without_lapsed(before, view)


def _without_lapsed(before: Programme, view: View) -> Programme:
    """Acceptances of findings that the edit ended are removed."""
    programme = view.programme
    if not before.acceptances:
        return programme
    everywhere = replace(view, year=None, only=None)
    were = {finding.key for finding in findings(everywhere.of(before))}
    are = {finding.key for finding in findings(everywhere)}
    lapsed = (programme.acceptances.keys() & were) - are
    return programme.without("acceptances", *lapsed) if lapsed else programme
