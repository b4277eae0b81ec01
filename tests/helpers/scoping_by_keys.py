"""An empty year, and the keys of a scoping session on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from driving import Driver

from planner.programme import edits
from planner.session import Session

TODAY = date(2023, 9, 14)
SEND, POTHOLE, MUSIC = "SEND provision", "Pothole in Mill Lane", "Music service"
EXCLUSIONS, MEALS, CARERS = "School exclusions", "Free school meals", "Young carers"
SIX = (SEND, POTHOLE, MUSIC, EXCLUSIONS, MEALS, CARERS)
NOTHING_AGAINST = ("n", "1", "n", "n", "1", "n")
WORTH_IT = ("1", "2", "1", "2")
GATES = {"duty": "no", "remit": "yes", "individual": "no", "recent": "no", "elsewhere": "no", "showcase": "no"}


def empty_year(path: Path) -> Session:
    """Return a committee's year with its meetings and no topics, open for the Chair."""
    programme = edits.new_programme("Children and Young People Scrutiny Committee", "Anytown Council")
    for number, day in enumerate((date(2023, 9, 28), date(2023, 11, 30), date(2024, 1, 25), date(2024, 3, 28))):
        programme = edits.add_meeting(programme, f"m{number}", day)
    return Session.create(path, programme, "Started", by="Chair", today=TODAY)


def topic_named(session: Session, title: str) -> str:
    (found,) = [each.id for each in session.programme.topics.values() if each.title == title]
    return found


async def start_session(driver: Driver) -> None:
    await driver.press("p")
    await driver.type("Chair, Vice-chair")
    await driver.press("enter", "f2")


async def suggest(driver: Driver, title: str, source: str) -> None:
    await driver.press("plus")
    await driver.type(title)
    await driver.press("enter")
    await driver.type(source)
    await driver.press("f2")
