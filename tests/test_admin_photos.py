"""Photos at the desk: taken in, described, pointed at, chosen from the library."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.roles import REPORTER, make_roles
from newsroom.models import Photo
from tests import factories
from tests.desk import english_words, send

LIBRARY = "/admin/newsroom/photo/library/"


@pytest.fixture
def at_the_desk(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")


def file(data: bytes | None = None, name: str = "صورة.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, factories.picture() if data is None else data, "image/jpeg")


def test_an_upload_is_kept_with_its_words_and_whoever_brought_it(client, at_the_desk, chief):
    send(
        client,
        "/admin/newsroom/photo/add/",
        "_save",
        file=file(),
        alt="ميناء",
        credit="المصوّرة",
        licence="cc_by",
    )
    photo = Photo.objects.get()
    assert (photo.alt, photo.credit, photo.licence, photo.uploaded_by) == ("ميناء", "المصوّرة", "cc_by", chief)
    assert (photo.width, photo.height) == (320, 240)


@pytest.mark.parametrize("data", [b"", b"<svg onload='alert(1)'/>", b"\xff\xd8\xff\xe0 broken", b"%PDF-1.7"])
def test_a_bad_file_is_refused_in_arabic_on_its_box_and_the_words_stay(client, at_the_desk, data):
    answer = send(
        client, "/admin/newsroom/photo/add/", "_save", file=file(data), alt="وصف طويل", caption="تعليق"
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "errorlist" in page
    assert "وصف طويل" in page
    assert "تعليق" in page
    assert english_words(page) == []
    assert not Photo.objects.exists()


def test_the_focal_point_is_taken_in_arabic_digits_and_moves_the_crops(client, at_the_desk):
    photo = factories.photo()
    before = photo.fingerprint
    send(client, f"/admin/newsroom/photo/{photo.pk}/change/", "_save", focal_x="٠٫٢٥", focal_y="0.75")
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.25, 0.75)
    assert photo.fingerprint != before


def test_a_focal_point_outside_of_the_photo_is_an_error(client, at_the_desk):
    photo = factories.photo()
    answer = send(client, f"/admin/newsroom/photo/{photo.pk}/change/", "_save", focal_x="1.5")
    assert answer.status_code == 200
    photo.refresh_from_db()
    assert photo.focal_x == 0.5


def test_the_form_shows_the_picture_and_no_link_to_the_file_as_it_came(client, at_the_desk):
    photo = factories.photo()
    page = client.get(f"/admin/newsroom/photo/{photo.pk}/change/").content.decode()
    assert "data-focal-point" in page
    assert f"/media/photos/{photo.fingerprint}/" in page
    assert "originals" not in page


def test_the_library_shows_the_newest_first_and_goes_on_from_a_number(client, at_the_desk):
    photos = [factories.photo() for _each in range(3)]
    shelf = client.get(LIBRARY).json()
    assert [photo["id"] for photo in shelf["photos"]] == [photo.pk for photo in reversed(photos)]
    rest = client.get(LIBRARY, {"before": photos[1].pk}).json()
    assert [photo["id"] for photo in rest["photos"]] == [photos[0].pk]


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40])
def test_the_library_takes_no_offence_at_nonsense(client, at_the_desk, before):
    assert client.get(LIBRARY, {"before": before}).status_code == 200


def test_the_library_is_searched_by_what_is_said_about_a_photo(client, at_the_desk):
    factories.photo()
    other = factories.photo()
    Photo.objects.filter(pk=other.pk).update(alt="قطاف الزيتون")
    assert [photo["id"] for photo in client.get(LIBRARY, {"q": "الزيتون"}).json()["photos"]] == [other.pk]


def test_a_reporter_brings_a_photo_in_through_the_library(client, db):
    make_roles()
    writer = factories.in_group(REPORTER, "writer")
    client.force_login(writer, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(f"{LIBRARY}upload/", {"file": file(), "alt": "ساحة المدينة"})
    assert answer.status_code == 201
    assert answer.json()["photo"]["id"] == Photo.objects.get(uploaded_by=writer).pk


def test_the_library_refuses_a_bad_photo_with_a_sentence_by_box(client, at_the_desk):
    answer = client.post(f"{LIBRARY}upload/", {"file": file(b"not a photo"), "alt": ""})
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"file", "alt"}


def test_the_library_is_closed_to_strangers(client, stranger):
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(LIBRARY).status_code == 302
    assert client.post(f"{LIBRARY}upload/", {"file": file(), "alt": "x"}).status_code == 302
    assert not Photo.objects.exists()
