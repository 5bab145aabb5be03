"""Old addresses."""

from django.contrib import admin

from newsroom.admin.house import HouseAdmin
from newsroom.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(HouseAdmin):
    """Where readers of an old address are led."""

    list_display = ["old_path", "new_path"]
    search_fields = ["old_path", "new_path"]
