"""The base classes that every screen is made from. To add one, derive from

* ``FormScreen`` (form): a full screen with fields to fill in and a save button;
* ``Dialogue`` (dialogue): a question over the current screen, with buttons and perhaps a few fields; there are
    ready ones for a reason (reason) and for yes or no (confirm);
* ``QuestionScreen`` (question): the checklist, one question at a time;
* ``PlannerScreen`` (screen): any other full screen, such as one with a list.

``BaseScreen`` (base) and ``WithFields`` (with_fields) are what those share: not to derive from.
"""
