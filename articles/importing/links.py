"""What ties an imported report to the record: credits, mentions and tags."""

from __future__ import annotations

from collections.abc import Iterator

from articles.importing.line import ReportLine
from articles.importing.names import Names
from articles.models import Article, Credit, Mention, TaggedArticle

Key = tuple[str, int]
"""A kind of link and the number of what it leads to: ("person", 17)."""

MENTIONED = ("person", "organisation", "event")


class Links:
    """Gathers the links of some reports, then saves them in bulk.

    Bulk rows do not pass through `save`, so the report's moment is copied here.
    """

    def __init__(self, names: Names) -> None:
        """`names` knows all that the lines name."""
        self.names = names
        self.credits: list[Credit] = []
        self.mentions: list[Mention] = []
        self.tagged: list[TaggedArticle] = []

    def add(self, article: Article, line: ReportLine) -> None:
        """The links of a report that has none yet."""
        for key in self._wanted(line):
            self._add(article, key)

    def replace(self, article: Article, line: ReportLine) -> None:
        """The links of a report that has some: those that the line no longer names go, new ones come.

        What an import never makes stays: places, sources as subjects, signatures of people.
        """
        wanted = dict.fromkeys(self._wanted(line))
        for key, link in _existing(article):
            if key in wanted:
                del wanted[key]
            else:
                link.delete()
        for key in wanted:
            self._add(article, key)

    def save(self) -> None:
        """Write what was gathered."""
        Credit.objects.bulk_create(self.credits)
        Mention.objects.bulk_create(self.mentions)
        TaggedArticle.objects.bulk_create(self.tagged)

    def _wanted(self, line: ReportLine) -> Iterator[Key]:
        """The links that a line asks for, each once: several names may lead to one record."""
        wanted: dict[Key, None] = {}
        if line.event:
            wanted["event", self.names.events[line.event]] = None
        wanted |= {("person", self.names.people[name]): None for name in line.people}
        wanted |= {("organisation", self.names.organisations[name]): None for name in line.organisations}
        if line.source:
            wanted["source", self.names.sources[line.source]] = None
        wanted |= {("tag", self.names.tags[name]): None for name in line.tags}
        yield from wanted

    def _add(self, article: Article, key: Key) -> None:
        kind, number = key
        if kind == "source":
            self.credits.append(
                Credit(article_id=article.pk, source_id=number, published_at=article.published_at)
            )
        elif kind == "tag":
            link = TaggedArticle(
                content_object_id=article.pk, tag_id=number, published_at=article.published_at
            )
            self.tagged.append(link)
        else:
            named = {f"{kind}_id": number}
            self.mentions.append(Mention(article_id=article.pk, published_at=article.published_at, **named))


def _existing(article: Article) -> Iterator[tuple[Key, Credit | Mention | TaggedArticle]]:
    """The links of a report that an import may have made."""
    for credit in article.credits.filter(role=Credit.Role.WRITER):
        if credit.source_id:
            yield ("source", credit.source_id), credit
    for mention in article.mentions.all():
        for kind in MENTIONED:
            if number := getattr(mention, f"{kind}_id"):
                yield (kind, number), mention
    for tagged in article.tagged.all():
        yield ("tag", tagged.tag_id), tagged
