"""The language half of the copy desk: what a careful editor would mark in an Arabic text, and how to cure it.

A finding carries a code and parameters, never a sentence: the floors above word it for the person who reads.
Rules that offer a cure are closed lists and narrow contexts: one false alarm costs more trust than ten misses.
"""

from newsroom.arabic.copydesk.codes import CODES
from newsroom.arabic.copydesk.desk import examine
from newsroom.arabic.copydesk.finding import Finding, cure, together
from newsroom.arabic.copydesk.names import house_spelling

__all__ = ["CODES", "Finding", "cure", "examine", "house_spelling", "together"]
