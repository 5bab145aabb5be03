"""A tag: a subject that runs through reports of many sections."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.article import Article
from articles.models.link import ArticleLink
from newsroom.addresses import address
from newsroom.arabic.slugs import slugify


class Tag(TagBase):
    """taggit's tag with an Arabic address and a few words for its page."""

    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One or two sentences; readers see them on top of the tag's page."),
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The address text; a number tells apart tags whose words give the same one."""
        slug = slugify(tag, fallback=str(_("tag")))
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        """The tag's page."""
        return address("articles:tag", self.slug)


class TaggedArticle(ArticleLink, ItemBase):
    """A tag on a report."""

    content_object = models.ForeignKey(
        Article, models.CASCADE, related_name="tagged", verbose_name=_("report")
    )
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged", verbose_name=_("tag"))

    class Meta:
        verbose_name = _("tag of a report")
        verbose_name_plural = _("tags of reports")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_per_report")]
        indexes = [models.Index(fields=["tag", "-published_at", "-content_object"], name="tag_newest")]

    def linked_article(self) -> Article:
        """The report."""
        return self.content_object
