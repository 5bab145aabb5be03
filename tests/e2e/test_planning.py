"""The journeys of planning: from a planned coverage to a published report, and a statement cut out without leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Coverage, Mention, Statement
from events.models import Participation
from tests import factories
from tests.e2e.selecting import select
from tests.e2e.test_editor import english, sign_in

QUOTE = "لن نغلق الميناء في وجه الصيادين"


@pytest.fixture
def desk(transactional_db):
    return factories.chief()


@pytest.fixture
def conference(transactional_db):
    """An event of today with a speaker."""
    event = factories.event("ملتقى الموانئ", first_day=timezone.localdate())
    speaker = factories.person("هالة المرساوي")
    Participation.objects.create(event=event, person=speaker, title="مديرة الميناء")
    return event


def test_a_coverage_is_found_in_the_agenda_started_published_and_completed(desk, conference, open_page):
    section = factories.section("محليات")
    Coverage.objects.create(
        event=conference, section=section, assigned_to=desk, due_at=timezone.now() + timedelta(minutes=5)
    )
    page = open_page(1280)
    sign_in(page, desk)
    page.locator(".morning__agenda").click()
    assert english(page) == []
    page.locator("body").press("ArrowLeft")
    page.wait_for_url("**day=**")
    page.locator("body").press("Home")
    page.wait_for_load_state()
    page.locator(".agenda-entry--coverage .agenda-entry__what").click()
    assert english(page) == []
    page.locator("[value=start]").click()
    page.wait_for_url("**/admin/articles/article/*/change/")
    assert page.input_value("[name=headline]") == "ملتقى الموانئ"
    assert Coverage.objects.get().stage == Coverage.Stage.IN_PROGRESS
    page.locator(".ProseMirror").first.click()
    page.keyboard.type("بدأ الملتقى صباح اليوم.")
    page.locator("[name=_publish]").first.click()
    page.wait_for_load_state()
    page.goto("/admin/articles/coverage/agenda/")
    assert page.locator(".coverage-stage--completed").count() == 1
    named = {str(link.entity) for link in Mention.objects.filter(article=Article.objects.get())}
    assert named == {"ملتقى الموانئ", "هالة المرساوي"}


def test_a_quotation_is_selected_and_becomes_a_statement_without_leaving_the_report(
    desk, conference, open_page
):
    speaker = conference.participations.get().person
    report = factories.article("الميناء مفتوح", body=f"<p>قالت المديرة: «{QUOTE}».</p>")
    for part, named in (("quoted", {"person": speaker}), ("subject", {"event": conference})):
        Mention.objects.create(article=report, part=part, **named)
    workflow.publish(report, by=None)
    page = open_page(1280)
    sign_in(page, desk)
    page.goto(f"/admin/articles/article/{report.pk}/change/")
    page.fill("[name=note]", "ملاحظة لم تُحفظ")
    page.locator(".ProseMirror").first.wait_for()
    select(page, QUOTE)
    page.locator(".said-panel__cut").click()
    dialog = page.locator(".said-dialog")
    dialog.wait_for()
    assert dialog.locator("[name=text]").input_value() == QUOTE
    assert dialog.locator(f"[value=person-{speaker.pk}]").is_checked()
    dialog.get_by_text("احفظ التصريح").click()
    page.locator(".said-panel__list").wait_for()
    statement = Statement.objects.get()
    assert (statement.text, statement.title, statement.event) == (QUOTE, "مديرة الميناء", conference)
    assert page.input_value("[name=note]") == "ملاحظة لم تُحفظ"

    site = open_page(390)
    site.goto(statement.get_absolute_url())
    assert site.url.endswith(f"#statement-{statement.pk}")
    assert site.locator(f"#statement-{statement.pk}").inner_text() == QUOTE
    site.goto("/statements/")
    assert site.get_by_text(QUOTE).count() == 1
