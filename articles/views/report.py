"""A report at its own address."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import byline, first_mentions, reads
from articles.further_reading import further_reading
from articles.models import Article, Correction, Credit, Genre, Mention, Revision
from articles.models.mention import ENTITIES
from articles.sharing import ways_to_share
from articles.statements import marked
from articles.structured_data import news_article, quotations
from newsroom import frame, pages
from newsroom.addresses import address
from newsroom.body import plain_text
from newsroom.models import Photo
from newsroom.pages import Crumb

TEMPLATE = "articles/report.html"
# What the lists of entities are called in the template.
PLURALS = dict(zip(ENTITIES, ("people", "organisations", "events", "places", "sources"), strict=True))


def article_or_404(pk: int) -> Article:
    """A report that readers see, or saw before it was withdrawn.

    Raises:
        Http404: there is none, or readers never saw it.
    """
    article = reads.for_page(pk)
    if article is None or not (article.is_published() or article.withdrawn_at):
        raise Http404
    return article


@require_safe
def report_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """`/reports/<id>/<slug>/`; a withdrawn report answers 410 with its notice."""
    article = article_or_404(pk)
    if not article.is_published():
        return withdrawn(request, article)
    if redirect := pages.moved(request, article.get_absolute_url()):
        return redirect
    revision = article.shown
    shown = contents(article, revision)
    tags = shown["tags"]
    short_url = request.build_absolute_uri(article.get_short_url())
    return pages.page(
        request,
        TEMPLATE,
        title=revision.headline,
        description=revision.standfirst or plain_text(revision.body),
        photo=revision.lead_photo,
        og={
            "type": "article",
            "published": article.published_at,
            "modified": article.updated_at or article.published_at,
            "section": article.section.name,
            "tags": [tag.name for tag in tags],
        },
        structured_data=[
            news_article(request, article, shown["credits"], shown["corrections"], tags, shown["mentions"])
            | quotations(request, article, shown["statements"])
        ],
        feed=article.section.get_absolute_url(),
        lite_url=address("articles:lite_report", article.pk),
        short_url=short_url,
        code_url=address("articles:code", article.pk),
        share=ways_to_share(revision.headline, short_url),
        **shown,
    )


def contents(article: Article, revision: Revision) -> dict[str, Any]:
    """What the template of a report prints, with the words of a revision: the live one, or in a preview the latest."""
    credits = reads.credits_of(article)
    mentions = [mention for mention in reads.mentions_of(article) if mention.entity.is_published()]
    corrections, tags = reads.margins_of(article)
    statements = reads.statements_of(article)
    body = marked(revision.body, statements) if statements else revision.body
    if frame.identity().links_first_mentions:
        body = first_mentions.linked(body, mentions)
    return {
        "article": article,
        "revision": revision,
        "statements": statements,
        "body": body,
        "credits": credits,
        "mentions": mentions,
        "corrections": corrections,
        "tags": tags,
        "breadcrumbs": [
            Crumb(article.section.name, article.section.get_absolute_url()),
            Crumb(revision.headline),
        ],
        "byline": byline.parts(article, credits, frame.identity()),
        "corrections_top": [row for row in corrections if row.placement == Correction.Placement.TOP],
        "corrections_bottom": [row for row in corrections if row.placement == Correction.Placement.BOTTOM],
        "updated_at": article.updated_at,
        "portrait": portrait(article, credits),
        **by_kind(mentions),
        **further_reading(article, mentions, tags)._asdict(),
    }


def portrait(article: Article, credits: list[Credit]) -> Photo | None:
    """The writer's face over an opinion, which speaks for one person."""
    if article.genre is None or article.genre.schema_type != Genre.SchemaType.OPINION:
        return None
    people = (credit.person for credit in credits if credit.role == Credit.Role.WRITER)
    writer = next((person for person in people if person), None)
    return writer.photo if writer else None


def by_kind(mentions: list[Mention]) -> dict[str, Any]:
    """The mentions in one list a kind of entity."""
    return {
        plural: [mention for mention in mentions if getattr(mention, f"{kind}_id")]
        for kind, plural in PLURALS.items()
    }


def withdrawn(request: HttpRequest, article: Article) -> HttpResponse:
    """The notice at the address of a withdrawn report."""
    return pages.page(
        request,
        "articles/withdrawn.html",
        title=frame.identity().name,
        status=410,
        breadcrumbs=[Crumb(article.section.name, article.section.get_absolute_url())],
        article=article,
        notice=article.withdrawal_reason,
        withdrawn_at=article.withdrawn_at,
    )
