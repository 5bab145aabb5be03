"""Things that two people may edit at once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """Counts its saves at the desk, so that a form opened before somebody else's save is noticed."""

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        abstract = True

    def claim(self, version: int) -> bool:
        """Take the next version if the thing still stands at `version`; False means that somebody was faster.

        One conditional UPDATE, so of two saves at the same time one wins. Call it inside the transaction of the save.
        """
        rows: Any = type(self)._default_manager.filter(pk=self.pk, version=version)
        won = bool(rows.update(version=F("version") + 1))
        if won:
            self.version = version + 1
        return won
