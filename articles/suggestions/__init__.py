"""Suggested links: who and what of the record a report names, offered to the desk; nothing is linked silently."""

from articles.suggestions.suggest import Candidate, Place, Suggestion, Text, suggest

__all__ = ["Candidate", "Place", "Suggestion", "Text", "suggest"]
