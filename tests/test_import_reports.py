"""Reports that come in from another system: twice is once, a change is a change, a bad line harms no other."""

from __future__ import annotations

import gzip
import io
import json
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.importing import batch
from articles.importing.line import MOST_BYTES
from articles.models import Article, Credit, Genre, Mention, Revision, Section, Tag, TaggedArticle
from articles.stages import Stage
from events.models import Event, Organisation, OtherName, Person, Source
from newsroom import edition
from newsroom.models import Edition, LogEntry
from tests import factories

pytestmark = pytest.mark.django_db

WHOLE = {
    "id": 17,
    "section": "تقارير إخبارية",
    "section_slug": "reports",
    "title": "المؤتمر يفتتح أعماله",
    "lead": "بدأت الأعمال صباح السبت.",
    "body": ["الفقرة الأولى.", "الثانية: 3 < 5 & 7."],
    "tags": ["كتب", "مدن"],
    "people": ["ليلى الكرمي", "سامي الوزّان"],
    "organisations": ["اتحاد الناشرين"],
    "source": "وكالة الميناء",
    "genre": "متابعة",
    "event": "مؤتمر الكتاب",
    "published_at": "2025-12-06T22:30:00+00:00",
}


@pytest.fixture
def import_lines(tmp_path):
    """Imports lines, given as objects or as text; tells the exit and what was said."""

    def run(*lines, name="reports.jsonl"):
        path = tmp_path / name
        texts = [
            line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
            for line in lines
        ]
        data = b"\n".join(texts)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return run_command(str(path))

    return run


def run_command(path: str) -> SimpleNamespace:
    out, err, failed = io.StringIO(), io.StringIO(), None
    try:
        call_command("import_reports", path, stdout=out, stderr=err)
    except CommandError as error:
        failed = error
    return SimpleNamespace(out=out.getvalue(), err=err.getvalue(), failed=failed)


def everything() -> list:
    models = (Article, Revision, Mention, Credit, TaggedArticle)
    return [list(model.objects.order_by("pk").values()) for model in models]


def a_line(number: int, **fields) -> dict:
    return {**WHOLE, "id": number, "title": f"عنوان {number}", **fields}


def test_a_whole_line_becomes_a_published_report_with_everything_in_its_place(import_lines):
    assert import_lines(WHOLE).failed is None
    article = Article.objects.published().get(external_id="17")
    assert (article.section.name, article.section.slug, article.genre.name) == (
        WHOLE["section"],
        "reports",
        "متابعة",
    )
    assert article.published_at == article.first_published_at == datetime.fromisoformat(WHOLE["published_at"])
    assert article.live == article.latest
    assert (article.live.number, article.live.headline, article.live.standfirst) == (
        1,
        WHOLE["title"],
        WHOLE["lead"],
    )
    assert article.live.body == "<p>الفقرة الأولى.</p><p>الثانية: 3 &lt; 5 &amp; 7.</p>"
    assert article.live.words == 6
    assert article.slug == "المؤتمر-يفتتح-أعماله"
    assert [str(credit.bearer) for credit in article.credits.all()] == ["وكالة الميناء"]
    assert [tag.name for tag in article.tags.all()] == ["كتب", "مدن"]
    named = {str(mention.entity) for mention in article.mentions.all()}
    assert named == {*WHOLE["people"], *WHOLE["organisations"], WHOLE["event"]}


def test_an_unknown_event_takes_the_local_day_of_the_report(import_lines):
    import_lines(WHOLE)
    assert Event.objects.get().first_day.isoformat() == "2025-12-07"  # half past midnight in Beirut


def test_links_carry_the_moment_of_the_report(import_lines):
    import_lines(WHOLE)
    moment = Article.objects.get().published_at
    for links in (Mention, Credit, TaggedArticle):
        assert set(links.objects.values_list("published_at", flat=True)) == {moment}


def test_an_imported_report_is_the_same_as_one_from_the_desk(import_lines):
    import_lines(WHOLE)
    imported = Article.objects.get().live
    typed = factories.article(imported.headline, standfirst=imported.standfirst, body=imported.body).latest
    assert typed.says_the_same_as(imported)
    assert typed.words == imported.words


def test_what_is_there_by_name_is_used(import_lines):
    person = factories.person("ليلى الكرمي")
    union = factories.organisation("اتحاد ناشري الكتب")
    OtherName.objects.create(organisation=union, name="اتحاد الناشرين")
    section = factories.section("اسم جديد للقسم", slug="reports")
    genre = factories.genre("متابعة")
    import_lines(WHOLE)
    article = Article.objects.get()
    assert (article.section, article.genre) == (section, genre)
    assert article.mentions.filter(person=person).exists()
    assert article.mentions.filter(organisation=union).exists()
    assert (Person.objects.count(), Organisation.objects.count(), Section.objects.count()) == (2, 1, 1)


def test_names_that_lead_to_one_record_are_linked_once(import_lines):
    union = factories.organisation("اتحاد الناشرين")
    OtherName.objects.create(organisation=union, name="الاتحاد")
    assert import_lines({**WHOLE, "organisations": ["اتحاد الناشرين", "الاتحاد"]}).failed is None
    assert Mention.objects.filter(organisation=union).count() == 1


def test_sections_whose_names_give_one_address_are_told_apart(import_lines):
    lines = [a_line(1, section="رأي", section_slug=None), a_line(2, section="رأي!", section_slug=None)]
    assert import_lines(*lines).failed is None
    assert Section.objects.values("slug").distinct().count() == 2


def test_tags_whose_names_give_one_address_are_told_apart(import_lines):
    assert import_lines({**WHOLE, "tags": ["رأي", "رأي!"]}).failed is None
    assert Tag.objects.values("slug").distinct().count() == 2


def test_importing_twice_changes_nothing(import_lines):
    lines = [a_line(number) for number in range(5)]
    import_lines(*lines)
    before = everything()
    number, log = edition.current(), LogEntry.objects.count()
    second = import_lines(*lines)
    assert second.failed is None
    assert everything() == before
    assert (edition.current(), LogEntry.objects.count()) == (number, log)


def test_lines_without_an_id_come_in_once(import_lines):
    line = {name: value for name, value in WHOLE.items() if name != "id"}
    import_lines(line)
    import_lines(line)
    assert Article.objects.count() == 1


def test_a_changed_line_gives_new_words_which_readers_see(import_lines):
    import_lines(WHOLE)
    number = edition.current()
    import_lines({**WHOLE, "title": "عنوان معدل"})
    article = Article.objects.get()
    assert (article.live.number, article.live.headline, article.slug) == (2, "عنوان معدل", "عنوان-معدل")
    assert article.live == article.latest
    assert edition.current() > number


def test_changed_links_and_placement_need_no_new_words(import_lines):
    import_lines(WHOLE)
    moved = {
        "section": "اقتصاد",
        "section_slug": "economy",
        "people": ["سامي الوزّان", "نور القصّار"],
        "tags": ["مدن"],
    }
    import_lines(
        {**WHOLE, **moved, "source": "نشرة أخرى", "event": None, "published_at": "2025-12-08T09:00:00Z"}
    )
    article = Article.objects.get()
    assert article.live.number == 1
    assert article.section.name == "اقتصاد"
    assert {str(mention.entity) for mention in article.mentions.all()} == {
        "سامي الوزّان",
        "نور القصّار",
        "اتحاد الناشرين",
    }
    assert [tag.name for tag in article.tags.all()] == ["مدن"]
    assert [str(credit.bearer) for credit in article.credits.all()] == ["نشرة أخرى"]
    moments = {
        link.published_at for link in (*article.mentions.all(), *article.credits.all(), *article.tagged.all())
    }
    assert moments == {article.published_at} == {datetime.fromisoformat("2025-12-08T09:00:00+00:00")}


def test_what_the_desk_has_added_stays_when_a_line_changes(import_lines):
    import_lines(WHOLE)
    article, photo = Article.objects.get(), factories.photo()
    writer, outlet = factories.person("نور القصّار"), Source.objects.create(name="مجلة")
    Credit.objects.create(article=article, person=writer, order=1)
    Mention.objects.create(article=article, source=outlet)
    words = {
        "headline": article.live.headline,
        "standfirst": article.live.standfirst,
        "body": article.live.body,
    }
    workflow.save_words(article, by=None, kicker="ثقافة", lead_photo=photo, **words)
    import_lines({**WHOLE, "title": "عنوان معدل"})
    article = Article.objects.get()
    assert (article.live.kicker, article.live.lead_photo) == ("ثقافة", photo)
    assert article.credits.filter(person=writer).exists()
    assert article.mentions.filter(source=outlet).exists()


def test_a_withdrawn_report_stays_withdrawn_when_its_line_changes(import_lines):
    import_lines(WHOLE)
    workflow.withdraw(Article.objects.get(), by=None, reason="خطأ في المصدر")
    assert import_lines({**WHOLE, "title": "عنوان معدل"}).failed is None
    article = Article.objects.get()
    assert (article.stage, article.published_at) == (Stage.WITHDRAWN, None)
    assert article.latest.headline == "عنوان معدل"
    assert not Mention.objects.published().exists()


def test_a_moment_to_come_schedules_the_report(import_lines):
    moment = timezone.now() + timedelta(days=2)
    import_lines(a_line(1, published_at=moment.isoformat()), a_line(2))
    assert Article.objects.scheduled().get().external_id == "1"
    assert Article.objects.published().get().external_id == "2"
    assert Edition.objects.get().next_change == moment


def test_bad_lines_are_named_and_the_good_ones_go_in(import_lines):
    said = import_lines(
        a_line(1),
        b"{not json",
        b"",
        a_line(2, title=""),
        b"\xff\xfe",
        a_line(1),
        b'{"id": 9, "title": "' + b"x" * (MOST_BYTES * 2) + b'"}',
        a_line(3),
    )
    assert set(Article.objects.values_list("external_id", flat=True)) == {"1", "3"}
    refused = said.err.strip().splitlines()
    assert [
        number for number in range(1, 9) if any(str(number) in line.split(":")[0] for line in refused)
    ] == [
        2,
        4,
        5,
        6,
        7,
    ]
    assert len(refused) == 5
    assert said.failed is not None and said.failed.returncode == 1


def test_a_file_of_good_lines_ends_well_and_says_nothing_on_standard_error(import_lines):
    said = import_lines(a_line(1), a_line(2))
    assert (said.failed, said.err) == (None, "")


def test_script_in_a_line_is_shown_as_text(import_lines):
    import_lines(a_line(1, title="<script>alert(1)</script>", body=["<img src=x onerror=alert(1)>"]))
    live = Article.objects.get().live
    assert live.headline == "<script>alert(1)</script>"
    assert live.body == "<p>&lt;img src=x onerror=alert(1)&gt;</p>"


def test_a_compressed_file_and_a_byte_order_mark_are_read(import_lines):
    assert import_lines(b"\xef\xbb\xbf" + json.dumps(WHOLE).encode(), name="reports.jsonl.gz").failed is None
    assert Article.objects.count() == 1


def test_a_damaged_compressed_file_is_said(tmp_path):
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(WHOLE).encode() * 100)[:-20])
    assert run_command(str(path)).failed is not None


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert str(tmp_path / "no.jsonl") in str(run_command(str(tmp_path / "no.jsonl")).failed)


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(WHOLE).encode())))
    assert run_command("-").failed is None
    assert Article.objects.count() == 1


def test_an_import_moves_the_edition_once_a_batch_and_logs_each_report(import_lines, monkeypatch):
    monkeypatch.setattr("articles.management.commands.import_reports.SIZE", 2)
    before = edition.current()
    import_lines(*(a_line(number) for number in range(4)))
    assert edition.current() == before + 2
    logged = LogEntry.objects.filter(verb=batch.VERB)
    assert {entry.object_id for entry in logged} == set(Article.objects.values_list("pk", flat=True))
    assert {entry.note for entry in logged} == {"reports.jsonl"}


def test_a_batch_that_fails_leaves_nothing_behind_and_teaches_nothing(monkeypatch):
    from articles.importing.line import read_line

    writer = batch.Writer()
    lines = [read_line(json.dumps(WHOLE).encode())]
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr(batch, "_move_edition", lambda _articles: (_ for _ in ()).throw(RuntimeError))
        writer.write(lines)
    assert not Article.objects.exists() and not Genre.objects.exists()
    writer.write(lines)
    assert (Article.objects.count(), dict(writer.counts)) == (1, {"new": 1})


def test_queries_do_not_grow_with_the_reports_of_a_batch(import_lines, django_assert_max_num_queries):
    import_lines(*(a_line(number) for number in range(3)))
    with django_assert_max_num_queries(45):
        import_lines(*(a_line(number) for number in range(10, 70)))
