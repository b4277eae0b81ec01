"""A Word template to start from: our own styles, an example of a header, and the place of the document."""

from __future__ import annotations

from datetime import date

from planner.exchange.formats.word import parts_of, zipped
from planner.exchange.word_template.body import HERE
from planner.programme.documents.blocks import Document, Paragraph

_HEADER = "word/header.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_ID = "rIdHeader"
_ADDED = {
    "[Content_Types].xml": ("</Types>", f'<Override PartName="/{_HEADER}" ContentType="{_WORD}.header+xml"/></Types>'),
    "word/_rels/document.xml.rels": (
        "</Relationships>",
        f'<Relationship Id="{_ID}" Type="{_RELATION}" Target="header.xml"/></Relationships>',
    ),
    "word/document.xml": ("<w:sectPr>", f'<w:sectPr><w:headerReference w:type="default" r:id="{_ID}"/>'),
}
"""What the header adds to other parts of our Word file: the words there -> those in their place."""
_EXAMPLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:rPr><w:b/></w:rPr>'
    "<w:t>Name or crest of the council</w:t></w:r></w:p></w:hdr>"
)


def starting_template() -> bytes:
    """Return a Word template to start from, which draws documents as the usual look does but for its header."""
    document = Document("Template", "Template", "", date(2000, 1, 1), (Paragraph(HERE),), edition="{{ edition }}")
    parts = {name: part.decode() for name, part in parts_of(document).items()}
    for name, (old, new) in _ADDED.items():
        parts[name] = parts[name].replace(old, new)
    parts[_HEADER] = _EXAMPLE
    return zipped({name: part.encode() for name, part in parts.items()})
