"""A council's own template that hangs or tries to read other things ends in one sentence within seconds."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from effort import LONG, sampled
from hostile import edition_of_view, hostile, hostile_view_of

from planner.exchange import template_process
from planner.exchange.report import OWN_TEMPLATE, report_document, template_for, usual_template
from planner.exchange.template import template_blocks
from planner.exchange.template_process import blocks_in_subprocess
from planner.programme.documents.blocks import Block, Bullets, Heading, Paragraph
from planner.programme.documents.report import PreviousVersion, report_now
from planner.programme.errors import Unusable

pytestmark = pytest.mark.slow

VALUES = {
    "committee": "Health “Scrutiny”",
    "date": date(2023, 9, 1),
    "since": PreviousVersion(1, "For June", date(2023, 6, 1)),
    "changed": ("a <b>", "c"),
    "meeting": None,
}
LOOPS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
MEMORY = "needs too much memory"
STOPPED = "takes too long or needs too much memory, and was stopped: look for a loop"
RECURSION = "it calls itself without end"
OTHERS = "it cannot take in another file"
OUTPUT = "it makes more than 1,000,000 characters or 20,000 lines"
NOTHING = "there is nothing called “_"


@pytest.fixture(autouse=True)
def _after_one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop what takes too long after one second instead of three."""
    limited = "import planner.exchange.template_process as process; process.TEMPLATE_SECONDS = 1; process.main()"
    monkeypatch.setattr(template_process, "_BOOTSTRAP", f"import sys; sys.path[:] = sys.argv[1:]; {limited}")


def refusal(template: str) -> str:
    """Return the message that a template ends with, which names the file in one sentence."""
    with pytest.raises(Unusable) as told:
        blocks_in_subprocess(template, "ours.md", VALUES)
    sentence = str(told.value)
    assert sentence.startswith("ours.md")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 400
    return sentence


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (LOOPS, STOPPED),
        *([("{{ lipsum(n=10**7) }}", STOPPED)] if LONG else []),
        ('{{ "%1000000000d"|format(1) }}', MEMORY),
        ('{{ "%1000000000d" % 1 }}', MEMORY),
        ('{{ "{:1000000000}".format(1) }}', MEMORY),
        ("{{ 'a' * 10**10 }}", MEMORY),
        ("{{ 'a'|center(10**10) }}", MEMORY),
        (
            "{% set n = namespace(s='a') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
            MEMORY,
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", RECURSION),
        ("{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}", RECURSION),
        ("{% include '/etc/passwd' %}", OTHERS),
        ("{% include 'theirs.md' ignore missing %}", OTHERS),
        ("{% import '../theirs.md' as theirs %}", OTHERS),
        ("{% extends 'theirs.md' %}", OTHERS),
        ("{% for a in range(99999) %}{{ 'abcdefghijklm' }}{% endfor %}", OUTPUT),
        ("{% for a in range(99999) %}x\n\n{% endfor %}", OUTPUT),
        ("{% for a in range(10**9) %}{% endfor %}", "Range too big"),
        ('{{ ("{0.__globals__[os].environ[HOME]}"|attr("format"))(lipsum) }}', NOTHING),
        ("{{ '{0.__class__}'.format(committee) }}", NOTHING),
        ("{{ since.__class__.__mro__ }}", NOTHING),
        ("{{ cycler.__init__.__globals__.os }}", NOTHING),
        ("{{ ['a' * 100000] | map(attribute='a' * 100000) | first + 1 }}", ""),
    ],
)
def test_it_ends_as_one_sentence(template: str, told: str) -> None:
    assert told in refusal(template)


@pytest.mark.parametrize(
    "template",
    sampled(
        [
            "_*" * 45_000,
            "![" * 45_000,
            "[a](" * 20_000,
            "<a " * 30_000,
            "- " * 40_000,
            "> " * 40_000,
            "|a" * 30_000 + "\n" + "|-" * 30_000 + "\n" + "|\n" * 9_000,
        ],
        1,
    ),
    ids=len,
)
def test_markdown_that_takes_long_is_drawn_in_time_or_stopped(template: str) -> None:
    refused = STOPPED
    try:
        blocks_in_subprocess(template, "ours.md", VALUES)
    except Unusable as told:
        refused = str(told)
    assert STOPPED in refused


def test_its_process_ends_by_itself_when_nobody_waits_for_it_any_more() -> None:
    begun = subprocess.Popen(
        [sys.executable, "-c", template_process._BOOTSTRAP, *filter(None, sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert begun.stdin
        begun.stdin.write(json.dumps({"source": LOOPS, "name": "ours.md", "values": {}}).encode())
        begun.stdin.close()
        begun.wait(60)
    finally:
        begun.kill()


def test_one_that_does_not_even_begin_is_ended_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_process, "_BOOTSTRAP", "import time; time.sleep(20); print('{}')")
    monkeypatch.setattr(template_process, "PROCESS_SECONDS", 0.1)
    assert STOPPED in refusal("x")


def test_what_lies_in_the_folder_where_the_program_is_run_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("jinja2", "msgspec", "planner", "json"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert blocks_in_subprocess("Ours", "ours.md", {}) == (Paragraph("Ours"),)
    assert not (tmp_path / "ran").exists()


def both(template: str, values: dict[str, Any]) -> tuple[Block, ...]:
    """Return the blocks of a template, which are the same from a subprocess as from this process."""
    blocks = blocks_in_subprocess(template, "ours.md", values)
    assert blocks == template_blocks(template, "ours.md", values)
    return blocks


def test_in_a_process_of_its_own_it_is_given_the_same_values() -> None:
    template = (
        "# {{ committee }}\n\n"
        "{{ since.label }}: {{ since.on }}, {{ (date - since.on).days }} days, {{ since.number + 1 }}\n\n"
        "{% for each in changed %}\n- {{ each }}\n{% endfor %}\n\n{{ meeting is none }}\n"
    )
    assert both(template, VALUES) == (
        Heading("Health “Scrutiny”", 1),
        Paragraph("For June: 1 June 2023, 92 days, 2"),
        Bullets(("a <b>", "c")),
        Paragraph("True"),
    )


def test_the_shipped_template_copied_is_the_same_report(tmp_path: Path) -> None:
    edition = edition_of_view(hostile_view_of(hostile()))
    report = report_now(edition.view, edition.history)
    (tmp_path / OWN_TEMPLATE).write_text(usual_template().text, encoding="utf-8")
    own = template_for(tmp_path / "p.json")
    assert own.is_own
    assert report_document(report, own) == report_document(report, usual_template())


def test_the_report_in_the_councils_own_words_is_kept_to_these_limits(tmp_path: Path) -> None:
    edition = edition_of_view(hostile_view_of(hostile()))
    report = report_now(edition.view, edition.history)
    (tmp_path / OWN_TEMPLATE).write_text("{% set large = 'a'|center(600000000) %}Ours", encoding="utf-8")
    with pytest.raises(Unusable, match=f"{OWN_TEMPLATE}.* {MEMORY}"):
        report_document(report, template_for(tmp_path / "p.json"))
