"""A new entity and rule, declared only in ``toy/visits.py``, work everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE / "toy")}
VISIT = "the visit to Zetland House on Youth Justice Service"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The output of ``toy/walk.py``, which uses a programme with visits."""
    folder = tmp_path_factory.mktemp("toy")
    words = [sys.executable, str(HERE / "toy" / "walk.py"), str(folder / "p.json")]
    environment = {**ENVIRONMENT, "PLANNER_HOME": str(folder / "home")}
    return json.loads(subprocess.run(words, env=environment, capture_output=True, check=True, timeout=120).stdout)


def test_the_history_tells_of_it(walked: Any) -> None:
    assert walked["labels"] == [
        f"Added {VISIT}",
        f"Changed the names of who went of {VISIT}",
        f"Undo: Changed the names of who went of {VISIT}",
    ]
    assert walked["history"][1] == {
        "entity": "visits",
        "id": "v",
        "field": "place",
        "from": None,
        "to": "Zetland House",
    }


def test_a_clash_over_it_is_told_in_words(walked: Any) -> None:
    assert walked["clash"] == [[f"{VISIT}: names of who went", "The Vice-chair", "The Chair"]]


def test_it_is_shown_as_json_under_the_name_of_its_table(walked: Any) -> None:
    assert walked["shown"] == [{"id": "v", "topic": "yjs", "place": "Zetland House", "on": None, "seen_by": []}]


def test_its_topic_is_found_by_its_words(walked: Any) -> None:
    assert walked["found"] == ["Youth Justice Service"]


def test_it_is_undone_by_whoever_changed_it_and_stays_so_in_the_file(walked: Any) -> None:
    assert walked["after undo"] == []


def test_its_rule_finds_what_is_wrong_until_it_is_put_right(walked: Any) -> None:
    assert walked["finding"] == ["Nobody is said to have been at Zetland House."]
    assert walked["finding after"] == []


def test_leaving_the_number_of_the_format_behind_fails() -> None:
    words = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "visits", str(HERE / "store/test_fields_pinned.py")]
    result = subprocess.run(words, env=ENVIRONMENT, cwd=HERE.parent, capture_output=True, text=True, timeout=120)
    assert result.returncode == 1
    assert "raise SCHEMA beyond" in result.stdout
