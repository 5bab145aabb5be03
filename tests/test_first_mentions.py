"""The first mention of a linked record in a published body leads to its page."""

from __future__ import annotations

import pytest

from articles.first_mentions import with_links
from articles.models import Mention
from events.directory import Key
from newsroom import edition
from newsroom.arabic.names import Name
from newsroom.models import SiteIdentity
from tests import factories

SALMA = Key("person", 1)
NAMES = [Name(SALMA, "سلمى الطحان", person=True)]


def links(body: str) -> str:
    return with_links(body, NAMES, {SALMA: "/people/1/"})


def test_only_the_first_mention_is_a_link_and_its_clitics_go_with_it():
    body = "<p>أهلًا بسلمى الطحان.</p><p>قالت سلمى الطحان.</p>"
    linked = '<p>أهلًا <a href="/people/1/">بسلمى الطحان</a>.</p><p>قالت سلمى الطحان.</p>'
    assert links(body) == linked


@pytest.mark.parametrize(
    "closed",
    [
        "<h2>سلمى الطحان</h2>",
        '<p><a href="/x/">سلمى الطحان</a></p>',
        '<figure><img src="/photos/1/"><figcaption>سلمى الطحان</figcaption></figure>',
        "<p>سلمى <strong>الطحان</strong></p>",
    ],
)
def test_headings_links_captions_and_half_bold_names_are_passed_over(closed):
    assert links(closed) == closed
    assert links(f"{closed}<p>سلمى الطحان</p>") == f'{closed}<p><a href="/people/1/">سلمى الطحان</a></p>'


def test_the_rest_of_the_body_stays_letter_for_letter():
    body = "<p>5 &lt; 7 &amp; <strong>سلمى الطحان</strong> هنا.</p><hr><ul><li>بند</li></ul>"
    assert links(body).replace('<a href="/people/1/">', "").replace("</a>", "") == body


@pytest.fixture
def report(db):
    salma = factories.person("سلمى الطحان")
    made = factories.report(body="<p>قالت سلمى الطحان إن القاعة مفتوحة.</p>")
    Mention.objects.create(article=made, person=salma)
    return made


def link_to(person) -> str:
    return f'<a href="{person.get_absolute_url()}">سلمى الطحان</a>'


def prose(client, report) -> str:
    """The body as readers get it."""
    page = client.get(report.get_absolute_url()).content.decode()
    return page.split('<div class="prose">')[1].split("</div>")[0]


def test_readers_are_led_to_the_page_and_the_words_stay_as_they_were(client, report):
    person = report.mentions.get().person
    assert link_to(person) in prose(client, report)
    report.live.refresh_from_db()
    assert "<a" not in report.live.body


def test_a_hidden_record_and_a_house_that_wants_no_links_get_none(client, report):
    person = report.mentions.get().person
    identity = SiteIdentity.objects.current()
    SiteIdentity.objects.filter(pk=identity.pk).update(links_first_mentions=False)
    edition.move()
    assert link_to(person) not in prose(client, report)
    SiteIdentity.objects.filter(pk=identity.pk).update(links_first_mentions=True)
    edition.move()
    assert link_to(person) in prose(client, report)
    type(person).objects.filter(pk=person.pk).update(published_at=None)
    edition.move()
    assert link_to(person) not in prose(client, report)
