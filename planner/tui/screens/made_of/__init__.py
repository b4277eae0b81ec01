"""The base classes of screens. Derive a new one from

* ``FormScreen`` where it is a full screen with fields to fill in and save;
* ``Dialogue`` where it asks something over the current screen; ``ReasonScreen`` and ``ConfirmScreen`` are ready to use;
* ``QuestionScreen`` where it asks the checklist; ``PlannerScreen`` where it is any other full screen.

``BaseScreen`` and ``WithFields`` are the mixins that these share; ``WithNote`` has the notes of ``QuestionScreen``.
"""
