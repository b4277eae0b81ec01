"""What the work programme says when it cannot do as asked."""


class PlannerError(Exception):
    """One plain sentence, naming the thing and the remedy, fit to show to a person."""


class Unusable(PlannerError):
    """The input itself cannot be used: unknown, ambiguous, blank or malformed."""


class Refused(PlannerError):
    """The input is understood, but the programme's rules do not allow it."""


class LookAgain(Refused):
    """Others have saved meanwhile: what is to be done needs looking at again."""


class Unreadable(Unusable):
    """A programme's file is gone or damaged; one of its backups may help."""


class NotSaved(PlannerError):
    """Nothing in the file was touched; what was to be saved can be saved later."""
