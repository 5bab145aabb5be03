"""Formats of the English interface: as in Britain, so that a date means the same in both languages."""

from newsroom.formats import day_first
from newsroom.formats.day_first import *  # noqa: F403  Django reads the names from this module

DATETIME_FORMAT = "j F Y, H:i"
DATE_INPUT_FORMATS = [*day_first.DATE_INPUT_FORMATS, "%d %B %Y", "%d %b %Y"]
DATETIME_INPUT_FORMATS = [
    f"{day} {clock}" for day in DATE_INPUT_FORMATS for clock in day_first.TIME_INPUT_FORMATS
]
