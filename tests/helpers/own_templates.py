"""A made-up council's Word template, of hand-made XML: a crest, a header and a footer, odd margins, German names."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from word_files import zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2268" w:right="850" w:bottom="1701" w:left="2551" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
"""The page of the template: margins of 4.5 cm on the left and 1.5 cm on the right."""


def style(id: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{inside}</w:style>'


STYLES = "".join(
    (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>',
        *(style(f"berschrift{n}", f"heading {n}", '<w:rPr><w:color w:val="8B0000"/></w:rPr>') for n in (1, 2, 3)),
        style("Aufzhlungszeichen", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
        style("Listennummer", "List Number", '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'),
        style("Tabellenraster", "Table Grid", kind="table"),
    )
)
"""The styles as a German Word keeps them: ids of its own, names in English."""
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{words}"/></w:lvl></w:abstractNum>'
    for number, form, words in ((10, "bullet", "❖"), (11, "upperRoman", "%1)"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n + 6}"/></w:num>' for n in (4, 5))
HEADER = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="540000" cy="540000"/>'
    f'<wp:docPr id="1" name="crest"/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
    f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="crest"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="540000" cy="540000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r><w:r><w:t>Anyborough</w:t></w:r></w:p>"
)


def picture() -> bytes:
    """Return a small red picture."""
    rows = (b"\0" + b"\xb0\x10\x20" * 8) * 8

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pixels = zlib.compress(rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def council_parts(
    body: str = "",
    *,
    page: str = PAGE,
    styles: str = STYLES,
    header: str = HEADER,
    footer: str = "<w:p><w:r><w:t>Foot</w:t></w:r></w:p>",
    main_type: str = f"{_TYPE}.document.main+xml",
    relations: str = "",
) -> dict[str, str | bytes]:
    """Return the parts of the template; ``relations`` are further ones of its main part."""
    kinds = {"rId1": "styles", "rId2": "numbering", "rId3": "settings", "rId7": "header", "rId8": "footer"}
    roots: Mapping[str, tuple[str, str]] = {
        "styles": ("styles", styles),
        "numbering": ("numbering", NUMBERING),
        "settings": ("settings", '<w:attachedTemplate r:id="rId1"/><w:evenAndOddHeaders w:val="0"/>'),
        "header": ("hdr", header),
        "footer": ("ftr", footer),
    }
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind in kinds.values()
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>',
        "_rels/.rels": _listing(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}{page}</w:body></w:document>",
        "word/_rels/document.xml.rels": _listing(
            "".join(relation(id, kind, f"{kind}.xml") for id, kind in kinds.items()) + relations
        ),
        "word/_rels/header.xml.rels": _listing(relation("rId1", "image", "media/crest.png")),
        "word/_rels/settings.xml.rels": _listing(
            relation("rId1", "attachedTemplate", "https://elsewhere.example/their.dotm", outside=True)
        ),
        "word/media/crest.png": picture(),
        **{f"word/{kind}.xml": f"<w:{root} {_NAMES}>{inside}</w:{root}>" for kind, (root, inside) in roots.items()},
    }


def council_template(body: str = "", **changed: str) -> bytes:
    """Return the template as a file, with a body and parts changed as ``council_parts`` takes them."""
    return zipped(council_parts(body, **changed))


def relation(id: str, kind: str, target: str, *, outside: bool = False) -> str:
    """Return a reference of a part to another, or to an address elsewhere."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'


def _listing(relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
