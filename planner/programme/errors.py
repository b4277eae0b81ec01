"""The program's errors."""


class PlannerError(Exception):
    """An error whose message is one plain sentence for a person, naming the thing and the remedy."""


class Unusable(PlannerError):
    """The input cannot be used: it is unknown, ambiguous, blank or malformed."""


class Refused(PlannerError):
    """The input is understood, but the programme does not allow it."""


class ChangedMeanwhile(Refused):
    """Others have saved meanwhile, so the person must look again before acting."""


class Unreadable(Unusable):
    """A programme's file is missing or damaged; one of its backups may help."""


class NotSaved(PlannerError):
    """Saving failed and left the file as it was; it can be tried again later."""
