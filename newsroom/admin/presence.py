"""Who has a form of the desk open, asked every few seconds by the forms themselves."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path
from django.utils import timezone

from newsroom.admin.calls import call, number, refused, said
from newsroom.admin.house import person_at
from newsroom.models import Presence, Versioned

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite, ModelAdmin

    from newsroom.models import User

KEPT_FOR = timedelta(hours=1)
LONGEST_WINDOW = 36


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses that every form of the desk calls."""
    return [
        path("presence/", call(site, "POST", partial(sign, site)), name="presence"),
        path("presence/token/", call(site, "GET", token), name="presence_token"),
    ]


def token(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and a token for forms that were opened before they signed in again."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


def sign(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """A sign of life of one form; answers who else is here and which version stands now."""
    sent = said(request)
    desk = _desk(site, sent.get("kind", ""))
    pk, window = number(sent.get("id")), sent.get("window", "")[:LONGEST_WINDOW]
    if desk is None or not pk or not window:
        return refused("kind", 400)
    if not desk.has_view_permission(request):
        return refused("may-not", 403)
    thing = desk.model(pk=pk)
    mine = Presence.objects.of(thing).filter(user=person_at(request), window=window)
    if sent.get("leaving"):
        mine.delete()
        return HttpResponse(status=204)
    with transaction.atomic():
        _note(mine, thing, person_at(request), window, has_unsaved=bool(sent.get("unsaved")))
        present = list(_present(thing, desk))
    return JsonResponse({"others": _others(present, person_at(request), window), **_version(present)})


def _desk(site: AdminSite, kind: str) -> ModelAdmin | None:
    """The desk of a kind of thing that counts its saves ("events.person")."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    counted = issubclass(model, Versioned) and site.is_registered(model)
    return site.get_model_admin(model) if counted else None


def _note(
    mine: models.QuerySet[Presence], thing: models.Model, user: User, window: str, *, has_unsaved: bool
) -> None:
    """Write the sign down; a window that opens sweeps the old rows out."""
    if mine.update(seen_at=timezone.now(), has_unsaved=has_unsaved):
        return
    Presence.objects.filter(seen_at__lt=timezone.now() - KEPT_FOR).delete()
    kind = ContentType.objects.get_for_model(thing)
    try:
        with transaction.atomic():
            Presence.objects.create(
                content_type=kind, object_id=thing.pk, user=user, window=window, has_unsaved=has_unsaved
            )
    except IntegrityError:  # two signs of one window at once
        mine.update(seen_at=timezone.now(), has_unsaved=has_unsaved)


def _present(thing: models.Model, desk: ModelAdmin) -> models.QuerySet[Presence]:
    """Everybody here, oneself too, with the version of the thing: one query, which never comes back empty."""
    things = desk.model._default_manager.filter(pk=OuterRef("object_id"))
    version = things.values(getattr(desk, "version_path", "version"))[:1]
    present = Presence.objects.of(thing).now().select_related("user").annotate(version=Subquery(version))
    saver = getattr(desk, "saver_path", None)
    if saver:
        present = present.annotate(saver=Subquery(things.values(saver)[:1]))
    return present.order_by("pk")


def _others(present: list[Presence], user: User, window: str) -> list[dict[str, Any]]:
    """The others by name, and oneself in another window; one entry a person."""
    found: dict[int, dict[str, Any]] = {}
    for one in present:
        if one.user_id == user.pk and one.window == window:
            continue
        known = found.setdefault(
            one.user_id, {"name": str(one.user), "unsaved": False, "me": one.user_id == user.pk}
        )
        known["unsaved"] = known["unsaved"] or one.has_unsaved
    return list(found.values())


def _version(present: list[Presence]) -> dict[str, Any]:
    """The number of the version that stands now, and who saved it where the thing knows."""
    first: Any = present[0] if present else None
    return {"version": getattr(first, "version", None), "saver": getattr(first, "saver", None) or ""}


def colleagues(thing: models.Model, user: User, window: str) -> list[dict[str, Any]]:
    """Who else has this thing open at the moment."""
    present = Presence.objects.of(thing).now().select_related("user")
    return _others(list(present.order_by("pk")), user, window)
