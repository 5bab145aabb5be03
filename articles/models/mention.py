"""A mention: a report names somebody or something of the record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.link import ArticleLink
from events.constraints import exactly_one
from events.models import Event, Organisation, Person, Place, Source
from events.models.entity import Entity
from newsroom.publishing import PublishableQuerySet

ENTITIES = ("person", "organisation", "event", "place", "source")
ENTITIES_WITH_PARTS = ("person", "organisation")
"""Their pages show the reports of one part alone, of which there may be few among very many."""


class MentionQuerySet(PublishableQuerySet):
    """The grammar of mentions."""

    def with_entities(self) -> MentionQuerySet:
        """With whatever they name, in one query."""
        return self.select_related(*ENTITIES, "event__place__parent", "event__photo", "place__parent")


class Mention(ArticleLink):
    """Article × entity, with the part it plays there. One table for all kinds, so a report reads them in one query."""

    class Part(models.TextChoices):
        """What the entity does in the report."""

        SUBJECT = "subject", _("subject of the report")
        SPEAKER = "speaker", _("speaks in it")
        QUOTED = "quoted", _("is quoted")
        MENTIONED = "mentioned", _("is mentioned")

    STRONGEST_FIRST = ("part",)
    """Where two records become one and a report names both: it names one, with the stronger part."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("report"))
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("organisation"),
    )
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_("event")
    )
    place = models.ForeignKey(
        Place, models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_("place")
    )
    source = models.ForeignKey(
        Source, models.CASCADE, null=True, blank=True, related_name="mentions", verbose_name=_("source")
    )
    part = models.CharField(_("part"), max_length=10, choices=Part.choices, default=Part.MENTIONED)

    objects: ClassVar[Any] = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("links to the record")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(ENTITIES),
                name="mention_names_one_entity",
                violation_error_message=_(
                    "Choose exactly one: a person, an organisation, an event, a place or a source."
                ),
            ),
            *(
                models.UniqueConstraint(
                    fields=["article", entity],
                    name=f"mention_{entity}_once",
                    violation_error_message=_("The report is already linked to this."),
                )
                for entity in ENTITIES
            ),
        ]
        indexes = [
            *(
                models.Index(
                    fields=[entity, "part", "-published_at", "-article"],
                    condition=models.Q(**{f"{entity}__isnull": False}),
                    name=f"mention_{entity}_part",
                )
                for entity in ENTITIES_WITH_PARTS
            ),
            *(
                models.Index(
                    fields=[entity, "-published_at", "-article"],
                    condition=models.Q(**{f"{entity}__isnull": False}),
                    name=f"mention_{entity}_newest",
                )
                for entity in ENTITIES
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity} · {self.get_part_display()}"

    @property
    def entity(self) -> Entity:
        """Whatever is named; the table sees to it that there is exactly one."""
        found: Any = self.person or self.organisation or self.event or self.place or self.source
        return found

    def linked_article(self) -> Article:
        """The report."""
        return self.article
