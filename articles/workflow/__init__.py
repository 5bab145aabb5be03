"""The verbs of the desk. Each is one function: check the permission, change the state, write the log row, move
the edition, in one transaction. Admin, command and test call the same verb.

`by=None` is the machine itself. Verbs over the report return it as it stands in the database afterwards; the object
they were given is not brought up to date.
"""

from articles.workflow.arranging import (
    StaleDraft,
    bring_back,
    focus_on,
    launch,
    place,
    relaunch,
    remove_card,
    start_over,
    word_card,
)
from articles.workflow.base import WorkflowError
from articles.workflow.corrections import correct
from articles.workflow.placement import add_tag, move_section
from articles.workflow.planning import (
    cancel_coverage,
    complete_coverage,
    reopen_coverage,
    start_coverage,
    take_coverage,
)
from articles.workflow.prominence import lead_section, mark_urgent, pin
from articles.workflow.publishing import cancel_schedule, publish, withdraw
from articles.workflow.review import approve, delete_draft, return_to_author, submit
from articles.workflow.sharing import revoke_preview, share_preview
from articles.workflow.statements import cut_statement
from articles.workflow.words import Conflict, leave_note, restore, save_words

__all__ = [
    "Conflict",
    "StaleDraft",
    "WorkflowError",
    "add_tag",
    "approve",
    "bring_back",
    "cancel_coverage",
    "cancel_schedule",
    "complete_coverage",
    "correct",
    "cut_statement",
    "delete_draft",
    "focus_on",
    "launch",
    "lead_section",
    "leave_note",
    "mark_urgent",
    "move_section",
    "pin",
    "place",
    "publish",
    "relaunch",
    "remove_card",
    "reopen_coverage",
    "restore",
    "return_to_author",
    "revoke_preview",
    "save_words",
    "share_preview",
    "start_over",
    "start_coverage",
    "submit",
    "take_coverage",
    "withdraw",
    "word_card",
]
