"""The import command: it shows what it would write, writes after yes, and makes one change that can be undone."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run

Captured = pytest.CaptureFixture[str]
Planner = Callable[..., int]
TABLE = "Date,Item,Notes\n28 September,Alpha,\n,Petitions,Six-monthly update\n26 October,Beta,\n"
NAMES = ("--committee", "Health Scrutiny", "--council", "Anytown")


class StandardInput(io.StringIO):
    """Standard input with this text, as a terminal or as a pipe."""

    def __init__(self, text: str, *, terminal: bool) -> None:
        super().__init__(text)
        self._terminal = terminal
        self.buffer = io.BytesIO(text.encode())

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def planner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Captured) -> Planner:
    """Return a function that runs a command on p.json; ``typed`` comes from a terminal, ``piped`` from a pipe."""
    (tmp_path / "table.csv").write_text(TABLE)

    def do(*words: str, typed: str | None = None, piped: str = "") -> int:
        capfd.readouterr()
        monkeypatch.setattr("sys.stdin", StandardInput(typed or piped, terminal=typed is not None))
        return run(["-f", "p.json", "--by", "Chair", "--today", "2023-09-01", "--year", "2023/24", *words])

    return do


def shown(planner: Planner, capfd: Captured) -> Any:
    planner("show", "--json")
    return json.loads(capfd.readouterr().out)


def test_a_dry_run_prints_the_proposals_and_writes_nothing(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "table.csv", "--dry-run", "--json") == 0
    data = json.loads(capfd.readouterr().out)
    assert [each["date"] for each in data["meetings"]] == ["2023-09-28", "2023-10-26"]
    assert [each["title"] for each in data["meetings"][0]["items"]] == ["Alpha", "Petitions"]
    assert {"id", "title", "status", "advice", "decision", "rank", "objective"} <= data["topics"][0].keys()
    (question,) = data["questions"]
    assert {"where", "about", "proposed", "choices"} <= question.keys()
    assert "Petitions" in question["about"]
    assert question["proposed"] in question["choices"]
    assert data["not_understood"] == []
    assert not Path("p.json").exists()


def test_yes_makes_the_file_and_the_same_again_changes_nothing(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "table.csv", "--yes", *NAMES) == 0
    first = shown(planner, capfd)
    assert (first["committee"], first["council"]) == ("Health Scrutiny", "Anytown")
    assert [[item["kind"] for item in each["items"]] for each in first["meetings"]] == [
        ["substantive", "information"],
        ["substantive"],
    ]
    content = Path("p.json").read_bytes()
    assert planner("import", "table.csv", "--yes") == 0
    assert "nothing to bring in" in capfd.readouterr().out
    assert Path("p.json").read_bytes() == content
    assert planner("undo") == 0
    assert shown(planner, capfd)["meetings"] == []
    assert planner("redo") == 0
    assert shown(planner, capfd) == first


def test_into_what_is_there_only_the_differences_are_written(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "table.csv", "--yes", *NAMES) == 0
    ids = {item["id"] for each in shown(planner, capfd)["meetings"] for item in each["items"]}
    Path("later.csv").write_text(TABLE + "30 November,Gamma,\n")
    assert planner("import", "later.csv", "--yes") == 0
    after = shown(planner, capfd)
    assert ids < {item["id"] for each in after["meetings"] for item in each["items"]}
    assert len(after["meetings"]) == 3


def test_where_nobody_can_be_asked_only_yes_writes(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "-", *NAMES, piped=TABLE) == 0
    output = capfd.readouterr()
    assert "Alpha" in output.out
    assert "--yes" in output.err
    assert not Path("p.json").exists()
    assert planner("import", "-", *NAMES, "--yes", piped=TABLE) == 0
    assert Path("p.json").exists()


def test_at_a_terminal_it_asks_goes_back_and_waits_for_yes(planner: Planner, capfd: Captured) -> None:
    lines = f"{TABLE}Thursday 30 November 2022,Delta,\n"
    Path("table.csv").write_text(lines)
    assert planner("import", "table.csv", typed="1\nb\n9\n2\n1\nHealth Scrutiny\nAnytown\nn\n") == 0
    assert "Nothing was written" in capfd.readouterr().err
    assert not Path("p.json").exists()
    assert planner("import", "table.csv", typed="1\nb\n9\n2\n3\nHealth Scrutiny\nAnytown\ny\n") == 0
    assert "from 1 to 2" in capfd.readouterr().err
    planner("--year", "2022/23", "show", "--json")
    days = [each["date"] for each in json.loads(capfd.readouterr().out)["meetings"]]
    assert days == ["2022-12-01"]
    kinds = [item["kind"] for each in shown(planner, capfd)["meetings"] for item in each["items"]]
    assert kinds == ["substantive", "substantive", "substantive"]


def test_an_answer_can_be_changed_before_yes(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "table.csv", typed="1\nHealth Scrutiny\nAnytown\nx\na\n1\n3\ny\n") == 0
    error = capfd.readouterr().err
    assert "“x” is not one of the answers: type y or n, or a to change an answer." in error
    kinds = [item["kind"] for each in shown(planner, capfd)["meetings"] for item in each["items"]]
    assert kinds == ["substantive", "substantive", "substantive"]


def test_a_strict_committee_takes_no_further_item(planner: Planner, capfd: Captured) -> None:
    assert planner("import", "table.csv", "--yes", *NAMES) == 0
    assert planner("committee", "set", "strict", "yes") == 0
    Path("more.csv").write_text("Date,Item\n26 October,Beta\n,Gamma\n,Delta\n")
    content = Path("p.json").read_bytes()
    assert planner("import", "more.csv", "--yes") == 3
    assert "limit" in capfd.readouterr().err
    assert Path("p.json").read_bytes() == content


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["table.csv", "--yes"], "--committee"),
        (["table.csv", "--yes", "--committee", "Health"], "--council"),
        (["table.csv", "--yes", "--dry-run"], "one of them"),
        (["nothere.docx", "--yes"], "nothere.docx"),
        (["", "--yes"], "name of a file"),
        (["noyear.csv", "--yes", *NAMES], "--year"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words: list[str], message: str, planner: Planner, capfd: Captured) -> None:
    Path("noyear.csv").write_text(TABLE)
    if words[0] == "noyear.csv":
        assert run(["-f", "p.json", "import", *words]) == 2
    else:
        assert planner("import", *words) == 2
    error = capfd.readouterr().err
    assert message in error
    assert "Traceback" not in error
    assert not Path("p.json").exists()
