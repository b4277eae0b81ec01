"""The notes command: its output and exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.cli import run

Planner = Callable[..., int]
SINCE = ("notes", "--since", "1 September 2023")


@pytest.fixture
def planner(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Planner:
    """Return a function that runs a command on the sample, with one topic decided on 1 September 2023."""
    path = tmp_path / "p.json"

    def command(*words: str) -> int:
        return run(["-f", str(path), "--today", "2023-09-01", "--by", "Chair", *words])

    assert run(["new", str(path), "--sample"]) == 0
    assert command("topic", "add", "--title", "Pothole in Mill Lane") == 0
    assert command("topic", "answer", "Pothole", "individual", "yes", "--evidence", "One letter") == 0
    assert command("topic", "decide", "Pothole", "reject", "--reason", "One case", "--criterion", "Individual") == 0
    capfd.readouterr()
    return command


def test_markdown_goes_to_standard_output(planner: Planner, capfd: pytest.CaptureFixture[str]) -> None:
    assert planner(*SINCE, "--present", "Vice-chair", "--present", "Chair") == 0
    out = capfd.readouterr().out
    assert out.startswith("# Notes of the scoping session of 1 September 2023\n")
    assert "**Present:** Vice-chair and Chair." in out
    assert "**Decision:** Reject. Test not met: Individual." in out
    assert "One letter" in out


def test_word_goes_to_a_file_and_never_over_another(
    planner: Planner, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert planner(*SINCE, "--as", "docx") == 2
    assert "-o PATH" in capfd.readouterr().err
    assert planner(*SINCE, "--as", "docx", "-o", "notes.docx") == 0
    first = (tmp_path / "notes.docx").read_bytes()
    assert planner(*SINCE, "--as", "docx", "--present", "Vice-chair", "-o", "notes.docx") == 3
    assert (tmp_path / "notes.docx").read_bytes() == first
    assert planner(*SINCE, "--as", "docx", "--present", "Vice-chair", "-o", "notes.docx", "--force") == 0
    assert (tmp_path / "notes.docx").read_bytes() != first
    assert capfd.readouterr().out == ""


def test_the_file_s_name_says_the_format_unless_it_is_said(planner: Planner, tmp_path: Path) -> None:
    assert planner(*SINCE, "-o", "notes.DOCX") == 0
    assert planner(*SINCE, "-o", "notes.md") == 0
    assert (tmp_path / "notes.DOCX").read_bytes().startswith(b"PK")
    assert (tmp_path / "notes.md").read_text(encoding="utf-8").startswith("# Notes")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["notes"], "--since"),
        (["notes", "--since", "soon"], "is not a date"),
        (
            ["notes", "--since", "2023-09-02"],
            "since 2 September 2023: name an earlier day.",
        ),
        ([*SINCE, "--as", "csv"], "choose one of docx, html, pdf, markdown"),
        ([*SINCE, "-o", "missing/notes.md"], "There is no folder"),
    ],
)
def test_mistakes_are_one_sentence(
    planner: Planner, words: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert planner(*words) == 2
    output = capfd.readouterr()
    assert message in output.err
    assert output.out == ""
