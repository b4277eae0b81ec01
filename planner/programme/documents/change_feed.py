"""The published versions as a feed of changes: an entry for each, with what changed since the version before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from uuid import UUID, uuid5

from msgspec import Struct

from planner.programme.documents.edition import Edition, version_words
from planner.programme.english import counted
from planner.programme.history.undoing import History
from planner.programme.model import Version
from planner.programme.published.differing import changes
from planner.programme.versions import version_before, versions_of

NAMESPACE = UUID("6f1f0f3e-4f0b-5d0c-9a55-0a3d5ad0c1f2")
"""The namespace of the names below, which no other program uses."""


class FeedEntry(Struct, frozen=True):
    """One version: its ``urn``, ``title``, municipal ``year``, when it was published (UTC), and what changed.

    The sentence ``opening`` stands before the ``lines`` of what changed, of which there may be none.
    """

    urn: str
    title: str
    year: str
    at: datetime
    opening: str
    lines: tuple[str, ...]


class ChangeFeed(Struct, frozen=True):
    """The versions of a programme, of every year, the newest first; ``updated`` is when the newest was published (UTC).

    While nothing is published, that is when the programme was begun.
    """

    urn: str
    title: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def programme_urn(history: History) -> str:
    """Return the name of a programme in the whole world, the same in every edition and every copy of it."""
    return _urn(history[0].id)


def change_feed(edition: Edition) -> ChangeFeed:
    """Return the feed of the versions up to an edition."""
    history, table = edition.whole_history, edition.table
    published_at = {
        id: change.at for change in history for id, edit in change.difference.get("versions", {}).items() if edit.now
    }
    versions = [
        version
        for version in versions_of(edition.now.programme.versions)
        if edition.version is None or version.number <= edition.version.number
    ]
    entries = tuple(_entry(edition, version, published_at) for version in reversed(versions))
    return ChangeFeed(
        urn=programme_urn(history),
        title=f"{table.committee}: changes to the work programme",
        author=table.council or table.committee,
        updated=max((entry.at for entry in entries), default=history[0].at),
        entries=entries,
    )


def _entry(edition: Edition, version: Version, published_at: Mapping[str, datetime]) -> FeedEntry:
    """Return the entry of a version; one that the history does not tell of was published as its day began."""
    history, before = edition.whole_history, version_before(edition.now.programme.versions, version)
    lines: tuple[str, ...] = ()
    if before is None:
        items = sum(len(meeting.items) for meeting in version.table.meetings)
        has = f"{counted(len(version.table.meetings), 'meeting')} and {counted(items, 'item')}"
        what = f"The first of {version.year}, with {has}."
    else:
        lines = tuple(line.sentence for line in changes(edition.now, history, before, version))
        what = f"What changed since version {before.id}:" if lines else f"Nothing changed since version {before.id}."
    return FeedEntry(
        urn=_urn(history[0].id, version.id, version.change),
        title=f"Version {version.id}: {version.label}",
        year=version.year,
        at=published_at.get(version.id, datetime.combine(version.on, time(), UTC)),
        opening=f"{version_words(version)}. {what}",
        lines=lines,
    )


def _urn(*facts: str) -> str:
    return uuid5(NAMESPACE, "\n".join(facts)).urn
