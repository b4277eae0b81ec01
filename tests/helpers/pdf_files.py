"""PDFs made by hand, down to their objects: small ones, and ones that no program would write."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_file(objects: Iterable[bytes]) -> bytes:
    """Return a PDF of numbered objects, of which the first is the catalog."""
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def page_object(box: str = "0 0 595 842", more: str = "") -> bytes:
    """Return a page whose content is object 4 and whose font F is object 5."""
    return f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{more}>>>>".encode()


def stream(content: bytes, *, packed: bool = False, more: str = "") -> bytes:
    """Return a stream, packed if need be."""
    if packed:
        content, more = zlib.compress(content, 9), f"{more}/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more.encode(), content)


def one_page(content: bytes, *, packed: bool = False, box: str = "0 0 595 842", font: bytes = FONT) -> bytes:
    """Return a PDF of one page that draws this content."""
    return pdf_file([CATALOG, PAGES, page_object(box), stream(content, packed=packed), font])


def text_at(x: float, y: float, words: str) -> bytes:
    """Return the drawing of some words, from the bottom left corner of the page."""
    return f"BT /F 11 Tf {x} {y} Td ({words}) Tj ET\n".encode()
