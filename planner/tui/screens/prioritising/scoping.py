"""The scoping session: an informal meeting takes topics one by one, each question and then the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType

from planner.machine.system import new_id
from planner.programme.calendar import long
from planner.programme.checklist import Question
from planner.programme.edits import decide
from planner.programme.english import capitalised, counted, listed
from planner.programme.model import ScopingSession
from planner.programme.prioritising import scoping
from planner.programme.prioritising.scoping import DECISION, Step, next_step, session_topics
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.question import QuestionScreen
from planner.tui.screens.prioritising.going_through import (
    decided_words,
    is_decided,
    step_after_topic,
    step_answered,
    step_back,
    step_in_topic,
    topics_left,
)
from planner.tui.screens.prioritising.scoping_commands import ACTS, FINISH, LEAVE, OTHERWISE, PREVIOUS
from planner.tui.screens.prioritising.suggesting import SUGGEST
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.answer_cards import AnswerOption

TAKE_UP = "Take up what was left"
MOST_NAMED = 3
"""The most topics left for later that are named at the end."""


class ScopingScreen(QuestionScreen):
    """Takes the topics of a scoping session one by one; dismissed with True once it has ended, to show its notes."""

    ABOUT = (
        "Topics are taken one by one: answer, skip what nobody knows, and record what members decide; l leaves a topic "
        "for later. Everything is saved as it is said: stop when you like, and the session goes on where it was."
    )
    MOUSE = "A click on a box answers."
    RULE = "Suggestions are scoped and prioritised by the committee before they are included (Protocol 2; report, 3.6)."
    ACTS: ClassVar[tuple[Command, ...]] = ACTS
    BINDINGS: ClassVar[list[BindingType]] = QuestionScreen.ANSWER_BINDINGS

    CRUMBS = "Scoping session"

    def __init__(self, session: str) -> None:
        super().__init__()
        self._session_id = session
        self._earlier_step: Step | None = None

    @property
    def scoping(self) -> ScopingSession:
        """The scoping session."""
        return self.view.programme.scoping_sessions[self._session_id]

    @property
    def step(self) -> Step | None:
        """The step shown: the earlier one gone back to, or else the next; None when no topic is left to go to."""
        return self._earlier_step or next_step(self.view, self._session_id)

    @property
    def topic(self) -> str:
        """The id of the topic being taken; blank for none."""
        return self.step.topic if self.step else ""

    @property
    def question(self) -> Question | None:
        """The question being asked; None when a decision is due."""
        return self.step.question if self.step else None

    @property
    def on_day(self) -> date:
        """The date of the session."""
        return self.scoping.on

    def redraw(self) -> None:
        """Draw the present step; dismiss when somebody else has undone the session."""
        if self._session_id not in self.view.programme.scoping_sessions:
            self.say("The session is no longer there.", error=True)
            self.dismiss(False)
            return
        if self._earlier_step and self._earlier_step.topic not in self.view.programme.topics:
            self._earlier_step = None
        super().redraw()

    def progress(self) -> tuple[str, str, int, int]:
        """Return the topic's title, the position in words, the question's number, and how many questions there are."""
        step = self.step
        if step is None:
            return f"Scoping session of {long(self.scoping.on)}", counted(len(self._topic_ids), "topic"), 1, 1
        questions = [question.id for question in self.view.checklist.questions]
        number = questions.index(step.question.id) + 1 if step.question else len(questions)
        position = f"Question {number} of {len(questions)}" if step.question else "Decision"
        return self.view.programme.topics[step.topic].title, position, number, len(questions)

    def status_texts(self) -> tuple[str, ...]:
        """Return the topic's number in the session, or the session's date at its end."""
        if self.step is None:
            return (long(self.scoping.on),)
        return (f"Topic {self._topic_ids.index(self.step.topic) + 1} of {len(self._topic_ids)}",)

    def after_questions(self) -> tuple[str, str, list[AnswerOption]]:
        """Return the heading, explanation and options for taking the decision, or for ending the session."""
        step, finish = self.step, AnswerOption("Enter", self.enter_label, partial(self.run_if_offered, FINISH))
        if step is None:
            if not self._topic_ids:
                first = AnswerOption("+", "New suggestion", partial(self.run_if_offered, SUGGEST))
                return "No topic to take yet.", "Press + to add a suggestion.", [first]
            words = "Enter goes on to their order, and then to the notes; + adds one more suggestion."
            if not (left := topics_left(self.view, self._session_id)):
                return "Every topic has been taken.", words, [finish]
            titles = listed([f"“{self.view.programme.topics[topic].title}”" for topic in left[:MOST_NAMED]])
            more = f", and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
            take_up = AnswerOption("b", self.back_label, partial(self.run_if_offered, PREVIOUS))
            decided = f"{decided_words(self.view, self._session_id)}."
            return decided, f"Left for later: {titles}{more}. {words}", [finish, take_up]
        from planner.tui.screens.prioritising.deciding import lacks_words

        advice = self.view.advice(step.topic)
        skipped = f"{counted(len(advice.open), 'question')} left open" if advice.open else ""
        ask = f"The checklist advises: {advice.outcome.words}." if advice.outcome else "No advice from the checklist."
        explain = "What do members decide?" + (f" {capitalised(skipped)}." if skipped else "")
        explain = " ".join(filter(None, (explain, lacks_words(self.view, step.topic, advice.outcome))))
        if known := self._known_as_advised:
            because = "" if self.note_text else f" Because: {known['reason'].rstrip('.')}."  # the note is below
            explain += f"\nEnter records it at once, and u takes it back.{because}"
        later = AnswerOption("l", "Leave it for later", partial(self.run_if_offered, LEAVE))
        otherwise = (
            [AnswerOption("v", "Decide otherwise", partial(self.run_if_offered, OTHERWISE))] if advice.outcome else []
        )
        return ask, explain, [finish, *otherwise, later]

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        if self.step is None:
            return "End the session"
        return "Decide so" if self.view.advice(self.topic).outcome else "Decide"

    @property
    def _known_as_advised(self) -> Mapping[str, Any]:
        """The reason and details of the decision advised, where all that it needs is known; empty where it is not.

        Also empty where its form was begun: that is gone on with.
        """
        from planner.tui.screens.prioritising.deciding import decision_draft, is_enough, known_values

        outcome = self.view.advice(self.topic).outcome if self.is_advised else None
        if outcome is None or self.host.drafts.read(decision_draft(self.topic)):
            return {}
        known = known_values(self.view, self.topic, outcome, self.note_text)
        return known if is_enough(outcome, known) else {}

    @property
    def can_finish(self) -> bool:
        """Whether there is something to decide, or a session to end."""
        return self.question is None and (self.step is not None or bool(self._topic_ids))

    @property
    def is_advised(self) -> bool:
        """Whether a decision is due, and the checklist advises one."""
        return self.question is None and self.step is not None and bool(self.view.advice(self.topic).outcome)

    @property
    def can_undo(self) -> bool:
        """Whether the last change can be undone here; starting the session cannot."""
        change = self.session.next_undo
        return change is not None and "scoping_sessions" not in change.difference

    @property
    def _topic_ids(self) -> list[str]:
        """The ids of the session's topics, in the order taken."""
        return [taken.topic for taken in session_topics(self.view.programme, self._session_id)]

    def stay(self) -> None:
        """Keep the question in sight once it is answered."""
        self._earlier_step = self.step

    def after_answer(self, _last: Question) -> None:
        """Go on to the next step of the topic."""
        topic = self._earlier_step.topic if self._earlier_step else self.topic
        self._go_to(step_in_topic(self.view, self._session_id, topic))

    def _after_topic(self, topic: str) -> None:
        """Go on to the next topic."""
        self._go_to(step_after_topic(self.view, self._session_id, topic))

    def _go_to(self, step: Step | None) -> None:
        """Show a step; None for the session's own next step."""
        self._earlier_step = step
        self.redraw()

    def skip(self) -> None:
        """Leave the question open for now; or else, where a decision is due, the topic for later."""
        step = self.step
        if step and step.question:
            self._earlier_step = None
            self._skip(step.topic, step.question.id)
            self._go_to(step_in_topic(self.view, self._session_id, step.topic))
        else:
            self.leave()

    def leave(self) -> None:
        """Leave the topic for later, and go on to the next."""
        if topic := self.topic:
            self._earlier_step = None
            if not is_decided(self.view, self._session_id, topic):
                self._skip(topic, DECISION)
            self._after_topic(topic)

    def _skip(self, topic: str, question: str) -> None:
        self.apply_edit(partial(scoping.skip, session=self._session_id, topic=topic, question=question))

    @property
    def back_label(self) -> str:
        """What Back does now, for the key bar."""
        is_left = self.step is None and topics_left(self.view, self._session_id)
        return TAKE_UP if is_left else PREVIOUS.label

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step before the present one."""
        return step_back(self.view, self._session_id, self.step) is not None

    def previous(self) -> None:
        """Go back to the step before; a topic that was left is taken up where it was left."""
        if step := step_back(self.view, self._session_id, self.step):
            self._go_to(step)

    def finish(self) -> None:
        """Open the form for the decision, or end the session when every topic has been taken."""
        if self.step is None:
            self._end()
        elif known := self._known_as_advised:
            self._record(known)
        else:
            self.decide(as_advised=bool(self.view.advice(self.topic).outcome))

    def _record(self, known: Mapping[str, Any]) -> None:
        """Record the decision advised, with what is known, and say so: nothing more is needed for it."""
        topic, note, advice = self.topic, self.draft_name, self.view.advice(self.topic)
        assert advice.outcome
        edit = partial(
            decide,
            topic=topic,
            outcome=advice.outcome,
            by=self.session.by,
            on=self.on_day,
            advice=advice,
            session=self._session_id,
            **known,
        )
        self._earlier_step = None
        if self.apply_edit(edit, reason=known["reason"], basis=self.session.programme):
            self.host.drafts.end(note)
            title = self.view.programme.topics[topic].title
            BaseScreen.say(self, f"Decided: {advice.outcome.words}, {title}.")
            self._after_topic(topic)

    @work(group=COMMAND_WORKERS)
    async def _end(self) -> None:
        """Put the topics waiting in order, where there are several, and end the session."""
        from planner.tui.screens.prioritising.ordering import OrderScreen

        if len(self.view.waiting) > 1:
            order = OrderScreen(self._topic_ids, f"Ranked at the scoping session of {long(self.scoping.on)}")
            if not await self.app.push_screen_wait(order):
                return
        if self.apply_edit(partial(scoping.end, session=self._session_id)):
            self.dismiss(True)

    @work(group=COMMAND_WORKERS)
    async def decide(self, *, as_advised: bool) -> None:
        """Open the form that records a decision: the advised one, or another."""
        from planner.tui.screens.prioritising.deciding import DecideScreen

        topic = self.topic
        form = DecideScreen(
            topic,
            crumbs="Scoping › Decide",
            by=self.session.by,
            on_day=self.on_day,
            session=self._session_id,
            as_advised=as_advised,
        )
        if await self.app.push_screen_wait(form):
            self._after_topic(topic)

    async def suggest(self) -> None:
        """Ask for suggestions, and add them to the session as its last topics."""
        from planner.tui.screens.prioritising.suggesting import SuggestScreen

        suggested = await self.app.push_screen_wait(SuggestScreen(self.view))
        if suggested:
            titles, source = suggested
            new = {new_id(): title for title in titles}
            self.apply_edit(partial(scoping.suggest, session=self._session_id, titles=new, source=source))

    async def open_topic(self) -> None:
        """Open the form of the topic being taken."""
        from planner.tui.screens.prioritising.topic import TopicScreen

        title = self.view.programme.topics[self.topic].title
        await self.app.push_screen_wait(TopicScreen(self.topic, crumbs=f"Scoping › {title}"))

    def undo(self) -> None:
        """Undo the last answer, decision or suggestion; go to the question if that is on a topic left for later."""
        change = self.session.next_undo
        self._earlier_step = step_answered(self.view, self._session_id, change.difference) if change else None
        self.undo_or_redo(undo=True)
