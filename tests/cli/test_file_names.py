"""Any file name typed is opened, or refused in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.cli import run
from planner.machine.paths import file_named
from planner.programme.errors import Unusable

Captured = pytest.CaptureFixture[str]
LONG = "x" * 123 + ".json"
ODD = ["~nosuch-user/p.json", "/", " ", "loop", LONG * 2, "pipe", "a\0b"]
COMMANDS = [
    ["-f", "{}", "show"],
    ["-f", "{}", "restore"],
    ["-f", "{}", "restore", "2026"],
    ["open", "{}"],
    ["new", "{}", "--sample"],
]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command))
def test_a_name_that_cannot_be_a_programmes_file_is_refused_in_one_sentence(
    command: list[str], name: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_FILE", "")
    Path("loop").symlink_to("loop")
    os.mkfifo("pipe")
    if name in (" ",) and command[0] == "-f":
        command = [command[0], " ", *command[2:]]
    code = run([word.format(name) for word in command])
    output = capsys.readouterr()
    if command[2:] == ["restore"] and code == 0:
        assert "has no backups yet" in output.err
    else:
        assert code in (2, 3)
        assert output.err.startswith("planner: ")
        assert len(output.err.strip().splitlines()) == 1
    assert {each.name for each in Path().iterdir()} <= {"loop", "pipe", "home"}


@pytest.mark.parametrize("name", ["~nosuch-user/x.csv", "~nosuch-user/", "loop/x.csv", "loop/", "none/"])
def test_an_export_to_a_name_that_cannot_be_a_file_is_refused(name: str, capsys: Captured) -> None:
    assert run(["new", "p.json", "--sample"]) == 0
    Path("loop").symlink_to("loop")
    capsys.readouterr()
    assert run(["-f", "p.json", "export", "--as", "csv", "-o", name]) == 2
    assert capsys.readouterr().err.startswith("planner: ")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("plan:b.json", "“plan:b.json” has “:” in it"),
        (r"C:\plans\p.json:stream", "“p.json:stream” has “:” in it"),
        ("why?.json", "“why?.json” has “?” in it"),
        (r"plans|old\p.json", "“plans|old” has “|” in it"),
        ("a\tb.json", "is not plain text"),
        ("con", "is the name of a device"),
        (r"C:\plans\NUL.json", "“NUL.json” is the name of a device"),
        ("aux .tar.json", "is the name of a device"),
        (r"com1\p.json", "“com1” is the name of a device"),
        ("LPT².json", "is the name of a device"),
        ("p.json.", "“p.json.” ends in a full stop or a space"),
        (r"plans \p.json", "“plans ” ends in a full stop or a space"),
    ],
)
def test_a_name_that_windows_refuses_or_takes_for_another_is_told_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        file_named(name, "win32")
    assert str(refused.value).startswith(f"“{name}” cannot be the name of a file: ")
    assert why in str(refused.value)
    assert str(refused.value).endswith(". Choose another.")
    if "\\" not in name:
        assert file_named(name, "linux").name == name


GOOD = [
    "p.json",
    r"C:\plans\p.json",
    "C:p.json",
    r"\\server\share\p.json",
    r"..\p.json",
    ".p",
    "console",
    "com10",
    "a.con",
]


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_windows_takes_is_taken(name: str) -> None:
    assert str(file_named(name, "win32")) == name
