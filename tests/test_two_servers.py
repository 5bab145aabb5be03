"""Two servers on one PostgreSQL: what one publishes the other shows next, and both outlive the database."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from django.db import connection

from tests import servers
from tests.desk import send

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="several machines share a PostgreSQL"
)

FURNISH = """
from tests import factories
paper = factories.paper()
user = factories.user("chief", superuser=True)
user.set_password("كلمة سر طويلة")
user.save()
tell({"addresses": factories.addresses(paper), "report": paper.report.pk})
"""
SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from articles import workflow
from tests import factories
moment = timezone.now() + timedelta(seconds=6)
workflow.publish(factories.article("عنوان في موعده"), by=None, at=moment)
tell(moment.timestamp())
"""
# Its pages name months and days, not reports.
SILENT = ("archive", "year", "month", "events", "past events", "event places", "event month", "series")


@pytest.fixture(scope="module")
def house():
    with servers.house(machines=2) as made:
        yield made


@pytest.fixture(scope="module")
def paper(house):
    return SimpleNamespace(**house.does(FURNISH))


def everywhere(machine, addresses, times=4):
    """What all workers of a machine show at each address."""
    reader = servers.Reader(machine)
    return {kind: [reader.get(address) for _time in range(times)] for kind, address in addresses.items()}


def test_what_one_machine_publishes_the_other_shows_at_the_next_request(house, paper):
    one, other = house.machines
    before = everywhere(other, paper.addresses)
    assert {answer.status for answers in before.values() for answer in answers} == {200}
    editor = servers.Reader(one)
    editor.sign_in("chief", "كلمة سر طويلة")
    form = f"/admin/articles/article/{paper.report}/change/"
    assert send(editor, form, "_publish", headline="عنوان نُشر من الجهاز الآخر").status == 200
    for kind, answers in everywhere(other, paper.addresses).items():
        if kind not in SILENT:
            assert all("عنوان نُشر من الجهاز الآخر" in answer.text for answer in answers), kind
    here, there = (everywhere(machine, paper.addresses) for machine in house.machines)
    for kind in paper.addresses:
        assert len({answer.headers["ETag"] for answer in here[kind] + there[kind]}) == 1, kind


def test_a_moment_that_comes_is_kept_by_both(house, paper):
    moment = house.does(SCHEDULE)
    for machine in house.machines:
        assert "عنوان في موعده" not in servers.Reader(machine).get("/").text
    assert time.time() < moment, "too slow to see it come"
    time.sleep(moment - time.time() + 0.02)
    for machine in house.machines:
        assert "عنوان في موعده" in servers.Reader(machine).get("/").text


def test_the_paper_goes_on_while_the_database_is_stopped(house, paper):
    machine = house.machines[1]
    reader, section = servers.Reader(machine), paper.addresses["section"]
    seen = everywhere(machine, {"front": "/", "section": section}, times=12)
    house.database.stop()
    try:
        for kind, answers in everywhere(machine, {"front": "/", "section": section}).items():
            assert {answer.content for answer in answers} == {answer.content for answer in seen[kind]}
        refused = reader.get("/search/?q=kitab")
        assert refused.status == 503 and "تعذّر" in refused.text
        refused = reader.post("/admin/login/", {"username": "chief", "password": "x"})
        assert refused.status == 503 and "لم يُحفظ ما أرسلته" in refused.text
        assert reader.get("/static/icons/star.svg").status == 200
    finally:
        house.database.start()
    time.sleep(1.1)
    assert reader.get("/archive/").status == 200
    servers.Reader(house.machines[0]).sign_in("chief", "كلمة سر طويلة")
