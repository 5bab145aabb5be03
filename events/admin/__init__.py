"""The desk of the record."""

from events.admin import event, organisation, person, place, source  # noqa: F401
