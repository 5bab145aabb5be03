"""Search for readers: the same on both databases; any text has an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import workflow
from articles.models import Mention
from articles.search import Filters, results, search
from newsroom.arabic.normalise import fold
from newsroom.arabic.search_terms import parse_query
from tests import factories

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2024, 3, 5, 9, tzinfo=UTC)


def found(text: str, filters: Filters | None = None, **more: str) -> list[str]:
    return [report.shown.headline for report in search(parse_query(text), filters, **more).reports]


def near(text: str) -> list[str]:
    return [report.shown.headline for report in search(parse_query(text)).near]


def ask(client, **asked):
    return client.get("/search/?" + urlencode(asked))


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ("احمد", "أحمد يصل إلى الميناء"),
        ("القدس", "زيارة وللقدس نصيب"),
        ("وزير", "اجتماع الوزراء"),
        ("مُؤتَمر", "المؤتمرات السنوية"),
        ("2025", "خطة عام ٢٠٢٥"),
    ],
)
def test_a_word_is_found_however_it_is_written(asked, headline):
    factories.report(headline)
    factories.report("شيء آخر تماما")
    assert found(asked) == [headline]


def test_title_matches_come_first_then_the_newest():
    section = factories.section()
    for headline, body, hours in (
        ("باب قديم", "", 9),
        ("خبر في المتن", "<p>فتح باب البيت.</p>", 1),
        ("باب جديد", "", 2),
    ):
        factories.report(headline, body=body, to=section, at=timezone.now() - timedelta(hours=hours))
    assert found("باب") == ["باب جديد", "باب قديم", "خبر في المتن"]
    assert found("باب", order="date") == ["خبر في المتن", "باب جديد", "باب قديم"]


@pytest.mark.parametrize("asked", ["نادر شائع أوسط", "شائع أوسط نادر", "أوسط نادر شائع", "شائع نادر أوسط -غائب"])
def test_all_of_several_words_in_one_section_whichever_is_the_rarest(asked):
    section, other = factories.section(), factories.section()
    for number in range(40):
        words = "شائع" + " أوسط" * (number % 2 == 0) + " نادر" * (number in {4, 5, 6})
        factories.report(f"خبر {number}", body=f"<p>{words}</p>", to=section if number != 6 else other)
    factories.report("شائع أوسط نادر غائب", to=section)
    headlines = ["خبر 4"] if "-" in asked else ["شائع أوسط نادر غائب", "خبر 4"]
    assert found(asked, Filters({"section": section.pk})) == headlines


def test_all_words_phrases_and_what_is_left_out():
    for headline in ("فتح باب المدينة", "باب المدينة فتح", "فتح نافذة المدينة"):
        factories.report(headline)
    assert set(found("فتح المدينة باب")) == {"فتح باب المدينة", "باب المدينة فتح"}
    assert found('"فتح باب المدينة"') == ["فتح باب المدينة"]
    assert found("المدينة -باب") == ["فتح نافذة المدينة"]


def test_what_is_near_is_shown_below_and_nothing_twice():
    factories.report("سفينة تصل إلى الميناء بعد رحلة طويلة")
    factories.report("ميناء المدينة")
    assert found("متى تصل السفينة الجديدة إلى ميناء المدينة") == []
    assert near("متى تصل السفينة الجديدة إلى ميناء المدينة") == [
        "سفينة تصل إلى الميناء بعد رحلة طويلة",
        "ميناء المدينة",
    ]
    assert near("سفينة") == []


def test_only_what_readers_see_is_found_and_at_once():
    draft = factories.article("زيتون الحقل")
    assert not found("زيتون")
    workflow.publish(draft, by=None, at=timezone.now() + timedelta(days=1))
    assert not found("زيتون")
    workflow.publish(draft, by=None, at=timezone.now())
    assert found("زيتون") == ["زيتون الحقل"]
    workflow.withdraw(draft, by=None, reason="خطأ")
    assert not found("زيتون")


def test_pages_follow_each_other_without_gap_or_repetition(monkeypatch):
    monkeypatch.setattr(results, "PAGE", 3)
    section = factories.section()
    for number in range(5):
        factories.report(f"باب {number}", to=section, at=LONG_AGO + timedelta(hours=number))
        factories.report(
            f"خبر {number}", body="<p>باب</p>", to=section, at=LONG_AGO + timedelta(hours=number)
        )
    whole = [f"باب {number}" for number in (4, 3, 2, 1, 0)] + [f"خبر {number}" for number in (4, 3, 2, 1, 0)]
    for counted in (200, 4):
        monkeypatch.setattr(results, "COUNTED", counted)
        seen, cursor = [], ""
        while True:
            page = search(parse_query("باب"), cursor=cursor)
            seen += [report.shown.headline for report in page.reports]
            cursor = page.older
            if not cursor:
                break
        assert seen == whole


def test_filters_narrow_and_are_counted(client, paper):
    other = factories.report("المؤتمر في مكان آخر", at=LONG_AGO)
    for kind in ("section", "genre", "source", "person", "organisation", "event", "tag"):
        narrowed = Filters({kind: getattr(paper, kind).pk})
        assert found("المؤتمر", narrowed) == [paper.report.shown.headline], kind
    assert found("المؤتمر", Filters(first=LONG_AGO.date(), last=LONG_AGO.date())) == [other.shown.headline]
    counts = search(parse_query("المؤتمر")).counts
    assert counts["section"][paper.section.pk] == 1 and counts["person"][paper.person.pk] == 1
    page = ask(client, q="المؤتمر", person=paper.person.pk)
    assert paper.person.name in page.content.decode()


def test_days_are_read_as_the_paper_writes_them(client):
    factories.report("خبر الربيع", at=LONG_AGO)
    assert (
        "الربيع</mark>"
        in ask(client, q="الربيع", **{"from": "5/3/2024", "to": "5 آذار 2024"}).content.decode()
    )
    assert "</mark>" not in ask(client, q="الربيع", **{"from": "6/3/2024"}).content.decode()
    unreadable = ask(client, q="الربيع", **{"from": "أمس الأول تقريبا"})
    assert unreadable.status_code == 200 and 'role="alert"' in unreadable.content.decode()


def test_a_page_marks_words_in_the_untouched_text_and_names_the_record(client, paper):
    factories.report("تقرير", body="<p>وصل مُحَمَّدٌ &lt;b&gt; إلى ليلى الكرمي.</p>")
    page = ask(client, q="محمد").content.decode()
    assert "<mark>مُحَمَّدٌ</mark>" in page
    assert "<b>" not in page and "&lt;" in page
    assert 'name="robots" content="noindex"' in page
    known = ask(client, q="ليلى الكرمي").context["known"]
    assert [entry.label for entry in known] == ["ليلى الكرمي"]


def test_a_page_takes_few_queries(client, paper):
    for number in range(12):
        report = factories.report(f"باب {number}", to=paper.section)
        Mention.objects.create(article=report, person=paper.person)
    for asked in ("باب", "متى يفتح باب المدينة الجديد", "ليس هنا شيء"):
        ask(client, q=asked)
        with CaptureQueriesContext(connection) as captured:
            ask(client, q=asked)
        assert len(captured) <= 18, [query["sql"][:120] for query in captured]


def test_suggestions_give_names_and_headlines(client, paper):
    answer = client.get("/search/suggest/?" + urlencode({"q": "المؤتمر"})).json()["suggestions"]
    assert paper.report.shown.headline in [entry["label"] for entry in answer]
    assert paper.event.name in [entry["label"] for entry in answer]
    assert client.get("/search/suggest/").json() == {"suggestions": []}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("المؤتنر", "المؤتمر"), ("الميانء", "الميناء"), ("الزيتن", "الزيتون"), ("ظابط المدينة", "ضابط المدينة")],
)
def test_a_slip_of_the_pen_is_put_right(client, typed, meant):
    factories.report("المؤتمر في الميناء تحت الزيتون مع ضابط")
    page = ask(client, q=typed)
    assert fold(page.context["meant"]) == fold(meant)
    assert urlencode({"q": page.context["meant"]}) in page.content.decode()


def test_what_is_found_needs_no_better_spelling(client):
    factories.report("المؤتمر")
    assert ask(client, q="المؤتمر").context["meant"] == ""


def test_synonyms_are_found(client):
    from articles.synonyms.starting_list import make_synonyms

    make_synonyms()
    factories.report("مياه الينابيع")
    assert "</mark>" in ask(client, q="ماء").content.decode()


WORDS = [
    "باب",
    "الباب",
    "وبابها",
    "-",
    '"',
    "«",
    "»",
    "*",
    "OR",
    "NEAR(",
    ":",
    "terms",
    "§s1",
    "'",
    "\\",
    "%",
    "_",
    "&",
    "|",
    "!",
    "\0",
    "في",
    "َ",
    "🙂",
    "ABC",
    "٢٠٢٥",
    "\u202e",
    "a" * 300,
    "(",
    "))",
]
queries = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries)
@example("باب " * 2500)
@example("\0")
@example("\ud800")
def test_any_text_is_a_query_and_finds_what_the_analyser_says(text):
    reports = _shelf()
    query = parse_query(text)
    expected = {
        report.pk
        for report in reports
        if query.finds(f"{report.shown.headline} | {report.shown.body[3:-4]}", 1)
    }
    if not query.phrases and not query.excluded_phrases:
        assert {report.pk for report in search(query).reports} == expected
    else:
        search(query)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries, st.text(max_size=12), st.text(max_size=12))
def test_any_address_answers(client, text, day, number):
    asked = {
        "q": text,
        "from": day,
        "to": number,
        "section": number,
        "tag": day,
        "order": day,
        "from_place": number,
    }
    asked = {name: value.encode("utf-8", "replace").decode() for name, value in asked.items()}
    assert ask(client, **asked).status_code == 200
    assert client.get("/search/suggest/?" + urlencode(asked)).status_code == 200


def _shelf():
    from articles.models import Article

    if not Article.objects.exists():
        section = factories.section()
        for headline, body in (
            ("باب البيت", "نص"),
            ("خبر عام ٢٠٢٥", "فتح الباب"),
            ("ABC terms", "or near 'a'"),
        ):
            factories.report(headline, body=f"<p>{body}</p>", to=section)
    return list(Article.objects.published().select_related("live"))
