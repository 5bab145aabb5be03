"""Whether a name may be taken for its bearer where the text has not named the bearer otherwise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Alone(models.TextChoices):
    """«الأحمر» after «حميد الأحمر» is a person; alone it is a colour."""

    ALWAYS = "always", _("always")
    AFTER = "after", _("only after a fuller name in the same text")
    NEVER = "never", _("never")

    __empty__ = _("as is usual for such a name")


SHORTEST = 3
"""Letters from which on one word may usually stand alone."""


def usual(name: str, *, person: bool) -> Alone:
    """What holds unless somebody has decided: one word of a person and a word of two letters wait for more."""
    words = name.strip()
    if " " not in words and (person or len(words) < SHORTEST):
        return Alone.AFTER
    return Alone.ALWAYS
