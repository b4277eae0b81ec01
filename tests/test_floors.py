"""What we need from the lowest versions in pyproject.toml, and earlier versions lack."""

from __future__ import annotations

import os
from errno import ENOSYS
from pathlib import Path

import pytest

from planner.exchange.template import fill_template
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.session import Session

ESCAPE = '{{ ("{0.__globals__[os].environ[HOME]}" | attr("format"))(lipsum) }}'


def test_a_template_cannot_reach_out_of_itself() -> None:
    with pytest.raises(Unusable, match="line 1"):
        fill_template(ESCAPE, "report-template.md", {})


@pytest.mark.filterwarnings("ignore:flock not supported")
@pytest.mark.skipif(os.name != "posix", reason="files are locked in another way there")
def test_where_the_file_system_has_no_locks_each_of_two_people_can_save(
    session: Session, ann: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(ENOSYS, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", no_locks)
    Path(session.path.with_name(f".{session.path.name}.lock")).unlink(missing_ok=True)
    session.do(lambda programme: edits.edit_topic(programme, "yjs", note="One"))
    ann.do(lambda programme: edits.edit_topic(programme, "yjs", lead="Two"))
    assert session.is_saved
    assert ann.is_saved
    assert (ann.programme.topics["yjs"].note, ann.programme.topics["yjs"].lead) == ("One", "Two")
