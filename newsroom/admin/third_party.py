"""Tables of libraries that nobody at the desk has any use for."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from taggit.models import Tag

for model in (AccessAttempt, AccessFailureLog, AccessLog, Tag):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
