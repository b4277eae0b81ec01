"""Undo, restore and verify, and two people at the command line: messages and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.cli import run
from planner.programme import edits
from planner.programme.history.changes import EntityEdit
from planner.programme.history.verifying import troubles
from planner.session import Edit as SessionEdit
from planner.session import Session
from planner.session.recovery import backups_of

FILE = ["--today", "2023-09-01", "-f", "p.json"]
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _sample(capsys: Captured) -> None:
    assert run(["new", "p.json", "--sample"]) == 0
    capsys.readouterr()


def test_verify_says_that_the_history_gives_what_is_stored(capsys: Captured) -> None:
    assert run([*FILE, "move", "Youth Justice", "30 November", "--reason", "r"]) == 0
    assert run([*FILE, "undo"]) == 0
    capsys.readouterr()
    assert run([*FILE, "verify"]) == 0
    output = capsys.readouterr()
    assert output.out == "The history's 3 changes give exactly what is stored.\n"
    assert output.err == "Who made each change, when and why is as it was written down: that cannot be proven.\n"


def test_verify_names_what_is_not_as_the_history_says(capsys: Captured) -> None:
    path = Path("p.json")
    path.write_text(path.read_text().replace('"title": "Youth Justice Service"', '"title": "Altered"', 1))
    assert run([*FILE, "verify"]) == 2
    assert "yjs: it is not as the history says" in capsys.readouterr().err


def test_verify_names_a_change_that_tells_of_something_that_never_was(capsys: Captured) -> None:
    assert run([*FILE, "topic", "edit", "Youth Justice", "--lead", "The Director"]) == 0
    assert run([*FILE, "topic", "edit", "Youth Justice", "--lead", "The Head"]) == 0
    path = Path("p.json")
    tables = json.loads(path.read_text())
    edit = tables["history"]["00000003"]["difference"]["topics"]["yjs"]
    assert edit == {"was": {"lead": "The Director"}, "now": {"lead": "The Head"}}
    edit["was"]["lead"] = "Nobody"
    tables["history"]["00000002"]["difference"]["topics"]["yjs"]["now"]["lead"] = "The Head"
    path.write_text(json.dumps(tables))
    capsys.readouterr()
    assert run([*FILE, "verify"]) == 2
    output = capsys.readouterr().err
    assert "Change 3 of the history, “Changed the lead of Youth Justice Service”, does not say truly what" in output
    assert "topics, yjs was otherwise before it" in output


def test_verify_sees_a_member_that_a_change_says_it_took_out_and_that_was_never_in() -> None:
    session = Session.open(Path("p.json"), by="Ann", today=date(2023, 9, 1))
    session.do(lambda programme: edits.edit_topic(programme, "yjs", purposes=frozenset("ab")))
    change = session.do(lambda programme: edits.edit_topic(programme, "yjs", purposes=frozenset("b"))).change
    assert change is not None
    edit = change.difference["topics"]["yjs"]
    assert list(troubles(session.programme, session.history)) == []
    invented = EntityEdit({"purposes": edit.was["purposes"] | {"f"}} if edit.was else None, edit.now)
    history = (*session.history[:-1], replace(change, difference={"topics": {"yjs": invented}}))
    (trouble,) = troubles(session.programme, history)
    assert "does not say truly" in trouble


def test_restore_lists_the_backups_and_goes_back_to_one_as_a_change(capsys: Captured) -> None:
    assert run([*FILE, "move", "Youth Justice", "30 November", "--reason", "r"]) == 0
    capsys.readouterr()
    assert run([*FILE, "restore"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2
    assert "2 changes, the last by" in listed[0]
    oldest = listed[1].split(":")[0]
    assert run([*FILE, "restore", oldest]) == 0
    assert "Went back to the backup of" in capsys.readouterr().err
    assert run([*FILE, "restore", "never"]) == 2
    assert run([*FILE, "undo"]) == 0
    session = Session.open(Path("p.json"), by="x", today=backups_of(Path("p.json"))[0].at.date())
    assert session.programme.items["yjs-2023-10-26"].meeting == "m-2023-11-30"
    assert len(session.history) == 4


def test_a_damaged_file_exits_2_with_the_way_back_and_restore_takes_it(capsys: Captured) -> None:
    assert run([*FILE, "move", "Youth Justice", "30 November", "--reason", "r"]) == 0
    damaged = Path("p.json").read_bytes()[:-100]
    Path("p.json").write_bytes(damaged)
    capsys.readouterr()
    for command in (["show"], ["check"], ["undo"], ["export", "--as", "csv"], ["verify"]):
        assert run([*FILE, *command]) == 2
        output = capsys.readouterr().err
        assert "p.json is damaged" in output
        name = backups_of(Path("p.json"))[0].name
        assert f"“planner -f p.json restore {name}” goes back to it" in output
    assert Path("p.json").read_bytes() == damaged
    assert run([*FILE, "restore", name]) == 0
    assert "is kept as" in capsys.readouterr().err
    assert run([*FILE, "verify"]) == 0
    (copy,) = Path().glob("p.damaged-*.json")
    assert copy.read_bytes() == damaged


def test_a_file_that_is_gone_but_has_backups_can_be_restored(capsys: Captured) -> None:
    Path("p.json").unlink()
    assert run([*FILE, "show"]) == 2
    assert "Its newest good backup is of" in capsys.readouterr().err
    assert run([*FILE, "restore", "20"]) == 0
    assert run([*FILE, "show"]) == 0


def test_going_back_names_what_was_lost_because_no_backup_has_it(capsys: Captured) -> None:
    assert run([*FILE, "move", "Youth Justice", "30 November", "--reason", "r"]) == 0
    newest, oldest = backups_of(Path("p.json"))
    newest.path.unlink()
    Path("p.json").write_bytes(Path("p.json").read_bytes()[:-30])
    capsys.readouterr()
    assert run([*FILE, "restore", oldest.name]) == 0
    lost = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Lost: ")]
    assert lost == ["Lost: Moved Youth Justice Service from 26 October 2023 to 30 November 2023."]


def test_a_backup_that_could_not_be_kept_is_told_and_is_no_failure(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.store.file.backups.write_atomically", full)
    assert run([*FILE, "topic", "edit", "Support for Young", "--objective", "My words"]) == 0
    assert "It was saved, but no backup could be kept" in capsys.readouterr().err


def save_before_next_edit(monkeypatch: pytest.MonkeyPatch, edit: SessionEdit) -> None:
    """Let Ann save an edit once, between the opening of the file and the next edit."""
    do: Callable[..., object] = Session.do

    def do_after_the_other(session: Session, *arguments: object, **options: object) -> object:
        monkeypatch.setattr(Session, "do", do)
        Session.open(session.path, by="Ann", today=session.today).do(edit)
        return session.do(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "do", do_after_the_other)


def test_a_clash_with_what_another_saved_meanwhile_exits_3_with_both_values(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_before_next_edit(monkeypatch, lambda programme: edits.edit_topic(programme, "carers", objective="Ann's words"))
    assert run([*FILE, "topic", "edit", "Support for Young", "--objective", "My words"]) == 3
    output = capsys.readouterr().err
    for words in ("yours “My words”", "theirs “Ann's words”", "(Ann, "):
        assert words in output
    session = Session.open(Path("p.json"), by="x", today=backups_of(Path("p.json"))[0].at.date())
    assert session.programme.topics["carers"].objective == "Ann's words"
    assert len(session.history) == 2


def test_what_another_saved_meanwhile_is_told_when_both_fit(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    save_before_next_edit(monkeypatch, lambda programme: edits.edit_topic(programme, "carers", lead="Director"))
    assert run([*FILE, "topic", "edit", "Support for Young", "--objective", "My words"]) == 0
    assert "Meanwhile, by Ann: Changed the lead of Support for Young Carers." in capsys.readouterr().err
    assert run([*FILE, "verify"]) == 0


def test_a_disk_that_refuses_exits_2_and_nothing_is_changed(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = Path("p.json").read_bytes()
    monkeypatch.setattr("planner.store.file.atomic.AtomicStorage.write", full)
    assert run([*FILE, "topic", "edit", "Support for Young", "--objective", "My words"]) == 2
    assert "No space left on device. Nothing was changed" in capsys.readouterr().err
    assert Path("p.json").read_bytes() == before


def test_one_of_ones_own_changes_is_undone_by_its_id(capsys: Captured) -> None:
    assert run([*FILE, "--by", "Ann", "topic", "edit", "Support for Young", "--objective", "One"]) == 0
    assert run([*FILE, "--by", "Ann", "topic", "edit", "Support for Young", "--lead", "Two"]) == 0
    session = Session.open(Path("p.json"), by="Ann", today=backups_of(Path("p.json"))[0].at.date())
    assert run([*FILE, "--by", "Ann", "undo", session.history[1].id]) == 0
    assert run([*FILE, "--by", "Bob", "undo", session.history[2].id]) == 2
    assert "No change of yours" in capsys.readouterr().err
    session.refresh()
    assert session.programme.topics["carers"].objective != "One"
    assert session.programme.topics["carers"].lead == "Two"
