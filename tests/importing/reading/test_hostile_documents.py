"""Hostile documents, and files that are none, are read safely or refused in one sentence; nothing is fetched."""

from __future__ import annotations

import os
import random
import socket
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pages import loose, tables
from word_files import p, part, r, tbl, tc, tr, word_file, zipped

from planner.importing.reading import read_page
from planner.importing.reading.limits import CELLS, FILE_BYTES, PART_BYTES
from planner.programme.errors import Unusable

GOOD = word_file(tbl(tr("Date", "Items"), tr("28 September", "Budget")))
LAUGHS = "".join(f'<!ENTITY a{each} "{f"&a{each - 1};" * 10}">' for each in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}<!ENTITY e SYSTEM "http://example.invalid/x">]>'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def of_type(content_type: str, document: str) -> bytes:
    listing = f'<Types><Override PartName="/main.xml" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": listing, "main.xml": document})


def nested(depth: int) -> bytes:
    return word_file("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth)


def refusal(source: Path | BytesIO | bytes, name: str = "a.csv") -> str:
    with pytest.raises(Unusable) as refused:
        read_page(source, name)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert name in sentence
    return sentence


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 and no more", "damaged or cut short"),
        (GOOD[: len(GOOD) // 2], "damaged or cut short"),
        (of_type(WORD_TYPE, f"{BOMB}{part('document', p(r('&a9;')))}"), "was not made by Word"),
        (of_type(WORD_TYPE, f"{BOMB}{part('document', p(r('&e;')))}"), "was not made by Word"),
        (of_type(EXCEL_TYPE, "<x/>"), "empty"),
        (of_type(EXCEL_TYPE, f"{BOMB}<x>&a9;</x>"), "was not made by Excel"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "was not made by LibreOffice"),
        (zipped({"readme": "x"}), "a zip of other files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged, or of an old kind"),
        (b"%PDF-1.7", "a damaged PDF: download or save it again"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b'{"schema": 3}', "planner open"),
        (nested(10_000), "was not made by Word"),
        (nested(30), "tables within tables"),
        (word_file(tbl(tr(tc(p("x"), '<w:gridSpan w:val="999999999"/>')))), "more than 200 columns"),
        (word_file(p() * (CELLS + 1)), "cells and paragraphs"),
        (b"<table><tr><td>" * 10_000, "tables within tables"),
        (b"<table>" + b"<tr><td colspan=190>x" * 500, "cells and paragraphs"),
        ((b"a," * 100_000 + b"\n") * 2, "more than 200 columns"),
        (b'a,b\n"' + b"x" * 200_000 + b'"\n', "a cell of more than"),
        (b"a,b\n" * CELLS, "cells and paragraphs"),
        (b"x" * 2_000_001, "2 MB of text"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 1_001, "1,000 events"),
        (b"|a|b|\n|-|-|\n" + b"[a](" * 30_000, "characters of Markdown"),
        (random.Random(1).randbytes(4_000), "not text"),
        ("Café,".encode() + b"\x92", "not text"),
        (b"\x00\x01\x02\x03" * 100, "not text"),
        (b" \n \n", "empty"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",  # a zip has the time in it, and so is another each time
)
def test_refused_in_one_sentence(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_read_where_it_can_be() -> None:
    assert "deep" in str(read_page(nested(10), "a.docx"))
    stray = b"Date,Item\n9 June,Bud\x00get\x07\n" + b"7 July,A plan for the year\n" * 20
    assert tables(read_page(stray, "a.csv"))[0][1] == ["9 June", "Budget"]
    assert loose(read_page(b"<p>" * 10_000 + b"x", "a.html")) == ["x"]


def test_a_zip_that_swells_is_never_unpacked() -> None:
    bomb = of_type(WORD_TYPE, " " * (10 * PART_BYTES))
    tracemalloc.start()
    told = refusal(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "unpacks to more than 5 MB" in told
    assert peak < 4 * PART_BYTES


def test_an_endless_stream_is_read_no_further_than_a_document_goes() -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 < size <= FILE_BYTES + 1
            return b"a" * size

    assert "larger than 25 MB" in refusal(Endless(), "standard input")


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "mine.csv").write_bytes(b"a,b")
    with open(tmp_path / "large.csv", "wb") as large:
        large.truncate(FILE_BYTES + 1)
    assert "is not a document" in refusal(tmp_path / "pipe", "pipe")
    assert "is a folder" in refusal(tmp_path, "here")
    assert "There is no file" in refusal(tmp_path / "none.csv", "none.csv")
    assert "could not be read" in refusal(Path("a\0b"), "odd")
    assert "larger than 25 MB" in refusal(tmp_path / "large.csv", "large.csv")

    def denied(*_: Any) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "could not be read: Permission denied." in refusal(tmp_path / "mine.csv", "mine.csv")


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address that fails the test if anything asks for it, by Python's sockets or otherwise."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        asked = []

        def refuse(*arguments: Any, **_: Any) -> None:
            asked.append(arguments)
            raise OSError("no network here")

        for name in ("socket", "create_connection", "getaddrinfo"):
            monkeypatch.setattr(socket, name, refuse)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x"
        assert asked == []
        with pytest.raises(BlockingIOError):
            server.accept()


def test_nothing_is_ever_fetched(remote: str) -> None:
    page = (
        f"<!DOCTYPE html SYSTEM '{remote}'><head><link rel=stylesheet href='{remote}'><base href='{remote}'></head>"
        f"<p>Seen<img src='{remote}'><script src='{remote}'></script><iframe src='{remote}'></iframe>"
    )
    assert loose(read_page(page.encode(), "a.html")) == ["Seen"]
    assert loose(read_page(f"Seen ![]({remote}) <img src='{remote}'>".encode(), "a.md")) == ["Seen"]
    for inside in (f"SYSTEM '{remote}'", f"[<!ENTITY % e SYSTEM '{remote}'> %e;]", f"[<!ENTITY e SYSTEM '{remote}'>]"):
        document = f"<!DOCTYPE x {inside}>{part('document', p(r('&e;' if 'ENTITY e' in inside else 'x')))}"
        assert "was not made by Word" in refusal(of_type(WORD_TYPE, document))
