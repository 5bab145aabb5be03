"""The addresses of the record. The number decides, the words are for people."""

from django.urls import path

from events.views import calendar_files, entities, event, lists

app_name = "events"

urlpatterns = [
    path("events/", lists.event_list, name="events"),
    path("events/past/", lists.past_events, name="past"),
    path("events/places/", lists.event_places, name="places"),
    # /events.ics, /events/<id>.ics: for the calendars of phones
    path("events.ics", calendar_files.all_events, name="calendar"),
    path("events/<number:pk>.ics", calendar_files.one_event, name="event_calendar"),
    # /events/<yyyy>/<mm>/: before the event's own address, whose words are never a number alone
    path("events/<year:year>/<two:month>/", lists.event_month, name="month"),
]

# /people/<id>/<slug>/ and so on; without the words, readers are led to the whole address.
for prefix, name, page in (
    ("events", "event", event.event_page),
    ("people", "person", entities.person_page),
    ("organisations", "organisation", entities.organisation_page),
    ("sources", "source", entities.source_page),
    ("places", "place", entities.place_page),
    ("series", "series", entities.series_page),
):
    urlpatterns += [
        path(f"{prefix}/<number:pk>/", page, name=f"{name}_without_words"),
        path(f"{prefix}/<number:pk>/<words:slug>/", page, name=name),
    ]
