"""A year whose table has all its columns: eleven meetings, forty topics with long titles, long words in each column."""

from __future__ import annotations

from datetime import date, timedelta

from hostile import edition_of_view, hostile_view_of

from planner.programme import edits
from planner.programme.documents.blocks import Document
from planner.programme.documents.programme import programme_document
from planner.programme.model import Programme
from planner.programme.settings import parse

EVERY_COLUMN = "date, items, objective, lead officer, portfolio holder, notes, report deadline"
TITLES = (
    "Neighbourhoods and Safeguarding Partnership: annual report of the independent chair",
    "Accommodation sufficiency and homelessness prevention for care-experienced young people",
    "Commissioning of speech and language therapy across Nottinghamshire",
    "Implementation of the Environmental Sustainability Strategy, and what it has cost",
)
OBJECTIVES = (
    "Examine how the recommendations of September 2022 have been implemented, and what has changed for families.",
    "Test whether responsibilities between the partners are clear, and whether children are safer than a year ago.",
)
LEADS = ("Director of Neighbourhoods", "Corporate Director, Safeguarding and Quality Assurance")
HOLDERS = ("Portfolio Holder for Communities, Neighbourhoods and Regeneration", "Leader")


def wide_programme() -> Programme:
    """Return the programme."""
    programme = edits.new_programme("Children and Young People Scrutiny Committee", "Nottingham City Council")
    columns = dict([parse("columns", EVERY_COLUMN)])
    programme = edits.set_committee(programme, **columns)
    for number in range(11):
        day = date(2023, 9, 28) + timedelta(days=28 * (number - 1))
        programme = edits.add_meeting(programme, f"m{number}", day, year="2023/24", time="10:00")
    for number in range(40):
        title = f"{TITLES[number % 4]} ({number + 1})"
        fields = {
            "objective": OBJECTIVES[number % 2],
            "lead": LEADS[number % 2],
            "portfolio_holder": HOLDERS[number % 2],
        }
        programme = edits.add_topic(programme, f"t{number}", title, **fields)
        programme = edits.place(programme, f"i{number}", f"t{number}", f"m{number % 11}", today=date(2020, 1, 1))
    return programme


def wide_document() -> Document:
    """Return the programme's document with every column."""
    return programme_document(edition_of_view(hostile_view_of(wide_programme())))
