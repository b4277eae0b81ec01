"""Publishing, the changes since, and what is due, by keys in the app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from driving import Driver, drive

from planner.programme import edits
from planner.programme.slippage import slip_of, slip_words
from planner.session import Session

Reopen = Callable[[str], Session]
YOUTH_JUSTICE = "yjs-2023-10-26"


def move_item(session: Session, meeting: str, reason: str = "") -> None:
    move = partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)
    session.do(move, reason=reason, authority="Chair" if reason else "")


def test_the_year_is_published_after_what_is_still_open_is_seen(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("w")
        assert "Nothing has been published yet" in driver.text()
        await driver.press("P")
        assert "still open" in driver.text()
        await driver.press("tab")
        await driver.type("Agenda for September")
        await driver.press("enter", "enter")
        assert "since version 1, Agenda for September" in driver.text()

    drive(session, scene)
    (version,) = session.programme.versions.values()
    assert (version.label, version.agenda_of) == ("Agenda for September", "m-2023-09-28")


def test_what_changed_since_reads_as_in_the_report_and_a_missing_reason_is_given_there(session: Session) -> None:
    session.publish(label="First")
    move_item(session, "m-2023-11-30")

    async def scene(driver: Driver) -> None:
        await driver.press("w")
        assert "no reason given yet" in driver.text()
        await driver.point_at("Youth Justice Service: moved from 26 October 2023 to 30 November 2023.")
        await driver.press("enter")
        await driver.type("Report not ready")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")
        assert "no reason given yet" not in driver.text()
        shown = " ".join(driver.text().split())
        assert "Report not ready (agreed by the Chair)." in shown
        assert "Why items have slipped: Report not ready 1." in shown

    drive(session, scene)
    (line,) = session.changed()
    assert line.cause.reason == "Report not ready"


def test_what_is_new_since_a_version_is_in_sight_wherever_the_list_was_left(session: Session) -> None:
    for count in range(30):
        move_item(session, "m-2023-11-30" if count % 2 == 0 else "m-2023-10-26", "Report not ready")
    session.publish(label="First")

    async def scene(driver: Driver) -> None:
        await driver.press("w", "end", "y")
        await driver.point_at("Youth Justice")
        await driver.press("d")
        await driver.type("Embargo")
        await driver.press("f2", "w")
        assert "taken off 26 October 2023. Embargo" in " ".join(driver.text().split())

    drive(session, scene)


def test_what_changed_is_told_between_any_two_versions(session: Session) -> None:
    session.publish(label="First")
    move_item(session, "m-2023-11-30", "Report not ready")
    session.publish(label="Second")

    async def scene(driver: Driver) -> None:
        await driver.press("w")
        assert "Nothing is other than it was published." in driver.text()
        await driver.press("b", "right", "tab", "right", "f2")
        assert "from version 1 to version 2" in driver.text()
        assert "Youth Justice Service: moved from 26 October 2023" in driver.text()
        await driver.press("b", "left", "f2")
        assert "Nothing changed between the two." in driver.text()

    drive(session, scene)


def test_an_item_says_how_often_and_how_far_it_has_slipped(session: Session) -> None:
    session.publish(label="First")
    move_item(session, "m-2023-11-30", "Report not ready")
    move_item(session, "m-2024-03-28", "Witness unavailable")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        assert any("Slipped" in line and "Moved twice since it was" in line for line in driver.lines())

    drive(session, scene, (120, 60))
    slip = slip_of(session.view, session.programme.items[YOUTH_JUSTICE])
    assert slip is not None
    assert slip_words(slip) == (
        "Moved twice since it was first published, 154 days later: report not ready and witness unavailable"
    )


def test_an_item_that_comes_after_the_agenda_is_asked_for_its_urgency(session: Session) -> None:
    session.publish(agenda_of="m-2023-11-30")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        await driver.point_at("30 Nov 2023")
        assert "Urgent because" in driver.text()
        await driver.press("enter")
        await driver.type("Ofsted wrote")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter")
        await driver.type("The letter cannot wait")
        await driver.press("enter", "enter")

    drive(session, scene)
    assert session.programme.items[YOUTH_JUSTICE].urgency == "The letter cannot wait"
    assert not any(finding.rule == "late-item" for finding in session.findings)


def test_what_is_due_is_listed_in_order_and_a_report_that_came_in_is_recorded(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("l")
        rows = [line for line in driver.lines() if " for " in line]
        assert "15 Sep 2023" in rows[0]
        assert any("20 Sep 2023" in line and "Agenda" in line for line in rows)
        assert "It came in today" in driver.lines()[-1]
        await driver.press("enter", "escape")

    drive(session, scene, (120, 40))
    assert [item.report_received for item in session.programme.items.values() if item.report_received] == [
        session.today
    ]


def test_somebody_who_publishes_at_once_is_asked_to_look_again(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.press("w", "P")
        ann.publish(label="Ann's")
        await driver.press("tab")
        await driver.type("Mine")
        await driver.press("enter", "enter")
        await driver.wait_until(lambda: "Ann: Published" in driver.messages())
        for _ in range(50):
            if any(version.label == "Mine" for version in session.programme.versions.values()):
                break
            await driver.press("enter")
            await driver.pilot.pause(0.2)
        await driver.wait_until(lambda: "since version 2, Mine" in driver.text())

    drive(session, scene)
    again = reopen("Chair")
    assert [version.label for version in again.programme.versions.values()] == ["Ann's", "Mine"]
