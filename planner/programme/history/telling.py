"""A change in one plain sentence, read off the difference it makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.programme.calendar import long
from planner.programme.history.changes import Difference, Edit
from planner.programme.model import Programme
from planner.programme.words import listed


def tell(before: Programme, after: Programme, difference: Difference) -> str:
    """What the difference between the two programmes did, the weightiest act first."""
    acts = list(dict.fromkeys(_Telling(before, after, difference).acts()))
    if not acts:
        return "Changed nothing"
    return acts[0] if len(acts) == 1 else f"{acts[0]}, and {len(acts) - 1} more"


def started_words(programme: Programme) -> str:
    """What making a programme does, for the history: 'Started the programme of Health Scrutiny Committee'."""
    return f"Started the programme of {programme.committee.name}"


class _Telling:
    def __init__(self, before: Programme, after: Programme, difference: Difference) -> None:
        self.before, self.after, self.difference = before, after, difference

    def acts(self) -> Iterator[str]:
        """A sentence an edit; what only follows from a weightier one is left unsaid."""
        decided = {self._found("decisions", key).topic for key in self.difference.get("decisions", {})}
        said = False
        for table, telling in (
            ("versions", self._version),
            ("decisions", self._decision),
            ("items", self._item),
            ("topics", self._topic),
            ("meetings", self._meeting),
            ("answers", self._answer),
            ("scoping_sessions", self._session),
            ("session_topics", self._session_topic),
            ("committees", self._committee),
            ("executive_decisions", self._executive_decision),
            ("invitations", self._invitation),
            ("acceptances", self._acceptance),
            ("explanations", self._explanation),
        ):
            if said and table in ("session_topics", "executive_decisions", "invitations", "acceptances"):
                return
            for key, edit in self.difference.get(table, {}).items():
                said = True
                if not (table == "items" and edit.now is None and self._found(table, key).topic in decided):
                    yield telling(key, edit)

    def _found(self, table: str, key: str) -> Any:
        return self.after.table(table).get(key) or self.before.table(table)[key]

    def _title(self, topic: str) -> str:
        return str(self._found("topics", topic).title)

    def _day(self, meeting: str) -> str:
        return long(self._found("meetings", meeting).date)

    def _version(self, key: str, _edit: Edit) -> str:
        return f"Published version {key}: {self._found('versions', key).label}"

    def _item(self, key: str, edit: Edit) -> str:
        item = self._found("items", key)
        title = self._title(item.topic)
        if edit.was is None:
            return f"Placed {title} on {self._day(item.meeting)}"
        if edit.now is None:
            return f"Took {title} off {self._day(item.meeting)}"
        if "meeting" in edit.now:
            return f"Moved {title} from {self._day(edit.was['meeting'])} to {self._day(edit.now['meeting'])}"
        if "tentative" in edit.fields:
            return f"Made {title} {'tentative' if item.tentative else 'firm'}"
        return f"Changed the {_field_words(edit)} of {title} on {self._day(item.meeting)}"

    def _topic(self, key: str, edit: Edit) -> str:
        title = self._title(key)
        if edit.was is None:
            return f"Added the topic {title}"
        if edit.now is None:
            return f"Removed the topic {title}"
        if "rank" in edit.fields:
            return f"Ranked {title} by hand"
        if "title" in edit.now:
            return f"Retitled {edit.was['title']} as {edit.now['title']}"
        return f"Changed the {_field_words(edit)} of {title}"

    def _meeting(self, key: str, edit: Edit) -> str:
        day = self._day(key)
        if edit.was is None:
            return f"Added a meeting on {day}"
        if edit.now is None:
            return f"Removed the meeting of {day}"
        if "date" in edit.now:
            return f"Moved the meeting of {long(edit.was['date'])} to {long(edit.now['date'])}"
        if "cancelled" in edit.now:
            return f"Cancelled the meeting of {day}"
        if "cancelled" in edit.was:
            return f"Reinstated the meeting of {day}"
        return f"Changed the {_field_words(edit)} of the meeting of {day}"

    def _decision(self, key: str, edit: Edit) -> str:
        decision = self._found("decisions", key)
        verb = "Took back the decision on" if edit.now is None else "Decided"
        items = (self._found("items", id) for id, each in self.difference.get("items", {}).items() if each.now is None)
        days = [self._day(item.meeting) for item in items if item.topic == decision.topic]
        off = f", and took it off {listed(days)}" if days else ""
        return f"{verb} {self._title(decision.topic)}: {decision.outcome.words}{off}"

    def _answer(self, key: str, edit: Edit) -> str:
        answer = self._found("answers", key)
        verb = "Took back the answer to" if edit.now is None else "Answered"
        return f"{verb} “{answer.question.replace('-', ' ')}” for {self._title(answer.topic)}"

    def _session(self, key: str, edit: Edit) -> str:
        day = long(self._found("scoping_sessions", key).on)
        if edit.was is None:
            return f"Started the scoping session of {day}"
        if edit.now is None:
            return f"Took back the scoping session of {day}"
        return f"{'Ended' if 'ended' in edit.now else 'Changed'} the scoping session of {day}"

    def _session_topic(self, key: str, edit: Edit) -> str:
        taken = self._found("session_topics", key)
        if edit.was is not None and edit.now is not None:
            return f"Left a question about {self._title(taken.topic)} for later"
        return f"{'Took' if edit.now else 'No longer took'} {self._title(taken.topic)} at the scoping session"

    def _committee(self, _key: str, edit: Edit) -> str:
        if edit.was is None:
            return started_words(self.after)
        return f"Changed the committee's {_field_words(edit)}"

    def _executive_decision(self, key: str, _edit: Edit) -> str:
        return f"Changed the executive decision {self._found('executive_decisions', key).name}"

    def _invitation(self, key: str, _edit: Edit) -> str:
        topic = self._found("invitations", key).topic
        return f"Changed who is to be heard on {self._title(topic)}"

    def _acceptance(self, key: str, edit: Edit) -> str:
        acceptance = self._found("acceptances", key)
        verb = "Kept, with a reason" if edit.now else "No longer kept"
        return f"{verb}: {acceptance.rule.replace('-', ' ')}"

    def _explanation(self, key: str, edit: Edit) -> str:
        verb = "Took back the reason given afterwards" if edit.now is None else "Gave a reason afterwards"
        return f"{verb}: {self._found('explanations', key).reason}"


FIELDS = {"co_optees_invited": "invitation of the co-optees"}
"""What is said of a field, where that is not its name."""


def _field_words(edit: Edit) -> str:
    return listed(FIELDS.get(name, name.replace("_", " ")) for name in edit.fields)
