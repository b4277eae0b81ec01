"""The acceptances that an edit makes, for items beyond a meeting's places, and those that it ends."""

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


def newly_beyond_places(before: Programme, view: View) -> Iterator[Finding]:
    """Yield a ``limit`` finding for each item that the edit of ``before`` adds beyond a meeting's places."""
    added = {
        item.id: item
        for item in view.programme.items.values()
        if item.kind is ItemKind.SUBSTANTIVE and not _had_place(before, item.id, item.meeting)
    }
    for meeting in replace(view, year=None, only=frozenset(item.meeting for item in added.values())).meetings:
        items = view.substantive(meeting)
        accepted = sum(is_accepted_beyond_places(before, item, meeting.id) for item in items)
        not_accepted = view.places(meeting).over - accepted
        newest = [item for item in items if item.id in added][::-1]
        for item in newest[: max(0, not_accepted)]:
            yield beyond_places(view, item)


def _had_place(before: Programme, item: str, meeting: str) -> bool:
    """Return whether the item already took a place at the meeting in ``before``, the programme before the edit."""
    old = before.items.get(item)
    return old is not None and old.meeting == meeting and old.kind is ItemKind.SUBSTANTIVE


def with_acceptances(before: Programme, view: View, *, reason: str, authority: str, by: str) -> Programme:
    """Return the view's programme with the acceptances that the edit of ``before`` makes and ends.

    Raises Refused where the edit adds an item beyond a meeting's places and the committee is strict, or the reason or
    the authority is missing.
    """
    programme = view.programme
    if programme.items is not before.items:
        for finding in newly_beyond_places(before, view):
            _refuse_if_strict(programme, finding)
            required = (("a reason", reason), ("an authority (who agreed)", authority))
            missing = [words for words, text in required if not one_line(text)]
            if missing:
                raise Refused(f"{finding.message} To keep it there, give {' and '.join(missing)}.")
            programme = accept(programme, finding, reason=reason, authority=authority, by=by)
    return _without_lapsed(before, view.of(programme))


def as_published(before: Programme, view: View) -> Programme:
    """Return the view's programme, after an import of a published one, without the acceptances that the import ends.

    Items beyond the places need no acceptance: they are findings. Raises Refused where the committee is strict.
    """
    for finding in newly_beyond_places(before, view):
        _refuse_if_strict(view.programme, finding)
    return _without_lapsed(before, view)


def _refuse_if_strict(programme: Programme, finding: Finding) -> None:
    if programme.committee.strict:
        raise Refused(f"{finding.message} The committee keeps strictly to its limit.")


def _without_lapsed(before: Programme, view: View) -> Programme:
    """Return the view's programme without the acceptances of findings that the edit of ``before`` ended."""
    programme = view.programme
    if not before.acceptances:
        return programme
    everywhere = replace(view, year=None, only=None)
    keys_before = {finding.key for finding in findings(everywhere.of(before))}
    keys_after = {finding.key for finding in findings(everywhere)}
    lapsed = (programme.acceptances.keys() & keys_before) - keys_after
    return programme.without("acceptances", *lapsed) if lapsed else programme
