"""Every prefix of the site on one screen."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from newsroom import converters, views, web_app

converters.register()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("media/photos/<words:fingerprint>/<words:name>", views.rendition, name="rendition"),
    path("media/documents/<words:name>", views.document, name="document"),
    path("photos/<number:pk>/", views.photo, name="photo"),
    path("manifest.webmanifest", web_app.manifest, name="manifest"),
    path("sw.js", web_app.worker, name="worker"),
    path("offline/", web_app.offline, name="offline"),
    path("", include("events.urls")),
    path("", include("articles.urls")),
]

handler404 = "newsroom.views.not_found"
handler403 = "newsroom.views.forbidden"
handler500 = "newsroom.views.broken"

if settings.DEBUG:
    # The pages of errors, to be looked at while they are being drawn.
    urlpatterns += [path("debug/<number:status>/", views.show_error)]
