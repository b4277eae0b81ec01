"""Completion in real shells: a title, in any quotes, becomes one word, and nothing in it is executed."""

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
from terminals import control_characters

from planner.programme import edits
from planner.programme.history.changes import Change, compare
from planner.programme.model import Programme
from planner.session import Session
from planner.store.file.contents import Stored, file_content

pytestmark = pytest.mark.slow

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
KEEPS_QUOTES_OPEN = tuple("/=@:.,-")
"""The last characters of a word after which fish leaves the quotes open."""
PIECES = [
    *("$(touch PWNED)", "`touch PWNED`", "; touch PWNED;", "&& touch PWNED", "| touch PWNED", "> PWNED"),
    *('"', "'", "\\", "!", "!!", "$", "`", "~", "*", "?", "[", "]", "{a,b}", "(", ")", "<", "&", ";", "#", "%"),
    *("^", "=", "-", "--help", " ", "  ", ":", "@", ",", "ż", "👩\u200d👧", "école", "Zebra", "crossings"),
    *("\n", "\ntouch PWNED\n", "\t", "\x1b[31m", "\u202e"),
]


def write_programme(path: Path, *titles: str) -> None:
    """Write a programme with topics of these titles, unchecked, as a file from elsewhere may have them."""
    programme = edits.add_meeting(edits.new_programme("Health Scrutiny", "Anytown"), "m1", date(2023, 10, 5))
    for number, title in enumerate(titles):
        programme = edits.add_topic(programme, f"t{number}", f"Topic {number}")
        topics = {**programme.topics, f"t{number}": replace(programme.topics[f"t{number}"], title=title)}
        programme = replace(programme, topics=topics)
    change = Change(
        id="one",
        label="Made",
        at=datetime(2023, 9, 1, tzinfo=UTC),
        by="Ann",
        difference=compare(Programme(), programme),
    )
    path.write_bytes(file_content(Stored(programme, (change,))))


def titles_in(path: Path) -> list[str]:
    """Return the titles of a programme's topics as they are read: a line break becomes a space."""
    programme = Session.open(path, by="Chair", today=date(2023, 9, 1)).programme
    return [topic.title for topic in programme.topics.values()]


def is_suggested(title: str, shell: str, quote: str) -> bool:
    """Return whether the title can be typed in this shell, in these quotes, unchanged."""
    is_word = not control_characters(title, allowed="") and not title.startswith("-")
    return is_word and not (shell == "fish" and not quote and title.startswith("~"))


@pytest.fixture(params=SHELLS)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a shell that is installed."""
    name = str(request.param)
    if not shutil.which(name):
        assert not os.environ.get("PLANNER_SHELLS"), f"{name} is to be there: install it"
        pytest.skip(f"{name} is not on this machine: install it to run this")
    return name


@pytest.fixture
def shell(name: str, tmp_path: Path) -> Iterator[Shell]:
    """The running shell, with completion as in the README, for the programme p.json."""
    write_programme(tmp_path / "p.json", "Nothing yet")
    shell = Shell(name, tmp_path / name, tmp_path / "p.json")
    yield shell
    shell.end()


def hostile_titles(count: int) -> list[str]:
    """Return titles made of hostile pieces, the same in every run."""
    chance = random.Random(15)
    weights = [0.2 if control_characters(piece, allowed="") else 1 for piece in PIECES]
    titles_made = ["".join(chance.choices(PIECES, weights, k=chance.randint(1, 7))) for _ in range(count)]
    return [title if title.strip() else f"{title}Zebra" for title in titles_made]


@pytest.mark.parametrize("quote", QUOTES, ids=["bare", "double", "single"])
def test_a_title_accepted_by_tab_is_one_word_and_nothing_in_it_is_run(
    name: str, shell: Shell, quote: str, tmp_path: Path
) -> None:
    titles = [*TITLES, *hostile_titles(500 - len(TITLES))] if LONG else TITLES
    if not (LONG or os.environ.get("PLANNER_SHELLS")):
        titles = titles[QUOTES.index(quote) :: len(QUOTES)]
    suggested = 0
    for title in titles:
        write_programme(tmp_path / "p.json", title)
        (title,) = titles_in(tmp_path / "p.json")
        keeps_quotes_open = name == "fish" and title.endswith(KEEPS_QUOTES_OPEN)
        words = shell.completed(f"planner topic show {quote}", end=quote if keeps_quotes_open else "")
        expected = ["topic", "show", title] if is_suggested(title, name, quote) else []
        assert words == expected, f"{title!r} came as {words!r}"
        assert not [*shell.here.iterdir()], f"{title!r} made something run"
        suggested += bool(expected)
    print(f"{name}, after {quote or 'nothing'}: {len(titles)} titles, {suggested} suggested, all of them as they are")


PARTIAL_TITLES: list[tuple[list[str], list[str], str]] = [
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
"""The titles in the programme, the text typed before each Tab, and the title completed."""


def test_what_is_begun_in_any_quotes_is_completed_to_the_title(shell: Shell, tmp_path: Path) -> None:
    for titles, typed, expected in PARTIAL_TITLES:
        write_programme(tmp_path / "p.json", *titles)
        assert shell.completed(*typed) == ["topic", "show", expected], typed
        assert not [*shell.here.iterdir()]


def test_a_title_that_begins_with_a_dash_is_no_option_after_two_of_them(shell: Shell, tmp_path: Path) -> None:
    write_programme(tmp_path / "p.json", "--help $(touch PWNED)")
    assert shell.completed("planner topic show -- -") == ["topic", "show", "--", "--help $(touch PWNED)"]
    assert shell.completed("planner topic show ") == []
