"""A report for search engines (schema.org, as JSON-LD)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Correction, Credit, Genre, Mention, Statement, Tag
from events.structured_data import reference
from newsroom import pages, renditions
from newsroom.templatetags.newsroom import iso

HEADLINE_LENGTH = 110  # Google's old limit, still safe


def news_article(
    request: HttpRequest,
    article: Article,
    credits: list[Credit],
    corrections: list[Correction],
    tags: list[Tag],
    mentions: list[Mention],
) -> dict[str, Any]:
    """The NewsArticle, or the subtype that its genre names."""
    revision = article.shown
    url = request.build_absolute_uri(article.get_absolute_url())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": article.genre.schema_type if article.genre else Genre.SchemaType.NEWS.value,
        "headline": pages.shortened(revision.headline, HEADLINE_LENGTH - 1),
        "mainEntityOfPage": url,
        "url": url,
        "datePublished": iso(article.published_at),
        "dateModified": iso(article.updated_at or article.published_at),
        "inLanguage": "ar",
        "isAccessibleForFree": True,
        "articleSection": article.section.name,
        "author": authors(request, credits),
        "publisher": pages.publisher(request),
    }
    if revision.standfirst:
        data["description"] = revision.standfirst
    if revision.lead_photo:
        photo = revision.lead_photo
        data["image"] = [
            request.build_absolute_uri(renditions.url(photo, renditions.sizes(photo, ratio)[-1], "jpeg"))
            for ratio in ("16:9", "3:2", "1:1")
        ]
    if tags:
        data["keywords"] = [tag.name for tag in tags]
    if corrections:
        data["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": row.text,
                "datePublished": iso(row.at),
                "url": f"{url}#{row.anchor}",
            }
            for row in corrections
        ]
    about = [reference(request, row.entity) for row in mentions if row.part == Mention.Part.SUBJECT]
    named = [reference(request, row.entity) for row in mentions if row.part != Mention.Part.SUBJECT]
    if about:
        data["about"] = about
    if named:
        data["mentions"] = named
    return data


def quotations(request: HttpRequest, article: Article, statements: list[Statement]) -> dict[str, Any]:
    """The quotations that stand in a report (schema.org Quotation), each with who said it."""
    if not statements:
        return {}
    url = request.build_absolute_uri(article.get_absolute_url())
    return {
        "hasPart": [
            {
                "@type": "Quotation",
                "text": row.text,
                "url": f"{url}#{row.anchor}",
                "creator": reference(request, row.speaker),
            }
            | ({"dateCreated": row.day.isoformat()} if row.day else {})
            for row in statements
        ]
    }


def authors(request: HttpRequest, credits: list[Credit]) -> list[dict[str, Any]] | dict[str, Any]:
    """Whoever signs as writer; the paper itself where nobody does."""
    writers = [credit for credit in credits if credit.role == Credit.Role.WRITER]
    if not writers:
        return pages.publisher(request)
    return [reference(request, credit.bearer) for credit in writers]
