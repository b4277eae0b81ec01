"""Web pages: what is struck out, only closed or hidden, and pages saved in one file or another encoding."""

from __future__ import annotations

import plistlib

import pytest
from pages import left_out, loose, tables

from planner.importing.page import Page
from planner.importing.reading import read_page
from planner.importing.reading.limits import TEXT_BYTES


def html(body: str) -> Page:
    return read_page(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "page.html")


@pytest.mark.parametrize(
    "page",
    [
        "Budget <s>and vaccines</s>",
        "Budget <del>and <b>vaccines</b></del>",
        "Budget <strike>and vaccines</strike>",
        "Budget <span style='text-decoration: underline line-through'>and vaccines</span>",
        "<style>p { color: red } .a.b, span.out {text-decoration:line-through}</style>"
        "Budget <span class='big out'>and vaccines</span>",
    ],
)
def test_words_struck_out_are_told_apart(page: str) -> None:
    (line,) = html(page).lines()
    assert (line.text, line.standing) == ("Budget and vaccines", "Budget")


def test_words_struck_out_in_markdown_are_told_apart() -> None:
    page = read_page(b"| Date | Item |\n|---|---|\n| ~~12 June~~ | Budget ~~and more~~ |\n", "a.md")
    assert tables(page) == [[["Date", "Item"], ["12 June", "Budget and more"]]]
    assert [line.standing for line in page.lines()] == [None, None, "", "Budget"]


@pytest.mark.parametrize(
    "page",
    [
        "<div class='accordion'><h3><button>12 June</button></h3><div hidden><p>Budget</p></div></div>",
        "<h3 aria-expanded='false'>12 June</h3><div style='display:none'><p>Budget</p></div>",
        "<h3><button aria-expanded='false'>12 June</button></h3><section hidden><p>Budget</p></section>",
        "<a href='#june'>12 June</a><div id='june' style='display: none'>Budget</div>",
        "<div hidden id='p1'>Budget</div><button aria-controls='p0 p1'>12 June</button>",
        "<div class='tab-content'><div class='tab-pane' style='visibility:hidden'>Budget</div></div>",
        "<div role='tabpanel' aria-hidden='true' hidden>Budget</div>",
        "<details><summary>12 June</summary><p>Budget</p></details>",
    ],
)
def test_a_panel_that_is_only_closed_is_content(page: str) -> None:
    assert "Budget" in loose(html(page))
    assert left_out(html(page)) == []


def test_other_hidden_text_is_left_out_and_told_once_by_its_first_words() -> None:
    page = html(
        "<p>Seen</p><div hidden><p>Draft, <b>not for publication</b></p><p>Second<script>x()</script></p></div>"
        f"<div style='display:none'>{'many words ' * 50}</div>"
        "<table><tr><td>12 June<span hidden>or 13 June</span></table><nav hidden>Home</nav><script>x()</script>"
        "<template>t</template><div class='accordion'><p hidden class=menu>Menu"
    )
    assert loose(page) == ["Seen"]
    told = left_out(page)
    assert told[0] == "line 1: Draft, not for publication Second (it is hidden text)"
    assert told[1].startswith("line 1: many words many words")
    assert "…" in told[1]
    assert told[2:] == [
        "table 1, row 1, column 1: or 13 June (it is hidden text)",
        "line 1: Menu (it is hidden text)",
    ]


@pytest.mark.parametrize("declared", ["<meta charset='iso-8859-2'>", "<?xml version='1.0' encoding='ISO-8859-2'?>"])
def test_a_page_is_in_the_encoding_that_it_declares(declared: str) -> None:
    assert loose(read_page(f"{declared}<html><p>Wałęsa</p>".encode("iso-8859-2"), "a.html")) == ["Wałęsa"]
    assert loose(read_page(f"{declared}<html><p>Wałęsa</p>".encode(), "a.html")) == ["Wałęsa"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-7", "punycode", "zlib", "none-such"])
def test_an_encoding_that_is_wrong_or_none_of_text_is_not_believed(encoding: str) -> None:
    assert loose(read_page(f"<meta charset={encoding}><p>‘Café’</p>".encode("cp1252"), "a.html")) == ["‘Café’"]


MESSAGE = """\
From: <Saved by Blink>
Snapshot-Content-Location: http://example.invalid/
Subject: Programme
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html
Content-ID: <1>
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html><table><tr><td>12 June<td>Caf=C3=A9s =E2=80=93 a review=
 of them</table>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: http://example.invalid/x.png

iVBORw0KGgo=
------x--
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_web_page_saved_in_one_file_is_read(line_end: str) -> None:
    page = read_page(MESSAGE.replace("\n", line_end).encode(), "programme.mhtml")
    assert tables(page) == [[["12 June", "Cafés – a review of them"]]]


def test_a_saved_page_is_in_the_encoding_of_its_part() -> None:
    message = (
        'MIME-Version: 1.0\r\nContent-Type: text/html; charset="windows-1251"\r\n'
        "Content-Transfer-Encoding: 8bit\r\n\r\n<p>Да</p>"
    )
    assert loose(read_page(message.encode("cp1251"), "a.mht")) == ["Да"]


def test_a_message_is_read_as_its_text_and_a_file_attached_to_it_is_told() -> None:
    message = (
        "From: officer@example.invalid\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: text/plain\n\nBudget\n--b\nContent-Type: application/octet-stream\n"
        'Content-Disposition: attachment; filename="Programme.docx"\n\nx\n--b--\n'
    )
    page = read_page(message.encode(), "a.eml")
    assert loose(page) == ["Budget"]
    assert left_out(page) == ["the message: Programme.docx (it is a file attached to the message: import it by itself)"]


@pytest.mark.parametrize("format", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari_is_read(format: plistlib.PlistFormat) -> None:
    resource = {
        "WebResourceData": "<p>‘Café’</p>".encode("cp1252"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": "http://example.invalid/",
    }
    content = plistlib.dumps({"WebMainResource": resource, "WebSubresources": []}, fmt=format)
    assert loose(read_page(content, "a.webarchive")) == ["‘Café’"]


def test_a_page_with_its_pictures_written_into_it_is_no_larger_than_its_text() -> None:
    picture = "A" * TEXT_BYTES
    assert loose(html(f"<p>Budget<img src='data:image/png;base64,{picture}'></p>")) == ["Budget"]
