"""Recommendations and actions stay in the order of their page, however ids fall."""

from __future__ import annotations

import pytest
from drawn_pages import page
from trackers import TODAY

from planner.exchange.checklists import read_checklist
from planner.exchange.json.importing import import_data
from planner.importing.bringing_in.bring import bring
from planner.importing.bringing_in.preview import preview
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.follow_up.actions import oldest_first
from planner.programme.view import View

TRACKER = """# Parks - 6 July 2023
    | Recommendation | Response |
    | That z be done | Agreed |
    | That b be done | Agreed |

    # Roads - 6 July 2023
    | No | Recommendation | Response | Progress |
""" + "\n".join(f"| {n} | That r{n} be done | Agreed | In hand |" for n in range(1, 12))
LOG = """# Roads - 6 July 2023
    | Action | Owner | Due |
""" + "\n".join(f"| Do r{n} | Clerk | 1 August 2023 |" for n in (3, 1, 2, 5, 4))


@pytest.mark.parametrize(("text", "table"), [(TRACKER, "recommendations"), (LOG, "actions")])
def test_the_order_is_that_of_the_page_in_every_list(text: str, table: str) -> None:
    for _ in range(3):
        result = bring(page(text), edits.new_programme("Committee", "Council"), today=TODAY, new_id=new_id)
        drafted = [each.text for each in getattr(result.draft, table)]
        after = result.after
        view = View(after, TODAY, read_checklist(""), None)
        assert [each["text"] for each in import_data(result, view)[table]] == drafted
        assert [after.table(table)[id].text for id in sorted(after.table(table))] == drafted
        shown = preview(result)
        assert sorted(drafted, key=lambda words: shown.index(f": {words}\n")) == drafted
        listed = [each.recommendation for each in view.records.values()]
        assert [each.text for each in listed or oldest_first(after.actions.values())] == drafted


def test_parts_are_in_the_order_of_their_numbers() -> None:
    programme = edits.new_programme("Committee", "Council")
    text = "# Roads - 6 July 2023\n| No | Recommendation | Response |\n" + "\n".join(
        f"| {part} | That r{part} be done | Agreed |" for part in ("10", "2", "1")
    )
    after = bring(page(text), programme, today=TODAY, new_id=new_id).after
    view = View(after, TODAY, read_checklist(""), None)
    assert [each.recommendation.part for each in view.records.values()] == ["1", "2", "10"]
