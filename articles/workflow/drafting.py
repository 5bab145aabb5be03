"""The draft that a planned coverage begins with: headline, links to the record, the writer's credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import Article, Coverage, Credit, Mention, Section
from articles.workflow.words import save_words
from events.models import Event, Participation, Person
from newsroom.arabic.normalise import sort_key

if TYPE_CHECKING:
    from newsroom.models import User

MOST_NAMED = 40
"""So many of those who take part are linked; a congress with three hundred speakers names its reports' own."""
PARTS = {
    Participation.Role.SPEAKER: Mention.Part.SPEAKER,
    Participation.Role.CHAIR: Mention.Part.SPEAKER,
    Participation.Role.PERFORMER: Mention.Part.SPEAKER,
    Participation.Role.ORGANISER: Mention.Part.MENTIONED,
    Participation.Role.HOST: Mention.Part.MENTIONED,
}


def draft_of(coverage: Coverage, *, section: Section, by: User) -> Article:
    """A draft of `by`, saved, about the coverage's event."""
    article = Article.objects.create(section=section, created_by=by)
    headline = coverage.title or (coverage.event.name if coverage.event else "")
    save_words(article, by=by, headline=headline)
    if coverage.event is not None:
        link_event(article, coverage.event)
    signature = person_of(by)
    if signature is not None:
        role = Credit.Role.PHOTOGRAPHER if coverage.kind == Coverage.Kind.PHOTO else Credit.Role.WRITER
        Credit.objects.create(article=article, person=signature, role=role)
    return article


def link_event(article: Article, event: Event) -> None:
    """The event as the subject, its place, and whoever speaks at it or holds it."""
    mentions = {("event", event.pk): Mention.Part.SUBJECT}
    if event.place_id:
        mentions["place", event.place_id] = Mention.Part.MENTIONED
    rows = Participation.objects.filter(event=event, role__in=PARTS).select_related("person", "organisation")
    for row in rows.order_by("order", "pk")[:MOST_NAMED]:
        kind = "person" if row.person_id else "organisation"
        mentions.setdefault((kind, row.subject.pk), PARTS[Participation.Role(row.role)])
    Mention.objects.bulk_create(
        Mention(article=article, part=part, **{f"{kind}_id": number})
        for (kind, number), part in mentions.items()
    )


def person_of(user: User) -> Person | None:
    """The person of the record who has the account's name; nobody where there is none, or where two share it."""
    found = Person.objects.filter(sort_key=sort_key(user.get_full_name())[:200])[:2]
    return found[0] if len(found) == 1 else None
