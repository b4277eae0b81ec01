"""A document of ours as a Word file drawn in a council's own template."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from planner.exchange.word_template.body import fill_in, put_in
from planner.exchange.word_template.names import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    RELATIONS,
    made,
    serialised,
    val,
    w,
)
from planner.exchange.word_template.numbering import add_lists
from planner.exchange.word_template.own import OwnTemplate
from planner.exchange.word_template.package import Relation
from planner.exchange.word_template.pages import TWIPS, has_footer
from planner.exchange.word_template.styles import Styles
from planner.importing.reading.elements import PARSER_OPTIONS
from planner.programme.documents.blocks import Document
from planner.programme.text import one_line

_MAIN = "word/document.xml"
_FOOTER = "word/footer.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ENDINGS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_PROPERTIES = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def drawn_in(template: OwnTemplate, ours: Mapping[str, bytes], document: Document) -> dict[str, bytes]:
    """Return the parts of a Word file: those of a template, with ``ours`` in place of its body.

    ``ours`` are the parts of our own Word file. The edition of the document stands where the template has a mark for it
    or has no footer, else in the last line.
    """
    return _Merge(template, ours, document).parts()


class _Merge:
    """One document being drawn in a template, of which copies are made."""

    def __init__(self, template: OwnTemplate, ours: Mapping[str, bytes], document: Document) -> None:
        self._template, self._ours, self._about = template, ours, document
        self._document = deepcopy(template.document)
        self._trees = {name: deepcopy(tree) for name, tree in template.trees.items()}
        self._page = deepcopy(template.page)
        self._relations = list(template.relations[template.main])
        self._types: dict[str, str] = {}
        self._folder = posixpath.dirname(template.main)
        self._styles = Styles(deepcopy(template.styles), self._parsed("word/styles.xml"))

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the file by their names."""
        template = self._template
        numbering = made("numbering") if template.numbering is None else deepcopy(template.numbering)
        ours = self._parsed(_MAIN)
        self._styles.number(ours, is_numbered=self._about.is_numbered)
        add_lists(numbering, self._parsed("word/numbering.xml"), self._styles, ours)
        self._styles.rename(ours)
        self._outside_links(ours)
        settings = self._parsed("word/settings.xml") if template.settings is None else template.settings
        has_edition = self._fill_in()
        if not has_footer(self._page):
            self._add_footer()
            has_edition = True
        blocks = template.body(ours)
        if self._about.edition and not has_edition:
            blocks.insert(len(blocks) - 1, _paragraph(self._about.edition))
        put_in(template.body(self._document), template.place, self._page, blocks, self._styles.ids["AfterTable"])
        for kind, tree in (("styles", self._styles.root), ("numbering", numbering), ("settings", settings)):
            self._add(kind, tree)
        return self._written()

    def _parsed(self, part: str) -> etree._Element:
        return etree.fromstring(self._ours[part], etree.XMLParser(**PARSER_OPTIONS, remove_blank_text=True))

    def _fill_in(self) -> bool:
        """Put what is known of the document in place of its marks; return whether its edition had one."""
        values = {"edition": one_line(self._about.edition), "title": one_line(self._about.title)}
        found = [fill_in(tree, values) for tree in (self._document, *self._trees.values())]
        return any("edition" in each for each in found)

    def _add(self, kind: str, tree: etree._Element) -> str:
        """Add a part that the main part refers to, and return the id of the reference."""
        name = self._free(posixpath.join(self._folder, f"{kind}.xml"))
        self._trees[name], self._types[name] = tree, _TYPE.format(kind)
        return self._refer(kind, name)

    def _refer(self, kind: str, target: str, *, is_outside: bool = False) -> str:
        taken = {each.id for each in self._relations}
        id = next(id for id in (f"rId{number}" for number in range(1, 100_000)) if id not in taken)
        self._relations.append(Relation(id, f"{RELATIONS}/{kind}", target, is_outside))
        return id

    def _free(self, name: str) -> str:
        while name in self._trees or name in self._template.files or name == self._template.main:
            stem, ending = posixpath.splitext(name)
            name = f"{stem}-ours{ending}"
        return name

    def _add_footer(self) -> None:
        """Add our own footer, its page number at the right edge of the text."""
        footer = self._parsed(_FOOTER)
        self._styles.rename(footer)
        for tab in footer.iter(w("tab")):
            if val(tab, "pos"):
                tab.set(w("pos"), str(round(self._template.room(is_wide=False) * TWIPS)))
        reference = made("footerReference", type="default")
        reference.set(f"{{{RELATIONS}}}id", self._add("footer", footer))
        self._page.insert(0, reference)

    def _outside_links(self, ours: etree._Element) -> None:
        """Refer anew to the web pages that our document links to."""
        targets = {
            each.get("Id"): each.get("Target", "")
            for each in self._parsed("word/_rels/document.xml.rels")
            if each.get("TargetMode") == "External"
        }
        for link in ours.iter(w("hyperlink")):
            id = f"{{{RELATIONS}}}id"
            link.set(id, self._refer("hyperlink", str(targets[link.get(id)]), is_outside=True))

    def _written(self) -> dict[str, bytes]:
        template = self._template
        trees = {template.main: self._document, **self._trees}
        relations = {**template.relations, template.main: self._relations}
        listings = {
            posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels"): _listing(part, each)
            for part, each in relations.items()
            if each
        }
        package = _listing("", [*_package_relations(template.main)])
        written = {
            "[Content_Types].xml": self._content_types([*trees, *template.files]),
            "_rels/.rels": package,
            **{name: self._ours[name] for name in _PROPERTIES},
            **{name: serialised(tree) for name, tree in trees.items()},
            **listings,
            **template.files,
        }
        return written

    def _content_types(self, parts: list[str]) -> bytes:
        template = self._template
        overrides = {**template.types, **self._types, template.main: _TYPE.format("document.main"), **_PROPERTIES}
        root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap={None: CONTENT_TYPES})
        endings = {posixpath.splitext(part)[1].lstrip(".").lower() for part in parts}
        types = {**template.endings, **_ENDINGS}
        for ending in sorted(types):
            if ending in endings or ending in _ENDINGS:
                etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension=ending, ContentType=types[ending])
        for part in (*parts, *_PROPERTIES):
            if part in overrides:
                name, kind = f"/{part}", overrides[part]
                etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=name, ContentType=kind)
        return serialised(root)


def _package_relations(main: str) -> tuple[Relation, ...]:
    core = f"{PACKAGE_RELATIONS}/metadata/core-properties"
    return (
        Relation("rId1", f"{RELATIONS}/officeDocument", main, False),
        Relation("rId2", core, "docProps/core.xml", False),
        Relation("rId3", f"{RELATIONS}/extended-properties", "docProps/app.xml", False),
    )


def _listing(part: str, relations: list[Relation]) -> bytes:
    """Return the part that lists what a part refers to."""
    root = etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationships", nsmap={None: PACKAGE_RELATIONS})
    for each in relations:
        target = each.target if each.is_outside or not part else f"/{each.target}"
        element = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=each.id, Type=each.type)
        element.set("Target", target)
        if each.is_outside:
            element.set("TargetMode", "External")
    return serialised(root)


def _paragraph(words: str) -> etree._Element:
    """Return a plain paragraph."""
    paragraph, run, text = made("p"), made("r"), made("t")
    text.text = one_line(words)
    run.append(text)
    paragraph.append(run)
    return paragraph
