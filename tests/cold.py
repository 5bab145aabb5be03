"""A process that has kept nothing, as one that has just started."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType

from articles import first_mentions
from articles.copy_desk import house_names
from articles.synonyms import in_use
from events import directory
from newsroom import frame


def forget_everything() -> None:
    """Drop the paper's identity and menu, the urgent news, names, synonyms and kinds of records."""
    frame.forget()
    directory.forget()
    first_mentions.forget()
    house_names.forget()
    in_use.forget()
    ContentType.objects.clear_cache()
