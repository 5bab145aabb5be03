"""The one rule of what is published, on every kind of page: what is not, leaks nowhere."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Credit
from newsroom import frame
from tests import factories

SECRET = "كلمة-لا-يجوز-أن-يراها-أحد"


def hidden_report(paper, how):
    """A report tied to everything of the paper that readers must not see."""
    made = factories.article(f"{SECRET} {how}", to=paper.section, standfirst=SECRET, body=f"<p>{SECRET}</p>")
    factories.link_to_everything(made, paper)
    Credit.objects.create(article=made, person=paper.person)
    if how == "scheduled":
        workflow.publish(made, by=None, at=timezone.now() + timedelta(hours=1))
    elif how == "withdrawn":
        workflow.publish(made, by=None, at=paper.report.published_at)
        workflow.withdraw(made, by=None, reason="سبب معلن")
    elif how == "pending":
        made = paper.report
        workflow.save_words(made, by=None, headline=SECRET, body=f"<p>{SECRET}</p>", standfirst=SECRET)
    return Article.objects.get(pk=made.pk)


@pytest.mark.parametrize("how", ["draft", "scheduled", "withdrawn", "pending"])
def test_what_is_not_published_leaks_on_no_kind_of_page(client, paper, how):
    hidden = hidden_report(paper, how)
    for kind, address in factories.addresses(paper).items():
        html = client.get(address).content.decode()
        assert SECRET not in html, kind
        if how != "pending":
            assert f"/reports/{hidden.pk}/" not in html, kind


@pytest.mark.parametrize("how", ["draft", "scheduled"])
def test_a_report_that_readers_never_saw_is_not_there(client, paper, how):
    hidden = hidden_report(paper, how)
    for address in (f"/reports/{hidden.pk}/", f"/reports/{hidden.pk}/x/", f"/r/{hidden.pk}"):
        response = client.get(address)
        assert response.status_code == 404
        assert SECRET not in response.content.decode()


def test_a_withdrawn_report_answers_gone_with_the_reason_and_without_its_words(client, paper):
    hidden = hidden_report(paper, "withdrawn")
    response = client.get(hidden.get_absolute_url())
    html = response.content.decode()
    assert response.status_code == 410
    assert "سبب معلن" in html and 'dir="rtl"' in html
    words = re.sub(r'(?:href|content)="[^"]*"', "", html)
    assert SECRET not in words


def test_a_scheduled_report_appears_everywhere_once_its_moment_has_come(client, paper):
    hidden = hidden_report(paper, "scheduled")
    # On the day of the paper's own report, whose page is asked for: «five minutes ago» may be yesterday.
    Article.objects.get(pk=hidden.pk).show_from(paper.report.published_at)
    frame.forget()
    for kind in ("front", "section", "day", "person", "event", "tag"):
        assert SECRET in client.get(factories.addresses(paper)[kind]).content.decode(), kind


def test_staff_see_by_the_same_rule_what_is_theirs_to_see(paper, editor, stranger):
    hidden = hidden_report(paper, "draft")
    assert hidden in Article.objects.visible_to(editor)
    assert hidden not in Article.objects.visible_to(stranger)
    assert paper.report in Article.objects.visible_to(stranger)


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "source", "event"])
def test_a_hidden_record_has_no_page_and_no_link(client, paper, kind):
    row = getattr(paper, kind)
    address = row.get_absolute_url()
    type(row).objects.filter(pk=row.pk).update(published_at=None)
    assert client.get(address).status_code == 404
    assert f'href="{address}"' not in client.get(paper.report.get_absolute_url()).content.decode()
