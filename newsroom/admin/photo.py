"""Photos: upload, description, whose it is, where its subject stands; and the library that editors choose from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from newsroom import renditions
from newsroom.admin.columns import moment
from newsroom.admin.house import HouseAdmin, person_at
from newsroom.forms.autocomplete import DeskForm
from newsroom.forms.photo import PhotoFileInput
from newsroom.models import Photo

SHELF = 24
"""How many photos the library shows at a time."""


class PhotoForm(DeskForm):
    """Everything about a photo but its measures."""

    class Meta:
        model = Photo
        fields = ["file", "alt", "caption", "credit", "licence", "focal_x", "focal_y"]
        widgets = {"file": PhotoFileInput}


class UploadForm(ModelForm):
    """What the library asks for: the rest can wait until the photo is looked at alone."""

    class Meta:
        model = Photo
        fields = ["file", "alt", "caption", "credit"]


def on_shelf(photo: Photo) -> dict[str, Any]:
    """What the library's module needs to show a photo."""
    smallest = renditions.sizes(photo, "1:1")[0]
    return {
        "id": photo.pk,
        "alt": photo.alt,
        "caption": photo.caption,
        "credit": photo.credit,
        "thumbnail": renditions.url(photo, smallest, "jpeg"),
    }


def preview(photo: Photo, ratio: str, width: int) -> SafeString | str:
    """The rendition nearest to `width` pixels."""
    if not photo.fingerprint:
        return "–"
    size = next((size for size in renditions.sizes(photo, ratio) if size.width >= width), None)
    size = size or renditions.sizes(photo, ratio)[-1]
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        renditions.url(photo, size, "jpeg"),
        size.width,
        size.height,
        photo.alt,
    )


@admin.register(Photo)
class PhotoAdmin(HouseAdmin):
    """A photo's own form, the list with pictures, and the library."""

    form = PhotoForm
    list_display = [
        "thumbnail",
        "alt",
        "credit",
        "licence",
        moment("uploaded_at", _("uploaded at")),
        "uploaded_by",
    ]
    list_display_links = ["thumbnail", "alt"]
    list_filter = ["licence"]
    list_select_related = ["uploaded_by"]
    search_fields = ["alt", "caption", "credit"]
    date_hierarchy = "uploaded_at"
    readonly_fields = ["picture", "measures"]

    class Media:
        css = {"all": ["css/admin-photos.css"]}
        js = [Script("js/admin/focal_point.js", type="module")]

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> list[Any]:
        """A new photo has no picture to point into yet."""
        may_change = self.has_change_permission(request, obj)
        file = ["file"] if obj is None else ["picture", "measures", *(["file"] if may_change else [])]
        focus = (
            _("Focal point"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": _(
                    "Click the most important spot in the photo: crops on cards keep it in view."
                ),
            },
        )
        return [
            (None, {"fields": file}),
            (_("What readers get with it"), {"fields": ["alt", "caption", "credit", "licence"]}),
            *([focus] if obj and may_change else []),
        ]

    @admin.display(description=_("photo"))
    def thumbnail(self, photo: Photo) -> SafeString | str:
        """A small square."""
        return preview(photo, "1:1", 160)

    @admin.display(description=_("photo"))
    def picture(self, photo: Photo) -> SafeString:
        """The whole photo; the module makes it clickable."""
        return format_html('<div class="focal" data-focal-point>{}</div>', preview(photo, "", 800))

    @admin.display(description=_("size in pixels"))
    def measures(self, photo: Photo) -> SafeString:
        """Width and height."""
        return format_html("<bdi>{} × {}</bdi>", photo.width, photo.height)

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:  # noqa: FBT001
        """Remember who brought it."""
        if not change:
            obj.uploaded_by = person_at(request)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[Any]:
        """The library's two addresses beside Django's."""
        view = self.admin_site.admin_view
        return [
            path("library/", view(require_GET(self.library)), name="newsroom_photo_library"),
            path("library/upload/", view(require_POST(self.upload)), name="newsroom_photo_upload"),
            *super().get_urls(),
        ]

    def library(self, request: HttpRequest) -> HttpResponse:
        """A shelf of photos as JSON, newest first: `q` searches, `before` is the number to go on from."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        photos, _many = self.get_search_results(
            request, Photo.objects.order_by("-pk").exclude(fingerprint=""), request.GET.get("q", "")
        )
        before = request.GET.get("before", "")
        if before.isascii() and before.isdecimal() and len(before) < 19:
            photos = photos.filter(pk__lt=int(before))
        shelf = list(photos[: SHELF + 1])
        return JsonResponse(
            {
                "photos": [on_shelf(photo) for photo in shelf[:SHELF]],
                "more": len(shelf) > SHELF,
                "may_upload": self.has_add_permission(request),
            }
        )

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Take a photo into the library: the photo as JSON, or the errors by field (422)."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        form.instance.uploaded_by = person_at(request)
        photo = form.save()
        self.log_addition(request, photo, [{"added": {}}])
        return JsonResponse({"photo": on_shelf(photo)}, status=201)
