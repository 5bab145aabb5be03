"""What the lines name: sections, genres, tags and entities by name; unknown ones are created."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils import timezone

from articles.importing.line import ReportLine
from articles.models import Genre, Section, Tag
from events import name_index
from events.models import Event, Organisation, OtherName, Person, Source
from events.models.entity import Entity
from newsroom.arabic.slugs import slugify

LONGEST_STEM = 74  # leaves room for a hyphen and a number in an address text

Known = dict[str, int]
"""The numbers of rows by their names."""


class Names:
    """Remembers what it has found or made, for as long as an import runs.

    Nobody else deletes or renames records meanwhile, or the database refuses the batch that points to them.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.sections: Known = {}
        self.section_slugs: Known = {}
        self.genres: Known = {}
        self.tags: Known = {}
        self.people: Known = {}
        self.organisations: Known = {}
        self.sources: Known = {}
        self.events: Known = {}

    def copy(self) -> Names:
        """One that knows the same; what is learnt in a transaction that fails is not true afterwards."""
        copied = Names()
        for name, known in vars(self).items():
            setattr(copied, name, dict(known))
        return copied

    def learn(self, lines: Iterable[ReportLine]) -> None:
        """Know whatever the lines name. Call it inside the transaction that writes them."""
        with name_index.together():
            self._learn_all(list(lines))

    def _learn_all(self, lines: list[ReportLine]) -> None:
        for line in lines:
            if self._known_section(line) is None:
                self._learn_section(line)
        _learn(self.genres, (line.genre for line in lines), _rows(Genre), _new_genre)
        _learn(self.tags, (name for line in lines for name in line.tags), _rows(Tag), _new_tag)
        _learn(self.people, (name for line in lines for name in line.people), _entities(Person), _new(Person))
        organisations = (name for line in lines for name in line.organisations)
        _learn(self.organisations, organisations, _entities(Organisation), _new(Organisation))
        _learn(self.sources, (line.source for line in lines), _entities(Source), _new(Source))
        days = {line.event: timezone.localtime(line.published_at).date() for line in reversed(lines)}
        _learn(self.events, (line.event for line in lines), _entities(Event), _new_event(days))

    def section(self, line: ReportLine) -> int:
        """The number of the section of a line that was learnt.

        Raises:
            KeyError: it was not.
        """
        number = self._known_section(line)
        if number is None:
            raise KeyError(line.section)
        return number

    def _known_section(self, line: ReportLine) -> int | None:
        """By its address text where one is given, else by its name."""
        return self.section_slugs.get(line.section_slug) or self.sections.get(line.section)

    def _learn_section(self, line: ReportLine) -> None:
        found = Section.objects.filter(slug=slugify(line.section_slug)).first() if line.section_slug else None
        found = found or Section.objects.filter(name=line.section).first() or _new_section(line)
        self.sections.setdefault(found.name, found.pk)
        self.sections.setdefault(line.section, found.pk)
        if line.section_slug:
            self.section_slugs[line.section_slug] = found.pk


def _learn(
    known: Known, named: Iterable[str], find: Callable[[set[str]], Known], create: Callable[[str], int]
) -> None:
    """Add to `known` the names that are not in it: those found, then new ones, in the order in which they come."""
    unknown = dict.fromkeys(name for name in named if name and name not in known)
    if not unknown:
        return
    known |= find(set(unknown))
    for name in unknown:
        if name not in known:
            known[name] = create(name)


def _rows(model: type[Model]) -> Callable[[set[str]], Known]:
    def find(names: set[str]) -> Known:
        return dict(model._default_manager.filter(name__in=names).values_list("name", "pk"))

    return find


def _entities(model: type[Entity]) -> Callable[[set[str]], Known]:
    """Finds entities by their own names, the oldest of namesakes, and by their other names."""
    kind = str(model._meta.model_name)

    def find(names: set[str]) -> Known:
        others = OtherName.objects.filter(name__in=names, **{f"{kind}__isnull": False}).order_by("-id")
        own = model.objects.filter(name__in=names).order_by("-id")
        return dict(others.values_list("name", f"{kind}_id")) | dict(own.values_list("name", "pk"))

    return find


def _new(model: type[Entity]) -> Callable[[str], int]:
    def create(name: str) -> int:
        return model.objects.create(name=name).pk

    return create


def _new_event(days: dict[str, date]) -> Callable[[str], int]:
    """An event of which no more is known than the day of the first report about it."""

    def create(name: str) -> int:
        return Event.objects.create(name=name, first_day=days[name]).pk

    return create


def _new_genre(name: str) -> int:
    return Genre.objects.create(name=name).pk


def _new_tag(name: str) -> int:
    return Tag.objects.create(name=name).pk


def _new_section(line: ReportLine) -> Section:
    """A section at the end of the menu; a number tells its address apart where another section has it."""
    last = Section.objects.aggregate(last=Max("order"))["last"]
    section = Section(name=line.section, slug=line.section_slug, order=0 if last is None else last + 1)
    try:
        with transaction.atomic():
            section.save()
    except IntegrityError:
        section.slug = f"{section.slug[:LONGEST_STEM]}-{section.order}"
        section.save()
    return section
