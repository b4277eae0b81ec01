"""A file with the longest possible name is saved, backed up and recovered like any other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import Unreadable
from planner.session import Session
from planner.session.recovery import newest_readable_backup, recover, restore
from planner.store.file.lock import Busy, locked
from planner.store.file.names import (
    LONGEST_NAME,
    backup_folder,
    leftovers,
    lock_file,
    shortened,
    temporary_prefix,
    unused_name,
)


def name_of(length: int, letter: str = "x", suffix: str = ".json") -> str:
    """Return a file name of this many bytes."""
    return letter * ((length - len(suffix)) // len(letter.encode())) + suffix


def note(session: Session, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "t1", note=words))


@pytest.mark.parametrize(
    "name", [name_of(length) for length in (214, 241, 242, 250, 255)] + [name_of(255, "ż"), "y" * 255]
)
def test_a_file_with_a_long_name_is_edited_backed_up_and_recovered(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    session = Session.create(folder / name, small(), "Started", by="Chair", today=TODAY)
    note(session, "one")
    assert (session.is_saved, session.warning) == (True, "")
    damaged = session.path.read_bytes()[:-30]
    session.path.write_bytes(damaged)
    with pytest.raises(Unreadable):
        Session.open(session.path, by="Chair", today=TODAY)
    backup = newest_readable_backup(session.path)
    assert backup is not None
    copy = recover(session.path, backup)
    assert copy is not None
    assert (copy.parent, copy.read_bytes()) == (folder, damaged)
    again = Session.open(session.path, by="Chair", today=TODAY)
    assert again.programme.topics["t1"].note == "one"
    restore(again, backup)
    assert leftovers(folder) == []


def test_a_file_in_an_older_format_with_a_long_name_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / name_of(255)
    path.write_bytes((Path(__file__).parent / "formats" / "1.json").read_bytes())
    old = path.read_bytes()
    note(Session.open(path, by="Chair", today=TODAY), "one")
    copies = [each for each in tmp_path.glob("*.format-1.json") if each != path]
    assert [each.read_bytes() for each in copies] == [old]


def test_what_stands_beside_a_file_with_a_usual_name_is_called_as_it_always_was(tmp_path: Path) -> None:
    for name in ("p.json", name_of(241)):
        path = tmp_path / name
        assert lock_file(path) == tmp_path / f".{name}.lock"
        assert backup_folder(path) == tmp_path / f"{name}.backups"
        assert temporary_prefix(name) == f".{name}."
    assert unused_name(tmp_path / "p.json", "format-1") == tmp_path / "p.format-1.json"


def test_two_long_names_that_begin_alike_share_nothing(tmp_path: Path) -> None:
    one, other = (tmp_path / f"{'x' * 254}{letter}" for letter in "ab")
    for path in (one, other):
        Session.create(path, small(), "Started", by="Chair", today=TODAY)
    assert backup_folder(one) != backup_folder(other)
    with locked(one), locked(other, wait=0), pytest.raises(Busy), locked(one, wait=0):
        pass


names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=255)


@given(names)
def test_no_name_that_is_made_of_a_files_is_longer_than_a_system_takes(name: str) -> None:
    if len(os.fsencode(name)) > LONGEST_NAME or name in (".", ".."):
        return
    path = Path("/nowhere") / name
    made = [
        lock_file(path),
        backup_folder(path),
        unused_name(path, "damaged-2026-11-25T0900"),
        unused_name(path, "format-12"),
    ]
    temporary = f"{temporary_prefix(name)}abcd1234.tmp"
    for each in (*(each.name for each in made), temporary):
        assert len(os.fsencode(each)) <= LONGEST_NAME
    assert len({each.name for each in made}) == len(made)
    assert all(each.parent == path.parent for each in made)


@given(st.text(max_size=300), st.integers(20, 255))
def test_a_name_is_cut_between_letters_and_to_the_room_there_is(name: str, most: int) -> None:
    cut = shortened(name, most)
    assert len(os.fsencode(cut)) <= most
    assert cut == name or name.startswith(cut[:-9])


def test_what_was_left_of_a_file_with_a_long_name_is_cleared_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / name_of(255)
    Session.create(path, small(), "Started", by="Chair", today=TODAY)
    leftover = tmp_path / f"{temporary_prefix(path.name)}abcd1234.tmp"
    other = tmp_path / f"{temporary_prefix(name_of(255, 'z'))}abcd1234.tmp"
    for each in (leftover, other):
        each.write_text("half")
    Session.open(path, by="Chair", today=TODAY)
    assert not leftover.exists()
    assert other.exists()
