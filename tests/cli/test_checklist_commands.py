"""The checklist commands: listing, showing, using, and checking a council's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import run


def test_a_checklist_file_is_sound_or_its_mistake_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    question = '[[group.question]]\nid = "q"\nkind = "gate"\nask = "Q?"\n'
    Path("ours.toml").write_text(f'title = "Ours"\n[[group]]\ntitle = "G"\n{question}', encoding="utf-8")
    Path("bad.toml").write_text(f'title = "Ours"\n[[group]]\ntitle = "G"\n{question}shows = ["shoe size"]\n')
    assert run(["new", "p.json", "--sample"]) == 0
    assert run(["checklist", "check", "ours.toml"]) == 0
    assert "ours.toml is sound: “Ours” has 1 question.\n" in capfd.readouterr().out
    assert run(["-f", "p.json", "checklist", "use", "ours.toml"]) == 0
    assert run(["-f", "p.json", "checklist", "list"]) == 0
    assert "ours.toml: Ours. In use." in capfd.readouterr().out
    for word in ("check", "use"):
        assert run(["-f", "p.json", "checklist", word, "bad.toml"]) == 2
        output = capfd.readouterr().err
        for words in ("bad.toml", "question “q”", "key “shows”", "“shoe size”"):
            assert words in output


def test_checklists_are_listed_shown_and_checked_without_a_programme(capfd: pytest.CaptureFixture[str]) -> None:
    Path("empty.toml").write_text('title = "Ours"\n', encoding="utf-8")
    assert run(["checklist", "list"]) == 0
    assert run(["checklist", "show", "topicc"]) == 0
    assert run(["checklist", "check", "empty.toml"]) == 2
    output = capfd.readouterr()
    assert "pick: " in output.out
    assert "cabinet-paper" in output.out
    assert "empty.toml" in output.err
    assert "group" in output.err
