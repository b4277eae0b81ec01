"""Printed text has no control characters, suits the terminal's encoding, and a closed pipe is no error."""

from __future__ import annotations

import ast
import errno
import inspect
import io
import json
import os
import pty
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from effort import sampled
from terminals import HOSTILE, REMAINS, control_characters, make_hostile

import planner.cli
from planner.cli import run
from planner.cli.printing import ask, print_text
from planner.exchange.json.programme import json_text
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme import edits
from planner.programme.text import one_line
from planner.session import Session

pytestmark = pytest.mark.slow

Captured = pytest.CaptureFixture[str]
FILE = ["--today", "2023-09-01", "-f", "p.json"]
PRINTING = [
    *(["show"], ["check"], ["history"], ["deadlines"], ["topic", "list"], ["topic", "show", "csi"], ["versions"]),
    *(["changes"], ["where-could", "csi"], ["committee", "show"], ["checklist", "show"], ["restore"], ["verify"]),
    *(["topic", "show", "nothing"], ["move", "x", "y", "--reason", "r"], ["undo"], ["where"]),
    *(["--year", HOSTILE, "show"], ["topic", "show", f"Zebra{HOSTILE}"], ["import", f"{HOSTILE}.docx"]),
]
DATA = [
    *(["show", "--json"], ["check", "--json"], ["history", "--json"], ["deadlines", "--json"], ["versions", "--json"]),
    *(["topic", "list", "--json"], ["where-could", "csi", "--json"], ["changes", "--json"]),
]
TEXT_KINDS = ("html", "markdown", "csv", "icalendar", "json", "text")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a published programme with control characters in every text."""
    path = tmp_path_factory.mktemp("hostile") / "p.json"
    session = Session.create(path, sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
    session.publish(label="For September")
    moved = partial(edits.move, item="yjs-2023-10-26", meeting="m-2023-11-30", today=SAMPLE_DAY)
    session.do(moved, reason="Report not ready")
    make_hostile(path)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def _file_in_folder(hostile: bytes) -> None:
    Path("p.json").write_bytes(hostile)


def process(*words: str, before: str = "", **options: object) -> subprocess.Popen[bytes]:
    """Start the program in a process, which runs the code ``before`` first."""
    code = f"import sys; {before}sys.argv[1:] = {[*FILE, *words]!a}; from planner.cli import main; main()"
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def at_a_terminal(*words: str) -> str:
    """Run the program at a pseudo-terminal, and return its output."""
    ours, its = pty.openpty()
    running = process(*words, stdout=its)
    os.close(its)
    output = b""
    try:
        while read := os.read(ours, 65536):
            output += read
    except OSError:  # the end of a terminal, on Linux
        pass
    os.close(ours)
    assert running.wait() == 0, running.stderr and running.stderr.read()
    return output.decode().replace("\r\n", "\n")  # the terminal's own line ends


@pytest.mark.parametrize("words", PRINTING, ids=lambda words: " ".join(words)[:30].encode("ascii", "replace").decode())
def test_whatever_is_printed_is_only_text(words: list[str], capsys: Captured) -> None:
    run([*FILE, *words])
    output = capsys.readouterr()
    assert output.out or output.err
    assert not control_characters(output.out + output.err)
    assert not [each for each in REMAINS if each in output.out + output.err]


def test_a_question_is_only_text_and_so_is_what_it_proposes(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert not control_characters(ask(f"The committee's name{HOSTILE}", f"Health{HOSTILE}"))
    output = capsys.readouterr()
    assert "Health" in output.err
    assert not control_characters(output.out + output.err)


def test_an_empty_list_prints_nothing_on_standard_output(capsys: Captured) -> None:
    run(["new", "empty.json", "--sample"])
    capsys.readouterr()
    assert run(["-f", "empty.json", "versions"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", DATA, ids=" ".join)
def test_data_is_the_same_data_and_harmless_too(words: list[str], capsys: Captured) -> None:
    run([*FILE, *words])
    printed = capsys.readouterr().out
    assert not control_characters(printed)
    assert one_line(HOSTILE) in "".join(texts(json.loads(printed)))


def test_text_that_a_terminal_acts_on_is_the_same_text_in_data_and_harmless() -> None:
    printed = json_text([HOSTILE])
    assert not control_characters(printed)
    assert json.loads(printed) == [HOSTILE]


def texts(data: object) -> list[str]:
    if isinstance(data, dict):
        data = [*data.values()]
    return [text for each in data for text in texts(each)] if isinstance(data, list) else [str(data)]


@pytest.mark.parametrize("kind", sampled(TEXT_KINDS, 3))
def test_an_export_is_its_file_byte_for_byte_but_for_a_terminal_only_text(kind: str) -> None:
    assert run([*FILE, "export", "--as", kind, "-o", "file"]) == 0
    piped, _ = process("export", "--as", kind, stdout=subprocess.PIPE).communicate()
    assert piped == Path("file").read_bytes()
    shown = at_a_terminal("export", "--as", kind)
    assert "Youth Justice Service" in shown
    assert not control_characters(shown)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=["cp1252", "ascii", "strict", "C"],
)
@pytest.mark.parametrize(
    "words", sampled([["show"], ["check"], ["history"], ["topic", "show", "żółty"], ["new", "--help"]], 2)
)
def test_what_an_encoding_has_not_is_replaced(words: list[str], surroundings: dict[str, str]) -> None:
    path = Path("p.json")
    path.write_text(path.read_text().replace("Youth Justice", "Żółty 😀"))
    results = []
    for variables in ({"PYTHONIOENCODING": "utf-8"}, surroundings):
        running = process(*words, stdout=subprocess.PIPE, env={**os.environ, **variables})
        output = b"".join(running.communicate())
        assert b"Traceback" not in output
        results.append((running.returncode, output.count(b"\n")))
    assert results[0] == results[1]


def test_data_for_a_program_loses_no_character_to_the_encoding_of_talk() -> None:
    assert run([*FILE, "topic", "add", "--title", "Żółty 😀"]) == 0
    running = process("show", "--json", stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert "Żółty 😀" in [topic["title"] for topic in json.loads(running.communicate()[0])["topics"]]


CLOSED = [
    (["show"], 0),
    (["show", "--json"], 0),
    (["check"], 1),  # what it found is open, whoever reads it
    (["export", "--as", "csv"], 0),
    (["--help"], 0),
    (["topic", "show", "nothing"], 2),
    (["topic", "add", "--title", "Zebra crossings"], 0),
]


@pytest.mark.parametrize(("words", "code"), CLOSED, ids=[" ".join(words) for words, _ in CLOSED])
def test_a_reader_that_has_gone_is_no_error_and_changes_no_exit_code(words: list[str], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    running = process(*words, stdout=writing)
    os.close(writing)
    output = running.communicate()[1].decode()
    assert running.returncode == code
    assert not [word for word in ("Traceback", "Exception", "Broken pipe", "Invalid argument") if word in output]


class ClosedPipe(io.RawIOBase):
    """A pipe whose reader has gone, on Windows."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:  # noqa: ARG002
        raise OSError(errno.EINVAL, "Invalid argument")


WINDOWS = f"""
import errno, io
{inspect.getsource(ClosedPipe)}
sys.stdout = io.TextIOWrapper(io.BufferedWriter(ClosedPipe()), encoding="cp1252", newline="\\r\\n")
"""


def test_what_could_not_be_written_is_not_tried_again_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = io.TextIOWrapper(io.BufferedWriter(ClosedPipe()))
    monkeypatch.setattr("sys.stdout", gone)
    print_text("Zebra crossings")
    print_text("Zebra crossings again")
    assert gone.closed


@pytest.mark.parametrize(("words", "code"), sampled(CLOSED, 3))
def test_a_reader_that_has_gone_is_no_error_on_windows_either(words: list[str], code: int) -> None:
    running = process(*words, before=f"exec({WINDOWS!r}); ", stdout=subprocess.DEVNULL)
    output = running.communicate()[1].decode()
    assert running.returncode == code
    assert not [word for word in ("Traceback", "Exception", "Invalid argument") if word in output]


def test_an_error_has_its_exit_code_also_when_standard_error_is_closed() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = f"import sys; sys.argv[1:] = {[*FILE, 'topic', 'show', 'nothing']!r}; from planner.cli import main; main()"
    assert subprocess.run([sys.executable, "-c", code], stderr=writing, check=False).returncode == 2
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it needs the device /dev/full")
@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["--help"]], ids=" ".join)
def test_output_that_cannot_be_written_is_one_sentence(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        running = process(*words, stdout=full)
        output = running.communicate()[1].decode()
    assert (running.returncode, output) == (2, "planner: The output could not be written: No space left on device.\n")


def test_only_the_printing_module_prints() -> None:
    folder = Path(planner.cli.__file__).parent
    names = {"print", "echo", "secho", "prompt", "confirm", "echo_via_pager", "stdout", "stderr"}
    found = {
        (path.name, name)
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (name := node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else "")
        in names
    }
    assert {name for name, _ in found} == {"printing.py"}
