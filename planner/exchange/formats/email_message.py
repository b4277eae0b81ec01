"""A reminder as an e-mail message that is not sent yet: a mail program opens it to be addressed and sent."""

from __future__ import annotations

from email.headerregistry import Group
from email.message import EmailMessage
from email.policy import SMTP

from planner.programme.documents.reminders import Reminders
from planner.programme.text import one_line

POLICY = SMTP.clone(max_line_length=300)
"""Headers of one line: some mail programs show the blank at which a subject is folded."""
LONGEST_SUBJECT = 150
"""The most characters of a subject."""


def render(reminders: Reminders) -> bytes:
    """Return the first reminder as a message to a role, without any address."""
    reminder = reminders.each[0]
    message = EmailMessage(policy=POLICY)
    message["Subject"] = one_line(reminder.subject)[:LONGEST_SUBJECT]
    message["X-Unsent"] = "1"  # it opens as a draft
    if reminder.owner:
        message["To"] = Group(reminder.owner, ())
    message.set_content("\n\n".join((*reminder.paragraphs, reminders.committee)) + "\n", cte="quoted-printable")
    return message.as_bytes()
