"""The page published for everybody, with its calendar, feed and data: links that last, and files that are its own."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from canaries import plant_canaries, sightings
from hostile import edition_of_view, hostile, hostile_view_of
from icalendar import Calendar
from lxml import etree, html
from msgspec.structs import replace
from wide_document import wide_programme

from planner.exchange import public_folder
from planner.exchange.formats import FORMATS
from planner.exchange.public_folder import (
    CALENDAR,
    DATA,
    FEED,
    PAGE,
    RECORD,
    newest_edition,
    public_files,
    write_public,
)
from planner.programme import edits
from planner.programme.documents.edition import Edition
from planner.programme.errors import Refused, Unusable
from planner.programme.settings import parse
from planner.session import Session

ALL = {PAGE, CALENDAR, FEED, DATA, RECORD}


def edition(session: Session) -> Edition:
    return newest_edition(session.public_view, session.public.history)


def page_of(edition: Edition) -> html.HtmlElement:
    """Return a page, once its anchors and dates are such as HTML can have."""
    page = html.fromstring(public_files(edition)[PAGE].decode())
    anchors = page.xpath("//@id")
    assert len(set(anchors)) == len(anchors)
    assert not any(re.search(r"\s|^$", anchor) for anchor in anchors)
    assert all(date.fromisoformat(each) for each in page.xpath("//time/@datetime"))
    assert not page.xpath("//@role")
    assert {href.removeprefix("#") for href in page.xpath("//main//a/@href")} <= set(anchors)
    return page


def anchors(page: html.HtmlElement) -> dict[str, str]:
    """Return the words of each meeting and item of a page by its anchor."""
    return {each.get("id"): each.text_content() for each in page.xpath("//p[@id]")}


def test_every_meeting_and_item_has_an_anchor_that_it_keeps_from_version_to_version(session: Session) -> None:
    session.publish()
    before = anchors(page_of(edition(session)))
    assert before["meeting-m-2023-10-26"] == "26 October 2023"
    assert before["item-yjs-2023-10-26"] == "Youth Justice Service"
    assert len(before) == 6 + 10
    day = session.today
    for number, edit in enumerate(
        (
            lambda programme: edits.move(programme, "yjs-2023-10-26", "m-2023-11-30", today=day),
            lambda programme: edits.edit_topic(programme, "yjs", title="Justice for the young"),
            lambda programme: edits.add_meeting(programme, "earlier", date(2023, 9, 14), year="2023/24"),
            lambda programme: edits.edit_meeting(programme, "m-2024-01-25", date=date(2024, 1, 18)),
        )
    ):
        session.do(edit, reason=f"Reason {number}", authority="Chair")
    session.publish()
    after = anchors(page_of(edition(session)))
    assert before.keys() <= after.keys()
    assert after.keys() - before.keys() == {"meeting-earlier"}
    assert after["item-yjs-2023-10-26"] == "Justice for the young"
    assert after["meeting-m-2024-01-25"] == "18 January 2024"


def test_the_page_begins_with_links_to_its_meetings() -> None:
    page = page_of(edition_of_view(hostile_view_of(wide_programme())))
    links = page.xpath("//main/div/nav//a")
    assert len(links) == 11
    assert all(anchors(page)[link.get("href")[1:]] == link.text_content() for link in links)


def test_an_id_edited_by_hand_is_still_a_valid_anchor_and_no_other_ids() -> None:
    programme = hostile()
    for day, key in enumerate(("m 1", "m.20.1", 'm"><b>', "é"), start=1):
        programme = edits.add_meeting(programme, key, date(2023, 11, day), year="2023/24")
    found = anchors(page_of(edition_of_view(hostile_view_of(programme))))
    assert {"meeting-m.20.1", "meeting-m.2e.20.2e.1", "meeting-é"} <= found.keys()


def test_every_date_on_a_page_is_marked_as_one_and_no_day_that_never_was() -> None:
    programme = edits.set_committee(hostile(), **dict([parse("columns", "date, items, notes, report deadline")]))
    words = "From 31 June 2023, or 5 July 2023"
    programme = programme.put("items", replace(programme.items["i0"], note=words))
    page = page_of(edition_of_view(hostile_view_of(programme)))
    marked = page.xpath("//time")
    assert any(each.text_content() == "5 July 2023" for each in marked)
    text = " ".join(page.xpath("//body//text()"))
    dates = re.findall(r"\b\d{1,2} (?:June|July|August|September|October|November|December) 20\d\d", text)
    assert set(dates) - {each.text_content() for each in marked} == {"31 June 2023"}
    assert len(dates) == len(marked) + 1


def test_the_files_are_of_the_newest_version_and_link_to_each_other(session: Session) -> None:
    session.publish()
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Not yet published"))
    files = public_files(edition(session))
    page = page_of(edition(session))
    assert set(page.xpath("//header//a/@href")) == files.keys() - {PAGE}
    assert page.xpath("//head/link[@rel='alternate']/@href") == page.xpath("//header//a/@href")
    feed = etree.fromstring(files[FEED])
    assert {link.get("href") for link in feed.iter("{*}link")} == {PAGE, FEED}
    assert page.xpath("string(//header/p)") == "Version 1, published 1 September 2023"
    assert json.loads(files[DATA])["edition"]["version"] == 1
    assert Calendar.from_ical(files[CALENDAR])["x-wr-caldesc"] == "Version 1, published 1 September 2023"
    assert b"Not yet published" not in b"".join(files.values())


def test_while_nothing_is_published_every_file_says_that_it_is_a_draft(session: Session) -> None:
    files = public_files(edition(session))
    words = "Draft as at 1 September 2023"
    assert page_of(edition(session)).xpath("string(//header/p)") == f"{words}, not yet published"
    assert json.loads(files[DATA])["edition"] == {"version": None, "label": "", "on": "2023-09-01", "words": words}
    assert Calendar.from_ical(files[CALENDAR])["x-wr-caldesc"] == words
    assert not list(etree.fromstring(files[FEED]).iter("{*}entry"))


def test_nothing_private_is_published(session: Session, tmp_path: Path) -> None:
    plant_canaries(session)
    write_public(edition(session), tmp_path / "public")
    for name in ALL:
        assert sightings((tmp_path / "public" / name).read_text(encoding="utf-8")) == []


def test_its_own_earlier_files_are_replaced_and_the_same_bytes_come_again(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "public"
    written = write_public(edition(session), folder)
    assert {path.name for path in written} == ALL == set(os.listdir(folder))
    before = {path: path.read_bytes() for path in written}
    write_public(edition(session), folder)
    assert {path: path.read_bytes() for path in written} == before
    session.publish()
    write_public(edition(session), folder)
    assert all(path.read_bytes() != before[path] for path in written)


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_file_that_is_not_its_own_is_never_written_over(session: Session, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / name).write_text("The council’s own", encoding="utf-8")
    with pytest.raises(Refused, match=re.escape(str(folder / name))):
        write_public(edition(session), folder)
    assert os.listdir(folder) == [name]
    assert (folder / name).read_text(encoding="utf-8") == "The council’s own"


def test_a_page_changed_by_hand_since_and_another_programmes_page_are_kept(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    write_public(edition(session), folder)
    other = Session.create(tmp_path / "q.json", hostile(), "Begun", by="Chair", today=session.today, year="2023/24")
    with pytest.raises(Refused, match="other files than this programme’s: choose another folder"):
        write_public(edition(other), folder)
    (folder / PAGE).write_text("By hand", encoding="utf-8")
    with pytest.raises(Refused, match="is not as it was written here"):
        write_public(edition(session), folder)
    assert (folder / PAGE).read_text(encoding="utf-8") == "By hand"


@pytest.mark.parametrize("at", range(6))
def test_a_writing_that_was_cut_short_is_made_good_by_the_next(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder = tmp_path / "public"
    write_public(edition(session), folder)
    session.publish()
    real, left = public_folder.write_export, iter([True] * at)

    def failing(path: Path, content: bytes, *, force: bool) -> Path:
        if not next(left, False):
            raise Unusable("The disk is full.")
        return real(path, content, force=force)

    monkeypatch.setattr(public_folder, "write_export", failing)
    with pytest.raises(Unusable):
        write_public(edition(session), folder)
    monkeypatch.undo()
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Changed since"))
    session.publish()
    write_public(edition(session), folder)
    assert all((folder / name).read_bytes() == content for name, content in public_files(edition(session)).items())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_neither_read_nor_replaced(session: Session, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("Somebody else’s", encoding="utf-8")
    made = (lambda path: os.mkfifo(path), lambda path: path.mkdir(), lambda path: path.symlink_to(tmp_path / "gone"))
    for number, (make, name) in enumerate((make, name) for make in made for name in (PAGE, RECORD)):
        folder = tmp_path / str(number)
        folder.mkdir()
        make(folder / name)
        with pytest.raises(Refused, match=re.escape(str(folder / name))):
            write_public(edition(session), folder)
        assert os.listdir(folder) == [name]
    with pytest.raises(Unusable, match="cannot be made or read"):
        write_public(edition(session), tmp_path / "elsewhere")


def test_a_page_exported_alone_links_to_no_file_beside_it(session: Session) -> None:
    page = html.fromstring(FORMATS["html"].render(edition(session)).decode())
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert not page.xpath("//header")
