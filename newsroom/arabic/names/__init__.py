"""Known names in a text: who and what a report speaks of, found under its clitics and spellings."""

from newsroom.arabic.names.bare import bare
from newsroom.arabic.names.directory import Directory, path_of
from newsroom.arabic.names.duplicates import Duplicate, duplicates
from newsroom.arabic.names.name import Mention, Name

__all__ = ["Directory", "Duplicate", "Mention", "Name", "bare", "duplicates", "path_of"]
