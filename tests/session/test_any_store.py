"""A session works with any store: what it promises also holds over one in memory, without a path or a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from walks import TODAY, small

import planner.session
from planner.machine.system import utc_now
from planner.programme import edits
from planner.programme.errors import ChangedMeanwhile, NotSaved, Refused, Unreadable
from planner.programme.history.changes import Change, Side
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.session import Session
from planner.session.state import Stamp, from_stored, new_state
from planner.store import Stored, protocol

Edit = Callable[[Programme], Programme]
Open = Callable[[str], Session]


class Memory:
    """The content that several people's stores share, and all earlier contents as its backups."""

    def __init__(self) -> None:
        self.content: Stored | None = None
        self.is_damaged = False
        self.is_full = False
        self.earlier: list[Stored] = []


class MemoryStore:
    """One person's store in a memory."""

    name = "the shelf"
    warning = ""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: object = None

    @property
    def is_unchanged(self) -> bool:
        return self._memory.content is self._known and not self._memory.is_damaged

    def check(self, change: Change) -> None:
        """Accept any change."""

    def read(self, known: Sequence[Change] = ()) -> Stored:
        self._known = found = self._content()
        if found is None:
            raise NotSaved("It has gone from the shelf.") if known else Unreadable("There is nothing on the shelf.")
        return found

    @contextmanager
    def saving(self, wait: float | None = None) -> Iterator[MemorySaving]:  # noqa: ARG002
        found = self._content()
        saving = MemorySaving(found, is_known=found is self._known)
        yield saving
        if self._memory.is_full:
            raise NotSaved("The shelf is full.")
        if saving.content is not found:
            self._store(saving.content)
        self._known = saving.content

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        if self._memory.content:
            raise Refused("There is something on the shelf.")
        self._store(Stored(programme, tuple(history)))

    def newest_backup(self, known: Sequence[Change]) -> Stored | None:
        return next(
            (each for each in reversed(self._memory.earlier) if each.history[: len(known)] == tuple(known)), None
        )

    def replace_damaged(self, stored: Stored) -> str:
        if not self._memory.is_damaged:
            raise Refused("It can be read again.")
        self._memory.is_damaged = False
        self._store(stored)
        return "the drawer"

    def _content(self) -> Stored | None:
        if self._memory.is_damaged:
            raise Unreadable("What is on the shelf is damaged.")
        return self._memory.content

    def _store(self, stored: Stored | None) -> None:
        assert stored is not None
        self._memory.content = self._known = stored
        self._memory.earlier.append(stored)


class MemorySaving:
    """A memory while its lock is held."""

    def __init__(self, content: Stored | None, *, is_known: bool) -> None:
        self.content = content
        self.is_gone = content is None
        self._is_known = is_known

    def read_newer(self, known: Sequence[Change]) -> Stored | None:
        assert self.content is None or self.content.history[: len(known)] == tuple(known)
        return None if self._is_known else self.content

    def write(self, programme: Programme, history: Sequence[Change]) -> None:
        self.content = Stored(programme, tuple(history))

    def append(self, saved_count: int, programme: Programme, changes: Sequence[Change]) -> None:
        if self.content is None:
            raise NotSaved("It has gone from the shelf.")
        assert len(self.content.history) == saved_count
        self.content = Stored(programme, (*self.content.history, *changes))


def lead(topic: str, words: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, topic, lead=words)


@pytest.fixture
def memory() -> Memory:
    """A memory with a small programme in it."""
    memory = Memory()
    started = new_state(small(), Stamp("start", utc_now(), "Chair"), "Started")
    MemoryStore(memory).create(started.programme, started.history)
    return memory


@pytest.fixture
def open_as(memory: Memory, tmp_path: Path) -> Open:
    """Return a function that opens the programme as the person named."""

    def open_as(by: str) -> Session:
        store = MemoryStore(memory)
        return Session(store, from_stored(store.read()), path=tmp_path / "nothing", by=by, today=TODAY)

    return open_as


def test_both_are_kept_and_the_newer_is_noticed(memory: Memory, open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    assert bob.refresh() is None
    ann.do(lead("t1", "Ann's"))
    bob.do(lead("t2", "Bob's"))
    assert [change.by for change in bob.take_news().theirs] == ["Ann"]
    assert ann.refresh() is not None
    assert ann.programme == bob.programme == open_as("Cat").programme
    assert memory.content is not None
    assert list(troubles(memory.content.programme, memory.content.history)) == []


def test_a_clash_is_asked_about_and_settled(open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    ann.do(lead("t1", "Ann's"))
    assert bob.do(lead("t1", "Bob's")).change is None
    (refusal,) = bob.conflicts
    bob.settle(refusal, Side.MINE)
    assert bob.is_saved
    assert open_as("Cat").programme.topics["t1"].lead == "Bob's"


def test_each_takes_back_their_own(open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    ann.do(lead("t1", "Ann's"))
    bob.do(lead("t2", "Bob's"))
    ann.undo()
    found = open_as("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("", "Bob's")


def test_who_publishes_while_another_saved_is_to_look_again(open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    ann.do(lead("t1", "Ann's"))
    with pytest.raises(ChangedMeanwhile):
        bob.publish()
    assert bob.publish().id == "1"
    assert list(open_as("Cat").programme.versions) == ["1"]


def test_what_cannot_be_saved_is_kept_and_saved_later(memory: Memory, open_as: Open) -> None:
    ann = open_as("Ann")
    memory.is_full = True
    ann.do(lead("t1", "Ann's"))
    assert (str(ann.trouble), ann.has_unsaved) == ("The shelf is full.", True)
    memory.is_full = False
    ann.save()
    assert ann.is_saved
    assert open_as("Cat").programme == ann.programme


def test_what_was_taken_away_is_made_again_with_what_others_had_saved(memory: Memory, open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    ann.do(lead("t1", "Ann's"))
    memory.content = None
    with pytest.raises(NotSaved, match="gone"):
        ann.publish()
    bob.do(lead("t2", "Bob's"))
    assert bob.take_news().recreated
    found = open_as("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("Ann's", "Bob's")


def test_what_was_damaged_is_put_back_and_said_where_it_is_kept(memory: Memory, open_as: Open) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    ann.do(lead("t1", "Ann's"))
    memory.is_damaged = True
    bob.do(lead("t2", "Bob's"))
    assert isinstance(bob.trouble, Unreadable)
    assert bob.put_back() == "the drawer"
    assert bob.is_saved
    found = open_as("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("Ann's", "Bob's")
    with pytest.raises(Refused):
        bob.put_back()


def test_files_are_known_only_where_one_is_opened_or_recovered() -> None:
    folder = Path(planner.session.__file__).parent
    known_in = {path.name for path in folder.glob("*.py") if "planner.store.file" in path.read_text(encoding="utf-8")}
    assert known_in == {"session.py", "recovery.py"}
    assert not {"os", "Path", "pathlib"} & vars(protocol).keys()
