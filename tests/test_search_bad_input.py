"""Whatever is typed or stands in an address: an answer or a kind sentence, never an error, nothing hidden is shown."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.roles import MANAGING_EDITOR, make_roles
from articles.search.filters import KINDS
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = [
    "باب",
    "الباب",
    "وبابها",
    "خبر",
    "ABC",
    "٢٠٢٥",
    "في",
    "من",
    "على",
    "🙂",
    "👩‍👩‍👧",
    "a" * 300,
    "ب" * 300,
]
SIGNS = ["\0", "\u202e", "\u2066", "\u200f", "\ufeff", "َ", "ّ", "ـ", "\ud800", "\U000e0001", "\r\n", "\t", " "]
FTS5 = [
    '"',
    '""',
    "*",
    "^",
    "+",
    "OR",
    "AND",
    "NOT",
    "NEAR(",
    "NEAR/2",
    "{terms}",
    "terms:",
    "- {facets} :",
    "rowid",
]
TSQUERY = [
    "'",
    "''",
    "&",
    "|",
    "!",
    "<->",
    "<2>",
    ":*",
    ":A",
    "\\",
    "\\'",
    "::tsquery",
    "'); --",
    "%s",
    "%(a)s",
    "%",
]
BOTH = [
    "(",
    ")",
    "((",
    "))",
    "-",
    "−",
    "«",
    "»",
    "“",
    "”",
    "§s1",
    "§p17",
    "; DROP TABLE articles_article; --",
]
PIECES = st.sampled_from([*WORDS, *SIGNS, *FTS5, *TSQUERY, *BOTH])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=10).map(" ".join),
    st.lists(PIECES, max_size=10).map("".join),
    st.tuples(PIECES, st.integers(1, 10_000)).map(lambda pair: (pair[0] * pair[1])[:10_000]),
)
DAYS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "6/12/2025",
            "٦/١٢/٢٠٢٥",
            "2025",
            "12/2025",
            "6 كانون الأول 2025",
            "31/2/2025",
            "0/0/0",
            "1/1/1",
            "99999",
            "أمس",
        ]
    ),
    st.dates().map(str),
)
NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70).map(str),
    st.text(max_size=20),
    st.sampled_from(["²", "٣", "1e9", "0x1", "1 OR 1=1"]),
)
PLACES = st.one_of(
    st.tuples(st.sampled_from("tbT"), st.integers(-(10**19), 10**19)).map(lambda pair: f"{pair[0]}{pair[1]}"),
    st.text(max_size=24),
)
ADDRESSES = st.fixed_dictionaries(
    {"q": TEXTS},
    optional={
        **dict.fromkeys((*KINDS, "place"), NUMBERS),
        "from": DAYS,
        "to": DAYS,
        "from_place": PLACES,
        "before": PLACES,
        "order": st.sampled_from(["date", "relevance", "x"]),
    },
)
usual = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def paper(client):
    """One report that readers see and one that they do not, and whoever may see both."""
    section = factories.section()
    factories.report("باب البيت", body="<p>خبر ABC</p>", to=section)
    factories.article("باب مخفي", body="<p>خبر سري ABC</p>", to=section)
    make_roles()
    client.force_login(
        factories.in_group(MANAGING_EDITOR, "chief"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def answered(client, path: str, asked: dict[str, str], *, also: int = 200) -> str:
    """The page of an address, which must be there; or, with 404 as well, a page that says so."""
    sent = urlencode({name: value.encode("utf-8", "replace") for name, value in asked.items()})
    answer = client.get(f"{path}?{sent}")
    assert answer.status_code in (200, also), (path, asked)
    return answer.content.decode()


@usual
@given(ADDRESSES)
@example({"q": "باب", "from_place": "t999999999999999999"})
@example({"q": '"باب', "section": "9" * 15, "from": "1/1/1", "to": "31/12/9999"})
@example({"q": "َُِّ"})
@example({"q": "في من على"})
def test_the_page_of_search_answers_and_shows_no_draft(paper, asked):
    assert "مخفي" not in answered(paper, "/search/", asked).replace(asked["q"], "")


@usual
@given(ADDRESSES)
def test_suggestions_and_statements_answer(paper, asked):
    assert "مخفي" not in answered(paper, "/search/suggest/", asked)
    # A person whom nobody knows, or a place that is none, has no page.
    assert "مخفي" not in answered(paper, "/statements/", asked, also=404).replace(asked["q"], "")


@usual
@given(TEXTS, DAYS, NUMBERS)
def test_the_search_of_the_desk_answers(paper, text, day, number):
    asked = {"q": text, "section": number, "event": number, "published_from": day, "saved_to": day}
    answered(paper, "/admin/articles/article/", asked)
    answered(paper, "/admin/articles/article/", {"q": text, "headline": "on"})
    for model, field in (("credit", "person"), ("mention", "organisation"), ("mention", "event")):
        boxes = {"app_label": "articles", "model_name": model, "field_name": field, "term": text}
        answered(paper, "/admin/autocomplete/", boxes)
    answered(paper, "/admin/events/person/", {"q": text})


@usual
@given(DAYS)
def test_a_jump_to_any_day_answers(paper, day):
    sent = urlencode({"day": day.encode("utf-8", "replace")})
    assert paper.get(f"/archive/?{sent}", follow=True).status_code in (200, 404)


def test_nothing_was_lost(paper):
    for sign in (*FTS5, *TSQUERY, *BOTH):
        answered(paper, "/search/", {"q": sign})
        answered(paper, "/search/", {"q": f"باب {sign} خبر"})
    assert Article.objects.count() == 2
