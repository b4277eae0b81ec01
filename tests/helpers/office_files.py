"""Minimal workbooks and OpenDocument files, made of the parts that a test needs."""

from __future__ import annotations

from collections.abc import Mapping

from word_files import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "number", "draw")
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def workbook(rows: str, *, after: str = "", main: str = "", **others: str | bytes) -> bytes:
    """Return a workbook of one sheet, called Adults; ``others`` are further parts: styles, sharedStrings ..."""
    parts = {"workbook": "sheet.main", "sheet1": "worksheet", **{name: name for name in others}}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f"<Types>{overrides}</Types>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{main}<sheets>'
            '<sheet name="Adults" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="sheet1.xml"/></Relationships>',
            "xl/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
            **{f"xl/{name}.xml": content for name, content in others.items()},
        }
    )


def styles_of_formats(*codes: str) -> str:
    """Return the styles of a workbook in which style 1 shows values by the first format, 2 by the second."""
    formats = "".join(f'<numFmt numFmtId="{200 + each}" formatCode="{code}"/>' for each, code in enumerate(codes, 1))
    cells = "".join(f'<xf numFmtId="{200 + each}"/>' for each in range(1, len(codes) + 1))
    return f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts><cellXfs><xf/>{cells}</cellXfs></styleSheet>'


def opendocument(
    body: str, *, kind: str = "text", styles: str = "", masters: str = "", others: Mapping[str, str] | None = None
) -> bytes:
    """Return an OpenDocument file with a body, automatic styles, and the headers and footers of its pages."""
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": _root("document-content", _content(body, kind, styles)),
            "styles.xml": _root("document-styles", f"<office:styles/>{masters}"),
            **(others or {}),
        }
    )


def flat_opendocument(body: str, *, kind: str = "text", styles: str = "") -> bytes:
    """Return an OpenDocument file that is one document of XML."""
    return f'<?xml version="1.0"?>{_root("document", _content(body, kind, styles))}'.encode()


def _root(name: str, inside: str) -> str:
    return f"<office:{name} {_NAMES}>{inside}</office:{name}>"


def _content(body: str, kind: str, styles: str) -> str:
    return (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    )
