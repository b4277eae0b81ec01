"""The base class of screens on which topics are found, and ranked by hand: a step, to the top, or by number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from planner.programme.english import ordinal
from planner.programme.errors import PlannerError
from planner.programme.model import Topic
from planner.programme.prioritising.ranking import rank
from planner.programme.prioritising.searching import topics_with
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.selection import Selection
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.inputs import LineInput
from planner.tui.widgets.row_list import RowList

FIND = Command(
    "find",
    ("slash",),
    "Find",
    "Find a topic by any word in it.",
    run=lambda topics: topics.find(),
    search_words="search look for",
)
RAISE = Command(
    "raise",
    ("left_square_bracket",),
    "Move up",
    "Raise the topic in the order of priority; Enter ends it.",
    run=lambda topics: topics.change_rank(-1),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank higher order important",
)
LOWER = Command(
    "lower",
    ("right_square_bracket",),
    "Move down",
    "Lower the topic in the order of priority.",
    run=lambda topics: topics.change_rank(1),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank lower order",
)
TO_TOP = Command(
    "to_top",
    ("left_curly_bracket",),
    "To the top",
    "Raise the topic above all others; Enter ends it.",
    run=lambda topics: topics.to_top(),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank first top order",
)
BY_NUMBER = Command(
    "by_number",
    ("number_sign",),
    "To a place",
    "Give the topic a place in the order by its number.",
    run=lambda topics: topics.to_number(),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank number position order",
)
PUT_BACK = BACK.replace(
    when=lambda topics: bool(topics.ranked) or topics.is_finding,
    label_now=lambda topics: "Put it back" if topics.ranked and not topics.is_finding else "Clear",
)
RANKING = (RAISE, LOWER, TO_TOP, BY_NUMBER, FIND)
"""The commands of ranking."""
PUT_IT = DONE.replace(label="Put it there")


class PlaceInOrderScreen(Dialogue["int | None"]):
    """Asks for a topic's place in the order; dismissed with its number, from 1."""

    ABOUT = "The number of the place that the topic is to have: the others move down."
    ACTS: ClassVar[tuple[Command, ...]] = (PUT_IT, CANCEL)
    MAIN = PUT_IT

    def __init__(self, view: View, topic: Topic) -> None:
        super().__init__(f"Which place for {topic.title}?", hint="Enter goes on · F2 puts it there · Esc leaves it")
        self._view, self._topic = view, topic.id

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The topic's id."""
        return (self._topic,)

    def compose_content(self) -> ComposeResult:
        """Compose the field and the buttons."""
        peers = self._view.peers(self._topic)
        first = self._view.rank(peers[0].id)
        hint = f"A number from {first} to {first + len(peers) - 1}; it is {self._view.rank(self._topic)} now."
        yield FieldWidget(FieldSpec("place", "Place", hint=hint))
        yield from super().compose_content()

    def done(self) -> None:
        """Dismiss with the number, if there is such a place."""
        words = self.values["place"].strip()
        try:
            place = int(words) if words.isdecimal() else 0
            rank(self._view, self._topic, place)
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        self.dismiss(place)


class RankingScreen(PlannerScreen):
    """A screen with topics in order in the list ``#topics``, and the input ``#find`` to find them by words.

    A topic is lifted, and shown at the rank that it would have, until it is put down by ``put_down``; till then that
    is kept as a draft, and it is lifted again when the screen is opened.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ranked: tuple[str, int] | None = None
        """The id of the topic being ranked, and the rank it would have; None while none is."""
        self._was_on = ""
        """The id of the topic that the cursor was on before it moved."""

    def compose_find(self) -> ComposeResult:
        """Compose the input to find topics, and the list."""
        yield LineInput(placeholder="Find a topic by any word; Enter to go to the list, Esc to clear", id="find")
        yield RowList(id="topics")

    def on_mount(self) -> None:
        """Hide the input to find topics, and focus the list."""
        self.query_one("#find").display = False
        self.query_one("#topics").focus()
        self._restore_ranked()

    def put_down(self) -> None:
        """Rank the topic that is lifted."""
        raise NotImplementedError

    @property
    def selection(self) -> Selection:
        """The topic under the cursor."""
        key = self.query_one("#topics", RowList).cursor or ""
        return Selection(topic=key if key in self.view.programme.topics else "")

    @property
    def ranked_view(self) -> View:
        """The view with the topic being ranked at the rank it would have."""
        return self.view.of(rank(self.view, *self.ranked)) if self.ranked else self.view

    @property
    def found(self) -> list[Topic] | None:
        """The topics with the words to find; None where there are none."""
        words = self.query_one("#find", Input).value
        return topics_with(self.ranked_view, words) if words.strip() else None

    def find(self) -> None:
        """Show the input to find topics, and focus it."""
        search_input = self.query_one("#find", Input)
        search_input.display = True
        search_input.focus()

    @on(Input.Submitted, "#find")
    def _search_submitted(self) -> None:
        self.query_one("#topics").focus()

    @property
    def is_finding(self) -> bool:
        """Whether the input to find topics is shown."""
        return self.query_one("#find").display

    def clear_search(self) -> None:
        """Show all topics again; the cursor stays on its topic."""
        search_input = self.query_one("#find", Input)
        search_input.value = ""
        search_input.display = False
        self.query_one("#topics").focus()

    @property
    def can_rank(self) -> bool:
        """Whether a topic is lifted or selected, and none is being looked for."""
        return bool(self._topic_to_rank) and not self.is_typing

    @property
    def _topic_to_rank(self) -> str:
        """The topic that is lifted, or else the selected one."""
        return self.ranked[0] if self.ranked else self.selection.topic

    def _ranks(self, topic: str) -> range:
        """Return the ranks that a topic can have, among those of its group."""
        peers = self.view.peers(topic)
        top = self.view.rank(peers[0].id)
        return range(top, top + len(peers))

    def _can_have_rank(self, topic: str, position: int) -> bool:
        return topic in self.session.programme.topics and position in self._ranks(topic)

    def set_ranked(self, ranked: tuple[str, int] | None) -> None:
        """Change what is being ranked, and keep that as a draft until it is saved or dropped."""
        self.ranked = ranked
        values = {"topic": ranked[0], "position": f"{ranked[1]}"} if ranked else {}
        self.host.drafts.keep(type(self).__name__, values)

    def drop_impossible_rank(self) -> None:
        """Drop the ranking, if the programme has changed so that the topic cannot have that rank."""
        if self.ranked and not self._can_have_rank(*self.ranked):
            self.set_ranked(None)

    def _restore_ranked(self) -> None:
        """Go on with the ranking that was begun earlier, if there is one."""
        draft = self.host.drafts.read(type(self).__name__)
        topic, position = (draft.values.get(name, "") for name in ("topic", "position")) if draft else ("", "")
        if position.isdecimal() and self._can_have_rank(topic, int(position)) and not self.session.read_only:
            self.ranked = (topic, int(position))
            self._say_ranked("You had begun this: ")

    def _say_ranked(self, begun: str = "") -> None:
        """Say which topic is being ranked, and which keys end that."""
        if self.ranked:
            title = self.view.programme.topics[self.ranked[0]].title
            self.say(f"{begun}{title}, to be {ordinal(self.ranked[1])}. Enter keeps it there, Esc puts it back.")

    def lifted_left(self) -> None:
        """Say which topic is still lifted; called when the cursor has left it."""
        self._say_ranked()

    @on(RowList.Moved)
    def _moved_from(self) -> None:
        was_on, self._was_on = self._was_on, self.selection.topic
        if self.ranked and was_on == self.ranked[0] != self._was_on:
            self.lifted_left()

    def _lift(self, position: int) -> None:
        """Show the topic to be ranked at a rank, or at the nearest one that it can have."""
        topic = self._topic_to_rank
        ranks = self._ranks(topic)
        self.set_ranked((topic, max(ranks[0], min(ranks[-1], position))))
        self.clear_search()
        self.redraw()
        self.query_one("#topics", RowList).move_cursor(topic)

    def change_rank(self, by: int) -> None:
        """Raise (negative) or lower the topic by so many ranks; Enter saves it, Esc drops it."""
        self._lift((self.ranked[1] if self.ranked else self.view.rank(self.selection.topic)) + by)

    def to_top(self) -> None:
        """Raise the topic to the first rank that it can have."""
        self._lift(1)

    async def to_number(self) -> None:
        """Ask for the topic's place in the order, and put it there."""
        topic = self.view.programme.topics[self._topic_to_rank]
        place = await self.app.push_screen_wait(PlaceInOrderScreen(self.ranked_view, topic))
        if place and topic.id == self._topic_to_rank:
            self._lift(place)
            self.put_down()

    def back(self) -> None:
        """Clear the search, or else drop the ranking."""
        if self.ranked and not self.is_finding:
            self.set_ranked(None)
            self.redraw()
        else:
            self.clear_search()
            self.redraw_key_bar()
