"""A council's own checklist is read from a file, and a mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange.checklist_file import parse_checklist
from planner.exchange.checklists import checklist_name_to_store, checklist_names, read_checklist
from planner.programme.checklist import advise
from planner.programme.errors import Unusable

GOOD = """
title = "Ours"
[[group]]
title = "All"
[[group.question]]
id = "risk"
kind = "score"
ask = "Risk?"
weight = 3
scale = [{ label = "None" }, { label = "Some" }]
[[group.question]]
id = "ours"
kind = "gate"
ask = "Ours?"
no = { leads_to = "refer", because = "Not ours" }
"""


def test_a_file_of_the_councils_own_is_read(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(GOOD)
    checklist = read_checklist(str(tmp_path / "ours.toml"))
    assert (checklist.title, checklist.most_points) == ("Ours", 3)
    assert [question.id for question in checklist.questions] == ["risk", "ours"]


@pytest.mark.parametrize("name", ["y" * 400, "y" * 400 + "/ours.toml", "~nobody-here/ours.toml", "a\0b.toml", "~"])
def test_a_name_that_no_checklist_can_have_is_one_sentence(tmp_path: Path, name: str) -> None:
    for read in (read_checklist, checklist_name_to_store):
        with pytest.raises(Unusable, match="checklist"):
            read(name, tmp_path)


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ('kind = "guess"', 'kind = "gate"', ["question “ours”", "“kind”", "guess", "choose gate, score or method"]),
        ('leads_to = "nowhere"', 'leads_to = "refer"', ["question “ours”", "“leads_to”", "nowhere", "refer or reject"]),
        ("weight = true", "weight = 3", ["question “risk”", "“weight”"]),
        ('colour = "blue"\nask = "Ours?"', 'ask = "Ours?"', ["question “ours”", "colour"]),
        ('id = "risk"', 'id = "ours"', ["question “risk” is there twice"]),
        ("scale = []", 'scale = [{ label = "None" }, { label = "Some" }]', ["question “risk”", "two answers"]),
        ('title = "Ours', 'title = "Ours"', ["line 2"]),
        ('id = " "', 'id = "risk"', ["question “Risk?”", "“id”", "a short word"]),
        ("weight = -3", "weight = 3", ["question “risk”", "“weight”", "from 0 to 100"]),
        ('ask = " "', 'ask = "Ours?"', ["question “ours”", "“ask”", "blank"]),
        ('shows = ["private_note"]\nask = "Ours?"', 'ask = "Ours?"', ["question “ours”", "“shows”", "private_note"]),
        ('because = "Not ours", asks = ["colour"]', 'because = "Not ours"', ["question “ours”", "“asks”", "“colour”"]),
        ("x = " + "[" * 5000, 'title = "Ours"', ["nested too deep"]),
        (
            'shows = ["why", "colour"]\nask = "Ours?"',
            'ask = "Ours?"',
            ["question “ours”", "“shows”", "“colour”", "why"],
        ),
        ('leads_to = "refer", may_return = true', 'leads_to = "refer"', ["question “ours”", "“may_return”", "reject"]),
        ('leads_to = "reject", may_return = "yes"', 'leads_to = "refer"', ["question “ours”", "“may_return”"]),
    ],
)
def test_a_mistake_names_the_file_the_question_and_what_is_wrong(wrong: str, right: str, words: list[str]) -> None:
    with pytest.raises(Unusable) as error:
        parse_checklist("ours", GOOD.replace(right, wrong).encode(), "ours.toml")
    for word in ["ours.toml", *words]:
        assert word in str(error.value)


def test_what_may_return_and_what_a_question_shows_are_read() -> None:
    wanted = GOOD.replace('leads_to = "refer"', 'leads_to = "reject", may_return = true').replace(
        'ask = "Ours?"', 'ask = "Ours?"\nshows = ["statutory", "last_scrutinised"]'
    )
    threshold = '[[group.threshold]]\ntotal_of = ["risk"]\nat_most = 0\nleads_to = "reject"\nmay_return = true\n'
    checklist = parse_checklist("ours", (wanted + threshold + 'because = "x"\n').encode(), "ours.toml")
    assert checklist.question("ours").shows == ("statutory", "last_scrutinised")
    assert advise(checklist, {"risk": "1", "ours": "no"}).may_return
    assert advise(checklist, {"risk": "0", "ours": "yes"}).may_return
    assert not advise(checklist, {"risk": "1", "ours": "yes"}).may_return


def test_a_threshold_on_nothing_is_a_mistake() -> None:
    threshold = '[[group.threshold]]\ntotal_of = []\nat_most = 0\nleads_to = "reject"\nbecause = "x"\n'
    with pytest.raises(Unusable, match="group “All”, key “total_of”"):
        parse_checklist("ours", (GOOD + threshold).encode(), "ours.toml")


def test_a_question_that_two_of_the_shipped_checklists_share_is_the_same_question() -> None:
    asked: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
    for name in checklist_names():
        for question in read_checklist(name).questions:
            answers = [(choice.value, choice.label) for choice in question.choices]
            asked.setdefault(question.id, []).append((question.ask, answers))
    shared = {id: ways for id, ways in asked.items() if len(ways) > 1}
    assert shared.keys() == {"concern", "opportunity", "recent", "elsewhere", "method"}
    assert all(way == ways[0] for ways in shared.values() for way in ways)


def test_a_threshold_on_what_is_not_scored_is_a_mistake() -> None:
    threshold = '[[group.threshold]]\ntotal_of = ["ours"]\nat_most = 0\nleads_to = "reject"\nbecause = "x"\n'
    with pytest.raises(Unusable, match="“ours” is not a scored question"):
        parse_checklist("ours", (GOOD + threshold).encode(), "ours.toml")


def test_an_unknown_or_unreadable_checklist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="protocol-tests"):
        read_checklist("other")
    for path in (tmp_path / "missing.toml", tmp_path):
        with pytest.raises(Unusable):
            read_checklist(f"{path}/")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(Unusable, match=r"bad\.toml"):
        read_checklist(str(tmp_path / "bad.toml"))


def test_what_is_shipped_fits_its_boxes_on_a_narrow_screen() -> None:
    for name in checklist_names():
        for question in read_checklist(name).questions:
            assert len(question.ask) <= 60
            assert len(question.explain) <= 90
            assert all(len(choice.label) <= 18 for choice in question.choices)


def test_a_checklist_beside_its_programme_moves_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "ours.toml").write_text(GOOD)
    kept = checklist_name_to_store(str(folder / "lists" / "ours.toml"), folder)
    assert kept == "lists/ours.toml"
    assert checklist_name_to_store("lists/ours.toml", folder) == kept
    moved = folder.rename(tmp_path / "there")
    assert read_checklist(kept, moved).title == "Ours"
