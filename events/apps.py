"""The record."""

from datetime import datetime
from typing import Any

from django.apps import AppConfig
from django.db.models import signals
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, people, organisations, places and sources."""

    name = "events"
    verbose_name = _("The record")

    def ready(self) -> None:
        """Tell the edition when a record is due to be shown; let the index and the directory of names follow."""
        from events import directory, name_index
        from events.models import Event, Organisation, OtherName, Person, Place, Series, Source
        from newsroom import edition
        from newsroom.deduplication import hooks

        for kind in (Event, Organisation, Person, Place, Series, Source):
            name_index.follow(kind)
        name_index.follow_other_names()
        hooks.provide(name_index.follow_merge)
        edition.provide_moments(next_moment)
        hooks.provide(names_merged)
        for model in (*directory.KINDS.values(), OtherName):
            signals.post_save.connect(name_saved, sender=model, dispatch_uid=f"name of {model.__name__}")
            signals.post_delete.connect(name_deleted, sender=model, dispatch_uid=f"no name of {model.__name__}")


def name_saved(update_fields: Any = None, **_signal: Any) -> None:
    """A record or a name was saved; where only other columns were written, no name has changed."""
    from events import directory

    if update_fields is None or {"name", "kind", "alone"} & set(update_fields):
        directory.move()


def names_merged(_merged: Any) -> None:
    """Two records have become one, or two again: rows were moved past the models."""
    from events import directory

    directory.move()


def name_deleted(**_signal: Any) -> None:
    """A record or a name is gone."""
    from events import directory

    directory.move()


def next_moment(now: datetime) -> datetime | None:
    """The nearest moment after `now` at which a record comes before readers by itself."""
    from events.models import Event, Organisation, Person, Place, Series, Source

    nearest = (
        kind.objects.scheduled(now).order_by("published_at").values_list("published_at", flat=True).first()
        for kind in (Event, Organisation, Person, Place, Series, Source)
    )
    return min((moment for moment in nearest if moment is not None), default=None)
