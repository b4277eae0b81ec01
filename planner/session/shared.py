"""A programme and its history, kept in step with their file, which others may be saving to as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from planner.machine.surroundings import new_id
from planner.programme.errors import LookAgain, NotSaved, PlannerError, Refused, Unreadable
from planner.programme.history.changes import Change, Conflict, Side, apply
from planner.programme.history.merging import Refusal, rebase, settle
from planner.programme.history.privacy import without_private
from planner.programme.model import Programme
from planner.store.file.programme_file import ProgrammeFile
from planner.store.file.stored import Stored, gone, whole


class News(Struct, frozen=True):
    """What others saved meanwhile; ``needless`` are changes made here that they had made already.

    ``made_again`` when the file had gone, and was written anew from what was open here.
    """

    theirs: tuple[Change, ...] = ()
    needless: tuple[Change, ...] = ()
    made_again: bool = False


class SharedProgramme:
    """What one person has open of a file that several may have open.

    ``trouble`` says why the file cannot be read or saved to, while it cannot. ``conflicts`` are changes made here that
    clash with others', and wait to be settled. While it is ``read_only``, everything that would change it is refused,
    and ``programme`` and ``history`` are without what is private.
    """

    def __init__(self, file: ProgrammeFile, stored: Stored) -> None:
        self.trouble: PlannerError | None = None
        self.conflicts: tuple[Refusal, ...] = ()
        self._read_only = False
        self._file = file
        self._programme = stored.programme
        self._history = stored.history
        self._saved = len(stored.history)
        self._news = News()

    @property
    def path(self) -> Path:
        """The programme's file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether it is open only to be read."""
        return self._read_only

    @read_only.setter
    def read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._forget()

    @property
    def programme(self) -> Programme:
        """The programme as it now is."""
        return self.public.programme if self._read_only else self._programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change since the programme was made, oldest first."""
        return self.public.history if self._read_only else self._history

    @cached_property
    def public(self) -> Stored:
        """The programme and its history without what is private, for readers and for exports."""
        programme, history = without_private(self._programme, self._history)
        return Stored(programme, tuple(history))

    @property
    def is_saved(self) -> bool:
        """Whether everything done here is in the file, and the file is there and whole."""
        return not self.has_unsaved and self.trouble is None

    @property
    def has_unsaved(self) -> bool:
        """Whether something done here is not in the file yet, or waits to be settled."""
        return self._saved < len(self._history) or bool(self.conflicts)

    @property
    def backup_trouble(self) -> str:
        """Why the last save could not be backed up; blank when it was."""
        return self._file.backup_trouble

    @property
    def warning(self) -> str:
        """What there is to know of the last save, though it was one; blank when there is nothing."""
        return " ".join(filter(None, (self._file.link_trouble, self.backup_trouble)))

    def create(self) -> None:
        """Make the file of what was begun here; raises Refused when there is one already, NotSaved when it cannot."""
        self._file.create(self._programme, self._history)
        self._saved = len(self._history)

    def save(self) -> None:
        """Save what is only in memory, on top of what others have saved; what clashes with that is in ``conflicts``.

        While there is trouble, it does not wait for another's save to end.
        """
        if self._saved == len(self._history):
            return
        try:
            with self._file.saving(wait=0 if self.trouble else None) as file:
                if stored := file.unseen(self._history[: self._saved]):
                    self._merge(stored)
                if file.is_gone:
                    self._take_in_backup()
                    file.make(self._programme, self._history)
                elif self._saved < len(self._history):
                    file.add(self._saved, self._programme, self._history[self._saved :])
        except (NotSaved, Unreadable) as trouble:
            self.trouble = trouble
        else:
            self.trouble = None
            self._news = replace(self._news, made_again=self._news.made_again or (file.is_gone and self._saved > 0))
            self._saved = len(self._history)

    def save_under_lock(self, make: Callable[[], Change]) -> None:
        """Save a change that is made while the file's lock is held, on exactly what the file then has.

        Raises LookAgain when others have saved meanwhile, which is then taken in; Refused while something done here is
        not saved yet; NotSaved or Unreadable when the file cannot be saved to. Nothing is then done.
        """
        self._check_may_change()
        if self.has_unsaved:
            raise Refused("Something done here is not saved yet: put that right first.")
        added: tuple[Change, ...] = ()
        with self._file.saving() as file:
            if stored := file.unseen(self._history):
                self._merge(stored)
            elif file.is_gone:
                raise gone(self.path)
            else:
                change = make()
                programme = apply(self._programme, change.difference)
                file.add(self._saved, programme, (change,))
                added = (change,)
        if not added:
            raise LookAgain("Others have saved meanwhile: look again at what is there now, and then do it.")
        self.trouble = None
        self._saved += 1
        self._stand_on(self._programme, self._history, added)

    def look(self) -> None:
        """Take in what others have saved, if anything; cheap when they have not."""
        if self._file.is_as_seen:
            if not self.has_unsaved:
                self.trouble = None  # what had gone is there again, as it was
            return
        try:
            self._merge(self._file.read(self._history[: self._saved]))
        except PlannerError as trouble:
            if self.trouble is None or isinstance(trouble, Unreadable):
                self.trouble = trouble
        else:
            self.trouble = self.trouble if self.has_unsaved else None
            if self.trouble is None:
                self.save()

    def take_news(self) -> News:
        """What others saved since this was last asked."""
        news, self._news = self._news, News()
        if not self._read_only:
            return news
        public = {change.id: change for change in self.history}
        return replace(news, theirs=tuple(public[each.id] for each in news.theirs if each.id in public))

    def settle(self, refusal: Refusal, side: Side) -> Change | None:
        """Settle one of the conflicts, as it was shown, with one side's values, and try the others again.

        Nothing is done when it is no longer so: others may have saved again, and it is then to be shown anew.
        Raises Refused when choosing a side does not help; the conflict is then over, and nothing of it is done.
        """
        self.look()
        if refusal not in self.conflicts:
            return None
        others = [each for each in self.conflicts if each != refusal]
        self.conflicts = ()
        try:
            change = settle(self._programme, refusal, side)
        except Conflict:
            raise Refused(f"“{refusal.change.label}” can no longer be done: what it needs is gone.") from None
        else:
            return self.append(change) if change else None
        finally:
            self.append(*(each.change for each in others))

    def save_copy(self, path: Path) -> None:
        """Save everything that is open here, its history too, as another file; raises Refused or NotSaved."""
        self._check_may_change()
        ProgrammeFile(path).create(self._programme, self._history)

    def put_back(self) -> Path | None:
        """Have the damaged file be what is open here, on top of what others had saved and a backup has.

        Says where the damaged one is kept. Raises Refused when it can be read after all, and NotSaved when the disk
        refuses.
        """
        self._check_may_change()
        self._take_in_backup()
        kept = self._file.put_back(whole(Stored(self._programme, self._history)))
        self._saved, self.trouble = len(self._history), None
        return kept

    def _take_in_backup(self) -> None:
        """Have what others saved after this was last read, as far as a backup has it."""
        stored = self._file.backed_up(self._history[: self._saved]) if self._saved else None
        if stored and len(stored.history) > self._saved:
            self._merge(stored)

    def _merge(self, stored: Stored) -> None:
        """Have their history as it is, and what was done here and is not saved yet on top of it.

        What waits to be settled is tried again, so that it is settled against what is there now.
        """
        mine = [*(each.change for each in self.conflicts), *self._history[self._saved :]]
        mine, theirs = _apart(mine, stored.history[self._saved :])
        self.conflicts = ()
        self._saved = len(stored.history)
        self._stand_on(stored.programme, stored.history, mine)
        self._news = replace(self._news, theirs=(*self._news.theirs, *theirs))

    def _stand_on(self, programme: Programme, history: tuple[Change, ...], changes: Sequence[Change]) -> None:
        """Be this programme with these changes made on it, as far as they fit."""
        made = rebase(programme, changes)
        self._programme, self._history = made.programme, (*history, *made.kept)
        self.conflicts += made.refused
        self._news = replace(self._news, needless=(*self._news.needless, *made.needless))
        self._forget()

    def append(self, *changes: Change) -> Change | None:
        """Make these changes on the programme as it now is, and save; the last of them, as recorded."""
        self._check_may_change()
        self._stand_on(self._programme, self._history, changes)
        self.save()
        return next((each for each in reversed(self._history) if each.id in {change.id for change in changes}), None)

    def _check_may_change(self) -> None:
        if self.read_only:
            raise Refused("The programme is open for reading only: nothing was changed.")

    def _forget(self) -> None:
        """The programme is another: what was derived from the one before no longer holds."""
        self.__dict__.pop("public", None)


def _apart(mine: Sequence[Change], saved: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """What of mine is not among the changes that were saved, and what was saved that is not mine.

    A save of mine may have been done though the system said that it was refused. Where somebody else's change has the
    id of one of mine, mine is given another.
    """
    done = {_who_and_when(each) for each in saved} & {_who_and_when(each) for each in mine}
    left = [each for each in mine if _who_and_when(each) not in done]
    there = {each.id for each in saved}
    ids = {each.id: new_id(there) for each in left if each.id in there}
    left = [
        replace(each, id=ids.get(each.id, each.id), undoes=ids.get(each.undoes or "", each.undoes)) for each in left
    ]
    return left, [each for each in saved if _who_and_when(each) not in done]


def _who_and_when(change: Change) -> tuple[str, str, datetime]:
    return change.id, change.by, change.at
