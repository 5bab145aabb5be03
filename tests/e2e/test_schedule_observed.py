"""A schedule observed on a served site, by the real clock: the first request after the moment shows the report."""

from __future__ import annotations

import time
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Mention
from tests import factories

WAIT = timedelta(seconds=4)
HEADLINE = "خبر يظهر في موعده بلا أحد"
CHANGED = "عنوان معدّل يظهر في موعده"


@pytest.fixture
def scheduled(transactional_db):
    """A report of an event, due in a moment; and a live one with a change due at the same time."""
    paper = factories.paper()
    moment = timezone.now() + WAIT
    article = factories.article(HEADLINE, to=paper.section)
    Mention.objects.create(article=article, event=paper.event, part="subject")
    workflow.publish(article, by=None, at=moment)
    workflow.save_words(paper.report, by=None, headline=CHANGED)
    workflow.publish(paper.report, by=None, at=moment)
    day = timezone.localtime(moment)
    addresses = [
        "/",
        paper.section.get_absolute_url(),
        f"/archive/{day:%Y/%m/%d}/",
        paper.event.get_absolute_url(),
    ]
    return moment, addresses


def read(live_server, address):
    """The page as any reader gets it; a day on which nothing was published yet may have none."""
    try:
        with urlopen(live_server.url + quote(address, safe="/%")) as answer:
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()


def test_a_report_and_a_change_appear_at_the_first_request_after_their_moment(scheduled, live_server):
    moment, addresses = scheduled
    for address in addresses:
        page = read(live_server, address)
        assert HEADLINE not in page and CHANGED not in page, address
    assert timezone.now() < moment, "the pages before the moment took too long to say anything"
    time.sleep(max(0.0, (moment - timezone.now()).total_seconds()) + 0.05)
    for address in addresses:
        assert HEADLINE in read(live_server, address), address
    assert CHANGED in read(live_server, addresses[1])
