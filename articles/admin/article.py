"""The writing desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, search_index, workflow
from articles.admin import (
    autosaving,
    copy_desk,
    cutting,
    history,
    merging,
    new_event,
    new_record,
    preview,
    publishing_boxes,
    suggesting,
    verbs,
)
from articles.admin.article_form import ArticleForm
from articles.admin.article_inlines import MENTION_INLINES, CorrectionInline, CreditInline
from articles.admin.article_list import ArticleList
from articles.models import Article, Mention, Revision, Statement
from articles.suggestions import decisions
from articles.workflow import WorkflowError
from newsroom.admin.house import person_at

# What one step of answering a request tells the next.
REFUSAL, DONE, KEPT = "newsroom.desk.refusal", "newsroom.desk.done", "newsroom.desk.kept"
CONFLICT = "newsroom.desk.conflict"
"""Whether the refusal is of the words, which no box of a verb can mend."""

WRITING = (
    None,
    {
        "fields": ["base", "key", "link_decisions", "kicker", "headline", "standfirst", "body"],
        "classes": ["words"],
    },
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
STATEMENTS = (gettext_lazy("Statements"), {"fields": ["statements_shown"], "classes": ["beside"]})
HISTORY = (gettext_lazy("Revisions"), {"fields": ["revisions_shown"], "classes": ["beside"]})


@admin.register(Article)
class ArticleAdmin(publishing_boxes.PublishingButtons, ArticleList):
    """Reports: a list by standing, and one form over placement and words."""

    form = ArticleForm
    readonly_fields = [
        "standing_shown",
        "statements_shown",
        "revisions_shown",
        "words_shown",
        *publishing_boxes.BUTTONS,
    ]
    version_path, saver_path = "latest__number", "latest__by__display_name"

    class Media:
        css = {
            "all": [
                "css/admin-desk.css",
                "css/admin-copy-desk.css",
                "css/admin-suggestions.css",
                "css/admin-merge.css",
                "css/admin-statements.css",
            ]
        }
        js = [
            Script(f"js/admin/{name}.js", type="module")
            for name in ("autosave", "copy_desk", "new_record", "statements")
        ]

    def get_urls(self) -> list[URLPattern]:
        """The desk's own pages before Django's, whose last pattern takes everything."""
        rooms = (autosaving, copy_desk, cutting, history, new_event, new_record, preview, suggesting)
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

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What hangs on a draft goes with it, for whoever may delete the draft, which has been asked before."""
        names, counts, _missing, _its_own_revisions = super().get_deleted_objects(objs, request)
        return names, counts, set(), []

    # The form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Lists do without the bodies."""
        rows: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "articles_article_changelist":
            return rows.defer("latest__body", "latest__standfirst")
        rows = rows.annotate(has_statements=Exists(Statement.objects.filter(article=OuterRef("pk"))))
        return rows.select_related(
            "latest__lead_photo", "live", "next_live", "section", "genre", "created_by"
        )

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        """Words on one side, placement and what the buttons need on the other."""
        if obj is not None and not self.has_change_permission(request, obj):
            return [READING, self._state(obj), PLACEMENT, HISTORY]
        beside: list[Any] = [self._photo(), PLACEMENT]
        probe = obj or Article(created_by_id=request.user.pk)
        if permissions.may_publish(person_at(request), probe):
            beside += publishing_boxes.fieldsets(obj)
        note = (gettext_lazy("Note on this revision"), {"fields": ["note"], "classes": ["beside"]})
        state = [self._state(obj)] if obj else []
        return [WRITING, *state, *beside, note, *([STATEMENTS, HISTORY] if obj else [])]

    @staticmethod
    def _state(obj: Article) -> tuple[Any, dict[str, Any]]:
        return (None, {"fields": ["standing_shown"], "classes": ["beside"]})

    @staticmethod
    def _photo() -> tuple[Any, dict[str, Any]]:
        return (gettext_lazy("Lead photo"), {"fields": ["lead_photo"], "classes": ["beside"]})

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[Any]:
        """Corrections hang on reports that readers have seen."""
        seen = obj is not None and verbs.was_seen(obj)
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
        form.refused_words = request.META.get(CONFLICT, False)
        form.shown = frozenset(flatten_fieldsets(self.get_fieldsets(request, obj)))
        form.may_add_tags = request.user.has_perm("articles.add_tag")
        if request.method == "GET":
            rows = request.META[KEPT] = autosaving.kept(request, obj)
            form.kept = autosaving.shown_in_form(request, obj, rows)
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
        elif object_id and merging.asked_for(request):
            merging.take_over(request, self.get_object(request, object_id))
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (WorkflowError, PermissionDenied) as refusal:
            if request.method != "POST" or request.META.get(REFUSAL):
                raise
            request.META[REFUSAL] = str(refusal) or _("Your role does not allow this.")
            request.META[CONFLICT] = isinstance(refusal, workflow.Conflict)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> Any:
        """Whoever saves a report that was deleted meanwhile finds the words again."""
        found = autosaving.rescued(request) if request.method == "POST" else None
        return found or super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]

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
        context["parts"] = Mention.Part.choices
        context |= merging.panel(request, kwargs.get("obj"))
        if context["adminform"].form.is_refused_as_a_whole and len(context["errors"]) == 1:
            # Nobody typed anything wrong: «correct the error below» would send people looking for it.
            context |= {"refused": request.META[REFUSAL], "errors": []}
        context |= autosaving.notices(request, kwargs.get("obj"), request.META.get(KEPT, []))
        return super().render_change_form(request, context, *args, **kwargs)

    # Saving

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001
        """The genre; the section, the stage and the moments belong to the verbs."""
        self.before_saving(request, obj, form, change=change)
        if change:
            obj.save(update_fields=["genre"])
            return
        obj.created_by = person_at(request)
        obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """The words, then the rows, then the verb whose button was pressed; all or nothing."""
        verb, note = verbs.asked_for(request.POST), form.cleaned_data["note"]
        revision = workflow.save_words(form.instance, by=person_at(request), **form.words())
        if note and revision.note != note and not (verb and verb.takes_note):
            workflow.leave_note(form.instance, by=person_at(request), note=note)
        super().save_related(request, form, formsets, change)
        decisions.record(form.instance, decisions.read(form.cleaned_data["link_decisions"]))
        autosaving.settle(form.instance, by=person_at(request), key=form.cleaned_data["key"])
        if change and "section" in form.changed_data:
            # After the words: whoever gives a report away may not change it any more.
            section = form.cleaned_data["section"]
            workflow.move_section(form.instance, by=person_at(request), section=section)
        # Tags, byline and links to the record are searched as well.
        search_index.refresh([form.instance.pk])
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

    # What is printed

    @admin.display(description=gettext_lazy("stage"))
    def standing_shown(self, article: Article) -> SafeString:
        """The standing, with its moments and addresses."""
        said = {"standing": self.standing(article), "returned": publishing_boxes.return_note(article)}
        return self._printed("admin/articles/article/standing.html", article, now=timezone.now(), **said)

    @admin.display(description=gettext_lazy("revisions"))
    def revisions_shown(self, article: Article) -> SafeString:
        """The last ones."""
        last = Revision.objects.filter(article=article).select_related("by").defer("body")[:5]
        return self._printed("admin/articles/article/revisions.html", article, revisions=last)

    @admin.display(description=gettext_lazy("statements"))
    def statements_shown(self, article: Article) -> SafeString:
        """Those cut out of the report, and the way to cut another one."""
        return cutting.panel(article)

    @admin.display(description=gettext_lazy("words"))
    def words_shown(self, article: Article) -> SafeString:
        """The latest words, for those who may not change them."""
        return self._printed("admin/articles/article/words.html", article)

    @staticmethod
    def _printed(template: str, article: Article, **context: Any) -> SafeString:
        return render_to_string(template, {"article": article, **context})
