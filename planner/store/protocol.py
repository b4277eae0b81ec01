"""The protocol of a store: what a session needs of the place where a programme is stored."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from planner.programme.history.changes import Change
from planner.programme.model import Programme


class Stored(Struct, frozen=True):
    """A programme and its whole history, oldest change first."""

    programme: Programme
    history: tuple[Change, ...]


class Saving(Protocol):
    """The stored programme while its lock is held; everything written is stored at the end, or none of it."""

    @property
    def is_gone(self) -> bool:
        """Whether the store has no programme: it was never saved, or was removed."""

    def read_newer(self, known: Sequence[Change]) -> Stored | None:
        """Return the stored programme when somebody else has saved since the last read or save here, else None.

        Raises NotSaved when its history does not continue the changes ``known``.
        """

    def write(self, programme: Programme, history: Sequence[Change]) -> None:
        """Write the whole programme and history."""

    def append(self, saved_count: int, programme: Programme, changes: Sequence[Change]) -> None:
        """Append changes after the first ``saved_count``, giving ``programme``; raises NotSaved when it is gone."""


class Store(Protocol):
    """One programme's store, as one person has it open; it remembers what that person last read or saved.

    Failures are raised as a PlannerError. ``name`` is its name for people; ``warning`` is a warning about the last
    save, though it succeeded, and blank when there is none.
    """

    @property
    def name(self) -> str: ...

    @property
    def warning(self) -> str: ...

    @property
    def is_unchanged(self) -> bool:
        """Whether nobody has saved since the last read or save here; cheap enough to ask every second."""

    def check(self, change: Change) -> None:
        """Raise Unusable for a change that could not be read back once it was stored."""

    def read(self, known: Sequence[Change] = ()) -> Stored:
        """Return the stored programme and history.

        Raises Unreadable when it is missing or damaged, Unusable when it cannot be opened; given changes ``known``,
        NotSaved when it is gone or its history does not continue them.
        """

    def saving(self, wait: float | None = None) -> AbstractContextManager[Saving]:
        """Hold the lock, so that nobody else can save; ``wait`` is the longest wait for another's save, in seconds.

        Raises NotSaved, or Unreadable when the stored programme is damaged; it is then left unchanged.
        """

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        """Store a new programme; raises Refused when there is one already, NotSaved when it cannot be saved."""

    def newest_backup(self, known: Sequence[Change]) -> Stored | None:
        """Return the newest backup whose history continues the changes ``known``; None when there is none."""

    def replace_damaged(self, stored: Stored) -> str:
        """Store a programme in place of a damaged one, and return the name under which the damaged one is kept.

        The name is blank when it was gone. Raises Refused when the stored programme can be read after all, NotSaved
        when the new one cannot be saved.
        """
