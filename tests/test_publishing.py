"""Publishing an open programme: under the lock, on exactly what is stored, and for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from planner.exchange.formats import FORMATS
from planner.programme import edits
from planner.programme.documents.edition import edition_of
from planner.programme.errors import ChangedMeanwhile, NotSaved, Refused, Unusable
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.programme.rules import findings
from planner.session import Session
from planner.store.file.atomic import AtomicStorage

Reopen = Callable[[str], Session]
YOUTH_JUSTICE = "yjs-2023-10-26"


def to(session: Session, meeting: str) -> Callable[[Programme], Programme]:
    return partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_version_exports_again_exactly_as_it_was(session: Session, reopen: Reopen) -> None:
    version = session.publish(agenda_of="m-2023-10-26")
    edition = edition_of(version, session.view, session.history)
    before = {name: format.render(edition) for name, format in FORMATS.items()}
    session.do(to(session, "m-2023-11-30"), reason="Report not ready")
    session.do(lambda programme: edits.set_committee(programme, name="Another name", free_place_words="Free"))
    session.do(lambda programme: edits.cancel_meeting(programme, "m-2024-03-28"), reason="No business")
    again = reopen("Officer")
    assert again.programme.versions == {"1": version}
    later = edition_of(version, again.view, again.history)
    assert {name: format.render(later) for name, format in FORMATS.items()} == before
    assert list(troubles(again.programme, again.history)) == []


def test_two_who_publish_at_once_get_two_numbers(session: Session, reopen: Reopen) -> None:
    ann, bob = reopen("Ann"), reopen("Bob")
    assert session.is_saved
    ann.do(to(ann, "m-2023-11-30"), reason="Report not ready")
    first = ann.publish(label="Ann's")
    with pytest.raises(ChangedMeanwhile, match="look again"):
        bob.publish(label="Bob's")
    assert [change.by for change in bob.take_news().theirs] == ["Ann", "Ann"]
    assert bob.programme == ann.programme
    second = bob.publish(label="Bob's")
    assert ([first.id, first.by], [second.id, second.by]) == (["1", "Ann"], ["2", "Bob"])
    assert first.table == second.table
    again = reopen("Chair")
    assert again.programme.versions == {"1": first, "2": second}
    assert list(troubles(again.programme, again.history)) == []


def test_undo_and_redo_step_over_publishing(session: Session) -> None:
    session.do(to(session, "m-2023-11-30"), reason="Report not ready")
    undone = session.undo()
    assert undone is not None
    session.publish()
    assert session.redo() is not None
    published = session.history[-2]
    with pytest.raises(Refused, match="Publishing cannot be undone"):
        session.undo(published.id)
    while session.undo():
        pass
    assert session.last_version is not None
    assert session.programme.items[YOUTH_JUSTICE].meeting == "m-2023-10-26"


def test_what_is_not_saved_is_not_published(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(AtomicStorage, "write", full)
        with pytest.raises(NotSaved, match="No space left"):
            session.publish()
        assert session.programme.versions == {}
        assert session.is_saved
        session.do(to(session, "m-2023-11-30"), reason="Report not ready")
        with pytest.raises(Refused, match="not saved yet"):
            session.publish()
    session.save()
    assert session.publish().number == 1


def test_unsaved_work_goes_on_top_of_a_version_that_another_made(
    session: Session, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = reopen("Ann")
    with monkeypatch.context() as patched:
        patched.setattr(AtomicStorage, "write", full)
        session.do(to(session, "m-2023-11-30"), reason="Report not ready")
    ann.publish(agenda_of="m-2023-10-26")
    session.refresh()
    session.save()
    assert session.is_saved
    assert session.conflicts == ()
    assert session.last_version == ann.last_version
    (line,) = session.changed()
    assert line.sentence == ("Youth Justice Service: moved from 26 October 2023 to 30 November 2023. Report not ready.")


def test_a_reason_given_afterwards_is_an_edit_like_any_other(session: Session, reopen: Reopen) -> None:
    assert session.changed() == ()
    session.publish()
    session.do(to(session, "m-2023-11-30"))
    (line,) = session.changed()
    session.explain(line.cause.change, reason="Report not ready", authority="Chair")
    with pytest.raises(Unusable, match="has a reason already"):
        session.explain(session.history[-1].id, reason="Another")
    (line,) = reopen("Officer").changed()
    assert (line.cause.reason, line.cause.authority, line.cause.by) == ("Report not ready", "Chair", "Chair")
    assert session.history[-1].label.startswith("Gave the reason for “Moved Youth Justice Service")
    session.undo()
    assert session.changed()[0].cause.reason == ""


def test_slippage_is_seen_in_the_view_and_in_a_preview(session: Session) -> None:
    session.do(lambda programme: edits.set_committee(programme, slips=0))
    session.publish()
    preview = session.view.of(to(session, "m-2023-11-30")(session.programme))
    session.do(to(session, "m-2023-11-30"), reason="Report not ready")
    slipping = [finding.message for finding in session.findings if finding.rule == "slipping"]
    assert slipping == [
        "Youth Justice Service (30 November 2023) has moved once since it was first published, 35 days later."
    ]
    assert [each.message for each in findings(preview) if each.rule == "slipping"] == slipping
    session.undo()
    assert not [finding for finding in session.findings if finding.rule == "slipping"]
