"""The record."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, people, organisations, places and sources."""

    name = "events"
    verbose_name = _("The record")
