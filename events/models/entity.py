"""What a person, an organisation, a place, a source and an event have in common: a name and an address."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.alone import Alone
from newsroom.addresses import address
from newsroom.arabic.normalise import sort_key
from newsroom.arabic.slugs import slugify
from newsroom.models import Versioned
from newsroom.publishing import Publishable, PublishableQuerySet

if TYPE_CHECKING:
    from events.models.other_name import OtherName


class EntityQuerySet(PublishableQuerySet):
    """Adds the grammar of names to that of publishing."""

    def by_name(self) -> EntityQuerySet:
        """In the order of the Arabic alphabet, the same on both databases."""
        return self.order_by("sort_key", "id")


class Entity(Versioned, Publishable):
    """A named thing of the world, with a page of its own at an address that never changes."""

    address_name: ClassVar[str]

    name = models.CharField(_("name"), max_length=200)
    published_at = models.DateTimeField(
        _("shown to readers from"),
        null=True,
        blank=True,
        default=timezone.now,
        help_text=_("A new record is shown at once. Empty this to hide its page from readers."),
    )
    alone = models.CharField(
        _("suggested alone"),
        max_length=6,
        choices=Alone.choices,
        blank=True,
        help_text=_(
            "Whether the name, standing alone in a text, is suggested as a link. One word of a person's waits for the"
            " full name unless you say otherwise."
        ),
    )
    slug = models.CharField(_("address text"), max_length=80, editable=False)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects: ClassVar[Any] = EntityQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the address text and the sort key that follow from the name."""
        self.slug = self._make_slug()
        self.sort_key = sort_key(self.name)[:200]
        super().save(*args, **kwargs)

    @cached_property
    def also_called(self) -> list[OtherName]:
        """The other names, in the order in which they were given; one query, unless a page has read them already."""
        return list(self.other_names.all())  # type: ignore[attr-defined]  # every bearer has them

    def names_left_behind(self, names: Iterable[str]) -> list[models.Model]:
        """Other names, not saved yet: what the records were called of which this one was made."""
        from events.models.other_name import OtherName

        bearer = {str(self._meta.model_name): self}
        taken = {self.name, *OtherName.objects.filter(**bearer).values_list("name", flat=True)}
        return [OtherName(name=name, **bearer) for name in dict.fromkeys(names) if name not in taken]

    def _make_slug(self) -> str:
        return slugify(self.name, fallback=str(_("page")))

    def get_absolute_url(self) -> str:
        """The address of the page; the number in it decides, the words are for people."""
        return address(f"events:{self.address_name}", self.pk, self.slug)
