"""Who this paper is: one row, so the list leads straight to its form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.admin.house import HouseAdmin, HouseTabular
from newsroom.models import SiteIdentity, SocialLink


class SocialLinkInline(HouseTabular):
    """The networks on which readers find the paper."""

    model = SocialLink


@admin.register(SiteIdentity)
class SiteIdentityAdmin(HouseAdmin):
    """Neither added nor deleted."""

    inlines = [SocialLinkInline]
    fieldsets = [
        (_("The paper"), {"fields": ["name", "tagline", "about"]}),
        (
            _("Dates and digits"),
            {
                "fields": ["months", "digits", "hijri", "hijri_offset"],
                "description": _("A change is seen at once on every page, in old reports too."),
            },
        ),
        (
            _("The line under a headline"),
            {
                "fields": [
                    ("byline_shows_genre", "byline_shows_date"),
                    ("byline_separator", "byline_date_separator"),
                ]
            },
        ),
        (_("The text of reports"), {"fields": ["links_first_mentions"]}),
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The spaces around a separator belong to it."""
        if db_field.name in ("byline_separator", "byline_date_separator"):
            kwargs["strip"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one already."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteIdentity | None = None) -> bool:
        """A paper has a name."""
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Straight to the form."""
        only = SiteIdentity.objects.current()
        return HttpResponseRedirect(reverse("admin:newsroom_siteidentity_change", args=[only.pk]))

    def view_on_site(self, obj: models.Model) -> str:
        """The front page."""
        return "/"
