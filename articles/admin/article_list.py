"""The list of reports: its columns, filters and search."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin import bulk
from articles.admin.article_filters import FormFilter, ListForm
from articles.models import Article
from articles.search import desk
from newsroom.admin.calls import number
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, person_at
from newsroom.admin.offers import ShortPaginator
from newsroom.arabic.digits import western_digits
from newsroom.models import Presence
from newsroom.templatetags.newsroom import bidi, counted, date_time, reading_time

ONLY_HEADLINES = "headline"
"""The box beside the search: leave the texts aside."""
SHOWN_FROM = moment("published_at", gettext_lazy("shown to readers from"))
LONGEST_NUMBER = 19
"""A number of so many digits may not fit into a column."""


class ArticleChangeList(ChangeList):
    """Knows the box beside the search, which belongs to no filter."""

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """Without the box."""
        found: dict[str, Any] = super().get_filters_params(params)
        found.pop(ONLY_HEADLINES, None)
        return found


class ArticleList(HouseAdmin):
    """What a table of reports shows; the form is the business of `ArticleAdmin`."""

    list_display = [
        "headline_shown",
        "standing_in_list",
        "section",
        "created_by",
        "length",
        "open_now",
        SHOWN_FROM,
        "last_saved",
    ]
    list_filter = [FormFilter]
    list_select_related = ["section", "latest", "created_by"]
    search_fields = ["latest__headline"]
    ordering = ["-id"]
    paginator = ShortPaginator
    sortable_by = ["standing_in_list", SHOWN_FROM]
    """What an index has in order: by anything else the whole archive would be sorted."""
    change_list_template = "admin/articles/article/change_list.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Ours."""
        return ArticleChangeList

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With who has each report of the page open; one query for all of them."""
        cl = super().get_changelist_instance(request)
        rows: dict[int, Any] = {row.pk: row for row in cl.result_list}
        for row in rows.values():
            row.readers_now = []
        kind = ContentType.objects.get_for_model(Article)
        present = Presence.objects.now().filter(content_type=kind, object_id__in=rows).select_related("user")
        for sign in present.order_by("user__display_name", "user__username"):
            if sign.user not in rows[sign.object_id].readers_now:
                rows[sign.object_id].readers_now.append(sign.user)
        return cl

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the scripts of the boxes in the row of filters."""
        media: Media = self.media + ListForm({}, user=person_at(request)).media
        context = {
            "title": Article._meta.verbose_name_plural,
            "media": media,
            "only_headlines": ONLY_HEADLINES in request.GET,
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    # Bulk

    def response_action(self, request: HttpRequest, queryset: Any) -> Any:  # type: ignore[override]
        """Among the chosen only what can be a number of a report; a database would stumble over the rest."""
        sent: Any = request.POST.copy()
        sent.setlist(ACTION_CHECKBOX_NAME, [one for one in sent.getlist(ACTION_CHECKBOX_NAME) if number(one)])
        request.POST = sent
        return super().response_action(request, queryset)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The verbs that the person may run over several reports."""
        return bulk.actions(person_at(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Through the verb, which keeps the words in the log and refuses what readers have seen."""
        for article in queryset:
            workflow.delete_draft(article, by=person_at(request))

    # Search

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By number, or by words in any inflection that must all occur, in what readers see or in the latest words."""
        text = search_term.strip()
        if not text:
            return queryset, False
        found = Q(pk__in=desk.reports(text, only_headlines=ONLY_HEADLINES in request.GET))
        asked = western_digits(text)
        if asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_NUMBER:
            found |= Q(pk=int(asked))
        return queryset.filter(found), False

    # Columns

    @admin.display(description=gettext_lazy("headline"))
    def headline_shown(self, article: Article) -> SafeString:
        """The latest words."""
        return bidi(str(article))

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def standing_in_list(self, article: Article) -> SafeString:
        """The stage with what is to come and what lapses, each with its moment."""
        now = timezone.now()
        marks = []
        if article.is_scheduled:
            marks.append(date_time(article.published_at))
        if article.next_live_at is not None:
            marks.append(_("change from %(moment)s") % {"moment": date_time(article.next_live_at)})
        if article.pinned_until is not None and article.pinned_until > now:
            marks.append(_("pinned until %(moment)s") % {"moment": date_time(article.pinned_until)})
        if article.leads_section_until is not None and article.leads_section_until > now:
            marks.append(
                _("leads its section until %(moment)s") % {"moment": date_time(article.leads_section_until)}
            )
        if article.urgent_until is not None and article.urgent_until > now:
            marks.append(_("urgent until %(moment)s") % {"moment": date_time(article.urgent_until)})
        lines = format_html_join("", '<span class="list-mark">{}</span>', ((mark,) for mark in marks))
        return format_html("{}{}", self.standing(article), lines)

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def standing(self, article: Article) -> SafeString:
        """The stage; scheduled; changes pending."""
        stage = _("scheduled") if article.is_scheduled else article.get_stage_display()
        pending = format_html(' <span class="pending">{}</span>', _("changes pending"))
        return format_html(
            '<span class="stage stage--{}">{}</span>{}',
            "scheduled" if article.is_scheduled else article.stage,
            stage,
            pending if article.has_pending_changes else "",
        )

    @admin.display(description=gettext_lazy("length"))
    def length(self, article: Article) -> SafeString | str:
        """Words, and the time that reading them takes."""
        if article.latest is None:
            return "–"
        words, time = counted(article.latest.words, "word"), reading_time(article.latest)
        return format_html('{}<span class="list-mark">{}</span>', words, time)

    @admin.display(description=gettext_lazy("open now"))
    def open_now(self, article: Any) -> SafeString | str:
        """Who has the form open at this moment."""
        names = format_html_join("، ", "{}", ((bidi(user),) for user in article.readers_now))
        return format_html('<span class="present">{}</span>', names) if names else "–"

    @admin.display(description=gettext_lazy("last saved"))
    def last_saved(self, article: Article) -> str:
        """The moment of the latest revision."""
        return date_time(article.latest.at) if article.latest else "–"
