"""Formats of the Arabic interface; readers get dates in house style (`newsroom.arabic.dates`) instead."""

from newsroom.formats.day_first import *  # noqa: F403  Django reads the names from this module

DATETIME_FORMAT = "j F Y، H:i"
