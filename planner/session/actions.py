"""What a person does to a programme, as the state that comes of it; the same state when it changes nothing.

Pure as the state is: what an edit needs to know of the day, the year in view and the checklist is in what is derived.
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


def edited(
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
    """With an edit made, and what it does to acceptances; raises Unusable or Refused.

    ``label`` is for an edit that its difference does not tell by itself; ``basis`` is the programme that the person was
    looking at, when that is no longer the newest.
    """
    from planner.programme.acceptances import with_acceptances
    from planner.programme.history.labels import label_for

    before = state.programme if basis is None else basis
    view = derived.view.of(edit(before))
    after = with_acceptances(before, view, reason=reason, authority=authority, by=stamp.by)
    difference = compare(before, after)
    told = label or label_for(before, after, difference)
    return record(state, stamp, told, difference, reason=reason, authority=authority)


def explained(state: State, stamp: Stamp, derived: Derived, change: str, *, reason: str, authority: str) -> State:
    """With the reason given for a change that was made without one; raises Unusable when it has one."""
    from planner.programme import edits

    found = next(each for each in state.history if each.id == change)
    if found.reason:
        raise Unusable(f"“{found.label}” has a reason already: {found.reason}")
    return edited(
        state,
        stamp,
        derived,
        lambda programme: edits.explain(programme, change, reason=reason, authority=authority, by=stamp.by),
        label=f"Gave the reason for “{found.label}”",
        reason=reason,
        authority=authority,
    )


def brought_in(state: State, stamp: Stamp, derived: Derived, imported: Importing) -> State:
    """With what a page brings; raises Refused when a committee that keeps strictly to its limit does not allow it."""
    from planner.programme.acceptances import as_published

    after = as_published(imported.before, derived.view.of(imported.after))
    return record(state, stamp, f"Imported {imported.draft.name}", compare(imported.before, after))


def become(state: State, stamp: Stamp, programme: Programme, label: str) -> State:
    """As this programme is; what was published stays so, as do the reasons given for changes that stay."""
    now = state.programme
    stays = replace(programme, versions=now.versions, explanations=now.explanations)
    return record(state, stamp, label, compare(now, stays))


def published(state: State, stamp: Stamp, derived: Derived, *, label: str, agenda_of: str) -> State:
    """With the year in view frozen as its next version; raises Refused or Unusable."""
    from planner.programme.history.labels import label_for
    from planner.programme.published.publishing import next_version

    version = next_version(derived.view, state.history, label=label, agenda_of=agenda_of, by=stamp.by)
    after = state.programme.put("versions", version)
    difference = compare(state.programme, after)
    return record(state, stamp, label_for(state.programme, after, difference), difference)
