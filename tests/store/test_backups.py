"""Backups: the last ten saves, hourly for a day, daily for thirty; restoring one loses nothing."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.history.verifying import troubles
from planner.session import Session
from planner.session.recovery import (
    backup_named,
    backups_of,
    lost_changes,
    newest_readable_backup,
    recover,
    remedy,
    restore,
)
from planner.store.file.backups import DAILY, HOURLY, SAVES, to_keep
from planner.store.file.names import backup_folder

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def save(session: Session, title: str) -> None:
    session.do(lambda programme: edits.add_topic(programme, title, title))


def test_every_save_is_kept_until_there_are_more_than_ten_of_the_hour(session: Session) -> None:
    for number in range(14):
        save(session, f"Topic {number}")
    found = backups_of(session.path)
    assert [len(each.stored.history) for each in found if each.stored] == list(range(15, 5, -1))
    assert found[0].path.read_bytes() == session.path.read_bytes()
    assert [path.name for path in found[0].path.parent.iterdir() if path.suffix != ".json"] == []


ages = st.lists(st.timedeltas(timedelta(0), timedelta(days=60)), max_size=300, unique=True)


@given(ages)
def test_the_newest_ten_and_one_for_each_hour_of_a_day_and_each_of_thirty_days_are_kept(found: list[timedelta]) -> None:
    times = sorted(NOW - age for age in found)
    kept = [times[position] for position in sorted(to_keep(times))]
    assert kept[-SAVES:] == times[-SAVES:]
    assert len(kept) <= SAVES + 25 + 31
    for at in times:
        hour = [each for each in times if each.strftime("%Y%m%d%H") == at.strftime("%Y%m%d%H")]
        day = [each for each in times if each.date() == at.date()]
        if NOW - at <= timedelta(hours=HOURLY):
            assert max(hour) in kept
        if NOW - at <= timedelta(days=DAILY):
            assert max(day) in kept
    assert to_keep(kept) == set(range(len(kept)))


def test_a_backup_that_cannot_be_kept_warns_and_does_not_stop_the_save(session: Session) -> None:
    folder = backup_folder(session.path)
    shutil.rmtree(folder)
    folder.write_text("in the way")
    save(session, "Kept all the same")
    assert session.is_saved
    assert "no backup could be kept" in session.warning
    assert "Kept all the same" in session.path.read_text()
    folder.unlink()
    save(session, "And again")
    assert session.warning == ""


def test_going_back_is_one_change_that_removes_nothing_from_the_history_and_can_be_undone(session: Session) -> None:
    start = session.programme
    save(session, "Later")
    later, history = session.programme, session.history
    done = restore(session, backups_of(session.path)[-1])
    assert done is not None
    assert done.label.startswith("Went back to the backup of ")
    assert session.programme == start
    assert session.history[:-1] == history
    assert list(troubles(session.programme, session.history)) == []
    session.undo()
    assert session.programme == later
    assert restore(session, backups_of(session.path)[0]) is None or session.is_saved


def test_going_back_leaves_what_was_published_and_the_reasons_given_for_it(session: Session) -> None:
    changed = session.do(lambda programme: edits.add_meeting(programme, "new", date(2024, 2, 22))).change
    assert changed is not None
    session.publish(agenda_of="new")
    session.explain(changed.id, reason="A full programme")
    version = session.last_version
    restore(session, backups_of(session.path)[-1])
    assert "new" not in session.programme.meetings
    assert session.last_version == version
    assert changed.id in session.programme.explanations
    assert list(troubles(session.programme, session.history)) == []
    session.undo()
    assert "new" in session.programme.meetings


def test_a_backup_of_another_programme_is_not_restored(session: Session, tmp_path: Path) -> None:
    other = Session.create(tmp_path / "other.json", session.programme, "x", by="Chair", today=session.today)
    with pytest.raises(Refused, match="another programme"):
        restore(session, backups_of(other.path)[0])


def test_a_damaged_file_is_recovered_from_the_newest_good_backup_and_kept(session: Session) -> None:
    save(session, "One")
    save(session, "Two")
    newest, older, *_ = backups_of(session.path)
    whole, damaged = session.path.read_bytes(), session.path.read_bytes()[:-30]
    session.path.write_bytes(damaged)
    newest.path.write_bytes(b"{}")
    backup = newest_readable_backup(session.path)
    assert backup is not None
    assert backup.name == older.name
    assert lost_changes(session.path, backup) == ["Added the topic Two"]
    assert "1 change would be lost" in remedy(session.path)
    copy = recover(session.path, backup)
    assert copy is not None
    assert copy.read_bytes() == damaged
    assert copy.name.startswith("p.damaged-")
    again = Session.open(session.path, by="Chair", today=session.today)
    assert again.programme == backup.stored.programme if backup.stored else False
    with pytest.raises(Unusable, match="cannot be read"):
        recover(session.path, backups_of(session.path)[0])
    assert whole != session.path.read_bytes()


def test_a_file_that_can_be_read_after_all_is_not_replaced_by_a_backup(session: Session) -> None:
    backup = backups_of(session.path)[-1]
    save(session, "Later")
    content = session.path.read_bytes()
    with pytest.raises(Refused, match="can be read again"):
        recover(session.path, backup)
    with pytest.raises(Refused, match="can be read again"):
        session.put_back()
    assert session.path.read_bytes() == content


def test_what_is_open_is_put_back_whole_over_a_damaged_file(session: Session) -> None:
    save(session, "Before")
    session.path.write_bytes(b"damaged")
    save(session, "After")
    assert not session.is_saved
    copy = session.put_back()
    assert Path(copy).read_bytes() == b"damaged"
    again = Session.open(session.path, by="Chair", today=session.today)
    assert (again.programme, again.history) == (session.programme, session.history)
    assert session.is_saved
    save(session, "And on")
    assert len(Session.open(session.path, by="Chair", today=date(2023, 9, 1)).history) == 4


def test_a_clock_that_is_put_back_does_not_make_the_newest_save_look_old(session: Session) -> None:
    folder = backup_folder(session.path)
    (newest,) = folder.iterdir()
    newest.unlink()
    for number in range(12):
        ahead = NOW + timedelta(days=365, minutes=number)
        shutil.copy(session.path, folder / f"{ahead:%Y-%m-%dT%H%M%S.%fZ}.json")
    for number in range(12):
        save(session, f"Topic {number}")
        assert backups_of(session.path)[0].path.read_bytes() == session.path.read_bytes()
    assert [len(each.stored.history) for each in backups_of(session.path)[:10] if each.stored] == list(range(13, 3, -1))


def test_what_somebody_else_put_among_the_backups_is_left_alone(session: Session) -> None:
    folder = backup_folder(session.path)
    for name in ("2022-07-01.json", "20220901.json", "9999-12-31T23:59:59-12:00.json", "notes.txt"):
        (folder / name).write_text("mine")
    for number in range(14):
        save(session, f"Topic {number}")
    assert session.warning == ""
    assert len(list(folder.iterdir())) == 4 + SAVES
    assert len(backups_of(session.path)) == SAVES


def test_a_new_programme_does_not_take_over_the_backups_of_one_that_is_gone(session: Session) -> None:
    session.path.unlink()
    with pytest.raises(Refused, match=r"Backups of an earlier p\.json are there"):
        Session.create(session.path, session.programme, "x", by="Chair", today=session.today)
    assert len(backups_of(session.path)) == 1
    assert not session.path.exists()


def test_a_damaged_file_is_not_recovered_from_another_programmes_backup(session: Session, tmp_path: Path) -> None:
    other = Session.create(tmp_path / "other.json", session.programme, "x", by="Chair", today=session.today)
    theirs = backups_of(other.path)[0]
    for each in backups_of(session.path):
        each.path.write_bytes(theirs.path.read_bytes())
    session.path.write_bytes(session.path.read_bytes()[:-30])
    assert newest_readable_backup(session.path) is None
    with pytest.raises(Refused, match="of another programme"):
        recover(session.path, theirs)


def test_a_folder_in_the_files_place_is_kept_aside_and_the_backup_takes_its_place(session: Session) -> None:
    save(session, "One")
    session.path.unlink()
    session.path.mkdir()
    (session.path / "inside").write_text("mine")
    backup = newest_readable_backup(session.path)
    assert backup is not None
    copy = recover(session.path, backup)
    assert copy is not None
    assert (copy / "inside").read_text() == "mine"
    assert len(Session.open(session.path, by="Chair", today=session.today).history) == 2


def test_a_backup_is_named_by_the_beginning_of_its_name(session: Session) -> None:
    folder = backup_folder(session.path)
    (found,) = folder.iterdir()
    for name in ("2026-11-23T090000.000000Z", "2026-11-24T140512-1", "2026-11-24T140512-12"):
        shutil.copy(session.path, folder / f"{name}.json")
    found.unlink()
    newest, first, old = backups_of(session.path)
    assert backup_named(session.path, "2026-11-24T140512-12") == newest
    assert backup_named(session.path, "2026-11-24T140512-1") == first
    assert backup_named(session.path, "2026-11-23T09") == old
    with pytest.raises(Unusable, match="Several backups"):
        backup_named(session.path, "20")
    with pytest.raises(Unusable, match="No backup"):
        backup_named(session.path, "1999")
