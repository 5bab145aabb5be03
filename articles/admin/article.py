"""The writing desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, search_index, workflow
from articles.admin import autosaving, copy_desk, history, preview, verbs
from articles.admin.article_filters import StandingFilter, WriterFilter
from articles.admin.article_form import ArticleForm
from articles.admin.article_inlines import MENTION_INLINES, CorrectionInline, CreditInline
from articles.models import Article, Revision
from articles.stages import Stage
from articles.workflow import WorkflowError
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, person_at

# What one step of answering a request tells the next.
REFUSAL, DONE = "newsroom.desk.refusal", "newsroom.desk.done"

WRITING = (
    None,
    {"fields": ["base", "key", "kicker", "headline", "standfirst", "body"], "classes": ["words"]},
)
READING = (None, {"fields": ["words_shown"], "classes": ["words"]})
PLACEMENT = (
    gettext_lazy("Placement"),
    {
        "fields": ["section", "genre", "tags"],
        "classes": ["beside"],
        "description": gettext_lazy("Acts at once, also for readers."),
    },
)
HISTORY = (gettext_lazy("Revisions"), {"fields": ["revisions_shown"], "classes": ["beside"]})


@admin.register(Article)
class ArticleAdmin(HouseAdmin):
    """Reports: a list by standing, and one form over placement and words."""

    form = ArticleForm
    list_display = [
        "headline_shown",
        "section",
        "genre",
        "standing",
        moment("published_at", gettext_lazy("shown to readers from")),
        "created_by",
    ]
    list_filter = [StandingFilter, WriterFilter, "section", "genre"]
    list_select_related = ["section", "genre", "latest", "created_by"]
    date_hierarchy = "published_at"
    search_fields = ["latest__headline"]
    ordering = ["-id"]
    readonly_fields = ["standing_shown", "revisions_shown", "words_shown"]

    class Media:
        css = {"all": ["css/admin-desk.css", "css/admin-copy-desk.css", "css/admin-merge.css"]}
        js = [Script("js/admin/autosave.js", type="module"), Script("js/admin/copy_desk.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        """The desk's own pages before Django's, whose last pattern takes everything."""
        rooms = (autosaving, copy_desk, history, preview)
        return [pattern for room in rooms for pattern in room.urls(self)] + super().get_urls()

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever may edit this report. A form that is sent by somebody else is shown again, never saved."""
        if request.META.get(REFUSAL):
            return True
        return super().has_change_permission(request, obj) and (
            obj is None or permissions.may_edit(person_at(request), obj)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Only what readers never saw; the rest is withdrawn, since its address is a promise."""
        return super().has_delete_permission(request, obj) and (
            obj is not None and permissions.may_delete(person_at(request), obj)
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Through the verb, which keeps the words in the log."""
        workflow.delete_draft(obj, by=person_at(request))

    # The form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Lists do without the bodies."""
        rows: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "articles_article_changelist":
            return rows.defer("latest__body", "latest__standfirst")
        return rows.select_related("latest__lead_photo", "live", "section", "genre", "created_by")

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        """Words on one side, placement and what the buttons need on the other."""
        if obj is not None and not self.has_change_permission(request, obj):
            return [READING, self._state(obj), PLACEMENT, HISTORY]
        beside: list[Any] = [self._photo(), PLACEMENT]
        probe = obj or Article(created_by_id=request.user.pk)
        if permissions.may_publish(person_at(request), probe):
            beside += self._publishing(obj)
        note = (gettext_lazy("Note on this revision"), {"fields": ["note"], "classes": ["beside"]})
        state = [self._state(obj)] if obj else []
        return [WRITING, *state, *beside, note, *([HISTORY] if obj else [])]

    @staticmethod
    def _state(obj: Article) -> tuple[Any, dict[str, Any]]:
        return (None, {"fields": ["standing_shown"], "classes": ["beside"]})

    @staticmethod
    def _photo() -> tuple[Any, dict[str, Any]]:
        return (gettext_lazy("Lead photo"), {"fields": ["lead_photo"], "classes": ["beside"]})

    @staticmethod
    def _publishing(obj: Article | None) -> list[Any]:
        """The boxes of the buttons that fit."""
        seen = obj is not None and obj.is_published()
        boxes = ["show_update"] if seen else ["publish_at"]
        sets: list[Any] = [(gettext_lazy("Publishing"), {"fields": boxes, "classes": ["beside"]})]
        if obj is not None and obj.first_published_at is not None:
            fields = ["correction_kind", "correction_text", "correction_placement"]
            sets.append((gettext_lazy("Correction"), {"fields": fields, "classes": ["beside", "collapse"]}))
        if obj is not None and obj.stage == Stage.PUBLISHED:
            fields = ["reason"]
            sets.append((gettext_lazy("Withdrawal"), {"fields": fields, "classes": ["beside", "collapse"]}))
        return sets

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[Any]:
        """Corrections hang on reports that readers have seen."""
        seen = obj is not None and obj.first_published_at is not None
        return [CreditInline, *MENTION_INLINES, *([CorrectionInline] if seen else [])]

    def get_form(
        self,
        request: HttpRequest,
        obj: Article | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as Django has it
        **kwargs: Any,
    ) -> Any:
        """With the refusal of a moment ago, what the page shows, and whether new tags may be made."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = request.META.get(REFUSAL)
        form.shown = frozenset(flatten_fieldsets(self.get_fieldsets(request, obj)))
        form.may_add_tags = request.user.has_perm("articles.add_tag")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A verb that is refused undoes the whole save and shows the form again, with everything typed in it."""
        if request.method == "POST" and object_id and not self._may_save(request, object_id):
            request.META[REFUSAL] = _(
                "You may no longer change this report. Copy your words before you leave."
            )
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (WorkflowError, PermissionDenied) as refusal:
            if request.method != "POST" or request.META.get(REFUSAL):
                raise
            request.META[REFUSAL] = str(refusal) or _("Your role does not allow this.")
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _may_save(self, request: HttpRequest, object_id: str) -> bool:
        """Whether the person may change the report, or not even see it, which Django answers by itself."""
        article = self.get_object(request, object_id)
        if article is None or not self.has_view_permission(request, article):
            return True
        return self.has_change_permission(request, article)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the buttons that fit."""
        article = kwargs.get("obj") or Article(created_by_id=request.user.pk)
        may_save = self.has_change_permission(request, kwargs.get("obj"))
        context["verbs"] = verbs.offered(person_at(request), article) if may_save else []
        context["may_save"] = may_save
        context["is_seen"] = article.is_published()
        return super().render_change_form(request, context, *args, **kwargs)

    # Saving

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001
        """Placement; the stage and the moments belong to the verbs."""
        if change:
            obj.save(update_fields=["section", "genre"])
            return
        obj.created_by = person_at(request)
        obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """The rows, then the words, then the verb whose button was pressed; all or nothing."""
        super().save_related(request, form, formsets, change)
        search_index.refresh([form.instance.pk])
        workflow.save_words(form.instance, by=person_at(request), **form.words())
        autosaving.settle(form.instance, by=person_at(request), key=form.cleaned_data["key"])
        verb = verbs.asked_for(request.POST)
        request.META[DONE] = (
            verb.run(form.instance, person_at(request), form.cleaned_data)
            if verb
            else _("The words are saved.")
        )

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Back to the desk."""
        return self._back(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Back to the desk."""
        return self._back(request, obj)

    def _back(self, request: HttpRequest, obj: Article) -> HttpResponse:
        messages.success(request, request.META[DONE])
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By words of the headline, or by number."""
        term = search_term.strip()
        if term.isascii() and term.isdecimal() and len(term) < 19:
            return queryset.filter(Q(pk=int(term)) | Q(latest__headline__contains=term)), False
        return super().get_search_results(request, queryset, term)

    # What is printed

    @admin.display(description=gettext_lazy("headline"), ordering="latest__headline")
    def headline_shown(self, article: Article) -> str:
        """The latest words."""
        return str(article)

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def standing(self, article: Article) -> SafeString:
        """The stage; scheduled; changes pending."""
        stage = article.get_stage_display()
        if article.is_scheduled:
            stage = _("scheduled")
        pending = format_html(' <span class="pending">{}</span>', _("changes pending"))
        return format_html(
            '<span class="stage stage--{}">{}</span>{}',
            article.stage,
            stage,
            pending if article.has_pending_changes else "",
        )

    @admin.display(description=gettext_lazy("stage"))
    def standing_shown(self, article: Article) -> SafeString:
        """The standing, with its moments and addresses."""
        return self._printed("admin/articles/article/standing.html", article, standing=self.standing(article))

    @admin.display(description=gettext_lazy("revisions"))
    def revisions_shown(self, article: Article) -> SafeString:
        """The last ones."""
        last = Revision.objects.filter(article=article).select_related("by").defer("body")[:10]
        return self._printed("admin/articles/article/revisions.html", article, revisions=last)

    @admin.display(description=gettext_lazy("words"))
    def words_shown(self, article: Article) -> SafeString:
        """The latest words, for those who may not change them."""
        return self._printed("admin/articles/article/words.html", article)

    @staticmethod
    def _printed(template: str, article: Article, **context: Any) -> SafeString:
        return render_to_string(template, {"article": article, **context})
