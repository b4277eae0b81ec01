"""The rules about topics, whether on the programme or not."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long, municipal_year
from planner.programme.defaults import number_setting
from planner.programme.english import capitalised, counted
from planner.programme.finding import Cure, Level
from planner.programme.kinds import Outcome
from planner.programme.prioritising.coming_back import due_back
from planner.programme.prioritising.resemblance import same_matter
from planner.programme.rules.rule import Observation, rule
from planner.programme.view import View


@rule("same-topic", Level.SHOULD, source="Protocol 3", cures=(Cure.JOIN,))
def same_topic(view: View) -> Iterator[Observation]:
    """Two topics that look like one matter; declined and referred topics are left out."""
    not_taken = ("declined", "referred")
    for one, other in same_matter(view.programme):
        if view.status(one) not in not_taken and view.status(other) not in not_taken:
            yield Observation(
                message=f"{one.title} and {other.title} look like one matter under two names.",
                brief="Looks like another topic under another name.",
                subjects=(one.id, other.id),
                cures=("Join them into one.", "Keep both, and say how they differ."),
                topic=one.id,
            )


@rule("too-many-groups", Level.NOTE, source="Good practice", cures=(Cure.TOPIC,))
def too_many_groups(view: View) -> Iterator[Observation]:
    """A task and finish group decided on in the year beyond the committee's number (``groups_a_year``)."""
    committee = view.programme.committee
    most = number_setting(committee, "groups_a_year")
    groups = []
    for topic in view.programme.topics.values():
        decision = view.decision(topic.id)
        if decision and decision.outcome is Outcome.TASK_AND_FINISH:
            year = municipal_year(decision.on, committee.annual_council)
            if view.year in (None, year):
                groups.append((decision.on, topic.title, topic))
    for _, title, topic in sorted(groups, key=lambda each: each[:2])[most:]:
        yield Observation(
            message=f"{title} is one of {counted(len(groups), 'task and finish group')} in the year; {most} are usual.",
            brief="One task and finish group more than usual.",
            subjects=(topic.id,),
            cures=("Take it at one meeting instead.", "Begin it next year."),
            topic=topic.id,
        )


@rule("came-back", Level.NOTE, source="Protocol 2", cures=(Cure.CHECKLIST, Cure.DECIDE))
def came_back(view: View) -> Iterator[Observation]:
    """A deferred or to-be-scoped topic whose date is near or past."""
    days = {topic.id: day for topic in view.programme.topics.values() if (day := due_back(view, topic))}
    for topic in view.order if days else ():
        if day := days.get(topic.id):
            deferred = view.status(topic) == "deferred"
            words = f"was {'deferred to' if deferred else 'to be scoped by'} {long(day)}: decide about it again"
            yield Observation(
                message=f"{topic.title} {words}.",
                brief=f"{capitalised(words)}.",
                subjects=(topic.id,),
                cures=("Run the checklist again, and record what is decided.",),
                topic=topic.id,
            )
