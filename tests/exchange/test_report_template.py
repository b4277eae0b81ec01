"""A council's own template: its words are kept, typed texts are shown as they are, a mistake names its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from goldens import words
from hostile import HOSTILE, edition_of_view, hostile, hostile_view_of
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.formats import DOCUMENTS
from planner.exchange.from_markdown import blocks_of
from planner.exchange.report import OWN_TEMPLATE, report_document, template_for
from planner.exchange.template import fill_template
from planner.programme.documents.blocks import Bullets, Document, Heading, Numbered, Paragraph, Table, Tone
from planner.programme.documents.report import report_now
from planner.programme.errors import Unusable
from planner.programme.text import one_line

typed = st.one_of(
    st.text(),
    st.text("\\`*_{}[]()#+-.!|<>&;~$=:'\"/ 1aé\n\t", max_size=30),
    st.sampled_from(["{{ 7 * 7 }}", "{% if x %}", "<table>", "&amp;", "1. one", "# h", "**b**", "| a | b |", "\\"]),
).filter(one_line)


@given(typed, typed)
def test_whatever_people_typed_comes_out_as_it_is(one: str, other: str) -> None:
    template = (
        "# {{ a }}\n{{ b }}\n\n- {{ a }}: {{ b }}\n\n1. {{ b }}\n\n**{{ a }}**\n\n**By:** {{ b }}\n\n"
        "| {{ a }} | x |\n| --- | --- |\n| {{ b }} | {{ a }} |\n\n{{ a ~ b }}"
    )
    a, b = one_line(one), one_line(other)
    *blocks, table, last = blocks_of(fill_template(template, "t", {"a": one, "b": other}), {"<table>": []})
    assert blocks == [
        Heading(a, 1),
        Paragraph(b),
        Bullets((f"{a}: {b}",)),
        Numbered((b,)),
        Paragraph(a, tone=Tone.STRONG),
        Paragraph(b, lead="By"),
    ]
    assert isinstance(table, Table)
    assert (table.heads, table.rows) == ((a, "x"), (((Paragraph(b),), (Paragraph(a),)),))
    assert last == Paragraph(one_line(f"{one}{other}"))


def report_in(template: str, folder: Path) -> Document:
    """Return the report of a programme with hostile texts, in a council's own template."""
    (folder / OWN_TEMPLATE).write_text(template, encoding="utf-8")
    edition = edition_of_view(hostile_view_of(hostile()))
    return report_document(report_now(edition.view, edition.history), template_for(folder / "p.json"))


OWN = """\
{# Only the officers see this. #}
## Our work: {{ year }}

{% macro told(meeting) %}**{{ meeting.date }}:** {{ meeting.at }}{% endmacro %}
{% for each in next_meetings %}
{{ told(each) }}

3. {{ each.items[0].title }}
4. {{ each.items | length }} items

{% endfor %}

*Questions to the [helpdesk] at 1 < 2 | 3*

{{ table }}
"""


def test_a_councils_own_wording_stands_in_every_format(tmp_path: Path) -> None:
    document = report_in(OWN, tmp_path)
    assert document.blocks[:4] == (
        Heading("Our work: 2023/24", 1),
        Paragraph("10:00", lead="Thursday 5 October 2023"),
        Numbered(("=cmd()", "3 items"), first=3),
        Paragraph("10:00", lead="Thursday 12 October 2023"),
    )
    assert document.blocks[-2] == Paragraph("Questions to the [helpdesk] at 1 < 2 | 3", tone=Tone.QUIET)
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert len(table.rows) == 4
    assert " ".join(words(DOCUMENTS["pdf"].render(document))).startswith("Our work: 2023/24 Thursday 5 October")
    text = DOCUMENTS["text"].render(document).decode()
    assert all(one_line(each) in text for each in HOSTILE)
    for format in DOCUMENTS.values():
        assert len(format.render(document)) > 500


@pytest.mark.parametrize(
    "template", ["", "#", "- \n- x\n\n1. \n\n**  **\n\n#", "| a |\n| --- |", "{{ table }}", "#### x"]
)
def test_however_little_is_in_it_every_format_can_be_made(tmp_path: Path, template: str) -> None:
    document = report_in(template, tmp_path)
    assert all(format.render(document) is not None for format in DOCUMENTS.values())


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("# One\n\n{{ meetng }}\n", 3, "there is nothing called “meetng”"),
        ("{% for each in waiting %}\n- {{ each.name }}\n{% endfor %}\n{{ each }}", 4, "nothing called “each”"),
        ("{% for each in next_meetings %}\n\n{{ each.venue }}\n{% endfor %}", 3, "nothing called “venue”"),
        ("One\n{% if since %}\nTwo", 3, "needs to be closed is 'if'"),
        ("One\n\n\n{{ since. }}", 4, ""),
        ("One\n{{ year + 1 }}", 2, ""),
        ("One\n{{ year.__class__.__mro__ }}", 2, "nothing called “__class__”"),
        ("One\n{% include '/etc/passwd' %}", 2, "no loader"),
    ],
)
def test_a_mistake_in_it_is_one_sentence_that_names_the_file_and_the_line(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    with pytest.raises(Unusable) as told:
        report_in(template, tmp_path)
    assert str(told.value).startswith(f"{tmp_path / OWN_TEMPLATE}, line {line}: ")
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_template_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / OWN_TEMPLATE).write_bytes(b"PK\x03\x04\xff\xfe")
    edition = edition_of_view(hostile_view_of(hostile()))
    with pytest.raises(Unusable, match="is not plain text: save it as UTF-8"):
        report_document(report_now(edition.view, edition.history), template_for(tmp_path / "p.json"))
