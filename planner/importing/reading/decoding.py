"""Decoding text from the encodings that office programs write."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from planner.importing.reading.limits import TEXT_BYTES, too_large
from planner.programme.errors import Unusable

# UTF-32 is tried before UTF-16: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""A UTF-8 character of two or three bytes: a file that has one is not in Windows' own encoding."""
_CONTROL_CHARACTER = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")

_DECLARATION = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4_000
"""How many bytes of a web page are searched for its encoding."""
_KNOWN_ENCODING = re.compile(
    r"us-ascii|ascii|latin1|iso-8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|macintosh|x-mac-roman|shift_jis|euc-(jp|kr)|"
    "gb2312|gbk|gb18030|big5",
    re.IGNORECASE,
)
"""The encodings of web pages; others that a page may name are slow to decode, or none of text."""


def decoded(content: bytes, name: str, declared: str = "") -> str:
    """Return the text of a file, its line breaks as line feeds; raises Unusable when no encoding fits.

    ``declared`` is the encoding that the file is said to have; blank where only its content tells.
    """
    if len(content) > TEXT_BYTES:
        raise too_large(name, f"has more than {TEXT_BYTES // 1_000_000} MB of text")
    for encoding in _encodings(content, declared or _declared(content)):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        # With more control characters than one in a hundred it is no text, or in another encoding.
        if 100 * len(_CONTROL_CHARACTER.findall(text)) <= len(text):
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise Unusable(
        f"{name} is not text that can be read: save it as Word (.docx), or as text in UTF-8, and import that."
    )


def _declared(content: bytes) -> str:
    """Return the encoding that a web page declares at its beginning, or blank."""
    start = content[:_DECLARED_WITHIN]
    match = _DECLARATION.search(start) if start.lstrip().startswith(b"<") else None
    return match[1].decode("ascii") if match else ""


def _encodings(content: bytes, declared: str) -> Iterator[str]:
    """Yield the encodings to try, the likeliest first."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            yield encoding
            return
    # Without a mark, UTF-16 shows by its zero bytes: more than half of the high bytes of Latin text.
    for high_byte, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if 4 * content[high_byte::2].count(0) > len(content):
            yield encoding
            return
    yield "utf-8"
    if _KNOWN_ENCODING.fullmatch(declared):
        # Pages that declare Latin-1 are in Windows' own encoding, which has quotation marks and dashes besides.
        yield "cp1252" if declared.casefold() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else declared
    if not _UTF8_CHARACTER.search(content):
        yield "cp1252"
