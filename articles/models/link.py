"""What ties a report to something: a tag, a person, an event, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsroom.publishing import Publishable

if TYPE_CHECKING:
    from articles.models.article import Article


class ArticleLink(Publishable):
    """A link carries the report's `published_at`, so that «newest reports of X» reads one index.

    Without the copy, the page of a person with twenty thousand reports would sort twenty thousand rows.
    `Article.show_from` is the one place that changes the report's moment, and changes its links' with it.
    """

    class Meta:
        abstract = True

    def linked_article(self) -> Article:
        """The report of this link."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the report's moment."""
        self.published_at = self.linked_article().published_at
        super().save(*args, **kwargs)
