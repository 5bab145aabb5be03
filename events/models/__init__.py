"""The record: what happened and who took part."""

from events.models.alone import Alone
from events.models.directory_version import DirectoryVersion
from events.models.event import Event
from events.models.organisation import Organisation
from events.models.other_name import OtherName
from events.models.outcome import Outcome
from events.models.participation import Participation
from events.models.person import Person
from events.models.place import Place
from events.models.position import Position
from events.models.session import Session
from events.models.source import Source

__all__ = [
    "Alone",
    "DirectoryVersion",
    "Event",
    "Organisation",
    "OtherName",
    "Outcome",
    "Participation",
    "Person",
    "Place",
    "Position",
    "Session",
    "Source",
]
