"""Script in a headline, a name, a tag or a body reaches readers as text, on every kind of page."""

import html
import json
import re

import pytest

from articles import workflow
from articles.models import Tag
from events.models import Outcome, Participation, Position
from newsroom.first_script import SOURCE
from newsroom.templatetags.newsroom import body_html
from tests import factories

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "{{ 7|add:7 }}{% load x %}",
    "javascript:alert(1)//",
)
BODIES = (
    "<script>alert(1)</script><p>نص</p>",
    '<p onclick="alert(1)">نص</p>',
    '<a href="javascript:alert(1)">رابط</a>',
    '<a href="java&#1;script:alert(1)">رابط</a>',
    '<a href=" java\tscript:alert(1)">رابط</a>',
    '<a href="data:text/html,<script>alert(1)</script>">رابط</a>',
    '<img src="https://example.org/x.png" onerror="alert(1)">',
    '<img src="/photos/1/" onerror="alert(1)" style="x">',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><img src onerror="alert(1)">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src="x">',
    '<p style="background:url(javascript:alert(1))">نص</p><form action="//x"><input></form>',
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
)


@pytest.fixture
def poisoned(paper):
    """The paper with every short text replaced by all payloads in turn; gives a function that does so."""

    def poison(payload):
        for row in (paper.person, paper.organisation, paper.event, paper.place, paper.source):
            row.name = payload
            row.save()
        for model, fields in (
            (type(paper.person), ("description",)),
            (type(paper.organisation), ("description",)),
            (type(paper.source), ("description",)),
            (type(paper.event), ("slogan", "status_reason", "attendance", "attendance_stated_by")),
            (Position, ("title",)),
            (Participation, ("title",)),
            (Outcome, ("title", "description")),
            (Tag, ("name", "description")),
            (type(paper.genre), ("name",)),
            (type(paper.photo), ("alt", "caption", "credit")),
        ):
            model.objects.update(**dict.fromkeys(fields, payload))
        type(paper.section).objects.update(name=payload, description=payload)
        paper.report.corrections.update(text=payload)
        workflow.save_words(
            paper.report, by=None, headline=payload, kicker=payload, standfirst=payload, body="<p>نص</p>"
        )
        workflow.publish(paper.report, by=None)
        for kind in ("report", "event", "person", "organisation", "place", "source", "section", "tag"):
            getattr(paper, kind).refresh_from_db()
        return paper

    return poison


def without_quoted(page):
    """The markup of a page without attribute values and JSON-LD, in which any text may stand, and our first script."""
    page = page.replace(f"<script>{SOURCE}</script>", "", 1)
    page = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", page)
    return re.sub(r'"[^"<]*"', '""', page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_script_in_any_short_text_is_shown_as_text(client, poisoned, payload):
    paper = poisoned(payload)
    for kind, address in factories.addresses(paper).items():
        page = client.get(address).content.decode()
        markup = without_quoted(page)
        assert not re.search(r"<script(?![^>]* src=)", markup), kind
        assert not re.search(r"<(?:svg|img)[^>]*\s(?:onload|onerror|onfocus)", markup), kind
        assert not re.search(r"<[^>]*\son[a-z]+=", markup), kind
        assert "javascript:" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', page)), kind
        assert "14" not in re.findall(r"<h1[^>]*>([^<]*)", page), kind
    headline = re.search(
        r"<h1[^>]*>(.*?)</h1>", client.get(paper.report.get_absolute_url()).content.decode(), re.S
    )
    assert html.unescape(re.sub(r"</?bdi[^>]*>", "", headline[1])).strip() == payload


def test_structured_data_stays_data(client, poisoned):
    paper = poisoned("</script><script>alert(1)</script>")
    for kind, address in factories.addresses(paper).items():
        page = client.get(address).content.decode()
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
            json.loads(found)
            assert "<" not in found, kind


@pytest.mark.parametrize("body", BODIES)
def test_nothing_but_words_is_left_of_a_hostile_body(client, paper, body):
    workflow.save_words(paper.report, by=None, headline="عنوان", body=f"<p>قبل</p>{body}<p>بعد</p>")
    workflow.publish(paper.report, by=None)
    paper.report.refresh_from_db()
    shown = str(body_html(paper.report.live))
    assert shown in client.get(paper.report.get_absolute_url()).content.decode()
    markup = without_quoted(shown)
    assert "قبل" in markup
    assert not re.search(r"<(?:script|svg|math|iframe|object|embed|form|input|style)\b", markup)
    assert not re.search(r"<[^>]*\s(?:on[a-z]+|style)=", markup)
    assert not [
        url for url in re.findall(r'(?:href|src)="([^"]*)"', shown) if re.match(r"\s*(?:java|data:)", url)
    ]
