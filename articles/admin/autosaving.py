"""Words kept by themselves while somebody writes: the addresses that the writing desk calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern

if TYPE_CHECKING:
    from uuid import UUID

    from articles.admin.article import ArticleAdmin
    from articles.models import Article
    from newsroom.models import User


def urls(desk: ArticleAdmin) -> list[URLPattern]:
    """The addresses of this room, under `/admin/articles/article/`."""
    return []


def settle(article: Article, *, by: User, key: UUID | None) -> None:
    """The words are saved: what was kept of them by itself is not needed any more."""
