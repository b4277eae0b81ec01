"""Readers in a browser: the server sends them nothing private."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from canaries import CANARY, plant_canaries, sightings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the address is of this machine's own net"),
]


def test_nothing_private_is_in_any_byte_that_a_readers_browser_gets(shared: Any, tab: Callable[[str], Any]) -> None:
    plant_canaries(shared.session())
    member = tab(shared.address.replace(shared.address.split("/")[2].split(":")[0], "127.0.0.1"))
    member.wait_for("Read only")
    for view, words in (("t", "Topics waiting"), ("c", "Checks"), ("w", "Every change"), ("y", "The year")):
        member.press(view).wait_for(words).press(*["ArrowDown"] * 10, "End")
    member.press("t").wait_for("Topics waiting").press("/").wait_for("Esc")
    for letter in CANARY[:-1]:  # what is typed is sent back, so never the whole of it
        member.press(letter).page.wait_for_timeout(100)
    member.wait_for("No topic has those words").press("Escape").wait_for("Topics waiting")
    member.press("Enter").wait_for("About this topic").press("Escape").wait_for("Topics waiting")
    member.press("e").wait_for("Download it")
    with member.page.expect_download() as downloading:
        member.press("F2").wait_for("Sent to your browser's downloads")
    content = b"".join(member.received)
    assert len(content) > 10000
    assert sightings(content.decode(errors="replace")) == []
    assert sightings(Path(downloading.value.path()).read_bytes().decode(errors="replace")) == []
    assert [
        each for each in shared.folder.iterdir() if each.name not in ("p.json", "p.json.backups", ".p.json.lock")
    ] == []
