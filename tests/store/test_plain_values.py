"""Equal programmes are written as equal text in every run, and values are read without conversion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from walks import TODAY, small

from planner.programme.errors import Unreadable
from planner.session import Session
from planner.store.file.programme_file import ProgrammeFile

WRITE = """
from datetime import UTC, datetime
from planner.programme import edits
from planner.programme.history.changes import Change, compare
from planner.programme.model import Programme
from planner.store.file.contents import Stored, file_content

programme = edits.new_programme("Health Scrutiny", "Anytown Council")
for topic in ("t1", "t2", "t3"):
    names = frozenset(f"Name {number}" for number in range(9))
    programme = edits.add_topic(programme, topic, topic, purposes=frozenset("fedcba"), other_names=names)
at = datetime(2023, 9, 1, tzinfo=UTC)
change = Change(id="one", label="Started", at=at, by="Chair", difference=compare(Programme(), programme))
print(file_content(Stored(programme, (change,))).decode())
"""


def test_equal_content_is_equal_text_whichever_run_writes_it() -> None:
    written = [
        subprocess.run(
            [sys.executable, "-c", WRITE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]
    assert b'"Name 8"' in written[0]


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("topics.t1.education", "true"),
        ("committees.committee.limit", "2"),
        ("history.00000001.difference.topics.t1.now.education", "true"),
        ("history.00000001.difference.committees.committee.now.limit", "2"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_not_guessed_at(tmp_path: Path, where: str, value: str) -> None:
    path = Session.create(tmp_path / "p.json", small(), "Started", by="Chair", today=TODAY).path
    tables: Any = json.loads(path.read_bytes())
    *steps, last = where.split(".")
    place = tables
    for step in steps:
        place = place[step]
    place[last] = value
    path.write_text(json.dumps(tables))
    with pytest.raises(Unreadable, match="is damaged"):
        ProgrammeFile(path).read()
