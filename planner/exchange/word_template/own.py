"""A council's own Word template beside its programme, opened, checked, and stripped to what is kept of it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from planner.exchange.word_template.body import HERE, place_in, without_comments
from planner.exchange.word_template.names import w, words_of
from planner.exchange.word_template.package import SAVE_AGAIN, Relation, TemplatePackage
from planner.exchange.word_template.pages import page_at, room
from planner.exchange.word_template.styles import lacking
from planner.importing.reading.limits import FILE_BYTES
from planner.machine.files import Limits, Missing, NotRead, read_in_folder
from planner.programme.english import listed
from planner.programme.errors import Unusable

NAMES = ("template.docx", "template.dotx", "template.docm", "template.dotm")
"""The names of a council's own template, in the folder of the programme's file; what holds macros is refused."""
LIMITS = Limits(FILE_BYTES, 10)
"""The bytes of a template, and the seconds that reading it may take."""
_KEPT = ("theme", "fontTable", "webSettings", "footnotes", "endnotes")
"""The kinds of parts that are kept whole, though nothing refers to them by an id."""
_AS_XML = {*_KEPT, "header", "footer"}
_NOT_KEPT_SETTINGS = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions")
"""Settings that fetch something, or that keep an officer from changing the document."""


class OwnTemplate:
    """What is kept of a council's own template, never changed once it is opened.

    ``note`` is a sentence on the styles that it lacks, or blank. ``document`` is its main part, whose body is kept only
    around ``place``, the paragraph that our document replaces; ``page`` are the pages of that place. ``trees`` are its
    kept parts of XML and ``files`` its pictures and fonts, by their names; ``relations`` are what each part refers to.
    Raises Unusable, naming the file and what to do, for a template that is not fit to be used.
    """

    def __init__(self, content: bytes, name: str) -> None:
        package = TemplatePackage(content, name)
        self.name, self.main = name, package.main
        self.document = package.main_root()
        styles = _root(package, "styles")
        self.numbering, self.settings = _root(package, "numbering"), _root(package, "settings")
        if styles is None or styles.find(w("style")) is None:
            raise Unusable(f"{name} has no styles: {SAVE_AGAIN}.")
        self.styles = styles
        missing = lacking(styles)
        named = listed((f"“{each}”" for each in missing), "or")
        self.note = f"{name} has no style {named}: the program’s own is used instead." if missing else ""
        body = self.body(self.document)
        self.place = place_in(body)
        if self.place is None and any(HERE in words_of(each) for each in body):
            raise Unusable(f"{name} has {HERE} among other words or in a table: put it in a paragraph by itself.")
        self.page = page_at(body, len(body) if self.place is None else self.place)
        if self.place is None:
            body[:] = []
        without_comments(self.document)
        if self.settings is not None:
            _strip(self.settings)
        self.endings, self.types = package.content_types()
        self.trees: dict[str, etree._Element] = {}
        self.files: dict[str, bytes] = {}
        self.relations: dict[str, list[Relation]] = {}
        self._keep(package)

    @staticmethod
    def body(document: etree._Element) -> etree._Element:
        """Return the body of a document that is known to have one."""
        body = document.find(w("body"))
        assert body is not None
        return body

    def room(self, *, is_wide: bool) -> float:
        """Return the width of the text on a page, in centimetres."""
        return room(self.page, is_wide=is_wide)

    def _keep(self, package: TemplatePackage) -> None:
        """Keep the parts that the body and its pages refer to, and what those refer to in turn."""
        used = [*package.used(self.main, self.document), *package.used(self.main, self.page)]
        whole = [each for each in package.relations(self.main) if each.kind in _KEPT and each.target in package.names]
        self.relations[self.main] = list({each.id: each for each in (*used, *whole)}.values())
        waiting = [*self.relations[self.main]]
        while waiting:
            relation = waiting.pop()
            part = relation.target
            if relation.is_outside or part in self.trees or part in self.files:
                continue
            if relation.kind in _AS_XML:
                root = package.root(part)
                without_comments(root)
                self.trees[part] = root
                self.relations[part] = package.used(part, root)
                waiting += self.relations[part]
            else:
                self.files[part] = package.read(part)


def own_template(programme: Path) -> OwnTemplate | None:
    """Return the council's own template beside a programme's file; None where there is none.

    Raises Unusable, naming the file and what to do, for one that is not fit to be used.
    """
    folder = programme.absolute().parent
    for name in NAMES:
        try:
            return OwnTemplate(read_in_folder(folder, name, LIMITS), str(folder / name))
        except Missing:
            continue
        except NotRead as reason:
            raise Unusable(f"{folder / name} cannot be read: {reason}.") from None
    return None


def _root(package: TemplatePackage, kind: str) -> etree._Element | None:
    parts = [each.target for each in package.relations(package.main) if each.kind == kind and not each.is_outside]
    return package.root(parts[0]) if parts and parts[0] in package.names else None


def _strip(settings: etree._Element) -> None:
    """Take out of the settings what is not kept, and whatever refers to another part."""
    for each in list(settings):
        names_a_part = any("relationships" in str(key) for part in each.iter(etree.Element) for key in part.attrib)
        if names_a_part or each.tag in map(w, _NOT_KEPT_SETTINGS):
            settings.remove(each)
