"""The JSON follows its published schema."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from goldens import GOLDEN
from jsonschema import Draft202012Validator, FormatChecker
from scene_a import scene_a, view_of

from planner.exchange.json.programme import json_text, show_data
from planner.exchange.json.schema import schema
from planner.programme.kinds import ItemKind, MeetingKind, Outcome
from planner.programme.statuses import NOT_WANTED, WAITING_STATUSES

FILE = Path(str(files("planner.data") / "schemas" / "programme.schema.json"))
SCHEMA = schema()
CHECK = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def test_the_schema_shipped_is_the_one_drawn_from_the_fields() -> None:
    """PLANNER_GOLDEN=write writes the schema anew, to be checked before it is kept."""
    drawn = json_text(SCHEMA)
    if os.environ.get("PLANNER_GOLDEN") == "write":
        FILE.write_text(drawn, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == drawn


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_every_golden_file_is_what_the_schema_says(golden: Any) -> None:
    CHECK.validate(json.loads(golden.read_bytes()))


def test_topics_of_every_standing_are_too_and_what_is_not_in_the_schema_is_no_part_of_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    shown = show_data(view_of(scene_a()))
    CHECK.validate(shown)
    for spoil in (
        lambda document: document.pop("year"),
        lambda document: document["topics"][0].update(status="parked"),
        lambda document: document["topics"][0].update(private_note="Ask the Chair"),
        lambda document: document.update(schema=2),
    ):
        spoilt = deepcopy(shown)
        spoil(spoilt)
        assert not CHECK.is_valid(spoilt)


def test_the_schema_has_the_kinds_and_outcomes_that_there_are() -> None:
    defined = SCHEMA["$defs"]
    assert defined["meeting"]["properties"]["kind"]["enum"] == list(MeetingKind)
    assert defined["item"]["properties"]["kind"]["enum"] == list(ItemKind)
    assert defined["outcome"]["enum"] == [*Outcome, None]
    assert {*NOT_WANTED, *WAITING_STATUSES} < {*defined["topic"]["properties"]["status"]["enum"]}
