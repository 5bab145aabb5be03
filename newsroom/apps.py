"""The building."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """Settings, people with accounts, identity, photos, the log."""

    name = "newsroom"
    verbose_name = _("Newsroom")
