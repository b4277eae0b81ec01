"""A title is only a title: offered by a real shell in any quotes, it is run as one word, and nothing in it is run."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from effort import LONG
from msgspec.structs import replace
from shells import QUOTES, SHELLS, Shell
from terminals import acted_on

from planner.programme import edits
from planner.programme.history.changes import Change, compare
from planner.programme.model import Programme
from planner.session import Session
from planner.store.file.contents import Stored, file_content

TITLES = [
    "Zebra $(touch PWNED) crossings",
    "Zebra `touch PWNED` ${HOME} $HOME $'x'",
    "a; touch PWNED & touch PWNED | touch PWNED > PWNED < PWNED",
    "It's \"5\" o'clock",
    "'Tis \"",
    '"Quoted" \'',
    "!boom !! !x! \\!",
    "* ? [a-z] {a,b} ~ #1 %1 ^a^b",
    "~root",
    "# no comment",
    "back\\slash \\\\ \\n \\",
    " two  spaces, at the ends too ",
    "a:b=c@d +e, (f) 5%",
    "Zażółć 👩\u200d👧 école\u00a0x",
    "=ls ..; /bin/sh",
    "$(touch PWNED)@",
    "-rf x",
    "two\nlines; touch PWNED",
    "a\x1b[2Jb",
    "\u202egnissorc",
]
LEFT_OPEN = tuple("/=@:.,-")
"""After one of these fish leaves the quotes open, for more to be typed."""
PIECES = [
    *("$(touch PWNED)", "`touch PWNED`", "; touch PWNED;", "&& touch PWNED", "| touch PWNED", "> PWNED"),
    *('"', "'", "\\", "!", "!!", "$", "`", "~", "*", "?", "[", "]", "{a,b}", "(", ")", "<", "&", ";", "#", "%"),
    *("^", "=", "-", "--help", " ", "  ", ":", "@", ",", "ż", "👩\u200d👧", "école", "Zebra", "crossings"),
    *("\n", "\ntouch PWNED\n", "\t", "\x1b[31m", "\u202e"),
]


def programme_of(path: Path, *titles: str) -> None:
    """Write a programme with topics of these titles, as a file from anywhere may have them."""
    programme = edits.add_meeting(edits.new_programme("Health Scrutiny", "Anytown"), "m1", date(2023, 10, 5))
    for number, title in enumerate(titles):
        programme = edits.add_topic(programme, f"t{number}", f"Topic {number}")
        topics = {**programme.topics, f"t{number}": replace(programme.topics[f"t{number}"], title=title)}
        programme = replace(programme, topics=topics)
    made = Change(
        id="one",
        label="Made",
        at=datetime(2023, 9, 1, tzinfo=UTC),
        by="Ann",
        difference=compare(Programme(), programme),
    )
    path.write_bytes(file_content(Stored(programme, (made,))))


def titles_in(path: Path) -> list[str]:
    """The titles of a programme's topics as they are read: a line break that nobody can type has become a space."""
    programme = Session.opened(path, by="Chair", today=date(2023, 9, 1)).programme
    return [topic.title for topic in programme.topics.values()]


def is_to_be_offered(title: str, shell: str, quote: str) -> bool:
    """Whether the title can stand on this shell's line, in these quotes, as itself."""
    is_word = not acted_on(title, besides="") and not title.startswith("-")
    return is_word and not (shell == "fish" and not quote and title.startswith("~"))


@pytest.fixture(params=SHELLS)
def name(request: pytest.FixtureRequest) -> str:
    """A shell that is on this machine."""
    name = str(request.param)
    if not shutil.which(name):
        assert not os.environ.get("PLANNER_SHELLS"), f"{name} is to be there: install it"
        pytest.skip(f"{name} is not on this machine: install it to run this")
    return name


@pytest.fixture
def shell(name: str, tmp_path: Path) -> Iterator[Shell]:
    """The shell, with completion as the README has it, on the programme p.json."""
    programme_of(tmp_path / "p.json", "Nothing yet")
    shell = Shell(name, tmp_path / name, tmp_path / "p.json")
    yield shell
    shell.end()


def hostile_titles(count: int) -> list[str]:
    """Titles of hostile pieces, the same in every run."""
    chance = random.Random(15)
    weights = [0.2 if acted_on(piece, besides="") else 1 for piece in PIECES]
    made = ["".join(chance.choices(PIECES, weights, k=chance.randint(1, 7))) for _ in range(count)]
    return [title if title.strip() else f"{title}Zebra" for title in made]


@pytest.mark.parametrize("quote", QUOTES, ids=["bare", "double", "single"])
def test_a_title_accepted_by_tab_is_one_word_and_nothing_in_it_is_run(
    name: str, shell: Shell, quote: str, tmp_path: Path
) -> None:
    titles = [*TITLES, *hostile_titles(500 - len(TITLES))] if LONG else TITLES
    offered = 0
    for title in titles:
        programme_of(tmp_path / "p.json", title)
        (title,) = titles_in(tmp_path / "p.json")
        is_left_open = name == "fish" and title.endswith(LEFT_OPEN)
        given = shell.completed(f"planner topic show {quote}", end=quote if is_left_open else "")
        expected = ["topic", "show", title] if is_to_be_offered(title, name, quote) else []
        assert given == expected, f"{title!r} came as {given!r}"
        assert not [*shell.here.iterdir()], f"{title!r} made something run"
        offered += bool(expected)
    print(f"{name}, after {quote or 'nothing'}: {len(titles)} titles, {offered} offered, all of them as they are")


BEGUN: list[tuple[list[str], list[str], str]] = [
    (["Zebra $(touch PWNED) x"], ["planner topic show zeb"], "Zebra $(touch PWNED) x"),
    (["Zebra $(touch PWNED) x"], ['planner topic show "zebra '], "Zebra $(touch PWNED) x"),
    (["Zebra $(touch PWNED) x"], ["planner topic show 'Zebra "], "Zebra $(touch PWNED) x"),
    (["Zebra $5 `x` z"], ['planner topic show "Zebra \\$5'], "Zebra $5 `x` z"),
    (["Zebra $5 `x` z"], ["planner topic show Zebra\\ \\$"], "Zebra $5 `x` z"),
    (["Zebra $5 `x` z"], ['planner topic show Ze"bra '], "Zebra $5 `x` z"),
    (['It\'s "a"'], ["planner topic show \"It's "], 'It\'s "a"'),
    (["a:b=c@d: it's $x"], ["planner topic show a:b=c@d:"], "a:b=c@d: it's $x"),
    (["a:b=c@d: it's $x"], ["planner topic show a:"], "a:b=c@d: it's $x"),
    (["a:b=c@d: it's $x"], ['planner topic show "a:b=c@'], "a:b=c@d: it's $x"),
    (["Zebra! one", "Zebra! two"], ['planner topic show "Zeb', "t"], "Zebra! two"),
    (["'Tis one's", "'Tis two's"], ["planner topic show '", "t"], "'Tis two's"),
]
"""The titles that there are, what is typed of one of them before each Tab, and which it is."""


def test_what_is_begun_in_any_quotes_is_completed_to_the_title(shell: Shell, tmp_path: Path) -> None:
    for titles, typed, expected in BEGUN:
        programme_of(tmp_path / "p.json", *titles)
        assert shell.completed(*typed) == ["topic", "show", expected], typed
        assert not [*shell.here.iterdir()]


def test_a_title_that_begins_with_a_dash_is_no_option_after_two_of_them(shell: Shell, tmp_path: Path) -> None:
    programme_of(tmp_path / "p.json", "--help $(touch PWNED)")
    assert shell.completed("planner topic show -- -") == ["topic", "show", "--", "--help $(touch PWNED)"]
    assert shell.completed("planner topic show ") == []
