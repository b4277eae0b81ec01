"""Backups made by wrong clocks: the newest saves stay, and no real day before is lost."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from planner.programme import edits
from planner.session import Session
from planner.session.recovery import backups_of, remedy
from planner.store.file import programme_file
from planner.store.file.backups import CLOCK_TOLERANCE, DAILY, HOURLY, SAVES, to_keep, with_wrong_clock
from planner.store.file.names import backup_folder

START = datetime(2026, 3, 1, 0, 10, tzinfo=UTC)
MOST = SAVES + 2 * (HOURLY + 1) + 2 * (DAILY + 1)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)


class Save(Struct, frozen=True):
    """One save: its real time, and the time by the clock of the machine."""

    time: datetime
    clock: datetime


def kept_of(saves: Sequence[Save]) -> list[Save]:
    """Return the saves still kept after all were made one after another."""
    found: list[Save] = []
    for save in saves:
        found.append(save)
        found = [found[position] for position in sorted(to_keep([each.clock for each in found]))]
        assert len(found) <= MOST
    return found


def saves_every(step: timedelta, times: int, offset: timedelta = timedelta(0)) -> list[Save]:
    """Return saves at regular intervals, by a clock with this offset."""
    return [Save(at, at + offset) for at in (START + number * step for number in range(times))]


def test_the_last_ten_saves_are_kept_and_no_more() -> None:
    saves = saves_every(timedelta(seconds=1), 30)
    assert kept_of(saves) == saves[-10:]


def test_one_is_kept_of_the_last_hour_and_of_each_of_24_before_it_and_no_more() -> None:
    saves = saves_every(HOUR, 30)
    assert kept_of(saves) == saves[-25:]


def test_one_is_kept_of_the_last_day_and_of_each_of_30_before_it_and_no_more() -> None:
    saves = saves_every(DAY, 50)
    assert kept_of(saves) == saves[-31:]


offsets = st.timedeltas(timedelta(days=-800), timedelta(days=800))


@given(st.lists(offsets, min_size=1, max_size=250))
def test_whatever_clocks_say_the_last_ten_stay_and_the_number_kept_is_bounded(clock: list[timedelta]) -> None:
    saves = [Save(START + number * HOUR, START + at) for number, at in enumerate(clock)]
    assert kept_of(saves)[-SAVES:] == saves[-SAVES:]


@given(
    st.lists(st.timedeltas(timedelta(seconds=1), timedelta(hours=30)), min_size=1, max_size=150),
    st.integers(0, 149),
    st.one_of(st.timedeltas(-4 * DAY, 4 * DAY), offsets),
)
def test_one_wrong_moment_takes_away_the_newest_of_no_real_day_of_the_last_thirty(
    gaps: list[timedelta], wrong: int, by: timedelta
) -> None:
    saves, now = [], START
    for number, gap in enumerate(gaps):
        now += gap
        saves.append(Save(now, now + by if number == wrong else now))
    kept = kept_of(saves)
    assert kept[-SAVES:] == saves[-SAVES:]
    right = [save for number, save in enumerate(saves) if number != wrong]
    for day in {save.time.date() for save in right if now.date() - save.time.date() < timedelta(days=30)}:
        newest = max((save for save in right if save.time.date() == day), key=lambda save: save.time)
        position = saves.index(newest)
        next_is_wrong = position + 1 == wrong
        assert newest in kept or (next_is_wrong and saves[wrong] in kept)


@pytest.mark.parametrize("offset", [YEAR, 2 * DAY, -2 * DAY, -YEAR])
def test_days_and_hours_go_on_being_kept_while_one_of_two_machines_has_a_wrong_clock(offset: timedelta) -> None:
    by_day = [save for pair in zip(saves_every(DAY, 60), saves_every(DAY, 60, offset), strict=True) for save in pair]
    days = {save.time.date() for save in kept_of(by_day)}
    assert {(by_day[-1].time - number * DAY).date() for number in range(15)} <= days
    by_hour = [save for pair in zip(saves_every(HOUR, 60), saves_every(HOUR, 60, offset), strict=True) for save in pair]
    hours = {save.time for save in kept_of(by_hour)}
    assert {by_hour[-1].time - number * HOUR for number in range(12)} <= hours


def test_one_save_by_a_machine_whose_clock_is_a_year_ahead_takes_away_none_of_the_days_before() -> None:
    saves = saves_every(DAY, 40)
    wrong = Save(saves[-1].time + HOUR, saves[-1].time + HOUR + YEAR)
    assert kept_of([*saves, wrong]) == [*saves[-30:], wrong]


def test_a_save_by_a_clock_that_is_days_behind_does_not_take_the_place_of_the_day_that_it_says() -> None:
    saves = saves_every(2 * HOUR, 12 * 8)
    third_day = saves[24:36]
    wrong = Save(saves[65].time + HOUR, third_day[3].clock + HOUR)
    kept = kept_of([*saves[:66], wrong, *saves[66:]])
    assert third_day[-1] in kept
    assert wrong in kept


def test_a_moment_is_doubted_when_it_is_to_come_or_older_than_one_made_before() -> None:
    times = [START, START + YEAR, START + HOUR, START - DAY, START + 2 * HOUR, START + CLOCK_TOLERANCE, START + DAY]
    assert with_wrong_clock(times, START + DAY) == {1, 3}


class _Clock:
    """The clock of the machine that saves next."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC) - 60 * DAY

    def now(self, zone: object) -> datetime:
        assert zone is UTC
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """The clock of the machine that saves; tests move it."""
    clock = _Clock()
    monkeypatch.setattr(programme_file, "datetime", clock)
    return clock


def note(session: Session, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "yjs", note=words))


def test_the_order_of_backups_is_that_of_their_making_and_a_wrong_date_is_said_to_be_one(
    session: Session, clock: _Clock
) -> None:
    for number in range(40):
        clock.at += DAY
        note(session, f"day {number}")
    right = clock.at
    clock.at += YEAR
    note(session, "by a clock that is ahead")
    ahead = clock.at
    clock.at = right + HOUR
    note(session, "by a right one")
    found = backups_of(session.path)
    assert [each.at for each in found[:3]] == [at.replace(microsecond=0) for at in (clock.at, ahead, right)]
    assert [len(each.stored.history) for each in found[:3] if each.stored] == [43, 42, 41]
    assert len(found) > DAILY
    assert [each.name for each in found if each.is_doubtful] == [found[1].name]
    assert found[1].when.endswith(" (by a clock that was wrong)")
    assert found[0].when.endswith(f"{clock.at.astimezone():%H:%M}")
    session.path.write_bytes(b"damaged")
    assert f"Its newest good backup is of {found[0].when};" in remedy(session.path)


def test_a_backup_has_a_short_name_that_any_system_takes(
    session: Session, clock: _Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: (written.append(source), replace(source, target)))
    note(session, "one")
    newest = backups_of(session.path)[0].path
    assert newest.name == f"{clock.at:%Y-%m-%dT%H%M%S}-2.json"
    assert not set('<>:"/\\|?*') & set(newest.name)
    longest = max(len(str(each)) for each in (newest, *written))
    assert longest - len(str(session.path)) <= 36


def test_backups_of_an_older_version_are_still_there_before_the_first_numbered_one_and_are_let_go_of_in_turn(
    session: Session, clock: _Clock
) -> None:
    folder = backup_folder(session.path)
    (first,) = folder.iterdir()
    for number in range(40):
        (folder / f"{clock.at - (40 - number) * DAY:%Y-%m-%dT%H%M%S.%fZ}.json").write_bytes(first.read_bytes())
    first.unlink()
    note(session, "one")
    found = backups_of(session.path)
    assert len(found) == 1 + DAILY
    assert found[0].name.endswith("-1")
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)
    assert all(each.stored for each in found)
