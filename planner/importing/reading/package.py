"""An office document's parts, unpacked and parsed safely: a zip and its XML can each be made to expand without end."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from planner.importing.reading.elements import PARSER_OPTIONS, parsed, value
from planner.importing.reading.limits import PACKAGE_BYTES, PART_BYTES, PARTS, too_large
from planner.programme.errors import Unusable

_ZIP_ENTRY = b"PK\x01\x02"
"""The signature of each entry in a zip's directory."""
_ENCRYPTED = 0x1
_CHUNK_BYTES = 64_000
_TYPE_LIST = "[Content_Types].xml"
_PROGRAMS = (
    ("word", "Word"),
    ("spreadsheetml", "Excel"),
    ("ms-excel", "Excel"),
    ("opendocument", "LibreOffice"),
)
"""Words in the type of a document, with the program that makes it."""


class Package:
    """An office document as a zip of XML parts; ``type`` is its media type, blank where it names none."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.type = ""
        self._bytes_read = 0
        # before ZipFile reads the directory, which could itself be huge
        if content.count(_ZIP_ENTRY) > PARTS:
            raise self.too_large(f"has more than {PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise self.cut_short() from None
        self.names = frozenset(self._zip.namelist())
        self._parts = self._by_kind()

    def parts(self, kind: str) -> list[str]:
        """Return the names of the parts of a kind, such as 'styles'."""
        return self._parts.get(kind, [])

    def roots(self, kind: str) -> list[etree._Element]:
        """Return the root of each part of a kind."""
        return [self.root(part) for part in self.parts(kind)]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part refers to: the id of each reference -> its kind and the part's name."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self.names:
            return {}
        found = {}
        for element in self.root(listing):
            target = posixpath.normpath(posixpath.join("/", folder, value(element, "Target"))).lstrip("/")
            if target in self.names:
                found[value(element, "Id")] = (value(element, "Type").rpartition("/")[2], target)
        return found

    def root(self, part: str) -> etree._Element:
        """Return the root of a part; raises Unusable when it is damaged, or could expand beyond the limits."""
        return parsed(self.read(part), self.name, self.unreadable)

    def feed(self, part: str, target: object) -> None:
        """Parse a part of any size without keeping it: ``target`` is told of its elements and text in order."""
        parser = etree.XMLParser(target=target, **PARSER_OPTIONS)
        try:
            for chunk in self._chunks(part):
                if b"<!DOCTYPE" in chunk:
                    raise self.unreadable()
                parser.feed(chunk)
            parser.close()
        except (etree.XMLSyntaxError, ValueError):
            raise self.unreadable() from None

    def read(self, part: str) -> bytes:
        """Return a part unpacked; raises Unusable beyond the limit, whatever size the zip declares."""
        content = bytearray()
        for chunk in self._chunks(part):
            content += chunk
            if len(content) > PART_BYTES:
                raise self.too_large(f"unpacks to more than {PART_BYTES // 1_000_000} MB of text")
        return bytes(content)

    def unreadable(self) -> Unusable:
        """Return the error for a damaged part."""
        program = next((program for marker, program in _PROGRAMS if marker in self.type), "")
        if not program:
            return Unusable(
                f"{self.name} is damaged: save it again from the program it was made with, and import that."
            )
        return Unusable(
            f"{self.name} is damaged, or was not made by {program}: open it in {program}, save it again, and import "
            "that."
        )

    def locked(self) -> Unusable:
        """Return the error for a document with a password."""
        return Unusable(f"{self.name} is locked with a password: save it without one, and import that.")

    def cut_short(self) -> Unusable:
        """Return the error for what is no whole zip."""
        return Unusable(
            f"{self.name} is damaged or cut short: save it again from the program it was made with, and import that."
        )

    def too_large(self, what: str) -> Unusable:
        """Return the error for a document beyond a limit; ``what`` says which."""
        return too_large(self.name, what)

    def _chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part unpacked, piece by piece, within the limit of all parts together."""
        info = self._zip.getinfo(part)
        if info.flag_bits & _ENCRYPTED:
            raise self.locked()
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK_BYTES):
                    self._bytes_read += len(chunk)
                    if self._bytes_read > PACKAGE_BYTES:
                        raise self.too_large(f"unpacks to more than {PACKAGE_BYTES // 1_000_000} MB of text")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
            raise self.unreadable() from None

    def _by_kind(self) -> dict[str, list[str]]:
        """Return the names of the parts by kind; sets the document's type."""
        kinds: dict[str, dict[str, None]] = {}
        if "mimetype" in self.names:
            self.type = self.read("mimetype").decode("ascii", "replace").strip()
        elif _TYPE_LIST in self.names:
            for override in self.root(_TYPE_LIST):
                part, content_type = value(override, "PartName").lstrip("/"), value(override, "ContentType")
                kind = content_type.rpartition(".")[2].removesuffix("+xml")
                if part in self.names:
                    kinds.setdefault(kind, {})[part] = None
                    if kind == "main":
                        self.type = content_type
        return {kind: list(parts) for kind, parts in kinds.items()}
