"""What runs inside the process of one newsroom of `benchmarks.record`: rows in bulk, and the addresses to ask for."""

from __future__ import annotations

from datetime import date, timedelta

from benchmarks.inside import get

A_BATCH = 2_000
COMPANIONS = 200
A_STATEMENT_IN, FULL_PAGES = 10, 1_000
"""One report in so many has a statement; in a smaller newsroom each, so that pages of statements are as full there."""
TAG = "tag"
PARTS = ("mentioned",) * 17 + ("quoted", "speaker", "subject")


def fill(reports: int) -> None:
    """So many reports of one person, organisation, event, place and source; each also names somebody else."""
    from django.db import transaction
    from django.utils import timezone

    from articles.models import Section, Tag
    from events.models import Event, Organisation, Participation, Person, Place, Position, Series, Source

    section = Section.objects.create(name="أخبار")
    named = {
        "person": Person.objects.create(name="رندة الصفصاف"),
        "organisation": Organisation.objects.create(name="جمعية المرفأ"),
        "place": Place.objects.create(name="مرسى الزيتون"),
        "source": Source.objects.create(name="وكالة المرفأ"),
    }
    named["event"] = Event.objects.create(
        name="ملتقى المرفأ",
        first_day=date(2024, 1, 1),
        place=named["place"],
        series=Series.objects.create(name="ملتقيات المرفأ"),
        edition_number=4,
    )
    Event.objects.create(name="ورشة المرفأ", first_day=date(2024, 1, 1), parent=named["event"])
    tag = Tag.objects.create(name="مرافئ")
    Participation.objects.create(event=named["event"], person=named["person"])
    others = [Person.objects.create(name=f"شخصية {number}") for number in range(COMPANIONS)]
    for person in (named["person"], *others[:20]):
        Position.objects.create(person=person, organisation=named["organisation"], title="عضو")
    now = timezone.now()
    for begun in range(0, reports, A_BATCH):
        with transaction.atomic():
            _batch(section, {**named, TAG: tag}, others, now, range(begun, min(begun + A_BATCH, reports)))
    _say_and_cite(named, reports)
    _statistics()


def _say_and_cite(named, reports) -> None:  # noqa: ANN001 - rows of models that are imported late
    """A statement in every tenth report, sourced facts, another name, a programme and a promise."""
    from articles import statement_index
    from articles.models import Article, Citation, Statement
    from events.models import OtherName, Outcome, Participation, Session

    event, person = named["event"], named["person"]
    session = Session.objects.create(event=event, title="الافتتاح", day=event.first_day)
    row = Participation.objects.create(event=event, organisation=named["organisation"], session=session)
    outcome = Outcome.objects.create(event=event, title="وثيقة الملتقى", due_on=event.first_day)
    report = Article.objects.order_by("pk")[0]
    for kind in ("person", "organisation", "event"):
        Citation.objects.create(fact="description", report=report, **{kind: named[kind]})
    for fact in (f"participation-{row.pk}", f"session-{session.pk}", f"outcome-{outcome.pk}"):
        Citation.objects.create(fact=fact, title="صحيفة", url="https://example.org/", event=event)
    OtherName.objects.create(person=person, name="أم الصفصاف")
    each = A_STATEMENT_IN if reports > FULL_PAGES else 1
    for begun in range(0, reports, A_BATCH * each):
        articles = Article.objects.order_by("pk")[begun : begun + A_BATCH * each : each]
        made = [
            Statement(
                article=article,
                revision_id=article.live_id,
                text=f"قول {article.pk} في المرفأ",
                person=person if article.pk % 2 else None,
                organisation=None if article.pk % 2 else named["organisation"],
                event=event,
                place=named["place"],
                said_on=event.first_day,
                published_at=article.published_at,
            )
            for article in articles
        ]
        statement_index.refresh(Statement.objects.bulk_create(made))


def _batch(section, named, others, now, numbers) -> None:  # noqa: ANN001 - rows of models that are imported late
    from articles.models import Article, Mention, Revision, TaggedArticle

    tag, named = named[TAG], {kind: thing for kind, thing in named.items() if kind != TAG}
    articles = Article.objects.bulk_create(
        Article(section=section, slug=f"خبر-{number}") for number in numbers
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, headline=f"خبر {article.pk}", body="<p>نص.</p>")
        for article in articles
    )
    for number, article in zip(numbers, articles, strict=True):
        article.published_at = now - timedelta(minutes=number)
    _publish(articles, revisions)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=tag, published_at=article.published_at)
        for article in articles
    )
    Mention.objects.bulk_create(
        Mention(
            article=article,
            published_at=article.published_at,
            part=PARTS[number % len(PARTS)],
            **{kind: thing},
        )
        for number, article in zip(numbers, articles, strict=True)
        for kind, thing in (*named.items(), ("person", others[number % COMPANIONS]))
    )


def _publish(articles, revisions) -> None:  # noqa: ANN001 - as above
    """One UPDATE a report: Django's bulk_update would compose a CASE of thousands of lines."""
    from django.db import connection

    from articles.stages import Stage
    from newsroom.prepared import for_driver

    rows = [
        (revision.pk, revision.pk, str(Stage.PUBLISHED), for_driver(article.published_at), article.pk)
        for article, revision in zip(articles, revisions, strict=True)
    ]
    columns = "live_id = %s, latest_id = %s, stage = %s, published_at = %s"
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE articles_article SET {columns} WHERE id = %s", rows)


def _statistics() -> None:
    """What the databases learn of their tables by themselves in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def record_addresses() -> dict[str, str]:
    """The pages to ask for."""
    from articles.models import Tag
    from events.models import Event, Organisation, Person, Place, Series, Source

    first = {
        kind.__name__.lower(): kind.objects.order_by("pk")[0].get_absolute_url()
        for kind in (Event, Organisation)
    }
    first |= {
        kind.__name__.lower(): kind.objects.order_by("pk")[0].get_absolute_url()
        for kind in (Person, Place, Source, Series, Tag)
    }
    return {
        **first,
        "person, one part": first["person"] + "?part=quoted",
        "organisation with its people": first["organisation"] + "?people=1",
        "event within another": Event.objects.get(parent__isnull=False).get_absolute_url(),
        "events": "/events/",
        "past events": "/events/past/",
        "month of events": "/events/2024/01/",
        "statements": "/statements/",
        "statements of a person": f"/statements/?person={Person.objects.order_by('pk')[0].pk}",
        "statements with a word": "/statements/?q=المرفأ",
    }


def warm_queries(url: str) -> int:
    """How many queries a page takes in a process that knows the frame of the edition."""
    return _counted(url)


def cold_queries(url: str) -> int:
    """How many it takes in a process that has kept nothing, the menu and the foot of the page included."""
    from articles.synonyms import in_use
    from newsroom import frame

    get(url)
    frame.forget()
    in_use.forget()
    return _counted(url, warm=False)


def _counted(url: str, *, warm: bool = True) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if warm:
        get(url)
    with CaptureQueriesContext(connection) as captured:
        get(url)
    return len(captured)
