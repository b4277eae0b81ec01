"""A file that a programme names is read only if it is a document in the programme's own folder, and within seconds."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hostile_files import LINK, MESSAGES, NAMES, OUT, SHARE, SOUND, lay_out

from planner.exchange.checklists import checklist_name_to_store, read_checklist
from planner.machine import files
from planner.machine.files import Limits, Missing, NotRead, read_file, read_in_folder
from planner.programme.errors import Unusable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the programme's folder, with all the hostile files in it."""
    folder = tmp_path / "committee"
    lay_out(folder)
    return folder


@pytest.mark.parametrize("what", NAMES)
def test_a_hostile_name_is_one_sentence(folder: Path, what: str) -> None:
    with pytest.raises(Unusable) as told:
        read_checklist(NAMES[what], folder)
    sentence = str(told.value)
    assert "checklist" in sentence
    assert MESSAGES[what] in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 500
    if MESSAGES[what] != LINK:  # a person may choose what a link leads to, where that is in the folder
        with pytest.raises(Unusable):
            checklist_name_to_store(NAMES[what], folder)


@pytest.mark.parametrize("what", [what for what, told in MESSAGES.items() if told in (OUT, SHARE)])
def test_a_path_that_leads_out_is_refused_before_the_system_is_asked_anything(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(path: object, *_: Any, **__: Any) -> NoReturn:
        asked.append(str(path))
        raise OSError("the system was asked")

    told: list[str] = []
    with monkeypatch.context() as patched:
        for each in ("open", "stat", "lstat", "readlink"):
            patched.setattr(os, each, ask)
        patched.setattr(os.path, "realpath", ask)
        reads = (read_checklist, checklist_name_to_store) if MESSAGES[what] == SHARE else (read_checklist,)
        for read in reads:
            try:
                read(NAMES[what], Path("committee"))
            except Unusable as refusal:
                told.append(str(refusal))
    assert asked == []
    assert len(told) == len(reads)
    assert all("copy it beside the programme's file" in each for each in told)


@pytest.mark.parametrize("name", ["ours.toml", "lists/ours.toml", "lists\\ours.toml", "./lists/ours.toml"])
def test_a_file_in_the_folder_or_below_it_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "lists").mkdir()
    for each in ("ours.toml", "lists/ours.toml"):
        (tmp_path / each).write_text(SOUND, encoding="utf-8")
    assert read_checklist(name, tmp_path).title == "Ours"
    assert read_checklist(name, Path()).title == "Ours"
    assert read_checklist(str(tmp_path / "lists" / "ours.toml"), tmp_path).title == "Ours"


def test_a_programme_that_is_itself_on_a_network_has_its_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(SOUND, encoding="utf-8")
    share = Path(f"/{tmp_path}")  # begins as a share does, and is the same folder
    assert str(share).startswith("//")
    assert checklist_name_to_store(str(share / "ours.toml"), share) == "ours.toml"
    assert read_checklist(str(share / "ours.toml"), share).title == "Ours"


def test_no_link_is_followed_but_a_person_may_choose_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "newest.toml").symlink_to("ours.toml")
    with pytest.raises(NotRead, match="it is a link, so put the file itself in its place"):
        read_in_folder(tmp_path, "newest.toml")
    assert checklist_name_to_store(str(tmp_path / "newest.toml"), tmp_path) == "ours.toml"


def test_a_folder_of_windows_that_leads_out_and_is_no_link_is_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    with pytest.raises(NotRead, match="not in the programme's own folder"):
        read_in_folder(folder, "away/theirs.toml")


def test_what_is_not_there_is_told_apart(tmp_path: Path) -> None:
    for name in ("none.toml", "none/none.toml"):
        with pytest.raises(Missing):
            read_in_folder(tmp_path, name)


def test_a_person_may_look_at_a_file_anywhere_but_the_committee_uses_one_beside_its_programme(folder: Path) -> None:
    theirs = folder.parent / "theirs" / "theirs.toml"
    assert read_checklist(str(theirs)).title == "Ours"
    with pytest.raises(Unusable, match="not in the programme's own folder, so copy it beside"):
        checklist_name_to_store(str(theirs), folder)


def test_a_disk_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.toml").write_text(SOUND, encoding="utf-8")
    answers = threading.Event()
    opened = os.open

    def hangs(*given: Any) -> int:
        answers.wait(60)
        return opened(*given)

    monkeypatch.setattr(os, "open", hangs)
    monkeypatch.setattr(files, "NAMED_FILE_LIMITS", Limits(100_000, 0.1))
    with pytest.raises(NotRead, match="does not answer"):
        read_file(tmp_path / "ours.toml", Limits(100_000, 0.1))
    with pytest.raises(Unusable, match=r"ours\.toml cannot be read: its disk or network does not answer"):
        read_checklist("ours.toml", tmp_path)
    assert not answers.is_set()
    answers.set()


def test_no_more_is_read_than_a_document_has(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * 100_000)
    assert len(read_in_folder(tmp_path, "a.md")) == 100_000
    (tmp_path / "a.md").write_bytes(b"a" * 100_001)
    with pytest.raises(NotRead, match="it is larger than 100 kB"):
        read_in_folder(tmp_path, "a.md")
