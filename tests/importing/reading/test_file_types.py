"""What kind of document a file is, its content tells; what cannot be read is refused with advice that does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import opendocument, workbook
from ole_files import ole_file
from pages import sheets
from word_files import word_file, zipped

from planner.importing.reading import read_page
from planner.programme.errors import Unusable

SHEET = workbook('<row r="1"><c r="A1"><v>1</v></c></row>')


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(Unusable) as refused:
        read_page(content, name)
    return str(refused.value)


def of_main_type(content_type: str) -> bytes:
    listing = f'<Types><Override PartName="/main.xml" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": listing, "main.xml": "<x/>"})


@pytest.mark.parametrize("name", ["programme.xlsx", "programme.docx", "programme.csv", "programme"])
def test_the_name_of_a_file_does_not_matter(name: str) -> None:
    assert sheets(read_page(SHEET, name)) == {"Adults": [["1"]]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ole_file(["WordDocument", "1Table"], inner=["Workbook"]), "an old Word document (.doc): open it in Word"),
        (ole_file(["EncryptionInfo", "EncryptedPackage"]), "locked with a password: save it without one"),
        (ole_file(["PowerPoint Document"]), "an old PowerPoint presentation: copy its table into a Word document"),
        (ole_file(["__properties_version1.0"]), "a message saved from Outlook: save the document attached to it"),
        (ole_file(["Contents", "Quill"]), "a Publisher document"),
        (ole_file(["Something"], inner=["WordDocument"]), "damaged, or of an old kind that cannot be read"),
        (ole_file(["Something"] * 30 + ["WordDocument"]), "an old Word document (.doc)"),
        (ole_file(["Workbook"]), "empty"),
        (ole_file(["WordDocument"])[:600], "damaged, or of an old kind that cannot be read"),
        (
            of_main_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
            "a presen",
        ),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "a presentation: copy its table"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "an OpenDocument file without text"),
        (zipped({"mimetype": "application/epub+zip"}), "an electronic book"),
        (zipped({"Index/Document.iwa": b"", "Metadata/Properties.plist": b""}), "an Apple Pages, Numbers or Keynote"),
        (zipped({"programme.docx": word_file("")}), "a zip of other files: unpack it"),
        (opendocument("", kind="spreadsheet"), "empty"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>', "in Excel's older XML"),
        (b'<?xml version="1.0"?>\n<data/>', "a document in an XML of its own"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_read_is_refused_by_its_kind_with_harmless_advice(content: bytes, told: str) -> None:
    sentence = refusal(content, "programme.bin")
    assert sentence.startswith("programme.bin is ")
    assert told in sentence
    assert "CSV" not in sentence
    assert sentence.endswith(".")


def test_an_old_word_document_is_told_to_be_saved_as_word() -> None:
    sample = Path(__file__).parent / "old-workbook.xls"
    assert "Adults" in sheets(read_page(sample, "programme.doc"))
    assert "save it as a Word document (.docx)" in refusal(ole_file(["WordDocument"]), "programme.xls")
