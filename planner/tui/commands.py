"""Every command of the app, declared once: keys, footer, palette and help are all drawn from here."""

from __future__ import annotations

from planner.tui.command import Command

YEAR = Command(
    "view('year')",
    ("y",),
    "Year",
    "The year's meetings and what is on each.",
    words="meetings calendar programme plan dates agenda",
)
TOPICS = Command(
    "view('topics')",
    ("t",),
    "Topics",
    "Every topic, those waiting first.",
    words="list order priority ranking waiting suggestions candidates pool",
)
CHECKS = Command(
    "view('checks')", ("c",), "Checks", "What the rules have noticed.", words="rules problems errors warnings validate"
)
CHANGED = Command(
    "view('changed')",
    ("w",),
    "What's changed",
    "Every change, by whom and why.",
    words="history log audit trail differences",
)
EXPORT = Command(
    "export",
    ("e",),
    "Export",
    "Save the programme table as a document.",
    words="print save as word docx pdf html csv calendar agenda document table report e-mail send share",
)
VIEWS = (YEAR, TOPICS, CHECKS, CHANGED, EXPORT)

CHOOSE = Command(
    "choose", ("enter",), "Open", "Open what is selected, or fill a free place.", words="edit view show details fill"
)
MOVE = Command(
    "move",
    ("m",),
    "Move",
    "Move the item to another meeting, or place the topic in one.",
    edits=True,
    words="postpone reschedule defer slip delay rearrange bring forward schedule place put date",
)
PICK_UP = Command(
    "pick_up",
    ("space",),
    "Pick up",
    "Pick the item up: walk the meetings, and put it down on one.",
    edits=True,
    words="drag grab carry move",
)
SWAP = Command(
    "swap",
    ("S",),
    "Swap",
    "Have the item that is picked up and this one change places.",
    edits=True,
    words="exchange switch",
)
UNDO = Command(
    "undo", ("u", "ctrl+z"), "Undo", "Take back your last change.", edits=True, words="take back revert mistake"
)
REDO = Command("redo", ("U", "ctrl+y"), "Redo", "Give back what you last undid.", edits=True, words="again give back")
NEW_TOPIC = Command(
    "new_topic",
    ("n",),
    "New topic",
    "Add a topic suggested for scrutiny.",
    edits=True,
    words="add create suggestion suggest idea item",
)
CHECKLIST = Command(
    "checklist",
    ("r",),
    "Run checklist",
    "Answer the checklist for the topic, a question at a time.",
    edits=True,
    words="prioritise priority score assess questions flow chart criteria",
)
SCOPING = Command(
    "scoping",
    ("p",),
    "Scoping session",
    "Take topics one by one at an informal meeting: a question at a time, then the decision.",
    edits=True,
    words="scope informal meeting chair prioritise workshop",
)
NOTES = Command(
    "notes",
    ("N",),
    "Notes of the meeting",
    "What the last scoping session decided, to send to members.",
    words="minutes record send members",
)
RAISE = Command(
    "raise",
    ("left_square_bracket",),
    "Move up",
    "Raise the topic in the order of priority; Enter ends it.",
    edits=True,
    words="priority rank higher order important",
)
LOWER = Command(
    "lower",
    ("right_square_bracket",),
    "Move down",
    "Lower the topic in the order of priority.",
    edits=True,
    words="priority rank lower order",
)
JOIN = Command(
    "join", ("j",), "Join", "Make two topics that are one matter one.", edits=True, words="merge combine duplicate same"
)
EXECUTIVE = Command(
    "executive",
    ("D",),
    "Executive decisions",
    "Set the date of a decision of the Executive, and see what hangs on it.",
    words="cabinet key decision forward plan linked date",
)
PUBLISH = Command(
    "publish",
    ("P",),
    "Publish",
    "Keep the year as its next version, as it goes with an agenda.",
    edits=True,
    words="agenda version freeze release final",
)
BETWEEN = Command(
    "between",
    ("b",),
    "Between versions",
    "Choose the two versions that what changed is told between.",
    words="compare versions differences",
)
DUE = Command(
    "due",
    ("l",),
    "What is due",
    "Agendas, reports and papers that are due, in order, and from whom.",
    words="deadlines agenda report papers late overdue reminders",
)
DECIDE = Command(
    "decide",
    ("v",),
    "Decide",
    "Record what was decided about the topic, and why.",
    edits=True,
    words="outcome decision refer reject defer approve chair",
)
DROP = Command(
    "drop",
    ("d",),
    "Drop",
    "Take the item off its meeting, or decline the topic, with a reason.",
    edits=True,
    words="delete remove cancel item withdraw decline reject take off",
)
TENTATIVE = Command(
    "tentative",
    ("i",),
    "Tentative or firm",
    "Mark the item tentative, or firm again.",
    edits=True,
    words="provisional confirm confirmed maybe",
)
KEEP = Command(
    "keep",
    ("k",),
    "Keep, with a reason",
    "Choose to live with what a check has found.",
    edits=True,
    words="accept allow ignore override exception chair",
)
FIND = Command("find", ("slash",), "Find", "Find a topic by any word in it.", words="search look for")
ADD_MEETING = Command(
    "add_meeting",
    ("a",),
    "Add meeting",
    "Add a meeting to the year.",
    edits=True,
    words="new extra additional meeting date",
)
EDIT_MEETING = Command(
    "edit_meeting",
    ("o",),
    "Meeting details",
    "Change the meeting's date, time, venue or invitation.",
    edits=True,
    words="venue time date room co-optees invite chair change",
)
CANCEL_MEETING = Command(
    "cancel_meeting",
    ("x",),
    "Cancel meeting",
    "Cancel the meeting, with a reason.",
    edits=True,
    words="call off abandon delete remove",
)
EARLIER_YEAR = Command(
    "earlier_year",
    ("less_than_sign",),
    "Earlier year",
    "Look at the municipal year before.",
    words="previous last year past",
)
LATER_YEAR = Command(
    "later_year", ("greater_than_sign",), "Later year", "Look at the municipal year after.", words="next year future"
)
IMPORT = Command(
    "import_page",
    ("I",),
    "Import",
    "Bring in a published programme: a Word table, a spreadsheet, a web page, or pasted text.",
    edits=True,
    words="load read bring in word document spreadsheet excel web page agenda paste",
)
COPY = Command(
    "copy", ("C",), "Copy", "Copy what is selected as plain text, to paste elsewhere.", words="clipboard text e-mail"
)
LOOK = Command(
    "look",
    ("L",),
    "Look",
    "Dark, light, high contrast, or the terminal's own colours.",
    words="theme colours color contrast dark light mode display appearance accessibility",
)
PRESENT = Command(
    "present",
    ("f",),
    "Presentation",
    "A roomier look for the projector; nothing can be changed until it is unlocked.",
    words="projector screen full large bigger show members meeting zoom",
)
UNLOCK = Command(
    "unlock", ("F",), "Unlock", "Let things be changed while presenting, or lock them again.", words="lock"
)
SETTINGS = Command(
    "settings",
    ("s",),
    "Settings",
    "The committee's settings.",
    edits=True,
    words="options preferences limit committee configure",
)
HELP = Command(
    "help",
    ("question_mark", "f1"),
    "Help",
    "What can be done here, and with which keys.",
    words="keys instructions how manual",
)
QUIT = Command("quit", ("q", "ctrl+q"), "Quit", "Leave; everything is already saved.", words="exit close leave log off")
BACK = Command("back", ("escape",), "Back", "Go back; what is half done is left undone.", words="escape cancel return")
CALENDAR = Command("calendar", ("f4",), "Calendar", "Pick the days on a calendar.", words="pick dates")
ANOTHER = Command(
    "another",
    ("O",),
    "Open another",
    "Open another programme, or start a new one.",
    files=True,
    words="file load recent start new programme import",
)
CHANGE = Command("change", ("enter",), "Change it", "Go to the boxes.", edits=True, words="edit write")
SAVE = Command("save", ("f2", "ctrl+s"), "Save", "Save what is in the boxes.", words="keep store")

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
    COPY,
    LOOK,
    PRESENT,
    UNLOCK,
    SETTINGS,
    ANOTHER,
    EARLIER_YEAR,
    LATER_YEAR,
    HELP,
    QUIT,
)
"""The commands of every view."""
