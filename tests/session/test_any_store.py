"""A session needs nothing of a file: all that it promises holds over a store that has neither path nor folder."""

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
from planner.session.state import Stamp, begun, opened
from planner.store import Stored, protocol

Edit = Callable[[Programme], Programme]
Open = Callable[[str], Session]


class Shelf:
    """What several people's stores lie on; it has what was saved, and all that was saved before."""

    def __init__(self) -> None:
        self.content: Stored | None = None
        self.is_damaged = False
        self.is_full = False
        self.earlier: list[Stored] = []


class Place:
    """One person's store on a shelf."""

    name = "the shelf"
    warning = ""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._seen: object = None

    @property
    def is_as_seen(self) -> bool:
        return self._shelf.content is self._seen and not self._shelf.is_damaged

    def check(self, change: Change) -> None:
        """Anything can be kept on a shelf."""

    def read(self, seen: Sequence[Change] = ()) -> Stored:
        self._seen = found = self._found()
        if found is None:
            raise NotSaved("It has gone from the shelf.") if seen else Unreadable("There is nothing on the shelf.")
        return found

    @contextmanager
    def saving(self, wait: float | None = None) -> Iterator[Saved]:  # noqa: ARG002
        found = self._found()
        saved = Saved(found, is_known=found is self._seen)
        yield saved
        if self._shelf.is_full:
            raise NotSaved("The shelf is full.")
        if saved.content is not found:
            self._put(saved.content)
        self._seen = saved.content

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        if self._shelf.content:
            raise Refused("There is something on the shelf.")
        self._put(Stored(programme, tuple(history)))

    def backed_up(self, seen: Sequence[Change]) -> Stored | None:
        return next((each for each in reversed(self._shelf.earlier) if each.history[: len(seen)] == tuple(seen)), None)

    def replace_damaged(self, stored: Stored) -> str:
        if not self._shelf.is_damaged:
            raise Refused("It can be read again.")
        self._shelf.is_damaged = False
        self._put(stored)
        return "the drawer"

    def _found(self) -> Stored | None:
        if self._shelf.is_damaged:
            raise Unreadable("What is on the shelf is damaged.")
        return self._shelf.content

    def _put(self, stored: Stored | None) -> None:
        assert stored is not None
        self._shelf.content = self._seen = stored
        self._shelf.earlier.append(stored)


class Saved:
    """What is on a shelf while nobody else can save."""

    def __init__(self, content: Stored | None, *, is_known: bool) -> None:
        self.content = content
        self.is_gone = content is None
        self._is_known = is_known

    def unseen(self, seen: Sequence[Change]) -> Stored | None:
        assert self.content is None or self.content.history[: len(seen)] == tuple(seen)
        return None if self._is_known else self.content

    def make(self, programme: Programme, history: Sequence[Change]) -> None:
        self.content = Stored(programme, tuple(history))

    def add(self, saved: int, programme: Programme, changes: Sequence[Change]) -> None:
        if self.content is None:
            raise NotSaved("It has gone from the shelf.")
        assert len(self.content.history) == saved
        self.content = Stored(programme, (*self.content.history, *changes))


def lead(topic: str, words: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, topic, lead=words)


@pytest.fixture
def shelf() -> Shelf:
    """A shelf with a small programme on it."""
    shelf = Shelf()
    started = begun(small(), Stamp("start", utc_now(), "Chair"), "Started")
    Place(shelf).create(started.programme, started.history)
    return shelf


@pytest.fixture
def sit(shelf: Shelf, tmp_path: Path) -> Open:
    """Open what is on the shelf, as somebody."""

    def sit(by: str) -> Session:
        place = Place(shelf)
        return Session(place, opened(place.read()), path=tmp_path / "nothing", by=by, today=TODAY)

    return sit


def test_both_are_kept_and_the_newer_is_noticed(shelf: Shelf, sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    assert bob.look() is None
    ann.do(lead("t1", "Ann's"))
    bob.do(lead("t2", "Bob's"))
    assert [change.by for change in bob.take_news().theirs] == ["Ann"]
    assert ann.look() is not None
    assert ann.programme == bob.programme == sit("Cat").programme
    assert shelf.content is not None
    assert list(troubles(shelf.content.programme, shelf.content.history)) == []


def test_a_clash_is_asked_about_and_settled(sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    ann.do(lead("t1", "Ann's"))
    assert bob.do(lead("t1", "Bob's")).change is None
    (refusal,) = bob.conflicts
    bob.settle(refusal, Side.MINE)
    assert bob.is_saved
    assert sit("Cat").programme.topics["t1"].lead == "Bob's"


def test_each_takes_back_their_own(sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    ann.do(lead("t1", "Ann's"))
    bob.do(lead("t2", "Bob's"))
    ann.undo()
    found = sit("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("", "Bob's")


def test_who_publishes_while_another_saved_is_to_look_again(sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    ann.do(lead("t1", "Ann's"))
    with pytest.raises(ChangedMeanwhile):
        bob.publish()
    assert bob.publish().id == "1"
    assert list(sit("Cat").programme.versions) == ["1"]


def test_what_cannot_be_saved_is_kept_and_saved_later(shelf: Shelf, sit: Open) -> None:
    ann = sit("Ann")
    shelf.is_full = True
    ann.do(lead("t1", "Ann's"))
    assert (str(ann.trouble), ann.has_unsaved) == ("The shelf is full.", True)
    shelf.is_full = False
    ann.save()
    assert ann.is_saved
    assert sit("Cat").programme == ann.programme


def test_what_was_taken_away_is_made_again_with_what_others_had_saved(shelf: Shelf, sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    ann.do(lead("t1", "Ann's"))
    shelf.content = None
    with pytest.raises(NotSaved, match="gone"):
        ann.publish()
    bob.do(lead("t2", "Bob's"))
    assert bob.take_news().made_again
    found = sit("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("Ann's", "Bob's")


def test_what_was_damaged_is_put_back_and_said_where_it_is_kept(shelf: Shelf, sit: Open) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    ann.do(lead("t1", "Ann's"))
    shelf.is_damaged = True
    bob.do(lead("t2", "Bob's"))
    assert isinstance(bob.trouble, Unreadable)
    assert bob.put_back() == "the drawer"
    assert bob.is_saved
    found = sit("Cat").programme.topics
    assert (found["t1"].lead, found["t2"].lead) == ("Ann's", "Bob's")
    with pytest.raises(Refused):
        bob.put_back()


def test_files_are_known_only_where_one_is_opened_or_recovered() -> None:
    folder = Path(planner.session.__file__).parent
    known_in = {path.name for path in folder.glob("*.py") if "planner.store.file" in path.read_text(encoding="utf-8")}
    assert known_in == {"session.py", "recovery.py"}
    assert not {"os", "Path", "pathlib"} & vars(protocol).keys()
