"""The demo's places, organisations, people, sources and events."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.db import transaction

from articles.demo import data
from articles.demo.data import Row
from events.models import (
    Event,
    EventPhoto,
    LeftOutDay,
    Organisation,
    OtherName,
    Outcome,
    Participation,
    Person,
    Place,
    Position,
    Series,
    Session,
    Source,
    StatusChange,
)
from events.models.entity import Entity
from events.precision import Precision


class Record:
    """The entities by kind and key; whatever is there already, by its name, is left as it is."""

    def __init__(self, photos: dict[str, int]) -> None:
        """`photos`: the number of each photo by its key."""
        self.photos = photos
        self.found: dict[tuple[str, str], Entity] = {}

    def get(self, kind: str, key: str | None) -> Any:
        """The entity of a key; None for no key.

        Raises:
            KeyError: there is no such entity.
        """
        return None if key is None else self.found[kind, key]

    def photo(self, key: str | None) -> int | None:
        """The number of a photo; None for no key.

        Raises:
            KeyError: there is no such photo.
        """
        return None if key is None else self.photos[key]

    @transaction.atomic
    def save(self) -> None:
        """Save everything that is not there yet."""
        for row in data.rows("places"):
            self._save(row, Place, self._place(row))
        for row in data.rows("organisations"):
            self._save(row, Organisation, self._organisation(row))
        for row in data.rows("people"):
            person, is_new = self._save(row, Person, self._person(row))
            if is_new:
                self._save_positions(person, row)
        for row in data.rows("sources"):
            self._save(row, Source, Source(**_picked(row, "website", "feed", "description")))
        for row in data.rows("series"):
            self._save(row, Series, Series(**_picked(row, "description", "website")))
        for row in data.rows("events"):
            event, is_new = self._save(row, Event, self._event(row))
            if is_new:
                self._save_programme(event, row)
                self._save_history(event, row)

    def _save(self, row: Row, model: type[Entity], entity: Entity) -> tuple[Any, bool]:
        """The entity of this name, which may have been there, and whether it is new."""
        kind = str(model._meta.model_name)
        known = model.objects.filter(name=row["name"]).first()
        self.found[kind, row["key"]] = known or entity
        if known is not None:
            return known, False
        entity.name = row["name"]
        entity.full_clean(exclude=["slug", "sort_key"])
        entity.save()
        for other in row.get("other_names", ()):
            OtherName.objects.create(**{kind: entity}, name=other["name"], kind=other["kind"])
        return entity, True

    def _place(self, row: Row) -> Place:
        return Place(
            parent=self.get("place", row["parent"]),
            **_picked(row, "kind", "address", "latitude", "longitude"),
        )

    def _organisation(self, row: Row) -> Organisation:
        return Organisation(
            parent=self.get("organisation", row["parent"]),
            place=self.get("place", row["place"]),
            logo_id=self.photo(row["logo"]),
            **_picked(row, "kind", "description", "website"),
        )

    def _person(self, row: Row) -> Person:
        return Person(description=row["description"], photo_id=self.photo(row["photo"]))

    def _save_positions(self, person: Person, row: Row) -> None:
        for position in row["positions"]:
            started_on, started_precision = data.partial_date(position["from"])
            ended_on, ended_precision = data.partial_date(position["to"])
            Position.objects.create(
                person=person,
                organisation=self.get("organisation", position["organisation"]),
                title=position["title"],
                started_on=started_on,
                started_precision=started_precision,
                ended_on=ended_on,
                ended_precision=ended_precision,
            )

    def _event(self, row: Row) -> Event:
        first_day, last_day = data.day(row["first_day"]), data.optional_day(row["last_day"])
        if row["precision"] != Precision.DAY:
            known = {"day": 1} if row["precision"] == Precision.MONTH else {"day": 1, "month": 1}
            first_day = first_day.replace(**known)
            last_day = last_day and last_day.replace(**known)
        return Event(
            first_day=first_day,
            last_day=None if last_day == first_day else last_day,
            previous_first_day=data.optional_day(row["previous_first_day"]),
            place=self.get("place", row["place"]),
            parent=self.get("event", row["parent"]),
            series=self.get("series", row.get("series")),
            edition_number=row.get("edition_number"),
            start_time=_hour(row.get("start_time")),
            end_time=_hour(row.get("end_time")),
            repeats=row.get("repeats", ""),
            repeats_until=data.optional_day(row.get("repeats_until")),
            attendance_mode=row.get("attendance_mode", ""),
            photo_id=self.photo(row["photo"]),
            **_picked(row, "slogan", "description", "kind", "precision", "status", "status_reason"),
            **_picked(row, "attendance", "attendance_stated_by", "website"),
        )

    def _save_programme(self, event: Event, row: Row) -> None:
        sessions = [_saved_session(event, order, session) for order, session in enumerate(row["sessions"])]
        for order, part in enumerate(row["participations"]):
            Participation.objects.create(
                event=event,
                person=self.get("person", part["person"]),
                organisation=self.get("organisation", part["organisation"]),
                on_behalf_of=self.get("organisation", part["on_behalf_of"]),
                session=None if part["session"] is None else sessions[part["session"]],
                mode=part["mode"] or "",
                order=order,
                **_picked(part, "role", "title"),
            )
        for outcome in row["outcomes"]:
            Outcome.objects.create(
                event=event,
                due_on=data.optional_day(outcome["due"]),
                issued_on=data.optional_day(outcome["issued"]),
                **_picked(outcome, "title", "kind", "status", "link", "description"),
            )

    def _save_history(self, event: Event, row: Row) -> None:
        """How its dates changed, the days it leaves out, and its gallery."""
        for change in row.get("status_changes", ()):
            StatusChange.objects.create(
                event=event,
                day=data.day(change["day"]),
                old_first_day=data.optional_day(change["old_first_day"]),
                old_last_day=data.optional_day(change["old_last_day"]),
                **_picked(change, "status", "reason"),
            )
        for left_out in row.get("left_out_days", ()):
            LeftOutDay.objects.create(event=event, day=data.day(left_out["day"]), reason=left_out["reason"])
        for order, key in enumerate(row.get("photos", ())):
            if photo := self.photo(key):
                EventPhoto.objects.create(event=event, photo_id=photo, order=order)


def _hour(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def _saved_session(event: Event, order: int, row: Row) -> Session:
    """One item of the programme; its day counts from the event's first."""
    return Session.objects.create(
        event=event,
        day=event.first_day + timedelta(days=row["day"]),
        starts=time.fromisoformat(row["starts"]),
        ends=time.fromisoformat(row["ends"]),
        order=order,
        **_picked(row, "title", "hall", "description"),
    )


def _picked(row: Row, *names: str) -> Row:
    """Some of a row's columns."""
    return {name: row[name] for name in names}
