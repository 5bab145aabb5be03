"""The demo's identity, sections and genres, and its reports, sent through the same verbs as an editor's."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.demo import data
from articles.demo.data import Row
from articles.demo.record import Record
from articles.models import Article, Credit, Genre, Mention, Revision, Section
from articles.stages import Stage
from newsroom.models import Photo, SiteIdentity, SocialLink, User

# The sections of the demo's section editor; the managing editor has them all.
SECTIONS_OF_THE_SECTION_EDITOR = ("economy", "culture")
PHOTO = re.compile(r"photo:([a-z0-9-]+)")
# How long before its publication a demo report was written.
WRITTEN_BEFORE = timedelta(hours=2)


def save_identity() -> None:
    """Name the paper, unless somebody has named it already."""
    paper = SiteIdentity.objects.current()
    if paper.name != SiteIdentity._meta.get_field("name").default or SocialLink.objects.exists():
        return
    row = data.identity()
    paper.name, paper.tagline, paper.about = row["name"], row["tagline"], row["about"]
    paper.save()
    for order, link in enumerate(row["socials"]):
        SocialLink.objects.create(identity=paper, network=link["network"], url=link["url"], order=order)


class Desk:
    """Sections, genres and reports; `reporter` writes, `editor` publishes, `section_editor` has two sections."""

    def __init__(self, record: Record, *, reporter: User, section_editor: User, editor: User) -> None:
        """`record`: the entities and photos that the reports point to."""
        self.record, self.reporter, self.editor = record, reporter, editor
        self.section_editor = section_editor
        self.sections = {row["key"]: self._section(row) for row in data.rows("sections")}
        self.genres = {row["key"]: _genre(row) for row in data.rows("genres")}

    def _section(self, row: Row) -> Section:
        defaults = {name: row[name] for name in ("slug", "description", "order", "in_menu")}
        section, is_new = Section.objects.get_or_create(name=row["name"], defaults=defaults)
        if is_new and row["key"] in SECTIONS_OF_THE_SECTION_EDITOR:
            section.editors.add(self.section_editor)
        return section

    @transaction.atomic
    def save_report(self, row: Row) -> None:
        """One report with its words, links and corrections, and where it stands; nothing if it is there already."""
        external_id = f"demo:{row['key']}"
        if Article.objects.filter(external_id=external_id).exists():
            return
        article = Article.objects.create(
            section=self.sections[row["section"]],
            genre=self.genres[row["genre"]] if row["genre"] else None,
            created_by=self.reporter,
            external_id=external_id,
        )
        workflow.save_words(
            article,
            by=self.reporter,
            kicker=row["kicker"],
            headline=row["headline"],
            standfirst=row["standfirst"],
            body=PHOTO.sub(lambda found: f"/photos/{self.record.photos[found[1]]}/", row["body"]),
            lead_photo=self._lead_photo(row),
        )
        self._link(article, row)
        at = data.moment(row)
        self._place(article, row, at)
        written = min(at or timezone.now(), timezone.now()) - WRITTEN_BEFORE
        Article.objects.filter(pk=article.pk).update(created_at=written)
        Revision.objects.filter(article=article).update(at=written)

    def _lead_photo(self, row: Row) -> Photo | None:
        number = self.record.photo(row["lead_photo"])
        return None if number is None else Photo.objects.get(pk=number)

    def _link(self, article: Article, row: Row) -> None:
        """The byline, the links to the record and the tags."""
        for order, credit in enumerate(row["credits"]):
            bearer = {
                kind: self.record.get(kind, credit[kind]) for kind in ("person", "source") if kind in credit
            }
            Credit.objects.create(article=article, role=credit["role"], order=order, **bearer)
        for mention in row["mentions"]:
            entity = {kind: self.record.get(kind, key) for kind, key in mention.items() if kind != "part"}
            Mention.objects.create(article=article, part=mention["part"], **entity)
        article.tags.add(*row["tags"])

    def _place(self, article: Article, row: Row, at: datetime | None) -> None:
        """Bring the report to its stage, by the verbs that lead there."""
        stage = row["stage"]
        if stage == Stage.DRAFT:
            return
        workflow.submit(article, by=self.reporter)
        if stage == Stage.SUBMITTED:
            return
        workflow.approve(article, by=self.editor)
        if stage == Stage.APPROVED:
            return
        workflow.publish(article, by=self.editor, at=at)
        for correction in row["corrections"]:
            self._correct(article, correction, at or timezone.now())
        if stage == Stage.WITHDRAWN:
            workflow.withdraw(article, by=self.editor, reason=row["withdrawal_reason"])

    def _correct(self, article: Article, row: Row, published: datetime) -> None:
        """A correction some hours after publication, at the latest now."""
        workflow.correct(
            article,
            by=self.editor,
            text=row["text"],
            kind=row["kind"],
            placement=row["placement"],
            at=min(published + timedelta(hours=row["hours_after"]), timezone.now()),
        )


def _genre(row: Row) -> Genre:
    defaults = {"iptc_code": row["iptc"], "schema_type": row["schema_type"]}
    return Genre.objects.get_or_create(name=row["name"], defaults=defaults)[0]
