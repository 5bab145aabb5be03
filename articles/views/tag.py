"""A tag's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Tag, TaggedArticle
from articles.reads import cards
from newsroom import pages
from newsroom.arabic.slugs import slugify
from newsroom.pages import Crumb
from newsroom.paging import Cursor, page_of


@require_safe
def tag_page(request: HttpRequest, slug: str) -> HttpResponse:
    """`/tags/<slug>/`: its reports, newest first."""
    tag = Tag.objects.filter(slug=slug).first() or get_object_or_404(Tag, slug=slugify(slug))
    if redirect := pages.moved(request, tag.get_absolute_url()):
        return redirect
    links = TaggedArticle.objects.filter(tag=tag).published()
    page = page_of(links, Cursor.from_request(request), number_field="content_object_id")
    found = cards(link.content_object_id for link in page.items)
    page.items = [found[link.content_object_id] for link in page.items if link.content_object_id in found]
    return pages.page(
        request,
        "articles/tag.html",
        title=tag.name,
        description=tag.description,
        breadcrumbs=[Crumb(tag.name)],
        feed=tag.get_absolute_url(),
        tag=tag,
        page=page,
    )
