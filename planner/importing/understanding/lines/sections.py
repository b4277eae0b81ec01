"""What a line outside tables says about the lines after it: a section of the programme, or the end of it."""

from __future__ import annotations

import re

from planner.importing.understanding.titles import committee_named

_TOPICS = r"(items?|topics?|reviews?|business|work|issues?|subjects?|matters?|areas?|themes?)"
UNSCHEDULED_HEADING = re.compile(
    r"unscheduled|unallocated|un-?programmed|(not|not yet|to be) (scheduled|programmed|allocated|planned|timetabled)|"
    rf"^(the )?({_TOPICS} )?pool\b|pool of {_TOPICS}|parking lot|parked( {_TOPICS})?$|"
    rf"^reserve (list|{_TOPICS})|^reserves?$|"
    rf"(potential|possible|future|other|suggested|proposed|outstanding|pending|candidate) {_TOPICS}\b|^pending$|"
    rf"long ?list|topics? waiting|^suggestions\b|suggestions (from|for|received)|without a date|"
    rf"{_TOPICS} for (future|later|consideration)|{_TOPICS} under consideration|"
    rf"future (meetings|agendas?)\b.*{_TOPICS}|"
    r"(dates?|timing) to be (confirmed|agreed)",
    re.IGNORECASE,
)
"""A heading above topics that have no date."""
GROUP_HEADING = re.compile(
    r"((agreed|current|proposed|active|planned|potential|live|completed) )*(task (and|&) finish( groups?| reviews?)?|"
    r"(member |members[’'] )?briefing( note| session| paper)?s?|(working|task|scrutiny|review|reference) groups?|"
    r"(scrutiny|in-depth|spotlight|short|rapid) reviews?|(items|topics|papers) for information)"
    r"( in progress| under ?way)?:?",
    re.IGNORECASE,
)
"""A heading above topics that are handled elsewhere than on an agenda."""
SCHEDULE_TITLE = re.compile(
    r"\b(schedule|calendar|diary|list|dates?|programme|timetable) of (the )?([\w,&’' -]+ )?meetings?\b|"
    r"\bmeeting (dates|schedule|calendar|diary)\b|\b(council|committee) (diary|calendar)\b|"
    r"^(our |future |previous |past |forthcoming |upcoming )?meetings$",
    re.IGNORECASE,
)
"""A title of a page that lists the meetings of a council, not what they are about."""
OTHER_SECTION = re.compile(
    r"priorities\b|^membership|^(the )?committee members|^guidance|^background|^terms of reference|^key( to .*)?$|"
    r"^notes?( on .*)?$|^(other )?recommendations?$|^purpose( of (the )?report)?$|^introduction|^appendi(x|ces)|"
    r"implications$|^glossary|^contacts?( officers?)?$|^conclusions?$|^attendance|^(useful )?links$|^proposed future|"
    r"^remit$|^about (the|this)|^consultation|^reasons? for|^alternative options|^wards? affected|^next steps$",
    re.IGNORECASE,
)
"""A heading above something else than the programme."""
REPORT_PARAGRAPH = re.compile(r"\d{1,2}\.\d{1,2}(\.\d{1,2})?\.?\s+\S")
"""A numbered paragraph of a report, such as '3.1 The Committee ...'."""
REPORT_HEADING = re.compile(r"\d{1,2}\.0\.?\s+\S")
REPORT_LABEL = re.compile(
    r"(report (of|by|to|author|title)|author|contact( officer| name)?|wards?( affected)?|portfolio( holder)?|purpose|"
    r"summary|subject|title|from|to|cc|tel(ephone)?|phone|mobile|e-?mail|agenda item( no\.?)?|item no\.?|"
    r"classification|status|last updated|updated|published|publication date|key decision|page|"
    r"ref(erence)?|version|distribution|democratic services|clerk|lead director|executive lead|prepared by|"
    r"for (information|decision))"
    r"\s*:",
    re.IGNORECASE,
)
"""A label at the head of a report, with what it says after a colon."""
EXECUTIVE_LABEL = re.compile(
    r"(decision[- ]?maker|decision due( date)?|decision (to be )?(taken|made) by|date of decision|first published|"
    r"key decision|notice of (key )?decision|expected date of decision)\s*[:?]",
    re.IGNORECASE,
)
"""A label of the Executive's forward plan."""
GREETING = re.compile(r"(hi|hello|dear|good (morning|afternoon|evening))\b.{0,40}[,:!]?$|all,$", re.IGNORECASE)
MAIL_END = re.compile(
    r"((many |with )?thanks( and regards)?( again)?|thank you|(kind|best|warm)( regards| wishes)|regards|best|cheers|"
    r"yours( sincerely| faithfully| truly)?|sent from my \w+)\s*[,.!]?$|--$|-{3,} ?(original|forwarded) message",
    re.IGNORECASE,
)
"""The line with which a letter or a mail ends: what follows is its sender."""
NOT_AN_ITEM = re.compile(
    r"(\d+(st|nd|rd|th) meeting\b.*|(the )?(first|second|third|fourth|fifth|sixth|next|\d+(st|nd|rd|th)) meeting\s*:?|"
    r"the meeting (ended|closed|rose|finished|concluded)\b.*|"
    r"items?|agenda( items?)?|business|back to top|(pdf|word|view|download)( version| document)?( \d+ ?[km]b)?|"
    r"there (may|will) be .*meetings.*|(meeting )?dates (are|may be) subject to change.*|"
    r"(all )?(dates|meetings|times) (are |may be )?(subject to|provisional).*)\.?",
    re.IGNORECASE,
)
"""A line about a list, and not in it."""
FOOT = re.compile(r"((version \d+, published|(draft )?as at) \d{1,2} \w+ \d{4})? ?(\d+ of \d+)?", re.IGNORECASE)
"""The line in the foot of our own documents: which edition it is, and the number of the page."""
BOLD_LEGEND = re.compile(
    r"\b(items?|those|business|text|entries)( shown| marked)? in bold\b|\bbold (items|type|text)\b", re.I
)
"""A sentence that says what bold means on the page."""
NEXT_MEETING = re.compile(r"dates?( and times?)?( and venue)? of (the )?next meeting\b\W*", re.IGNORECASE)


def group_name(text: str) -> str:
    """Return the heading of a group of dates without its number and what stands in brackets."""
    return re.sub(r"^\d+(\.\d+)*\.?\s+|\s*\(.*?\)|:$", "", text).strip()


def is_another_section(text: str) -> bool:
    """Return whether a heading begins something else than the programme."""
    return bool(OTHER_SECTION.search(group_name(text))) and not committee_named(text)
