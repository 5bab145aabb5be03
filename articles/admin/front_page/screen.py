"""The screen on which the front page is arranged, and its side doors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import front_page as fronts
from articles import permissions, workflow
from articles.admin.front_page.board import board, tray
from articles.admin.front_page.deeds import do
from articles.admin.front_page.forms import CardForm, DraftForm, FocusForm
from articles.admin.quick_moments import QUICK
from articles.models import Arrangement, PlacedCard
from articles.views.front import preview_page
from articles.workflow import StaleDraft, WorkflowError
from newsroom.admin.calls import call, number
from newsroom.admin.house import person_at
from newsroom.admin.thing_history import LoggedHistory

BOARD = "admin:articles_arrangement_changelist"
LONGEST_SEARCH = 200


@admin.register(Arrangement)
class FrontPageScreen(LoggedHistory, admin.ModelAdmin):
    """One screen in place of a list and a form."""

    def get_urls(self) -> list[URLPattern]:
        """Our own before Django's, whose forms for adding, changing and deleting are closed to everybody."""
        at_the_desk = self.admin_site.admin_view
        return [
            path("", at_the_desk(self.changelist_view), name="articles_arrangement_changelist"),
            path("preview/", at_the_desk(self.preview), name="articles_arrangement_preview"),
            path("focus/", at_the_desk(self.focus), name="articles_arrangement_focus"),
            path("cards/<number:pk>/", at_the_desk(self.card), name="articles_arrangement_card"),
            path("state/", call(self.admin_site, "GET", self.state), name="articles_arrangement_state"),
            *super().get_urls(),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may arrange finds the room among the others."""
        return permissions.may_arrange(person_at(request))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same."""
        return permissions.may_arrange(person_at(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Verbs do."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Verbs do."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Verbs do."""
        return False

    def _let_in(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    # The board

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """`/admin/articles/arrangement/`: the board; a POST does what its button names, then shows the board again."""
        self._let_in(request)
        if request.method != "POST":
            return self._board(request)
        asked = request.POST.get("do", "")
        try:
            said = do(asked, by=person_at(request), version=number(request.POST.get("version")))
        except StaleDraft as refusal:
            return self._board(request, refusal=str(refusal), refused=asked)
        except WorkflowError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
        query = request.POST.get("q", "")[:LONGEST_SEARCH]
        return HttpResponseRedirect(reverse(BOARD) + (f"?{urlencode({'q': query})}" if query else ""))

    def _board(self, request: HttpRequest, *, refusal: str = "", refused: str = "") -> HttpResponse:
        query = (request.POST.get("q") or request.GET.get("q") or "")[:LONGEST_SEARCH]
        shown = board()
        picked = number(request.GET.get("pick"))
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Front page"),
            "opts": self.opts,
            "board": shown,
            "tray": tray(query, shown),
            "query": query,
            "picked": picked,
            "quick": [choice for choice in QUICK if choice[0]],
            "refusal": refusal,
            "refused": refused,
        }
        return _kept_nowhere(render(request, "admin/articles/arrangement/board.html", context))

    def state(self, request: HttpRequest) -> HttpResponse:
        """`…/state/`: at which version the draft stands, and who changed it; the open board asks every few seconds."""
        self._let_in(request)
        draft = Arrangement.objects.draft()
        return JsonResponse({"version": draft.version, "by": str(draft.by or "")})

    def change_view(self, request: HttpRequest, object_id: str, *_rest: Any, **_named: Any) -> HttpResponse:
        """`…/<id>/change/`: where the log leads; there is one screen for all arrangements."""
        self._let_in(request)
        return HttpResponseRedirect(reverse(BOARD))

    # Side doors

    def preview(self, request: HttpRequest) -> HttpResponse:
        """`…/preview/`: the draft as readers would see it; with `?of=` one that was launched."""
        self._let_in(request)
        return _preview(request)

    def card(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`…/cards/<number of the report>/`: words, photo and moment of a card."""
        self._let_in(request)
        cards = PlacedCard.objects.select_related("photo", "article__live__lead_photo")
        card = get_object_or_404(cards, arrangement=Arrangement.objects.draft(), article_id=pk)

        def save(form: DraftForm, words: dict[str, Any]) -> str:
            workflow.word_card(
                card.article,
                by=person_at(request),
                version=words["version"],
                kicker=words["kicker"],
                headline=words["headline"],
                photo=words["photo"],
                until=words["until"],
            )
            return _("The card is saved in the draft.")

        context = {"title": _("Card of the front page"), "card": card, "words": card.article.live}
        return self._form(request, CardForm, card, save, context)

    def focus(self, request: HttpRequest) -> HttpResponse:
        """`…/focus/`: the event in focus."""
        self._let_in(request)

        def save(form: DraftForm, words: dict[str, Any]) -> str:
            workflow.focus_on(
                words["event"], by=person_at(request), version=words["version"], until=words["until"]
            )
            return (
                _("The event stands in focus in the draft.") if words["event"] else _("No event is in focus.")
            )

        draft = Arrangement.objects.draft()
        return self._form(request, FocusForm, draft, save, {"title": _("Event in focus")})

    def _form(
        self, request: HttpRequest, kind: type[DraftForm], thing: Any, save: Any, context: dict[str, Any]
    ) -> HttpResponse:
        """A small form: shown, or saved; where somebody was faster, shown again with all that was typed."""
        version = Arrangement.objects.draft().version
        form = kind(request.POST or None, instance=thing, initial={"version": version})
        if request.method == "POST" and form.is_valid():
            try:
                messages.success(request, save(form, form.cleaned_data))
                return HttpResponseRedirect(reverse(BOARD))
            except StaleDraft as refusal:
                form.began_from(refusal.draft)
                form.add_error(
                    None, _("%(refusal)s Save once more to keep what you typed.") % {"refusal": refusal}
                )
            except WorkflowError as refusal:
                form.add_error(None, str(refusal))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, **context}
        context["media"] = self.media + form.media
        template = "admin/articles/arrangement/form.html"
        return _kept_nowhere(render(request, template, context))


@require_safe
def _preview(request: HttpRequest) -> HttpResponse:
    wanted = number(request.GET.get("of"))
    if wanted:
        earlier = Arrangement.objects.launched().select_related("event__place", "event__photo")
        shown = get_object_or_404(earlier, pk=wanted)
        note = _("This is an arrangement that readers saw before.")
    else:
        shown, note = Arrangement.objects.draft(), _("Readers do not see this arrangement yet.")
    return preview_page(request, fronts.arranged(shown), note=note)


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
