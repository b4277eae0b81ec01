"""Several clashes are settled one by one; undo, redo and news are each person's own."""

from __future__ import annotations

from collections.abc import Callable

from planner.exchange.checklists import checklist_names
from planner.programme import edits
from planner.programme.history.changes import Side
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.session import Session

Reopen = Callable[[str], Session]
Edit = Callable[[Programme], Programme]
YOUTH_JUSTICE = "yjs-2023-10-26"


def edit(topic: str, **fields: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, topic, **fields)


def test_each_of_two_clashes_waits_until_it_is_settled_itself(ann: Session, bob: Session, reopen: Reopen) -> None:
    shown = bob.programme
    for topic in ("yjs", "carers"):
        ann.do(edit(topic, lead="Ann's"))
    for topic in ("yjs", "carers"):
        bob.do(edit(topic, lead="Bob's"), basis=shown)
    assert len(bob.conflicts) == 2
    first, second = bob.conflicts
    bob.settle(first, Side.MINE)
    assert bob.conflicts == (second,)
    assert (bob.programme.topics["yjs"].lead, bob.programme.topics["carers"].lead) == ("Bob's", "Ann's")
    bob.settle(second, Side.MINE)
    assert bob.is_saved
    again = reopen("Chair")
    assert {again.programme.topics[topic].lead for topic in ("yjs", "carers")} == {"Bob's"}
    assert list(troubles(again.programme, again.history)) == []


def test_settling_one_thing_for_them_keeps_what_the_same_change_did_elsewhere(
    ann: Session, bob: Session, reopen: Reopen
) -> None:
    ann.do(edit("yjs", lead="Ann's"))
    bob.do(lambda programme: edit("carers", lead="Bob's")(edit("yjs", lead="Bob's")(programme)))
    bob.settle(bob.conflicts[0], Side.THEIRS)
    topics = reopen("Chair").programme.topics
    assert (topics["yjs"].lead, topics["carers"].lead) == ("Ann's", "Bob's")


def test_what_can_be_settled_only_in_part_is_not_offered_as_a_choice(ann: Session, bob: Session) -> None:
    ann.do(lambda programme: edits.remove(edit("yjs", lead="Ann's")(programme), YOUTH_JUSTICE), reason="A duplicate")
    bob.do(lambda programme: edits.edit_item(edit("yjs", lead="Bob's")(programme), YOUTH_JUSTICE, note="Bob's"))
    (refusal,) = bob.conflicts
    assert {clash.settles for clash in refusal.clashes} == {True, False}
    assert not refusal.settles


def test_what_both_did_is_recorded_as_the_firsts_and_the_seconds_undo_leaves_it(ann: Session, bob: Session) -> None:
    ann.do(edit("yjs", lead="Director"))
    done = bob.do(edit("yjs", lead="Director", note="Bob's")).change
    assert done is not None
    assert done.difference["topics"]["yjs"].now == {"note": "Bob's"}
    bob.undo()
    assert (bob.programme.topics["yjs"].lead, bob.programme.topics["yjs"].note) == ("Director", "")


def test_nobody_gives_back_what_another_took_back_nor_stands_in_the_way_of_it(ann: Session, bob: Session) -> None:
    ann.do(edit("yjs", lead="Ann's"))
    ann.undo()
    bob.refresh()
    assert bob.next_redo is None
    assert bob.redo() is None
    bob.do(edit("carers", lead="Bob's"))
    ann.refresh()
    assert ann.next_redo is not None
    ann.redo()
    assert ann.programme.topics["yjs"].lead == "Ann's"


def test_the_checklist_that_another_chose_is_the_one_in_use_after_a_look(ann: Session, bob: Session) -> None:
    before = bob.checklist.name
    other = next(name for name in checklist_names() if name != before)
    ann.do(lambda programme: edits.set_committee(programme, checklist=other))
    bob.refresh()
    assert bob.checklist.name == other
    assert bob.view.checklist.name == other


def test_the_news_of_two_looks_is_told_together(ann: Session, bob: Session) -> None:
    for words in ("one", "two"):
        ann.do(edit("yjs", note=words))
        bob.refresh()
    assert len(bob.take_news().theirs) == 2


def test_a_file_made_again_is_told_though_more_was_saved_before_anyone_asked(bob: Session) -> None:
    bob.path.unlink()
    for words in ("one", "two"):
        bob.do(edit("yjs", note=words))
    assert bob.take_news().recreated
