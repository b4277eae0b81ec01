"""What a programme does with visits: made, told, found, clashed over, taken back; printed as one JSON object."""

import json
import sys
from pathlib import Path

import visits  # first of all
from msgspec.structs import replace

from planner.exchange.json.history import history_data
from planner.exchange.json.programme import show_data
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme.history.clashing import disagreements
from planner.programme.model import Programme
from planner.programme.prioritising.searching import topics_with
from planner.session import Session

path = Path(sys.argv[1])
plain = sample()
session = Session.create(path, plain, SAMPLE_LABEL, by="Ann", today=SAMPLE_DAY)
visit = visits.Visit(id="v", topic="yjs", place="Zetland House")
session.do(lambda programme: programme.put("visits", visit))


def going(*names: str, place: str = "Zetland House"):
    def edit(programme: Programme) -> Programme:
        return programme.put("visits", replace(programme.table("visits")["v"], seen_by=names, place=place))

    return edit


answers = {
    "finding": [each.message for each in session.findings if each.rule == "nobody-went"],
    "shown": show_data(session.view)["visits"],
    "found": [topic.title for topic in topics_with(session.view, "zetland")],
}
bob = Session.open(path, by="Bob", today=SAMPLE_DAY)
bob.do(going("The Chair"))
session.refresh()
answers["finding after"] = [each.message for each in session.findings if each.rule == "nobody-went"]
session.do(going("The Vice-chair"), basis=session.programme.put("visits", visit))
(refusal,) = session.conflicts
answers["clash"] = [
    (each.what, each.mine, each.theirs) for each in disagreements(session.programme, session.history, refusal)
]
bob.undo()
again = Session.open(path, by="Bob", today=SAMPLE_DAY)
answers["after undo"] = list(again.programme.table("visits")["v"].seen_by)
answers["labels"] = [each.label for each in again.history[1:]]
answers["history"] = history_data(again.history)[1]["differences"]
print(json.dumps(answers))
