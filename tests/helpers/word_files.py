"""Minimal Word files, made of the parts that a test needs."""

from __future__ import annotations

import zipfile
from io import BytesIO

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def part(root: str, inside: str) -> str:
    """Return a part of a Word file."""
    return f"<w:{root} {_NAMESPACE}>{inside}</w:{root}>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of the parts."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def word_file(body: str, main: str = "word/document.xml", **others: str) -> bytes:
    """Return a Word file with a body; ``others`` is the content of further parts: styles, numbering, footnotes ..."""
    names = {main: "document.main", **{f"word/{kind}.xml": kind for kind in others}}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in names.items()
    )
    roots = {"header": "hdr", "footer": "ftr"}
    return zipped(
        {
            "[Content_Types].xml": f"<Types>{overrides}</Types>",
            main: part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{kind}.xml": part(roots.get(kind, kind), inside) for kind, inside in others.items()},
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; a run that is no XML is plain text."""
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; a cell that is no XML is plain text."""
    inside = "".join(each if each.startswith("<w:tc>") else tc(p(each)) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tc(inside: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
