"""All revisions of a report, what changed between two of them, what readers saw when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern

if TYPE_CHECKING:
    from articles.admin.article import ArticleAdmin


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    return []
