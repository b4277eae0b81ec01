"""The parts of a council's own Word template, opened safely; what could run or fetch anything is refused."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from planner.exchange.word_template.names import WORD, references, w
from planner.importing.reading.elements import value
from planner.importing.reading.limits import PACKAGE_BYTES
from planner.importing.reading.package import Package
from planner.programme.errors import Unusable

_OLE = b"\xd0\xcf\x11\xe0"
"""The beginning of the old Office formats, and of locked documents."""
_TYPES = "[Content_Types].xml"
_MACROS = re.compile(r"vbaProject|vbaData|activeX", re.IGNORECASE)
"""What the names of parts hold that are programs, or may have some in them."""
_FETCHES = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)
"""The fields with which Word brings something in from elsewhere."""
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
_INSIDE = frozenset({"image", "font", "header", "footer"})
"""The kinds of parts that may be referred to by an id."""
SAVE_AGAIN = "open it in Word, and save it again as a Word document (.docx)"


class Relation(Struct, frozen=True):
    """A part's reference: its id, its whole type and kind, and what it leads to: a part, or an address elsewhere."""

    id: str
    type: str
    target: str
    is_outside: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as 'header'."""
        return self.type.rpartition("/")[2]


class TemplatePackage(Package):
    """A Word template as a zip of parts; raises Unusable, saying what to do, for one that is not fit to be used."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if content.startswith(_OLE):
            raise Unusable(
                f"{name} is locked with a password, or is an old Word document: open it in Word, and save it without a "
                "password as a Word document (.docx)."
            )
        if not content.startswith(b"PK"):
            raise self._no_word_document()
        super().__init__(content, name)
        if "macroEnabled" in self.type or any(_MACROS.search(part) for part in self.names):
            raise Unusable(
                f"{name} holds macros or other programs, which are never carried over: open it in Word, and save it as "
                "a Word document (.docx) without them."
            )
        if not self.parts("main") or "wordprocessingml" not in self.type:
            raise self._no_word_document()
        self.main = self.parts("main")[0]

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        return list(self._relations(folder, listing)) if listing in self.names else []

    def _relations(self, folder: str, listing: str) -> Iterator[Relation]:
        for element in self.root(listing):
            target, is_outside = value(element, "Target"), value(element, "TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(value(element, "Id"), value(element, "Type"), target, is_outside)

    def root(self, part: str) -> etree._Element:
        """Return the root of a part; raises Unusable when it is damaged, or beyond the limits."""
        try:
            return super().root(part)
        except Unusable:
            raise self.unreadable() from None

    def main_root(self) -> etree._Element:
        """Return the root of the document; raises Unusable when it is in another XML than Word's usual one."""
        root = self.root(self.main)
        if root.tag != f"{{{WORD}}}document" or root.find(w("body")) is None:
            raise self.unreadable()
        return root

    def used(self, part: str, root: etree._Element) -> list[Relation]:
        """Return the relations that a tree of a part uses; raises Unusable for one that is not carried over."""
        fields = "".join(str(each.text or "") for each in root.iter(w("instrText")))
        fields += " ".join(str(each.get(w("instr"), "")) for each in root.iter(w("fldSimple")))
        if fetching := _FETCHES.search(fields):
            raise Unusable(
                f"{self.name} has a field {fetching[0].upper()}, which brings something in from elsewhere: put it into "
                "the template itself, and take the field out."
            )
        known, ids = {each.id: each for each in self.relations(part)}, dict.fromkeys(references(root))
        return [self._checked(known.get(id)) for id in ids if id]

    def _checked(self, relation: Relation | None) -> Relation:
        if relation is None:
            raise self.unreadable()
        if relation.is_outside:
            if relation.kind == "hyperlink" and _WEB.match(relation.target):
                return relation
        elif relation.kind in _INSIDE:
            if relation.target in self.names:
                return relation
            raise self.unreadable()
        thing = "something from elsewhere" if relation.is_outside else f"a part of another kind ({relation.kind})"
        raise Unusable(
            f"{self.name} has {thing} in what is kept of it: leave only words, tables, pictures and links to web pages."
        )

    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the media types of parts by their file names' endings, and by the parts' own names."""
        endings, parts = {}, {}
        for element in self.root(_TYPES):
            if ending := value(element, "Extension"):
                endings[ending.lower()] = value(element, "ContentType")
            elif part := value(element, "PartName"):
                parts[part.lstrip("/")] = value(element, "ContentType")
        return endings, parts

    def unreadable(self) -> Unusable:
        """Return the error for a damaged part."""
        return Unusable(f"{self.name} is damaged, or holds what no template needs: {SAVE_AGAIN}.")

    def cut_short(self) -> Unusable:
        """Return the error for what is no whole zip."""
        return Unusable(f"{self.name} is damaged or cut short: {SAVE_AGAIN}.")

    def locked(self) -> Unusable:
        """Return the error for a template with a password."""
        return Unusable(f"{self.name} is locked with a password: save it without one.")

    def too_large(self, what: str) -> Unusable:
        """Return the error for a template beyond a limit."""
        limit = f"{PACKAGE_BYTES // 1_000_000} MB"
        return Unusable(f"{self.name} {what}: keep only its crest, header, footer and styles, within {limit}.")

    def _no_word_document(self) -> Unusable:
        return Unusable(f"{self.name} is no Word document: {SAVE_AGAIN}.")
