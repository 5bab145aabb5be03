"""Two people at one form: the second save is refused, nothing typed is lost, and the log knows who changed what."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Credit, Mention
from events.models import Event, Participation, Person, Session
from newsroom.admin.versions import Versions
from newsroom.models import LogEntry, Photo
from tests import factories
from tests.desk import boxes, send

pytestmark = pytest.mark.django_db

FIRST, SECOND = "<p>افتتح الوزير المعرض أمس.</p>", "<p>حضر الحفل جمهور كبير من المدينة.</p>"
PANEL = 'class="merge"'


@pytest.fixture
def mine(client: Client) -> Client:
    """Who comes second."""
    client.force_login(factories.user("second", superuser=True))
    return client


@pytest.fixture
def theirs() -> Client:
    """Who is faster."""
    faster = Client()
    faster.force_login(factories.user("faster", superuser=True))
    return faster


def opened(client: Client, address: str) -> dict[str, Any]:
    return boxes(client.get(address).content.decode())


def new_row(form: dict[str, Any], prefix: str, **typed: Any) -> dict[str, Any]:
    """A first row, as the link under a table makes one of the hidden row."""
    empty = {
        name.replace("__prefix__", "0"): value
        for name, value in form.items()
        if name.startswith(f"{prefix}-__prefix__-")
    }
    return {
        **empty,
        f"{prefix}-TOTAL_FORMS": "1",
        **{f"{prefix}-0-{name}": said for name, said in typed.items()},
    }


def page(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def text_of(answer: Any) -> str:
    """What is read on a page, tags and the spaces between them left out."""
    return " ".join(re.sub(r"<[^>]+>", "", page(answer)).split())


def address(kind: str, thing: Any) -> str:
    return f"/admin/{kind}/{thing.pk}/change/"


def of_report(report: Article) -> str:
    return address("articles/article", report)


def report() -> Article:
    return factories.article("عنوان أول", body=FIRST + SECOND, standfirst="مقدمة")


# The words of a report


def test_the_second_save_of_a_report_is_refused_and_shows_both_texts(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم", note="صححت العنوان")
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})
    assert PANEL in page(answer)
    assert boxes(page(answer))["headline"] == "عنوان مني"
    assert "اسم faster" in text_of(answer)
    assert "وأنت تكتب" in text_of(answer)
    assert "الرجاء تصحيح" not in text_of(answer), "nobody typed anything wrong"
    assert "صححت العنوان" in page(answer)
    assert Article.objects.get().latest.headline == "عنوان منهم"


def test_saving_again_without_looking_is_refused_again(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم")
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})
    answer = mine.post(of_report(article), {**boxes(page(answer)), "_continue": "1"})
    assert PANEL in page(answer)
    assert Article.objects.get().latest.headline == "عنوان منهم"


def test_edits_of_different_paragraphs_are_merged_into_the_form_and_saved_after_a_last_look(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", body=FIRST.replace("أمس", "اليوم") + SECOND)
    typed = {**form, "body": FIRST + SECOND.replace("كبير", "غفير"), "kicker": "معارض"}
    answer = mine.post(of_report(article), {**typed, "_continue": "1"})
    answer = mine.post(of_report(article), {**boxes(page(answer)), "_merge": "1"})
    merged = boxes(page(answer))
    assert merged["body"] == FIRST.replace("أمس", "اليوم") + SECOND.replace("كبير", "غفير")
    assert merged["kicker"] == ["معارض"]
    assert "errornote" not in page(answer)
    assert Article.objects.get().latest.number == 2
    assert mine.post(of_report(article), {**merged, "_continue": "1"}).status_code == 302
    latest = Article.objects.get().latest
    assert (latest.number, latest.kicker, latest.body) == (3, "معارض", merged["body"])


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", ["غفير"]), ("theirs", ["قليل"]), ("both", ["غفير", "قليل"])]
)
def test_a_paragraph_that_both_changed_is_chosen(mine, theirs, choice, kept):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", body=FIRST + SECOND.replace("كبير", "قليل"))
    typed = {**form, "body": FIRST + SECOND.replace("كبير", "غفير")}
    shown = boxes(page(mine.post(of_report(article), {**typed, "_continue": "1"})))
    answer = mine.post(of_report(article), {**shown, "merge-body-1": choice, "_merge": "1"})
    assert boxes(page(answer))["body"] == FIRST + "".join(SECOND.replace("كبير", word) for word in kept)


def test_a_merge_without_a_choice_asks_for_it_and_changes_nothing(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم")
    shown = boxes(page(mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})))
    answer = mine.post(of_report(article), {**shown, "_merge": "1"})
    assert "merge__part--open" in page(answer)
    assert boxes(page(answer))["headline"] == "عنوان مني"
    assert boxes(page(answer))["base"] == ["1"]


def test_all_of_mine_may_be_kept_after_a_look(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم", body=FIRST)
    shown = boxes(page(mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})))
    answer = mine.post(of_report(article), {**shown, "_keep_mine": "1"})
    assert Article.objects.get().latest.headline == "عنوان منهم"
    assert mine.post(of_report(article), {**boxes(page(answer)), "_continue": "1"}).status_code == 302
    latest = Article.objects.get().latest
    assert (latest.headline, latest.body) == ("عنوان مني", FIRST + SECOND)


def test_a_third_save_during_the_merge_is_noticed_too(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", standfirst="منهم")
    shown = boxes(page(mine.post(of_report(article), {**form, "kicker": "مني", "_continue": "1"})))
    send(theirs, of_report(article), "_continue", headline="منهم ثانية")
    answer = mine.post(of_report(article), {**shown, "_merge": "1"})
    merged = boxes(page(answer))
    assert (merged["base"], merged["standfirst"], merged["headline"]) == (["2"], "منهم", "عنوان أول")
    assert PANEL in page(answer)
    assert mine.post(of_report(article), {**merged, "_continue": "1"}).status_code == 200


def test_publishing_over_a_conflict_publishes_nothing(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم")
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_publish": "1"})
    assert PANEL in page(answer)
    assert Article.objects.get().live is None


def test_markup_that_somebody_typed_is_shown_as_text(mine, theirs):
    article = report()
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="<script>alert(1)</script>")
    answer = mine.post(of_report(article), {**form, "headline": "<b>مني</b>", "_continue": "1"})
    assert "<script>alert" not in page(answer)
    assert "&lt;b&gt;" in page(answer)


# The placement of a report


def test_another_section_of_theirs_is_taken_over_and_said(mine, theirs):
    article, sport = report(), factories.section("رياضة")
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", section=sport.pk)
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})
    shown = boxes(page(answer))
    assert (shown["section"], shown["headline"]) == ([str(sport.pk)], "عنوان مني")
    assert "رياضة" in page(answer)
    answer = mine.post(of_report(article), {**shown, "_continue": "1"})
    assert answer.status_code == 302, text_of(answer)
    saved = Article.objects.get()
    assert (saved.section, saved.latest.headline) == (sport, "عنوان مني")


def test_tags_and_rows_of_theirs_stay(mine, theirs):
    article, writer, hall = report(), factories.person("ليلى الكرمي"), factories.person("سامي الحاج")
    Credit.objects.create(article=article, person=hall, role="writer")
    form = opened(mine, of_report(article))
    tag = factories.Tag.objects.create(name="كتب")
    send(
        theirs,
        of_report(article),
        "_continue",
        tags=[tag.pk],
        **{
            "mentions-TOTAL_FORMS": "1",
            "mentions-0-person": writer.pk,
            "mentions-0-part": "subject",
            "credits-0-role": "editor",
        },
    )
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})
    assert "ليلى الكرمي" in page(answer)
    assert mine.post(of_report(article), {**boxes(page(answer)), "_continue": "1"}).status_code == 302
    saved = Article.objects.get()
    assert saved.latest.headline == "عنوان مني"
    assert (Mention.objects.get().person, Credit.objects.get().role) == (writer, "editor")
    assert [one.name for one in saved.tags.all()] == ["كتب"]


def test_a_bulk_move_is_not_turned_back_by_a_form_that_was_open(mine):
    article, sport = report(), factories.section("رياضة")
    tag = factories.Tag.objects.create(name="كتب")
    form = opened(mine, of_report(article))
    workflow.move_section(article, by=None, section=sport)
    workflow.add_tag(article, by=None, tag=tag)
    answer = mine.post(of_report(article), {**form, "headline": "عنوان مني", "_continue": "1"})
    shown = boxes(page(answer))
    assert (shown["section"], shown["tags"]) == ([str(sport.pk)], [str(tag.pk)])
    assert mine.post(of_report(article), {**shown, "_continue": "1"}).status_code == 302
    saved = Article.objects.get()
    assert (saved.section, list(saved.tags.all()), saved.latest.headline) == (sport, [tag], "عنوان مني")


def test_words_alone_do_not_make_the_placement_of_another_form_stale(mine, theirs):
    article, sport = report(), factories.section("رياضة")
    form = opened(mine, of_report(article))
    send(theirs, of_report(article), "_continue", headline="عنوان منهم")
    assert Article.objects.get().version == 0
    assert not LogEntry.objects.filter(verb="article.change")
    form |= {"section": sport.pk, "headline": "عنوان منهم"}
    assert mine.post(of_report(article), {**form, "_continue": "1"}).status_code == 302


# Photos


def test_a_photo_keeps_what_each_of_two_people_wrote(mine, theirs):
    photo = factories.photo()
    at = address("newsroom/photo", photo)
    form = opened(mine, at)
    send(theirs, at, "_save", caption="شرح جديد منهم", licence="cc0")
    answer = mine.post(at, {**form, "alt": "وصف مني", "_save": "1"})
    shown = boxes(page(answer))
    assert (shown["alt"], shown["caption"], shown["licence"]) == (["وصف مني"], ["شرح جديد منهم"], ["cc0"])
    assert "اسم faster" in text_of(answer)
    assert mine.post(at, {**shown, "_save": "1"}).status_code == 302
    saved = Photo.objects.get()
    assert (saved.alt, saved.caption, saved.version) == ("وصف مني", "شرح جديد منهم", 2)


@pytest.mark.parametrize(("choice", "kept"), [("mine", "شرح مني"), ("theirs", "شرح منهم")])
def test_a_caption_that_both_wrote_waits_for_a_choice(mine, theirs, choice, kept):
    photo = factories.photo()
    at = address("newsroom/photo", photo)
    form = opened(mine, at)
    send(theirs, at, "_save", caption="شرح منهم")
    shown = boxes(page(mine.post(at, {**form, "caption": "شرح مني", "_save": "1"})))
    answer = mine.post(at, {**shown, "_save": "1"})
    assert "merge__part--open" in page(answer)
    assert Photo.objects.get().caption == "شرح منهم"
    chosen = {**boxes(page(answer)), "choice-caption": choice}
    assert mine.post(at, {**chosen, "_save": "1"}).status_code == 302
    assert Photo.objects.get().caption == kept


def test_a_save_between_the_look_and_the_choice_is_noticed(mine, theirs):
    photo = factories.photo()
    at = address("newsroom/photo", photo)
    form = opened(mine, at)
    send(theirs, at, "_save", caption="شرح منهم")
    shown = boxes(page(mine.post(at, {**form, "alt": "وصف مني", "_save": "1"})))
    send(theirs, at, "_save", credit="اسم المصور")
    answer = mine.post(at, {**shown, "_save": "1"})
    assert boxes(page(answer))["credit"] == ["اسم المصور"]
    assert mine.post(at, {**boxes(page(answer)), "_save": "1"}).status_code == 302
    saved = Photo.objects.get()
    assert (saved.alt, saved.caption, saved.credit) == ("وصف مني", "شرح منهم", "اسم المصور")


def test_a_save_at_the_same_moment_is_noticed(mine, monkeypatch):
    photo = factories.photo()
    at = address("newsroom/photo", photo)
    form = opened(mine, at)
    look = Versions._bring_up_to_date

    def then_somebody_saves(self: Any, request: Any, object_id: str) -> None:
        look(self, request, object_id)
        if Photo.objects.filter(version=0).update(caption="شرح منهم", version=1):
            LogEntry.objects.record(
                "photo.change",
                photo,
                by=None,
                before={"caption": "شرح الصورة"},
                after={"caption": "شرح منهم", "version": 1},
            )

    monkeypatch.setattr(Versions, "_bring_up_to_date", then_somebody_saves)
    answer = mine.post(at, {**form, "alt": "وصف مني", "_save": "1"})
    shown = boxes(page(answer))
    assert (shown["alt"], shown["caption"]) == (["وصف مني"], ["شرح منهم"])
    assert Photo.objects.get().alt == "ما يُرى في الصورة"


def test_a_change_without_a_row_in_the_log_is_shown_as_a_difference(mine):
    photo = factories.photo()
    at = address("newsroom/photo", photo)
    form = opened(mine, at)
    Photo.objects.update(caption="شرح من أمر", version=1)
    answer = mine.post(at, {**form, "alt": "وصف مني", "_save": "1"})
    assert "شرح من أمر" in page(answer)
    assert Photo.objects.get().caption == "شرح من أمر"
    chosen = {**boxes(page(answer)), "choice-caption": "theirs", "choice-alt": "mine"}
    assert mine.post(at, {**chosen, "_save": "1"}).status_code == 302
    saved = Photo.objects.get()
    assert (saved.alt, saved.caption) == ("وصف مني", "شرح من أمر")


# Events and people, with their rows


@pytest.fixture
def event() -> Event:
    made = factories.event("مؤتمر الكتاب", slogan="نقرأ معا", description="<p>وصف</p>")
    for name in ("ليلى الكرمي", "سامي الحاج", "هدى الراوي"):
        Participation.objects.create(event=made, person=factories.person(name), role="speaker", title="كاتب")
    return made


def test_rows_of_an_event_are_brought_up_to_date_one_by_one(mine, theirs, event):
    at = address("events/event", event)
    form = opened(mine, at)
    newcomer = factories.person("نادر الجبلي")
    send(
        theirs,
        at,
        "_save",
        **{
            "participations-0-title": "وزيرة الثقافة",
            "participations-1-DELETE": "on",
            "participations-TOTAL_FORMS": "4",
            "participations-3-person": newcomer.pk,
            "participations-3-role": "guest",
            "participations-3-order": "0",
            "first_day": "07/12/2025",
        },
    )
    typed = {**form, "slogan": "شعار مني", "participations-2-title": "شاعرة", "_save": "1"}
    shown = boxes(page(mine.post(at, typed)))
    assert mine.post(at, {**shown, "_save": "1"}).status_code == 302
    saved = Event.objects.get()
    assert (saved.slogan, str(saved.first_day)) == ("شعار مني", "2025-12-07")
    rows = {row.person.name: row.title for row in Participation.objects.select_related("person")}
    assert rows == {"ليلى الكرمي": "وزيرة الثقافة", "هدى الراوي": "شاعرة", "نادر الجبلي": ""}


def test_a_row_that_both_changed_waits_for_a_choice(mine, theirs, event):
    at = address("events/event", event)
    form = opened(mine, at)
    first = Participation.objects.order_by("pk")[0]
    send(theirs, at, "_save", **{"participations-0-title": "وزيرة الثقافة", "participations-0-role": "chair"})
    shown = boxes(page(mine.post(at, {**form, "participations-0-title": "أديبة", "_save": "1"})))
    assert shown["participations-0-role"] == ["chair"]
    assert mine.post(at, {**shown, "_save": "1"}).status_code == 200
    chosen = {**shown, f"choice-participations-{first.pk}-title": "mine", "_save": "1"}
    assert mine.post(at, chosen).status_code == 302
    first.refresh_from_db()
    assert (first.title, first.role) == ("أديبة", "chair")


def test_a_row_they_deleted_and_i_changed_is_kept_as_a_new_one(mine, theirs, event):
    at = address("events/event", event)
    form = opened(mine, at)
    send(theirs, at, "_save", **{"participations-0-DELETE": "on"})
    assert Participation.objects.count() == 2
    shown = boxes(page(mine.post(at, {**form, "participations-0-title": "أديبة", "_save": "1"})))
    assert mine.post(at, {**shown, "_save": "1"}).status_code == 302
    assert Participation.objects.filter(title="أديبة", person__name="ليلى الكرمي").count() == 1
    assert Participation.objects.count() == 3


def test_a_row_of_theirs_that_changed_twice_is_not_turned_back(mine, theirs, event):
    at = address("events/event", event)
    form = opened(mine, at)
    day = {"sessions-TOTAL_FORMS": "1", "sessions-0-title": "الافتتاح", "sessions-0-day": "06/12/2025"}
    send(theirs, at, "_save", **day, **{"sessions-0-order": "0"})
    shown = boxes(page(mine.post(at, {**form, "slogan": "شعار مني", "_save": "1"})))
    assert shown["sessions-0-title"] == ["الافتتاح"]
    send(theirs, at, "_save", **{"sessions-0-title": "حفل الافتتاح"})
    answer = mine.post(at, {**shown, "_save": "1"})
    session = Session.objects.get()
    chosen = {**boxes(page(answer)), f"choice-sessions-{session.pk}-title": "theirs", "_save": "1"}
    assert mine.post(at, chosen).status_code == 302
    session.refresh_from_db()
    assert session.title == "حفل الافتتاح"
    assert Event.objects.get().slogan == "شعار مني"


def test_a_person_keeps_what_each_of_two_people_wrote(mine, theirs):
    person, union = factories.person("ليلى الكرمي"), factories.organisation("اتحاد الناشرين")
    at = address("events/person", person)
    form = opened(mine, at)
    position = new_row(form, "positions", organisation=union.pk, title="أمينة السر")
    assert send(theirs, at, "_save", **position).status_code == 302
    name = new_row(form, "other_names", name="أم سامي")
    answer = mine.post(at, {**form, **name, "description": "صحفية.", "_save": "1"})
    assert "أمينة السر" in page(answer)
    assert mine.post(at, {**boxes(page(answer)), "_save": "1"}).status_code == 302
    saved = Person.objects.get(pk=person.pk)
    assert saved.description == "صحفية."
    assert [row.title for row in saved.positions.all()] == ["أمينة السر"]
    assert [row.name for row in saved.other_names.all()] == ["أم سامي"]


def test_a_form_that_changes_nothing_leaves_version_and_log_alone(mine, event):
    send(mine, address("events/event", event), "_save")
    assert Event.objects.get().version == 0
    assert not LogEntry.objects.filter(verb="event.change")


# The log


def test_the_log_keeps_the_changed_fields_and_rows_of_a_record(mine, event):
    row = Participation.objects.order_by("pk")[0]
    send(mine, address("events/event", event), "_save", slogan="شعار", **{"participations-0-title": "أديبة"})
    entry = LogEntry.objects.get(verb="event.change")
    assert entry.before == {"slogan": "نقرأ معا", "participation": {str(row.pk): {"title": "كاتب"}}}
    assert entry.after == {
        "slogan": "شعار",
        "participation": {str(row.pk): {"title": "أديبة"}},
        "version": 1,
    }
    assert (entry.by.username, entry.origin) == ("second", "127.0.0.1")


def test_settings_leave_a_row_in_the_log_too(mine):
    section = factories.section("ثقافة")
    send(mine, address("articles/section", section), "_save", name="ثقافة وفنون")
    entry = LogEntry.objects.get(verb="section.change")
    assert (entry.before, entry.after) == ({"name": "ثقافة"}, {"name": "ثقافة وفنون"})
    mine.post(f"/admin/articles/section/{section.pk}/delete/", {"post": "yes"})
    assert LogEntry.objects.get(verb="section.delete").label == "ثقافة وفنون"


def test_an_account_leaves_a_row_in_the_log_without_its_password(mine):
    colleague = factories.user("colleague")
    send(mine, address("newsroom/user", colleague), "_save", display_name="هدى الراوي")
    entry = LogEntry.objects.get(verb="user.change")
    assert (entry.before, entry.after) == ({"display_name": "اسم colleague"}, {"display_name": "هدى الراوي"})
    new = {"username": "new", "password1": factories.PASSWORD, "password2": factories.PASSWORD}
    send(mine, "/admin/newsroom/user/add/", "_save", **new)
    added = LogEntry.objects.get(verb="user.add")
    assert added.after["username"] == "new"
    assert not [name for name in added.after if "password" in name]


def test_the_list_of_sections_logs_each_row_that_changes(mine):
    made = [factories.section(name, order=number) for number, name in enumerate(("ثقافة", "رياضة"))]
    answer = mine.get("/admin/articles/section/")
    sent = boxes(answer.content.decode())
    sent |= {key: "7" for key in sent if key.endswith("-order")}
    mine.post("/admin/articles/section/", {**sent, "_save": "1"})
    assert LogEntry.objects.filter(verb="section.change").count() == len(made)
