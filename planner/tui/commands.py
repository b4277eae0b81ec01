"""Every command of the app, declared once: keys, footer, palette and help are all drawn from here."""

from __future__ import annotations

from msgspec import Struct
from textual.binding import Binding, BindingType


class Command(Struct, frozen=True):
    """A thing a person can do: ``id`` names the screen's ``action_<id>``; ``help`` is one plain sentence.

    ``edits`` when it would change the programme: it is not offered where that is open for reading only. ``files`` when
    it reaches other files of this machine: it is not offered in a browser, which may be at another.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    edits: bool = False
    files: bool = False

    @property
    def shown_key(self) -> str:
        """The first key as a person would read it."""
        return _KEY_WORDS.get(self.keys[0], self.keys[0])


_KEY_WORDS = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "f1": "F1",
    "ctrl+p": "Ctrl+P",
    "f2": "F2",
    "f4": "F4",
    "up": "↑↓",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[ ]",
    "right_square_bracket": "]",
    "plus": "+",
    "space": "Space",
}

YEAR = Command("view('year')", ("y",), "Year", "The year's meetings and what is on each.")
TOPICS = Command("view('topics')", ("t",), "Topics", "Every topic, those waiting first.")
CHECKS = Command("view('checks')", ("c",), "Checks", "What the rules have noticed.")
CHANGED = Command("view('changed')", ("w",), "What's changed", "Every change, by whom and why.")
EXPORT = Command("export", ("e",), "Export", "Save the programme table as a document.")
VIEWS = (YEAR, TOPICS, CHECKS, CHANGED, EXPORT)

CHOOSE = Command("choose", ("enter",), "Open", "Open what is selected, or fill a free place.")
MOVE = Command("move", ("m",), "Move", "Move the item to another meeting, or place the topic in one.", edits=True)
PICK_UP = Command(
    "pick_up", ("space",), "Pick up", "Pick the item up: walk the meetings, and put it down on one.", edits=True
)
SWAP = Command("swap", ("S",), "Swap", "Have the item that is picked up and this one change places.", edits=True)
UNDO = Command("undo", ("u", "ctrl+z"), "Undo", "Take back your last change.", edits=True)
REDO = Command("redo", ("U", "ctrl+y"), "Redo", "Give back what you last undid.", edits=True)
NEW_TOPIC = Command("new_topic", ("n",), "New topic", "Add a topic suggested for scrutiny.", edits=True)
CHECKLIST = Command(
    "checklist", ("r",), "Run checklist", "Answer the checklist for the topic, a question at a time.", edits=True
)
SCOPING = Command(
    "scoping",
    ("p",),
    "Scoping session",
    "Take topics one by one at an informal meeting: a question at a time, then the decision.",
    edits=True,
)
NOTES = Command("notes", ("N",), "Notes of the meeting", "What the last scoping session decided, to send to members.")
RAISE = Command(
    "raise", ("left_square_bracket",), "Move up", "Raise the topic in the order of priority; Enter ends it.", edits=True
)
LOWER = Command(
    "lower", ("right_square_bracket",), "Move down", "Lower the topic in the order of priority.", edits=True
)
JOIN = Command("join", ("j",), "Join", "Make two topics that are one matter one.", edits=True)
EXECUTIVE = Command(
    "executive", ("D",), "Executive decisions", "Set the date of a decision of the Executive, and see what hangs on it."
)
PUBLISH = Command(
    "publish", ("P",), "Publish", "Keep the year as its next version, as it goes with an agenda.", edits=True
)
BETWEEN = Command("between", ("b",), "Between versions", "Choose the two versions that what changed is told between.")
DUE = Command("due", ("l",), "What is due", "Agendas, reports and papers that are due, in order, and from whom.")
DECIDE = Command("decide", ("v",), "Decide", "Record what was decided about the topic, and why.", edits=True)
DROP = Command(
    "drop", ("d",), "Drop", "Take the item off its meeting, or decline the topic, with a reason.", edits=True
)
TENTATIVE = Command("tentative", ("i",), "Tentative or firm", "Mark the item tentative, or firm again.", edits=True)
KEEP = Command("keep", ("k",), "Keep, with a reason", "Choose to live with what a check has found.", edits=True)
FIND = Command("find", ("slash",), "Find", "Find a topic by any word in it.")
ADD_MEETING = Command("add_meeting", ("a",), "Add meeting", "Add a meeting to the year.", edits=True)
EDIT_MEETING = Command(
    "edit_meeting", ("o",), "Meeting details", "Change the meeting's date, time, venue or invitation.", edits=True
)
CANCEL_MEETING = Command("cancel_meeting", ("x",), "Cancel meeting", "Cancel the meeting, with a reason.", edits=True)
EARLIER_YEAR = Command("earlier_year", ("less_than_sign",), "Earlier year", "Look at the municipal year before.")
LATER_YEAR = Command("later_year", ("greater_than_sign",), "Later year", "Look at the municipal year after.")
IMPORT = Command(
    "import_page",
    ("I",),
    "Import",
    "Bring in a published programme: a Word table, a spreadsheet, a web page, or pasted text.",
    edits=True,
    files=True,
)
SETTINGS = Command("settings", ("s",), "Settings", "The committee's settings.", edits=True)
HELP = Command("help", ("question_mark", "f1"), "Help", "What can be done here, and with which keys.")
QUIT = Command("quit", ("q", "ctrl+q"), "Quit", "Leave; everything is already saved.")
BACK = Command("back", ("escape",), "Back", "Go back; what is half done is left undone.")
CALENDAR = Command("calendar", ("f4",), "Calendar", "Pick the days on a calendar.")
ANOTHER = Command("another", ("O",), "Open another", "Open another programme, or start a new one.", files=True)
SAVE = Command("save", ("f2", "ctrl+s"), "Save", "Save what is in the boxes.")

ANSWER = Command("answer_any", ("0",), "Answer", "Give the answer of this number or letter.")
ANSWER_BACK = Command("previous", ("b", "left"), "Back", "Go back to the question before.")
ANSWER_SKIP = Command("skip", ("s", "right"), "Skip", "Leave this question open for now.")
ANSWER_NOTE = Command("note", ("o",), "Add a note", "Write one line of evidence for the answer.")

EVERYWHERE = (
    *VIEWS,
    UNDO,
    REDO,
    NEW_TOPIC,
    SCOPING,
    NOTES,
    EXECUTIVE,
    DUE,
    PUBLISH,
    ADD_MEETING,
    IMPORT,
    SETTINGS,
    ANOTHER,
    EARLIER_YEAR,
    LATER_YEAR,
    HELP,
    QUIT,
)
"""The commands of every view."""


def bindings(*commands: Command) -> list[BindingType]:
    """Key bindings of these commands, each with an id that a keymap could remap."""
    return [
        Binding(",".join(command.keys), command.id, command.label, id=command.id, show=False) for command in commands
    ]
