"""The commands about versions and changes: output, messages and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run
from planner.exchange.formats import DOCUMENTS
from planner.programme import edits
from planner.session import Session

Planner = Callable[..., int]
RunCommand = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> RunCommand:
    """Return a function that runs a command on 9 October 2023: its exit code, standard output and error."""
    assert run(["new", str(tmp_path / "p.json"), "--sample"]) == 0

    def command(*words: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run(["-f", str(tmp_path / "p.json"), "--today", "2023-10-09", "--by", "Ann", *words])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def data(run_command: RunCommand) -> Callable[..., Any]:
    """Return a function that runs a command and decodes the JSON on standard output."""
    return lambda *words: json.loads(run_command(*words)[1])


def why(reason: str) -> list[str]:
    return ["--reason", reason, "--authority", "Chair"]


def test_what_changed_since_the_last_version_with_its_reasons(
    run_command: RunCommand, data: Callable[..., Any]
) -> None:
    code, number, error = run_command("publish", "--agenda-of", "26 October")
    assert (code, number) == (0, "1\n")
    assert "Published version 1: Agenda 26 October 2023." in error
    assert "Still open: Support for Young Carers (28 March 2024) has no objective." in error
    published = {kind: run_command("export", "--as", kind, "--version", "1")[1] for kind in ("text", "csv", "json")}
    for words in (
        ["move", "Youth Justice", "30 November", *why("report not ready")],
        ["move", "Support for Young Carers", "25 April", *why("too little business in March")],
        ["place", "Placement", "25 January", "--kind", "information", *why("asked for by members")],
        ["remove", "Child Exploitation", *why("part of another item")],
        ["topic", "edit", "SEND Imp", "--title", "SEND Improvements", *why("a spelling")],
        ["meeting", "cancel", "2024-03-28", *why("nothing left on it")],
    ):
        assert run_command(*words)[0] == 0
    changes = data("changes", "--json")
    assert [each["kind"] for each in changes] == ["added", "moved", "moved", "dropped", "retitled", "meeting"]
    assert {(each["authority"], each["by"]) for each in changes} == {("Chair", "Ann")}
    assert changes[1] == {
        "kind": "moved",
        "title": "Youth Justice Service",
        "from": "2023-10-26",
        "to": "2023-11-30",
        "reason": "report not ready",
        "authority": "Chair",
        "by": "Ann",
    }
    text = run_command("changes")[1]
    assert text.startswith("What changed in 2023/24 since version 1 (Agenda 26 October 2023)\n\n- Placement")
    assert (
        "- Youth Justice Service: moved from 26 October 2023 to 30 November 2023. "
        "Report not ready (agreed by the Chair).\n" in text
    )
    for kind, content in published.items():
        assert run_command("export", "--as", kind, "--version", "1")[1] == content
        assert run_command("export", "--as", kind)[1] != content
    assert run_command("verify")[0] == 0


def test_away_and_back_is_in_the_history_and_nowhere_else(run_command: RunCommand, data: Callable[..., Any]) -> None:
    run_command("publish")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("move", "Youth Justice", "26 October", *why("report ready after all"))
    assert data("changes", "--json") == []
    assert run_command("changes")[1].endswith("\n\nNothing.\n")
    assert [each["reason"] for each in data("history", "--json")[-2:]] == ["report not ready", "report ready after all"]
    assert not [each for each in data("check", "--json") if each["rule"] == "slipping"]


def test_versions_are_listed_and_any_two_compared(run_command: RunCommand, data: Callable[..., Any]) -> None:
    code, listed, error = run_command("versions")
    assert (code, listed) == (0, "")
    assert "Nothing has been published yet" in error
    assert run_command("changes", "--json")[:2] == (0, "[]\n")
    run_command("publish", "--label", "Draft for the Chair")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    run_command("publish")
    run_command("move", "Youth Justice", "28 March", *why("still not ready"))
    assert data("versions", "--json") == [
        {"number": 1, "label": "Draft for the Chair", "year": "2023/24", "on": "2023-10-09", "by": "Ann"},
        {"number": 2, "label": "Published on 9 October 2023", "year": "2023/24", "on": "2023-10-09", "by": "Ann"},
    ]
    assert run_command("versions")[1].startswith(
        "1. Draft for the Chair (2023/24), published on 9 October 2023 by Ann\n"
    )
    for words, days in (
        ([], ("2023-11-30", "2024-03-28")),
        (["--since", "1"], ("2023-10-26", "2024-03-28")),
        (["--since", "1", "--until", "2"], ("2023-10-26", "2023-11-30")),
        (["--until", "2"], ("2023-10-26", "2023-11-30")),
    ):
        (line,) = data("changes", "--json", *words)
        assert (line["from"], line["to"]) == days


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["changes", "--since", "9"], 2, "There is no version “9”. There is: 1, Published on 9 October 2023."),
        (["changes", "--until", "1"], 2, "Version 1 is the first of 2023/24"),
        (["export", "--as", "text", "--version", "9"], 2, "There is no version “9”"),
        (["export", "--as", "text", "--report", "--version", "1", "--draft"], 2, "give --draft or --version, not both"),
        (["export", "--as", "text", "--officers"], 2, "--officers goes with --report"),
        (["export", "--as", "icalendar", "--owner", "Nobody"], 2, "--owner goes with --due"),
        (["export", "--as", "icalendar", "--due", "--owner", "Nobody"], 2, "Nothing is due from “Nobody”"),
        (["export", "--as", "docx", "--version", "1"], 2, "name it with -o PATH"),
        (["export", "--as", "csv", "--report"], 2, f"choose one of {', '.join(DOCUMENTS)}."),
        (["export", "--as", "docx", "--report"], 2, "name it with -o PATH"),
        (["export", "--as", "text", "--report", "--changes"], 2, "One document at a time"),
        (["export", "--as", "text", "--report", "--bom"], 2, "leave out --bom"),
        (["export", "--as", "text", "--changes", "--version", "1"], 2, "Version 1 is the first of 2023/24"),
        (["publish", "--agenda-of", "1 May 2024"], 2, "There is no meeting “1 May 2024”"),
        (["publish", "--agenda-of", "2024-03-28"], 3, "is cancelled, and has no agenda"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    run_command: RunCommand, words: list[str], code: int, sentence: str
) -> None:
    run_command("publish")
    run_command("meeting", "cancel", "2024-03-28", *why("x"))
    exit_code, out, error = run_command(*words)
    assert (exit_code, out) == (code, "")
    assert sentence in error
    assert error.count("\n") == 1


def test_what_comes_late_is_cured_by_the_chairs_reason(run_command: RunCommand, data: Callable[..., Any]) -> None:
    def late() -> list[str]:
        return [each["level"] for each in data("check", "--json") if each["rule"] == "late-item"]

    run_command("publish", "--agenda-of", "26 October")
    code, _, error = run_command("place", "Local Offer", "26 October", "--kind", "information")
    assert code == 0
    assert "Now to look at: Local Offer website (26 October 2023) was added after its agenda was published" in error
    assert late() == ["must"]
    assert run_command("item", "edit", "Local Offer", "--urgency", "An inspection letter came")[0] == 0
    assert late() == []
    assert (
        run_command("move", "Child Exploitation", "26 October", *why("urgent"), "--urgency", "A serious case")[0] == 0
    )
    assert late() == []


def test_who_publishes_while_another_saves_publishes_what_is_there(
    run_command: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish: Callable[..., object] = Session.publish

    def after_the_other(session: Session, **options: object) -> object:
        monkeypatch.setattr(Session, "publish", publish)
        other = Session.open(tmp_path / "p.json", by="Bob", today=session.today)
        other.do(lambda programme: edits.edit_topic(programme, "carers", title="Young Carers"))
        return publish(session, **options)

    monkeypatch.setattr(Session, "publish", after_the_other)
    code, number, error = run_command("publish")
    assert (code, number) == (0, "1\n")
    assert "Meanwhile, by Bob: Retitled Support for Young Carers as Young Carers." in error
    assert "Young Carers" in run_command("export", "--as", "text", "--version", "1")[1]
    assert run_command("changes")[1].endswith("Nothing.\n")


def test_a_version_is_exported_to_word_as_it_was(run_command: RunCommand, tmp_path: Path) -> None:
    run_command("publish")
    assert run_command("export", "--as", "docx", "--version", "1", "-o", "then.docx")[0] == 0
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    assert run_command("export", "--as", "docx", "--version", "1", "-o", "again.docx")[0] == 0
    assert (tmp_path / "then.docx").read_bytes() == (tmp_path / "again.docx").read_bytes()


def test_the_covering_report_and_what_changed_are_exported_for_now_and_for_a_version(
    run_command: RunCommand, tmp_path: Path
) -> None:
    code, _, error = run_command("export", "--as", "text", "--changes")
    assert (code, "Nothing has been published yet" in error) == (2, True)
    run_command("publish", "--agenda-of", "28 September")
    run_command("move", "Youth Justice", "30 November", *why("report not ready"))
    now = run_command("export", "--as", "text", "--report")
    assert now[0] == 0
    moved = "moved from 26 October 2023 to 30 November 2023. Report not ready (agreed by the Chair)."
    line = f"Youth Justice Service: {moved}"
    assert f"published on 9 October 2023:\n\n(a) {line}\n" in now[1]
    run_command("publish", "--agenda-of", "26 October")
    of_version = run_command("export", "--as", "markdown", "--report", "--version", "2")[1]
    assert "**Thursday 26 October 2023**\n\n# Work programme 2023/24" in of_version
    assert line in of_version
    assert line in run_command("export", "--as", "text", "--changes", "--version", "2")[1]
    assert run_command("export", "--as", "text", "--changes")[1].endswith(
        "\n\nNothing.\n\nDraft as at 9 October 2023\n"
    )
    assert run_command("export", "--as", "docx", "--report", "--version", "2", "-o", "report.docx")[0] == 0
    assert run_command("export", "--as", "docx", "--report", "-o", "report.docx")[0] == 3
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")


def test_a_councils_own_template_is_taken_from_beside_the_programme(run_command: RunCommand, tmp_path: Path) -> None:
    own = tmp_path / "report-template.md"
    assert str(own) not in run_command("where")[1]
    own.write_text("# Report to {{ committee }}\n\nOn {{ date }}.\n", encoding="utf-8")
    assert str(own) in run_command("where")[1]
    report = run_command("export", "--as", "text", "--report")[1]
    committee = "Children and Young People Scrutiny Committee"
    assert report == f"Report to {committee}\n\nOn 9 October 2023.\n\nDraft as at 9 October 2023\n"
    own.write_text("# Report\n\n{% for line in changed %}\n- {{ lin }}\n", encoding="utf-8")
    code, out, error = run_command("export", "--as", "text", "--report")
    assert (code, out) == (2, "")
    assert error.startswith(f"planner: {own}, line ")
    assert error.count("\n") == 1


def test_a_report_that_would_say_nothing_new_names_the_useful_one(run_command: RunCommand) -> None:
    run_command("publish")
    code, report, error = run_command("export", "--as", "markdown", "--report")
    assert code == 0
    assert "Nothing has changed" in report
    assert "--version 1 gives the report that went with it" in error
    assert "Nothing has changed" not in run_command("export", "--as", "markdown", "--report", "--version", "1")[2]


def test_dates_are_typed_as_people_say_them(run_command: RunCommand, data: Callable[..., Any]) -> None:
    assert run_command("meeting", "add", "next Thursday", "--time", "2pm")[0] == 0
    assert run_command("topic", "edit", "Local Offer", "--not-before", "January 2024", "--not-after", "March")[0] == 0
    assert run_command("item", "edit", "Youth Justice", "--report-received", "2 weeks before the meeting")[0] == 0
    meeting = next(each for each in data("show", "--json")["meetings"] if each["status"] == "additional")
    assert (meeting["date"], meeting["time"]) == ("2023-10-19", "14:00")
    shown = run_command("topic", "show", "Local Offer")[1]
    assert "1 January 2024" in shown
    assert "31 March 2024" in shown
    code, _, error = run_command("meeting", "add", "October 23")
    assert code == 2
    assert "could be 23 October or October 2023: write it as 23 October." in error
