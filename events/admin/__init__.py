"""The desk of the record."""

from events.admin import event, organisation, person, place, series, source  # noqa: F401
