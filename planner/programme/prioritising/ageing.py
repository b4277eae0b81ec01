"""The age of a topic's advice: the checklist is to be run again when a change is proposed (Protocol 2)."""

from __future__ import annotations

from datetime import date

from planner.programme.calendar import long
from planner.programme.english import counted, listed
from planner.programme.view import View


def advice_words(view: View, topic: str) -> str:
    """Return a sentence on a topic's advice and its age, or on a checklist that was not run or not finished."""
    advice, day = view.advice(topic), view.assessed_on(topic)
    title = view.programme.topics[topic].title
    if others := view.other_checklists(topic):
        return f"{title} was assessed under {listed(others)}, not under {view.checklist.title}: run that on it."
    if day is None:
        return f"The checklist was never run on {title}: run it, so that members know what it advises."
    if advice.open:
        unanswered = counted(len(advice.open), "question is", "questions are")
        return f"The checklist is not finished for {title}: {unanswered} still to answer."
    if advice.outcome is None:
        return f"The checklist was answered for {title} on {long(day)}{_age(day, view.today)}, and advised nothing."
    return (
        f"The checklist advised {advice.outcome.words} on {long(day)}{_age(day, view.today)}: "
        "run it again if things have changed."
    )


def _age(day: date, today: date) -> str:
    """Return the time since a day, to follow its date: ', 3 weeks ago'; blank for a day to come."""
    days = (today - day).days
    if days < 0:
        return ""
    if days < 2:
        return ", yesterday" if days else ", today"
    if days < 14:
        return f", {days} days ago"
    if days < 61:
        return f", {days // 7} weeks ago"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return f", {months} months ago" if months < 24 else f", {months // 12} years ago"
