"""The first page of the desk: what waits for whom."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles import workflow
from articles.dashboard import LENGTH, Dashboard
from articles.models import Autosave
from articles.roles import ADMINISTRATOR, MANAGING_EDITOR, REPORTER, SECTION_EDITOR, make_roles
from tests import factories

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def people(db):
    make_roles()
    return {
        role: factories.in_group(group, name)
        for role, group, name in (
            ("reporter", REPORTER, "reporter"),
            ("section", SECTION_EDITOR, "section-editor"),
            ("managing", MANAGING_EDITOR, "managing"),
            ("admin", ADMINISTRATOR, "administrator"),
        )
    }


def headlines(rows) -> list[str]:
    return [str(row) for row in rows]


def test_a_returned_report_comes_with_the_last_note_and_is_no_mere_draft(client, people):
    reporter, editor = people["reporter"], people["managing"]
    factories.article("مسودة", by=reporter)
    factories.article("مسودة غيري", by=editor)
    back = factories.article("أُعيد", by=reporter)
    for note in ("ملاحظة أولى", "ملاحظة أخيرة"):
        workflow.submit(back, by=reporter)
        workflow.return_to_author(back, by=editor, note=note)
    desk = Dashboard(reporter)
    assert headlines(desk.drafts) == ["مسودة"]
    assert headlines(desk.returned) == ["أُعيد"]
    client.force_login(reporter, backend=BACKEND)
    page = client.get("/admin/").content.decode()
    assert "ملاحظة أخيرة" in page and "ملاحظة أولى" not in page
    assert "managing" in page  # by whom
    workflow.submit(back, by=reporter)
    assert headlines(Dashboard(reporter).returned) == []
    assert headlines(Dashboard(reporter).handed_in) == ["أُعيد"]


def test_texts_that_were_never_saved_lead_back_to_their_form(client, people):
    reporter = people["reporter"]
    draft, key = factories.article(by=reporter), uuid4()
    Autosave.objects.create(key=key, by=reporter, headline="بداية نص")
    Autosave.objects.create(key=uuid4(), by=reporter, article=draft, headline="تتمة نص")
    Autosave.objects.create(key=uuid4(), by=people["managing"], headline="نص غيري")
    client.force_login(reporter, backend=BACKEND)
    page = client.get("/admin/").content.decode()
    assert f'href="/admin/articles/article/add/?autosave={key}"' in page
    assert f'href="/admin/articles/article/{draft.pk}/change/"' in page
    assert "بداية نص" in page and "تتمة نص" in page and "نص غيري" not in page


def test_a_section_editor_reviews_the_assigned_sections_and_a_managing_editor_those_first(people):
    own, other = factories.section(), factories.section()
    own.editors.add(people["section"], people["managing"])
    for headline, section in (("بعيد", other), ("قريب", own)):
        made = factories.article(headline, to=section, by=people["reporter"])
        workflow.submit(made, by=None)
    assert headlines(Dashboard(people["section"]).to_review) == ["قريب"]
    assert headlines(Dashboard(people["managing"]).to_review) == ["قريب", "بعيد"]
    assert Dashboard(people["reporter"]).to_review == []


def test_what_is_to_come_stands_in_its_order_with_the_zone_named(client, people):
    now = timezone.now()
    factories.report("بعد غد", at=now + timedelta(days=2))
    live = factories.report("منشور")
    workflow.save_words(live, by=None, headline="تعديل غدًا")
    workflow.publish(live, by=None, at=now + timedelta(days=1))
    factories.report("بعد ثلاثة أيام", at=now + timedelta(days=3))
    assert headlines(Dashboard(people["managing"]).scheduled) == ["تعديل غدًا", "بعد غد", "بعد ثلاثة أيام"]
    assert Dashboard(people["reporter"]).scheduled == []
    client.force_login(people["managing"], backend=BACKEND)
    assert "بتوقيت بيروت" in client.get("/admin/").content.decode()


def test_pending_changes_are_listed_unless_they_have_a_moment(people):
    for headline, at in (("معلّق", None), ("مجدول", timezone.now() + timedelta(hours=3))):
        live = factories.report()
        workflow.save_words(live, by=None, headline=headline)
        if at:
            workflow.publish(live, by=None, at=at)
    assert headlines(Dashboard(people["managing"]).pending) == ["معلّق"]
    assert Dashboard(people["reporter"]).pending == []


def test_urgent_and_pinned_reports_show_until_they_lapse(people):
    now = timezone.now()
    urgent, pinned = factories.report("عاجل"), factories.report("مثبّت")
    workflow.mark_urgent(urgent, by=None, until=now + timedelta(hours=1))
    workflow.pin(pinned, by=None, until=now + timedelta(hours=1))
    assert set(headlines(Dashboard(people["reporter"]).prominent)) == {"عاجل", "مثبّت"}
    type(urgent).objects.update(urgent_until=now - timedelta(seconds=1))
    assert headlines(Dashboard(people["reporter"]).prominent) == ["مثبّت"]


def test_events_of_today_and_the_coming_days_are_listed(people):
    today = timezone.localdate()
    factories.event("اليوم", first_day=today)
    factories.event("مستمر", first_day=today - timedelta(days=2), last_day=today)
    factories.event("قريب", first_day=today + timedelta(days=3))
    factories.event("بعيد", first_day=today + timedelta(days=40))
    factories.event("انتهى", first_day=today - timedelta(days=1))
    assert headlines(Dashboard(people["reporter"]).events) == ["مستمر", "اليوم", "قريب"]


def test_lists_are_short_and_lead_to_the_whole(client, people):
    for _number in range(LENGTH + 2):
        workflow.submit(factories.article(), by=None)
    desk = Dashboard(people["managing"])
    assert len(desk.to_review) == LENGTH
    client.force_login(people["managing"], backend=BACKEND)
    page = client.get("/admin/").content.decode()
    assert 'href="/admin/articles/article/?standing=submitted"' in page
    whole = client.get("/admin/articles/article/", {"standing": "submitted"})
    assert len(whole.context["cl"].result_list) == LENGTH + 2


@pytest.mark.parametrize("role", ["reporter", "section", "managing", "admin"])
def test_everybody_who_writes_has_the_big_button(client, people, role):
    client.force_login(people[role], backend=BACKEND)
    page = client.get("/admin/").content.decode()
    assert "morning__new" in page and "تقرير جديد" in page


def test_somebody_without_a_role_sees_an_empty_desk(client, paper):
    client.force_login(factories.user("nobody"), backend=BACKEND)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert paper.report.latest.headline not in answer.content.decode()
