"""The text of a web page saved with its pictures in one file: MHTML, which is a message, or Safari's web archive."""

from __future__ import annotations

import email
import plistlib
import re
from email.message import Message
from xml.parsers.expat import ExpatError

from msgspec import Struct

from planner.importing.page import LeftOut
from planner.importing.reading.limits import MESSAGE_LINES, MESSAGE_PARTS, too_large
from planner.programme.errors import Unusable

WEB_ARCHIVE = b"WebMainResource"
"""What stands in every web archive, in either of its two formats."""
_HEADER = re.compile(rb"[\w-]{1,60}:")
_MIME = re.compile(rb"^(mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_HEADERS_WITHIN = 10_000
"""How many bytes of a file are searched for the headers of a message."""
_PICTURE = re.compile(rb"data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=]*")
_ATTACHED = "it is a file attached to the message: import it by itself"


class SavedText(Struct, frozen=True):
    """The text of a saved page: its bytes, the encoding that they are said to have, and the files attached to it."""

    content: bytes
    encoding: str
    left_out: tuple[LeftOut, ...] = ()


def is_message(content: bytes) -> bool:
    """Return whether a file is a message of MIME, as a web page saved in one file is."""
    start = content[:_HEADERS_WITHIN].lstrip()
    headers = _BLANK_LINE.split(start, maxsplit=1)[0]
    return _HEADER.match(start) is not None and len(_MIME.findall(headers)) > 1


def without_pictures(content: bytes) -> bytes:
    """Return a web page without the pictures and fonts written into it, which are larger than all its text."""
    return _PICTURE.sub(b"data:,", content) if content.lstrip().startswith(b"<") else content


def text_of_message(content: bytes, name: str) -> SavedText:
    """Return the first web page in a message, or else its first text; raises Unusable when it has neither."""
    # A boundary for each part within parts: every line is compared with all of them.
    if len(re.findall(rb"boundary\s{0,9}=", content, re.IGNORECASE)) > MESSAGE_PARTS:
        raise too_large(name, f"has parts within parts more than {MESSAGE_PARTS} times")
    if content.count(b"\n") > MESSAGE_LINES:
        raise too_large(name, f"has more than {MESSAGE_LINES:,} lines")
    try:
        parts = list(email.message_from_bytes(content).walk())
        found = next((text for kind in ("text/html", "text/plain") for text in _texts(parts, kind)), None)
        attached = tuple(
            LeftOut("the message", str(part.get_filename()), _ATTACHED)
            for part in parts
            if part.get_content_disposition() == "attachment"
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _damaged(name) from None
    if found is None:
        raise _damaged(name)
    return SavedText(*found, attached)


def text_of_archive(content: bytes, name: str) -> SavedText:
    """Return the page of a web archive; raises Unusable when it has none."""
    try:
        resource = plistlib.loads(content)["WebMainResource"]
        return SavedText(bytes(resource["WebResourceData"]), str(resource.get("WebResourceTextEncodingName", "")))
    except (
        *(plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, AttributeError),
        *(RecursionError, OverflowError, MemoryError),
    ):
        raise _damaged(name) from None


def _texts(parts: list[Message], kind: str) -> list[tuple[bytes, str]]:
    """Return the content and the declared encoding of each part of a kind that is no attachment."""
    return [
        (content, part.get_content_charset("") or "")
        for part in parts
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment"
        if isinstance(content := part.get_payload(decode=True), bytes)
    ]


def _damaged(name: str) -> Unusable:
    return Unusable(f"{name} is damaged, or has no text: save it again as a web page alone (.html), and import that.")
