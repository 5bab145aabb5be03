"""Two records of one thing become one, and can be told apart again."""

from newsroom.deduplication.merge import MergeRefused, merge
from newsroom.deduplication.plan import Plan, plan
from newsroom.deduplication.undo import UndoRefused, undo

__all__ = ["MergeRefused", "Plan", "UndoRefused", "merge", "plan", "undo"]
