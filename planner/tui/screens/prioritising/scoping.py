"""The scoping session: an informal meeting takes topics one by one, each question and then the decision."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from planner.machine.system import new_id
from planner.programme.calendar import long
from planner.programme.checklist import Question
from planner.programme.english import capitalised, counted
from planner.programme.model import ScopingSession
from planner.programme.prioritising import scoping
from planner.programme.prioritising.scoping import DECISION, Step, next_step, session_topics, steps_before
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import HELP
from planner.tui.screens.made_of.question import ANSWER, NOTHING, STOP, QuestionScreen
from planner.tui.screens.made_of.with_note import NOTE
from planner.tui.screens.prioritising.suggesting import SUGGEST
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.answer_cards import AnswerOption

FINISH = Command(
    "finish",
    ("enter",),
    "Decide",
    "Record what members decide, or end the session.",
    run=lambda screen: screen.finish(),
    when=lambda screen: screen.can_finish,
    label_now=lambda screen: screen.enter_label,
)
OTHERWISE = Command(
    "decide",
    ("v",),
    "Decide otherwise",
    "Record another decision than the checklist advises.",
    run=lambda screen: screen.decide(as_advised=False),
    when=lambda screen: screen.is_advised,
)
FORM = Command(
    "open_topic",
    ("f",),
    "Topic's form",
    "Write the topic's objective, its linked decision, and the rest.",
    run=lambda screen: screen.open_topic(),
    when=lambda screen: bool(screen.topic),
)
PREVIOUS = common.PREVIOUS.replace(when=lambda screen: bool(screen.earlier_steps))
SKIP = common.SKIP.replace(when=lambda screen: screen.step is not None)
UNDO = common.UNDO.replace(run=lambda screen: screen.undo(), when=lambda screen: screen.can_undo)


class ScopingScreen(QuestionScreen):
    """Takes the topics of a scoping session one by one; dismissed with True once it has ended, to show its notes."""

    ABOUT = (
        "Topics are taken one by one: answer, skip what nobody knows, and record what members decide. Everything is "
        "saved as it is said: stop when you like, and the session goes on where it was."
    )
    MOUSE = "A click on a box answers."
    RULE = "Suggestions are scoped and prioritised by the committee before they are included (Protocol 2; report, 3.6)."
    ACTS: ClassVar[tuple[Command, ...]] = (
        ANSWER,
        NOTHING,
        FINISH,
        OTHERWISE,
        PREVIOUS,
        SKIP,
        NOTE,
        SUGGEST,
        FORM,
        UNDO,
        STOP,
        HELP,
    )
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
        """The step shown: the earlier one gone back to, or else the next; None when every topic has been taken."""
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
            return (
                f"Scoping session of {long(self.scoping.on)}",
                f"{counted(len(self._topic_ids), 'topic')} taken",
                1,
                1,
            )
        questions = [question.id for question in self.view.checklist.questions]
        number = questions.index(step.question.id) + 1 if step.question else len(questions)
        position = f"Question {number} of {len(questions)}" if step.question else "Decision"
        return self.view.programme.topics[step.topic].title, position, number, len(questions)

    def status_texts(self) -> tuple[str, ...]:
        """Return the topic's number in the session, or the session's date once every topic has been taken."""
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
            return "Every topic has been taken.", words, [finish]
        advice = self.view.advice(step.topic)
        skipped = f"{counted(len(advice.open), 'question')} left open" if advice.open else ""
        ask = f"The checklist advises: {advice.outcome.words}." if advice.outcome else "No advice from the checklist."
        explain = "What do members decide?" + (f" {capitalised(skipped)}." if skipped else "")
        later = AnswerOption("s", "Leave it for later", partial(self.run_if_offered, SKIP))
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

    def after_answer(self, _last: Question) -> None:
        """Go on to the next step of the session."""
        self._earlier_step = None
        self.redraw()

    def skip(self) -> None:
        """Leave the question, or the decision, for later."""
        step = self.step
        if step:
            skipped = step.question.id if step.question else DECISION
            self._earlier_step = None
            self.apply_edit(partial(scoping.skip, session=self._session_id, topic=step.topic, question=skipped))
            self.redraw()

    @property
    def earlier_steps(self) -> list[Step]:
        """The steps before the present one."""
        return steps_before(self.view, self._session_id, self.step)

    def previous(self) -> None:
        """Go back to the step before."""
        if steps := self.earlier_steps:
            self._earlier_step = steps[-1]
            self.redraw()

    def finish(self) -> None:
        """Open the form for the decision, or end the session when every topic has been taken."""
        if self.step is None:
            self._end()
        else:
            self.decide(as_advised=bool(self.view.advice(self.topic).outcome))

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

        form = DecideScreen(
            self.topic,
            crumbs="Scoping › Decide",
            by=self.session.by,
            on_day=self.on_day,
            session=self._session_id,
            as_advised=as_advised,
        )
        if await self.app.push_screen_wait(form):
            self._earlier_step = None
            self.redraw()

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
        """Undo the last answer, decision or suggestion."""
        self._earlier_step = None
        self.undo_or_redo(undo=True)
