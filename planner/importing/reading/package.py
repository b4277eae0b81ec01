"""A Word document's parts, unpacked and parsed safely: a zip and its XML can each be made to expand without end."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from planner.importing.reading.limits import ELEMENTS, PART_BYTES, PARTS, XML_DEPTH, too_large
from planner.programme.errors import Unusable

_ZIP_ENTRY = b"PK\x01\x02"
"""The signature of each entry in a zip's directory."""
_ENCRYPTED = 0x1
_OTHER_DOCUMENTS = {
    "spreadsheetml": "an Excel workbook: save the sheet as CSV, and import that.",
    "presentationml": "a PowerPoint presentation: copy its table into a Word document, and import that.",
    "opendocument.text": "an OpenDocument text: save it as Word (.docx), and import that.",
    "opendocument.spreadsheet": "an OpenDocument spreadsheet: save the sheet as CSV, and import that.",
}


class Package:
    """A Word document as a zip of XML parts."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        # before ZipFile reads the directory, which could itself be huge
        if content.count(_ZIP_ENTRY) > PARTS:
            raise too_large(name, f"has more than {PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise Unusable(f"{name} is damaged or cut short: save it again from Word, and import that.") from None
        self._parts = self._by_kind()

    def roots(self, kind: str) -> list[etree._Element]:
        """Return the root of each part of a kind, such as 'styles'."""
        return [self._root(part) for part in self._parts.get(kind, ())]

    def _by_kind(self) -> dict[str, list[str]]:
        """Return the names of the parts by kind; raises Unusable when this is no Word document."""
        names = set(self._zip.namelist())
        type_list = "[Content_Types].xml"
        kinds: dict[str, list[str]] = {}
        document_type = "opendocument" if "mimetype" in names else ""
        if document_type:
            document_type = self._read("mimetype").decode("ascii", "replace")
        elif type_list in names:
            for override in self._root(type_list):
                part, content_type = override.get("PartName", "").lstrip("/"), override.get("ContentType", "")
                kind = content_type.rpartition(".")[2].removesuffix("+xml")
                if kind == "main":
                    document_type = content_type
                if part in names:
                    kinds.setdefault(kind, []).append(part)
        if "word" in document_type and "main" in kinds:
            return kinds
        for marker, advice in _OTHER_DOCUMENTS.items():
            if marker in document_type:
                raise Unusable(f"{self.name} is {advice}")
        raise Unusable(f"{self.name} is not a Word document: import a Word (.docx) file, or copy the table as text.")

    def _root(self, part: str) -> etree._Element:
        """Return the root of a part; raises Unusable when it is damaged, or could expand beyond the limits."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._read(part), parser)
        except etree.XMLSyntaxError:
            raise self._unreadable() from None
        too_deep = "/*" * XML_DEPTH  # the XPath of an element nested that deep
        if root.getroottree().docinfo.doctype or root.xpath(too_deep):
            raise self._unreadable()
        if root.xpath("count(//*)") > ELEMENTS:
            raise too_large(self.name, f"has more than {ELEMENTS:,} pieces")
        return root

    def _read(self, part: str) -> bytes:
        """Return a part unpacked; raises Unusable beyond the limit, whatever size the zip declares."""
        info = self._zip.getinfo(part)
        if info.flag_bits & _ENCRYPTED:
            raise Unusable(f"{self.name} is locked with a password: save it without one, and import that.")
        try:
            with self._zip.open(info) as file:
                content = file.read(PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
            raise self._unreadable() from None
        if len(content) > PART_BYTES:
            raise too_large(self.name, f"unpacks to more than {PART_BYTES // 1_000_000} MB of text")
        return content

    def _unreadable(self) -> Unusable:
        return Unusable(
            f"{self.name} is damaged, or was not made by Word: open it in Word, save it again, and import that."
        )
