"""What the work programme says when it cannot do as asked."""


class PlannerError(Exception):
    """One plain sentence, naming the thing and the remedy, fit to show to a person."""


class Unusable(PlannerError):
    """The input itself cannot be used: unknown, ambiguous, blank or malformed."""


class Refused(PlannerError):
    """The input is understood, but the programme's rules do not allow it."""
