"""A person's actions: functions from a state to the next, which return the same state when nothing changes.

Pure, like the state: the day, the year in view and the checklist come from the derived values passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from planner.programme.errors import Unusable
from planner.programme.history.changes import compare
from planner.programme.model import Programme
from planner.session.derived import Derived
from planner.session.state import Stamp, State, record

if TYPE_CHECKING:
    from planner.importing.bringing_in.bring import Importing

Edit: TypeAlias = Callable[[Programme], Programme]


def make_edit(
    state: State,
    stamp: Stamp,
    derived: Derived,
    edit: Edit,
    *,
    label: str = "",
    reason: str = "",
    authority: str = "",
    basis: Programme | None = None,
) -> State:
    """Return the state with an edit made and the acceptances brought up to date; raises Unusable or Refused.

    ``label`` replaces the one that is derived from the difference. ``basis`` is the programme that the person saw, when
    it is no longer the current one.
    """
    from planner.programme.acceptances import with_acceptances
    from planner.programme.history.labels import label_for

    before = state.programme if basis is None else basis
    view = derived.view.of(edit(before))
    after = with_acceptances(before, view, reason=reason, authority=authority, by=stamp.by)
    difference = compare(before, after)
    label = label or label_for(before, after, difference)
    return record(state, stamp, label, difference, reason=reason, authority=authority)


def give_reason(state: State, stamp: Stamp, derived: Derived, change: str, *, reason: str, authority: str) -> State:
    """Return the state with a reason given for an earlier change; raises Unusable when it has one already."""
    from planner.programme import edits

    earlier = next(each for each in state.history if each.id == change)
    if earlier.reason:
        raise Unusable(f"“{earlier.label}” has a reason already: {earlier.reason}")
    return make_edit(
        state,
        stamp,
        derived,
        lambda programme: edits.explain(programme, change, reason=reason, authority=authority, by=stamp.by),
        label=f"Gave the reason for “{earlier.label}”",
        reason=reason,
        authority=authority,
    )


def bring_in(state: State, stamp: Stamp, derived: Derived, imported: Importing) -> State:
    """Return the state with an import made; raises Refused where it exceeds the limit of a strict committee."""
    from planner.programme.acceptances import as_published

    after = as_published(imported.before, derived.view.of(imported.after))
    return record(state, stamp, f"Imported {imported.draft.name}", compare(imported.before, after))


def replace_programme(state: State, stamp: Stamp, programme: Programme, label: str) -> State:
    """Return the state with another programme; published versions and explanations of changes are kept."""
    before = state.programme
    after = replace(programme, versions=before.versions, explanations=before.explanations)
    return record(state, stamp, label, compare(before, after))


def publish(state: State, stamp: Stamp, derived: Derived, *, label: str, agenda_of: str) -> State:
    """Return the state with the year in view frozen as its next version; raises Refused or Unusable."""
    from planner.programme.history.labels import label_for
    from planner.programme.published.publishing import next_version

    version = next_version(derived.view, state.history, label=label, agenda_of=agenda_of, by=stamp.by)
    after = state.programme.put("versions", version)
    difference = compare(state.programme, after)
    return record(state, stamp, label_for(state.programme, after, difference), difference)
