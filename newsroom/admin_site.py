"""The desk: Django's own admin under the paper's name."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _


class NewsroomAdminConfig(AdminConfig):
    """Puts our site in the place of Django's default one."""

    default_site = "newsroom.admin_site.DeskSite"


class DeskSite(admin.AdminSite):
    """The admin, named."""

    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("What would you like to do?")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Where «?» leads; without the list of all tables beside each page: a writing desk needs the room."""
        from newsroom.admin.guide import help_address

        context = {**super().each_context(request), "is_nav_sidebar_enabled": False}
        return {**context, "help_address": help_address(request)}

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """The house's own pages before Django's, whose last pattern takes everything."""
        from newsroom.admin import guide, presence

        return [*guide.urls(self), *presence.urls(self), *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """What a box offers, without counting a whole table for it."""
        from newsroom.admin.offers import Offers

        return cast("HttpResponse", Offers.as_view(admin_site=self)(request))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - as Django has it
        """A form that was saved is named to the browser; one sent after the session ended is met with a sentence."""
        from newsroom.admin import copies

        guarded = super().admin_view(copies.named(view), cacheable)
        return copies.promised(self, guarded)
