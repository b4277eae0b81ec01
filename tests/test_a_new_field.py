"""A topic's field is imported once headings are declared for it, without other changes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DECLARED = """
from msgspec.structs import replace
from planner.programme.fields import Headings
from planner.programme.model import Topic

Topic.FIELDS["resources"] = replace(Topic.FIELDS["resources"], headings=Headings(r"resources|budget"))

import sys
from planner.cli import run
sys.exit(run(["--today", "2023-09-01", "-f", "p.json", *sys.argv[1:]]))
"""
TABLE = """\
Date,Item,Budget for it
26 October 2023,School exclusions,Two visits
30 November 2023,School exclusions,Officer time
25 January 2024,Care leavers,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("field")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    return folder


def planner(folder: Path, *words: str) -> str:
    command = [sys.executable, "-c", DECLARED, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True, timeout=120).stdout


@pytest.fixture(scope="module")
def imported(folder: Path) -> Any:
    words = ("import", "table.csv", "--committee", "C", "--council", "A Council")
    planner(folder, *words, "--yes")
    return json.loads(planner(folder, *words, "--dry-run", "--json"))


def test_its_column_is_read_as_what_it_is_called(imported: Any) -> None:
    assert {"heading": "Budget for it", "read_as": "the resources"} in imported["headings"]
    assert imported["questions"] == []


def test_what_stands_in_it_is_said_of_the_topic_a_line_for_each_place(imported: Any, folder: Path) -> None:
    topics = {each["title"]: each["resources"] for each in imported["topics"]}
    assert topics == {"School exclusions": "Two visits\nOfficer time", "Care leavers": ""}
    assert "Resources: Two visits Officer time" in planner(folder, "topic", "show", "School exclusions")


def test_a_label_of_its_own_name_is_read_too(folder: Path) -> None:
    lines = "| Date | Item |\n|---|---|\n| 22 February 2024 | **Dental care**<br>Resources: A survey |\n"
    (folder / "list.md").write_text(lines, encoding="utf-8")
    planner(folder, "import", "list.md", "--yes")
    assert "Resources: A survey" in planner(folder, "topic", "show", "Dental care")
