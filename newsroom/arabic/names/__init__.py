"""Known names in a text: who and what a report speaks of, found under its clitics and spellings."""

from newsroom.arabic.names.directory import Directory
from newsroom.arabic.names.duplicates import Duplicate, duplicates
from newsroom.arabic.names.name import Mention, Name

__all__ = ["Directory", "Duplicate", "Mention", "Name", "duplicates"]
