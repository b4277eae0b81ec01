"""The feed of changes: what RFC 4287 asks for, the same names and bytes for ever, and no text that breaks it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hostile import HOSTILE, hostile
from lxml import etree, html
from msgspec.structs import replace
from programme_with_history import AT, ProgrammeWithHistory

from planner.exchange.formats import FORMATS
from planner.exchange.formats.atom_feed import ATOM
from planner.programme import edits
from planner.programme.documents.edition import edition_now, edition_of
from planner.programme.model import Programme, Version
from planner.session import Session

NS = {"a": ATOM}
RFC_3339_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Published(ProgrammeWithHistory):
    """A programme published as time goes by: each change is a day after the one before."""

    def become(self, programme: Programme, reason: str = "", authority: str = "", undoes: str | None = None) -> str:
        id = super().become(programme, reason, authority, undoes)
        self.history[-1] = replace(self.history[-1], at=AT + timedelta(days=len(self.history) - 1))
        return id

    def feed(self, version: Version | None = None) -> bytes:
        view, history = self.view, tuple(self.history)
        return FORMATS["atom"].render(edition_of(version, view, history) if version else edition_now(view, history))


@pytest.fixture
def published(programme: Programme) -> Published:
    """The sample, published, changed with a reason, and published again."""
    found = Published(programme)
    found.publish("m-2023-09-28")
    found.move("yjs-2023-10-26", "m-2023-11-30", "report not ready")
    found.publish("m-2023-10-26")
    return found


def checked(content: bytes) -> etree._Element:
    """Return a feed, once it has all that RFC 4287 requires of feeds and entries (4.1.1 and 4.1.2), in its forms."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert len(feed.findall("a:author/a:name", NS)) == 1
    names = []
    for element in (feed, *feed.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"a:{name}", NS)
            assert (found.text or "").strip()
            assert len(found) == 0
        names.append(element.findtext("a:id", namespaces=NS))
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", names[-1])
        dates = element.xpath("a:updated | a:published", namespaces=NS)
        assert all(RFC_3339_UTC.fullmatch(date.text) for date in dates)
        alternates = element.findall("a:link[@rel='alternate']", NS)
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(alternates)
        assert all(link.get("href") for link in element.findall("a:link", NS))
    for entry in feed.findall("a:entry", NS):
        (content_of,), (summary,) = entry.findall("a:content", NS), entry.findall("a:summary", NS)
        assert (content_of.get("type"), summary.get("type")) == ("html", "text")
        assert all(category.get("term") for category in entry.findall("a:category", NS))
    assert len(set(names)) == len(names)
    dates = [entry.findtext("a:updated", namespaces=NS) for entry in feed.findall("a:entry", NS)]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext("a:updated", namespaces=NS) == (dates or [feed.findtext("a:updated", namespaces=NS)])[0]
    return feed


def texts(feed: etree._Element, name: str) -> list[str]:
    return [entry.findtext(f"a:{name}", namespaces=NS) for entry in feed.findall("a:entry", NS)]


def test_each_version_is_an_entry_with_what_changed_as_text_and_as_html(published: Published) -> None:
    feed = checked(published.feed())
    title = "Children and Young People Scrutiny Committee: changes to the work programme"
    assert feed.findtext("a:title", namespaces=NS) == title
    assert texts(feed, "title") == ["Version 2: Agenda 26 October 2023", "Version 1: Agenda 28 September 2023"]
    assert texts(feed, "updated") == ["2023-09-04T10:00:00Z", "2023-09-02T10:00:00Z"]
    newest, first = texts(feed, "summary")
    line = "Youth Justice Service: moved from 26 October 2023 to 30 November 2023. Report not ready."
    assert newest == f"Version 2, published 1 September 2023. What changed since version 1:\n- {line}"
    assert first == "Version 1, published 1 September 2023. The first of 2023/24, with 6 meetings and 10 items."
    in_html = html.fromstring(texts(feed, "content")[0])
    assert [each.text_content() for each in in_html.iter("li")] == [line]


def test_entries_keep_their_names_and_bytes_when_others_follow(published: Published) -> None:
    before = published.feed()
    assert published.feed() == before
    published.publish("m-2023-11-30")
    after = checked(published.feed())
    assert "Nothing changed since version 2." in texts(after, "summary")[0]
    old = checked(before)
    as_bytes = [[etree.tostring(entry) for entry in feed.findall("a:entry", NS)] for feed in (old, after)]
    assert as_bytes[1][1:] == as_bytes[0]
    assert after.findtext("a:id", namespaces=NS) == old.findtext("a:id", namespaces=NS)
    assert published.feed(published.programme.versions["2"]) == before


def test_a_version_published_in_place_of_one_that_was_lost_is_another_entry(programme: Programme) -> None:
    lost, again = Published(programme), Published(programme)
    again.move("yjs-2023-10-26", "m-2023-11-30")
    for each in (lost, again):
        each.publish()
    names = [texts(checked(each.feed()), "id") for each in (lost, again)]
    assert names[0] != names[1]


def test_while_nothing_is_published_the_feed_is_empty_and_valid(programme: Programme) -> None:
    feed = checked(Published(programme).feed())
    assert texts(feed, "title") == []
    assert feed.findtext("a:updated", namespaces=NS) == "2023-09-01T10:00:00Z"


def test_times_are_those_of_publishing_in_utc_whatever_day_it_was_done_as_at(session: Session) -> None:
    session.publish()
    at = session.history[-1].at
    feed = checked(FORMATS["atom"].render(edition_now(session.public_view, session.public.history)))
    assert datetime.fromisoformat(texts(feed, "updated")[0]) == at.astimezone(UTC).replace(microsecond=0)


def test_no_text_breaks_the_feed_or_becomes_part_of_its_markup() -> None:
    words = ["<script>alert(1)</script>", "]]>", "&amp; &lt;b&gt;", "\ufffe\uffff", "\x85\u2028", *HOSTILE]
    found = Published(hostile())
    found.publish()
    for number, each in enumerate(words):
        found.become(edits.add_topic(found.programme, f"n{number}", f"Topic {number} {each}"))
        found.become(edits.place(found.programme, f"p{number}", f"n{number}", "m3", today=found.view.today), each)
    found.publish()
    feed = checked(found.feed())
    content = html.fromstring(texts(feed, "content")[0])
    lines = [each.text_content() for each in content.iter("li")]
    assert len(lines) == len(words)
    assert {each.tag for each in content.iter()} <= {"div", "p", "ul", "li"}
    assert [f"- {line}" for line in lines] == texts(feed, "summary")[0].split("\n")[1:]
    assert any("Topic 0 <script>alert(1)</script>: added" in line for line in lines)


def test_a_version_that_the_history_does_not_tell_of_is_of_the_beginning_of_its_day() -> None:
    made = Published(hostile())
    made.publish()
    feed = FORMATS["atom"].render(edition_now(made.view, tuple(made.history[:1])))
    assert texts(checked(feed), "updated") == [f"{made.view.today.isoformat()}T00:00:00Z"]
