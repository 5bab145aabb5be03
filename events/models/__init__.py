"""The record: what happened and who took part."""

from events.models.event import Event
from events.models.event_photo import EventPhoto
from events.models.left_out_day import LeftOutDay
from events.models.name_term import NameTerm
from events.models.organisation import Organisation
from events.models.other_name import OtherName
from events.models.outcome import Outcome
from events.models.participation import Participation
from events.models.person import Person
from events.models.place import Place
from events.models.position import Position
from events.models.series import Series
from events.models.session import Session
from events.models.source import Source
from events.models.status_change import StatusChange

__all__ = [
    "Event",
    "NameTerm",
    "EventPhoto",
    "LeftOutDay",
    "Organisation",
    "OtherName",
    "Outcome",
    "Participation",
    "Person",
    "Place",
    "Position",
    "Series",
    "Session",
    "Source",
    "StatusChange",
]
