"""Makes what tests need: a fixed cast, and records with as little in them as a test asks for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.models import Article, Credit, Genre, Mention, Section, Tag
from events.models import (
    Event,
    Organisation,
    Outcome,
    Participation,
    Person,
    Place,
    Position,
    Series,
    Session,
    Source,
)
from newsroom.models import Photo, User

PASSWORD = "كلمة-سر-طويلة-17"
_numbers = count(1)


def user(username: str, *permissions: str, staff: bool = True, superuser: bool = False) -> User:
    """An account with the named permissions ("articles.change_article")."""
    made = User.objects.create_user(
        username, password=PASSWORD, is_staff=staff, is_superuser=superuser, display_name=f"اسم {username}"
    )
    for name in permissions:
        app, codename = name.split(".")
        made.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return User.objects.get(pk=made.pk)


def reporter() -> User:
    """Writes, and hands in."""
    return user("reporter", "articles.add_article", "articles.change_article", "articles.view_article")


def editor() -> User:
    """Reviews and publishes as well."""
    names = ("add_article", "change_article", "view_article", "publish_article", "publish_everywhere")
    return user("editor", *(f"articles.{name}" for name in names))


def chief() -> User:
    """May do everything."""
    return user("admin", superuser=True)


def stranger() -> User:
    """Has an account and no part in the paper."""
    return user("stranger", staff=False)


def in_group(name: str, username: str) -> User:
    """An account in one of the groups that come with the newsroom."""
    made = user(username)
    made.groups.add(Group.objects.get(name=name))
    return User.objects.get(pk=made.pk)


def section(name: str = "", **fields: Any) -> Section:
    """A section."""
    return Section.objects.create(name=name or f"قسم {next(_numbers)}", **fields)


def genre(name: str = "", **fields: Any) -> Genre:
    """A genre."""
    return Genre.objects.create(name=name or f"نوع {next(_numbers)}", **fields)


def article(
    headline: str = "",
    *,
    by: User | None = None,
    to: Section | None = None,
    tags: tuple[str, ...] = (),
    **words: Any,
) -> Article:
    """A draft with one revision."""
    placement = {name: words.pop(name) for name in ("genre",) if name in words}
    made = Article.objects.create(section=to or section(), created_by=by, **placement)
    workflow.save_words(made, by=None, headline=headline or f"عنوان التقرير {next(_numbers)}", **words)
    for name in tags:
        made.tags.add(name)
    made.refresh_from_db()
    return made


def report(headline: str = "", *, at: datetime | None = None, **fields: Any) -> Article:
    """A report that readers see, since an hour ago unless told."""
    made = article(headline, **fields)
    return workflow.publish(made, by=None, at=at or timezone.now() - timedelta(hours=1))


def reports(
    number: int, *, to: Section, at: datetime | None = None, step: timedelta = timedelta(minutes=1)
) -> list:
    """So many reports of one section, each `step` older than the one before."""
    newest = at or timezone.now() - timedelta(hours=1)
    return [report(to=to, at=newest - step * position) for position in range(number)]


def picture(
    width: int = 320,
    height: int = 240,
    kind: str = "JPEG",
    mode: str = "RGB",
    colour: Any = None,
    **options: Any,
) -> bytes:
    """The bytes of a one-coloured picture."""
    stream = BytesIO()
    Image.new(mode, (width, height), colour or 0).save(stream, kind, **options)
    return stream.getvalue()


def photo(data: bytes | None = None, **fields: Any) -> Photo:
    """A photo with its renditions."""
    made = Photo(alt="ما يُرى في الصورة", caption="شرح الصورة", credit="المصوّر", **fields)
    made.file.save("photo", ContentFile(data or picture()), save=False)
    made.save()
    return made


def person(name: str = "", **fields: Any) -> Person:
    """A person."""
    return Person.objects.create(name=name or f"شخصية {next(_numbers)}", **fields)


def organisation(name: str = "", **fields: Any) -> Organisation:
    """An organisation."""
    return Organisation.objects.create(name=name or f"جهة {next(_numbers)}", **fields)


def event(name: str = "", **fields: Any) -> Event:
    """An event."""
    fields.setdefault("first_day", date(2025, 12, 6))
    return Event.objects.create(name=name or f"فعالية {next(_numbers)}", **fields)


def paper() -> SimpleNamespace:
    """One of everything, and a published report that is linked to all of it."""
    news, follow_up = section("تقارير إخبارية"), genre("متابعة")
    lead = photo(picture(900, 600, colour=(120, 90, 40)))
    writer = person("ليلى الكرمي", description="صحفية.", photo=lead)
    union = organisation("اتحاد الناشرين", description="اتحاد.")
    hall = Place.objects.create(name="قاعة المدينة", kind=Place.Kind.VENUE)
    outlet = Source.objects.create(name="وكالة الميناء", website="https://example.org/")
    Position.objects.create(
        person=writer, organisation=union, title="أمينة السر", started_on=date(2019, 1, 1)
    )
    congress = Series.objects.create(name="مؤتمرات الكتاب", description="مؤتمر كل عامين.")
    conference = event(
        "مؤتمر الكتاب",
        last_day=date(2025, 12, 7),
        slogan="نقرأ معًا",
        place=hall,
        photo=lead,
        series=congress,
        edition_number=9,
    )
    opening = Session.objects.create(event=conference, title="الافتتاح", day=date(2025, 12, 6))
    for role, fields in (
        (Participation.Role.ORGANISER, {"organisation": union}),
        (
            Participation.Role.SPEAKER,
            {"person": writer, "mode": Participation.Mode.VIDEO, "session": opening},
        ),
    ):
        Participation.objects.create(event=conference, role=role, **fields)
    Outcome.objects.create(event=conference, title="وثيقة المؤتمر")
    about = article(
        "المؤتمر يفتتح أعماله في قاعة المدينة",
        to=news,
        genre=follow_up,
        tags=("كتب",),
        kicker="ثقافة",
        standfirst="بدأت أعمال المؤتمر صباح السبت.",
        body=f'<p>نص التقرير.</p><figure><img src="/photos/{lead.pk}/" alt="القاعة"></figure><p>خاتمة.</p>',
        lead_photo=lead,
    )
    Credit.objects.create(article=about, person=writer)
    Credit.objects.create(article=about, source=outlet, order=1)
    for part, named in (("subject", {"event": conference}), ("quoted", {"person": writer})):
        Mention.objects.create(article=about, part=part, **named)
    for named in ({"organisation": union}, {"place": hall}, {"source": outlet}):
        Mention.objects.create(article=about, **named)
    workflow.publish(about, by=None, at=timezone.now() - timedelta(hours=2))
    workflow.correct(about, by=None, text="ورد اسم القاعة خطأً.")
    about.refresh_from_db()
    return SimpleNamespace(
        section=news,
        genre=follow_up,
        photo=lead,
        person=writer,
        organisation=union,
        place=hall,
        source=outlet,
        event=conference,
        series=congress,
        report=about,
        tag=Tag.objects.get(name="كتب"),
    )


def link_to_everything(made: Article, paper: SimpleNamespace) -> None:
    """Tie another report to whatever the paper's own report is about."""
    made.tags.add(paper.tag)
    for kind in ("event", "person", "organisation", "place", "source"):
        Mention.objects.create(article=made, **{kind: getattr(paper, kind)})


def addresses(paper: SimpleNamespace) -> dict[str, str]:
    """The address of every kind of page, by kind."""
    day = timezone.localtime(paper.report.published_at)
    section_address = paper.section.get_absolute_url()
    return {
        "front": "/",
        "section": section_address,
        "section day": f"{section_address}{day:%Y/%m/%d}/",
        "archive": "/archive/",
        "year": f"/archive/{day:%Y}/",
        "month": f"/archive/{day:%Y/%m}/",
        "day": f"/archive/{day:%Y/%m/%d}/",
        "report": paper.report.get_absolute_url(),
        "tag": paper.tag.get_absolute_url(),
        "events": "/events/",
        "past events": "/events/past/",
        "event places": "/events/places/",
        "event month": "/events/2025/12/",
        **{
            kind: getattr(paper, kind).get_absolute_url()
            for kind in ("event", "person", "organisation", "place", "source", "series")
        },
    }
