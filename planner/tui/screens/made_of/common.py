"""The commands that most screens have; each screen defines the method that they call."""

from __future__ import annotations

from planner.tui.command import Command

CHOOSE = Command(
    "choose",
    ("enter",),
    "Open",
    "Open what is selected, or fill a free place.",
    run=lambda screen: screen.choose(),
    search_words="edit view show details fill rename retitle title wording",
)
SAVE = Command(
    "save",
    ("f2", "ctrl+s"),
    "Save",
    "Save what is in the boxes.",
    run=lambda screen: screen.save(),
    search_words="keep store",
)
BACK = Command(
    "back",
    ("escape",),
    "Back",
    "Go back; what you typed is kept.",
    run=lambda screen: screen.back(),
    search_words="escape cancel return",
)
CANCEL = BACK.replace(label="Cancel")
"""The command to go back, with its label on a button."""
PRESS = Command("press", ("enter",), "Press", "Do what the button says.", run=lambda screen: screen.focused.press())
"""The command of Enter while a button has focus."""
NEXT_BOX = Command("next_box", ("enter",), "Next box", "Go on.", run=lambda screen: screen.focus_next())
"""The command of Enter while a choice has focus."""
PREVIOUS = Command(
    "previous", ("b", "left"), "Back", "Go back to the question before.", run=lambda screen: screen.previous()
)
SKIP = Command("skip", ("s", "right"), "Skip", "Leave this question open for now.", run=lambda screen: screen.skip())
UNDO = Command(
    "undo",
    ("u", "ctrl+z"),
    "Undo",
    "Take back your last change.",
    run=lambda screen: screen.undo_or_redo(undo=True),
    when=lambda screen: screen.session.next_undo is not None,
    edits=True,
    search_words="take back revert mistake",
)
REDO = Command(
    "redo",
    ("U", "ctrl+y"),
    "Redo",
    "Give back what you last undid.",
    run=lambda screen: screen.undo_or_redo(undo=False),
    when=lambda screen: screen.session.next_redo is not None,
    edits=True,
    search_words="again give back",
)
HELP = Command(
    "help",
    ("question_mark", "f1"),
    "Help",
    "What can be done here, and with which keys.",
    run=lambda screen: screen.help(),
    search_words="keys instructions how manual",
)
QUIT = Command(
    "quit",
    ("q", "ctrl+q"),
    "Quit",
    "Leave; everything is already saved.",
    run=lambda screen: screen.app.action_quit(),
    search_words="exit close leave log off",
)
