"""A programme that names a hostile file as its checklist: every command ends, most of them successfully."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from effort import LONG, sampled
from hostile_files import MESSAGES, NAMES, lay_out, make_large
from msgspec.structs import replace

from planner.cli import run
from planner.exchange.samples import SAMPLE_DAY, sample
from planner.session import Session

pytestmark = pytest.mark.slow

COMMANDS = (
    ("show", 0),
    ("check", 1),
    ("deadlines", 0),
    ("history", 0),
    ("verify", 0),
    ("where", 0),
    ("committee show", 0),
    ("committee set limit 3", 0),
    ("checklist show", 0),
    ("checklist list", 0),
    ("topic list", 0),
    ("topic show yjs", 0),
    ("topic answer yjs risk 2", 2),
    ("where-could yjs", 0),
    ("export --as text", 0),
    ("export --as text --report", 0),
)
"""The commands, and their exit codes."""
REFUSED_TO_ALL = ("a pipe", "an endless device", "a link to an endless device", "a folder", "a system file", "5 GB")
MEMORY = 2_000_000_000


def programme_in(folder: Path, checklist: str = "") -> Path:
    programme = sample()
    programme = programme.put("committees", replace(programme.committee, checklist=checklist))
    return Session.create(folder / "p.json", programme, "Made", by="Ann", today=date(2023, 9, 1)).path


def exit_codes(file: Path, *commands: str, message: str = "") -> list[tuple[str, int]]:
    """Run the commands in one process with limited time and memory, and return each with its exit code.

    ``message`` must be in what it prints on standard error.
    """
    code = (
        "import sys; from planner.cli import run\n"
        "for words in sys.argv[2:]: print('\\n@', words, '@', run(['-f', sys.argv[1], *words.split()]), flush=True)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code, str(file), *commands],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PLANNER_TODAY": SAMPLE_DAY.isoformat()},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert "Traceback" not in process.stderr, process.stderr
    assert process.returncode == 0
    assert message in process.stderr
    lines = [line.split(" @ ") for line in process.stdout.splitlines() if line.startswith("@ ")]
    return [(words.removeprefix("@ "), int(code)) for words, code in lines]


@pytest.mark.parametrize("number", sampled(range(len(NAMES)), 8))
def test_every_command_ends_whatever_checklist_a_programme_names(tmp_path: Path, number: int) -> None:
    what = list(NAMES)[number]
    lay_out(tmp_path / "committee")
    file = programme_in(tmp_path / "committee", NAMES[what])
    commands = COMMANDS if LONG else COMMANDS[:1] + COMMANDS[number % 4 :: 4]
    # A programme's file is read as if it had been typed, without what nobody can type.
    message = "there is no such file" if what == "a name with NUL" else MESSAGES[what]
    assert exit_codes(file, *(words for words, _ in commands), message=message) == list(commands)


@pytest.mark.parametrize("what", sampled(NAMES, 2))
def test_the_shell_is_answered_whatever_checklist_a_programme_names(tmp_path: Path, what: str) -> None:
    lay_out(tmp_path / "committee")
    file = programme_in(tmp_path / "committee", NAMES[what])
    words = {"COMP_WORDS": f"planner -f {file} topic answer yjs ", "COMP_CWORD": ""}
    completed = subprocess.run(
        [sys.executable, "-m", "planner"],
        env={**os.environ, "_PLANNER_COMPLETE": "fish_complete", **words},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Traceback" not in completed.stderr
    assert "duty" in completed.stdout


def test_what_is_wrong_with_it_is_to_be_put_right_before_publishing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path / "committee")
    file = programme_in(tmp_path / "committee", "out.toml")
    assert run(["-f", str(file), "check"]) == 1
    output = capfd.readouterr()
    assert "The checklist file out.toml cannot be read: it is a link" in output.out
    assert run(["-f", str(file), "committee", "set", "checklist", ""]) == 0
    assert run(["-f", str(file), "check"]) in (0, 1)
    assert "out.toml" not in capfd.readouterr().out


@pytest.mark.parametrize("word", ["use", "set"])
def test_a_checklist_from_elsewhere_is_to_be_copied_beside_the_programme(
    tmp_path: Path, word: str, capfd: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path / "committee")
    file, theirs = programme_in(tmp_path / "committee"), str(tmp_path / "theirs" / "theirs.toml")
    before = file.read_bytes()
    command = ("checklist", "use") if word == "use" else ("committee", "set", "checklist")
    assert run(["checklist", "check", theirs]) == 0
    capfd.readouterr()
    assert run(["-f", str(file), *command, theirs]) == 2
    message = capfd.readouterr().err
    assert "copy it beside the programme's file." in message
    assert message.count("\n") == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("description", REFUSED_TO_ALL)
def test_a_file_that_a_person_names_is_read_as_safely(tmp_path: Path, description: str) -> None:
    lay_out(tmp_path / "committee")
    file = programme_in(tmp_path / "committee")
    name = NAMES[description] if os.path.isabs(NAMES[description]) else str(file.parent / NAMES[description])
    commands = [(f"checklist check {name}", 2), (f"checklist show {name}", 2)]
    assert exit_codes(file, *(words for words, _ in commands)) == commands


def lay_pipe(path: Path) -> None:
    os.mkfifo(path)


def lay_secret(path: Path) -> None:
    (path.parent.parent / "secret.md").write_text("# A secret", encoding="utf-8")
    path.symlink_to(path.parent.parent / "secret.md")


def lay_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("lay", [lay_pipe, lay_secret, lay_device, Path.mkdir, make_large])
def test_a_hostile_report_template_is_one_sentence(
    tmp_path: Path, lay: object, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "committee").mkdir()
    file = programme_in(tmp_path / "committee")
    lay(tmp_path / "committee" / "report-template.md")  # type: ignore[operator]
    commands = [("export --as text --report", 2), ("where", 0), ("show", 0)]
    assert exit_codes(file, *(words for words, _ in commands)) == commands
    assert run(["-f", str(file), "export", "--as", "text", "--report"]) == 2
    output = capfd.readouterr()
    assert "report-template.md cannot be read: it is" in output.err
    assert output.err.count("\n") == 1
    assert "secret" not in output.out
