"""The addresses of the record. The number decides, the words are for people."""

from django.urls import path

from events import views

app_name = "events"

urlpatterns = [
    path("events/", views.event_list, name="events"),
]

# /people/<id>/<slug>/ and so on; without the words, readers are led to the whole address.
for prefix, name in (
    ("events", "event"),
    ("people", "person"),
    ("organisations", "organisation"),
    ("sources", "source"),
    ("places", "place"),
):
    page = getattr(views, f"{name}_page")
    urlpatterns += [
        path(f"{prefix}/<number:pk>/", page, name=f"{name}_without_words"),
        path(f"{prefix}/<number:pk>/<words:slug>/", page, name=name),
    ]
