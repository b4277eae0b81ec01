"""What a session needs of the place where a programme is kept, whatever kind of place that is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from planner.programme.history.changes import Change
from planner.programme.model import Programme


class Stored(Struct, frozen=True):
    """A programme and every change since it was made, oldest first."""

    programme: Programme
    history: tuple[Change, ...]


class Saving(Protocol):
    """What is kept, while nobody else can save; all that is added is there once this ends, or none of it."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing is there: never made, or taken away."""

    def unseen(self, seen: Sequence[Change]) -> Stored | None:
        """What is there, when somebody has saved since it was read or saved here; None when nobody has.

        Raises NotSaved when it does not go on from the changes ``seen``.
        """

    def make(self, programme: Programme, history: Sequence[Change]) -> None:
        """Have this be there, and nothing else."""

    def add(self, saved: int, programme: Programme, changes: Sequence[Change]) -> None:
        """Add changes after the first ``saved`` ones, which make it this programme; raises NotSaved when it is gone."""


class Store(Protocol):
    """Where one programme is kept, as one person has it open; it knows what that person has seen of it.

    What goes wrong is raised as one of our own errors. ``name`` is what to call it to people; ``warning`` says
    what there is to know of the last save, though it was one, and is blank when there is nothing.
    """

    @property
    def name(self) -> str: ...

    @property
    def warning(self) -> str: ...

    @property
    def is_as_seen(self) -> bool:
        """Whether nobody has saved since it was last read or saved here; cheap enough to ask every second."""

    def check(self, change: Change) -> None:
        """Raise Unusable for a change that could not be read again, once it was kept."""

    def read(self, seen: Sequence[Change] = ()) -> Stored:
        """What is there; raises Unreadable when that is gone or damaged, Unusable when it is not for us.

        Raises NotSaved when it is gone, or does not go on from the changes ``seen``.
        """

    def saving(self, wait: float | None = None) -> AbstractContextManager[Saving]:
        """Keep others from saving, for as long as this is open; ``wait`` is for how many seconds to wait for them.

        Raises NotSaved, or Unreadable when what is there is damaged, and then it was left as it was.
        """

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        """Keep it for the first time; raises Refused when something is there already, NotSaved when it cannot be."""

    def backed_up(self, seen: Sequence[Change]) -> Stored | None:
        """The newest that was backed up and goes on from the changes ``seen``; None when there is none."""

    def replace_damaged(self, stored: Stored) -> str:
        """Have this be there in place of what cannot be read, and say where that is kept; blank when it was gone.

        Raises Refused when it can be read after all, NotSaved when this cannot be saved.
        """
