"""The copy desk: remarks on the words of a report, cures that change nothing else, and what holds a report up."""

from __future__ import annotations

import pytest

from articles import copy_desk, workflow
from articles.copy_desk import Words, reasons
from articles.copy_desk.weights import make_rules
from articles.models import Article, Credit, HouseRule
from newsroom.arabic.copydesk import CODES
from newsroom.models import Photo
from tests import factories
from tests.desk import send

FINDINGS = "/admin/articles/article/findings/"


def codes(words, article=None):
    return {remark.code for remark in copy_desk.examine(words, article)}


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_rule_of_the_language_has_a_name_and_a_reason():
    assert set(CODES) <= set(reasons.CODES)
    assert all(reasons.name(code) and reasons.explained(code) for code in reasons.CODES)


def test_a_cure_in_a_body_changes_its_letters_and_nothing_else(db):
    words = Words(
        headline="افتتاح المعرض",
        standfirst="بدأ المعرض, وحضر الزوار",
        body="<p>قال <strong>المدير</strong>, إن المعرض  مفتوح.</p><p>سطر سليم.</p>",
    )
    cured = copy_desk.cured(words, copy_desk.examine(words))
    assert cured.body == "<p>قال <strong>المدير</strong>، إن المعرض مفتوح.</p><p>سطر سليم.</p>"
    assert cured.standfirst == "بدأ المعرض، وحضر الزوار"
    assert cured.headline == words.headline
    assert not [remark for remark in copy_desk.examine(cured) if remark.cure is not None]


def test_of_a_pair_of_quotation_marks_both_are_put_right(db):
    words = Words(headline="عنوان", body='<p>قال المدير "القاعة مفتوحة" ثم مضى، وقال "إلى الغد".</p>')
    remarks = copy_desk.examine(words)
    first = next(remark for remark in remarks if remark.code == "straight-quotes")
    cured = copy_desk.cured(words, copy_desk.with_partners([first], remarks))
    assert cured.body == '<p>قال المدير «القاعة مفتوحة» ثم مضى، وقال "إلى الغد".</p>'


def test_what_a_report_lacks_is_remarked(paper):
    draft = factories.article("بلا مقدمة ولا توقيع", to=paper.section)
    assert {"missing-standfirst", "missing-byline", "missing-photo"} <= codes(Words.of(draft.latest), draft)
    assert not {"missing-standfirst", "missing-byline", "missing-photo"} & codes(
        Words.of(paper.report.latest), paper.report
    )


def test_a_photo_without_alternative_text_or_credit_is_remarked(paper):
    Photo.objects.filter(pk=paper.photo.pk).update(alt=" ", credit="")
    words = Words.of(Article.objects.get(pk=paper.report.pk).latest)
    found = [remark for remark in copy_desk.examine(words, paper.report) if remark.code == "missing-alt"]
    assert {remark.field for remark in found} == {"lead_photo", "body"}
    assert all(remark.blocks for remark in found)
    assert "missing-credit" in codes(words, paper.report)


@pytest.mark.parametrize(
    ("address", "broken"),
    [
        ("/reports/999999/", True),
        ("/people/999999/x/", True),
        ("/no/such/page/", True),
        ("http://localhost/sections/nothing/", True),
        ("/admin/", True),
        ("https://example.org/reports/999999/", False),
        ("/archive/", False),
    ],
)
def test_a_link_to_nowhere_on_our_own_site_is_remarked(db, address, broken):
    words = Words(headline="عنوان", body=f'<p>اقرأ <a href="{address}">هنا</a></p>')
    assert ("broken-link" in codes(words)) is broken


def test_a_link_to_a_page_of_ours_that_readers_see_is_right(paper):
    pages = [paper.report, paper.person, paper.event, paper.section, paper.tag]
    body = "".join(f'<p><a href="{page.get_absolute_url()}">هنا</a></p>' for page in pages)
    assert "broken-link" not in codes(Words(headline="عنوان", body=body))
    type(paper.person).objects.update(published_at=None)
    assert "broken-link" in codes(Words(headline="عنوان", body=body))


def test_a_name_of_the_record_is_spelt_as_the_record_spells_it(db):
    factories.person("أسامة الأحمدي")
    words = Words(headline="عنوان", body="<p>وصل اسامه الاحمدي مساء أمس.</p>")
    found = [remark for remark in copy_desk.examine(words) if remark.code == "house-spelling"]
    assert [remark.cure for remark in found] == ["أسامة الأحمدي"]
    factories.person("أسامه الأحمدي")
    assert "house-spelling" not in codes(words)


def test_a_rule_that_blocks_holds_the_report_up_and_says_why(paper, editor):
    make_rules()
    draft = factories.article("تقرير, بفاصلة لاتينية", to=paper.section)
    HouseRule.objects.filter(code="latin-comma").update(weight=HouseRule.Weight.BLOCK)
    with pytest.raises(workflow.WorkflowError, match="،"):
        workflow.publish(draft, by=editor)
    HouseRule.objects.filter(code="latin-comma").update(weight=HouseRule.Weight.OFF)
    assert "latin-comma" not in codes(Words.of(draft.latest), draft)
    assert workflow.publish(draft, by=editor).is_published()


def test_what_the_machine_imports_is_not_held_up(paper):
    make_rules()
    HouseRule.objects.update(weight=HouseRule.Weight.BLOCK)
    assert workflow.publish(factories.article("بلا شيء", to=paper.section), by=None).is_published()


def test_the_desk_answers_with_remarks_and_with_words_put_right(client, paper, editor):
    enter(client, editor)
    data = {"headline": "عنوان, آخر", "body": "<p>نص  فيه فراغ</p>", "article": paper.report.pk}
    answer = client.post(FINDINGS, data).json()
    comma = next(one for one in answer["findings"] if one["code"] == "latin-comma")
    assert comma["cure"] and comma["reason"] and comma["field"] == "headline"
    put_right = client.post(FINDINGS, {**data, "cure": comma["key"]}).json()
    assert put_right["words"]["headline"] == "عنوان، آخر"
    assert put_right["words"]["body"] == "<p>نص  فيه فراغ</p>"
    everything = client.post(FINDINGS, {**data, "cure": "all"}).json()
    assert everything["words"]["body"] == "<p>نص فيه فراغ</p>"
    assert paper.report.latest.number == Article.objects.get(pk=paper.report.pk).latest.number


@pytest.mark.parametrize(("article", "status"), [("", 200), ("999999", 404), ("x", 404)])
def test_the_desk_answers_for_new_reports_and_not_for_unknown_ones(client, reporter, article, status):
    enter(client, reporter)
    assert client.post(FINDINGS, {"headline": "عنوان", "article": article}).status_code == status


def test_the_words_of_a_report_that_one_may_not_edit_are_not_examined(client, paper, reporter):
    enter(client, reporter)
    assert client.post(FINDINGS, {"headline": "عنوان", "article": paper.report.pk}).status_code == 403


def test_the_administrator_chooses_which_findings_block(client, chief):
    make_rules()
    enter(client, chief)
    page = client.get("/admin/articles/houserule/").content.decode()
    assert "فاصلة لاتينية" in page
    assert HouseRule.objects.count() == len(reasons.CODES)
    number = [row.code for row in HouseRule.objects.order_by("code")].index("tatweel")
    send(client, "/admin/articles/houserule/", "_save", **{f"form-{number}-weight": "block"})
    assert HouseRule.objects.get(code="tatweel").weight == HouseRule.Weight.BLOCK


def test_looking_a_report_over_asks_the_same_few_queries_however_long_it_is(
    paper, django_assert_max_num_queries
):
    Credit.objects.filter(article=paper.report).count()
    long = Words(headline="عنوان", body="<p>سطر من النص.</p>" * 300, lead_photo=paper.photo)
    copy_desk.examine(long, paper.report)
    with django_assert_max_num_queries(10):
        copy_desk.examine(long, paper.report)
