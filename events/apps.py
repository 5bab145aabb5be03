"""The record."""

from datetime import datetime

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, people, organisations, places and sources."""

    name = "events"
    verbose_name = _("The record")

    def ready(self) -> None:
        """Tell the edition when a record is due to be shown, and let the index of names follow."""
        from events import name_index
        from events.models import Event, Organisation, Person, Place, Series, Source
        from newsroom import edition
        from newsroom.deduplication import hooks

        for kind in (Event, Organisation, Person, Place, Series, Source):
            name_index.follow(kind)
        name_index.follow_other_names()
        hooks.provide(name_index.follow_merge)
        edition.provide_moments(next_moment)


def next_moment(now: datetime) -> datetime | None:
    """The nearest moment after `now` at which a record comes before readers by itself."""
    from events.models import Event, Organisation, Person, Place, Series, Source

    nearest = (
        kind.objects.scheduled(now).order_by("published_at").values_list("published_at", flat=True).first()
        for kind in (Event, Organisation, Person, Place, Series, Source)
    )
    return min((moment for moment in nearest if moment is not None), default=None)
