"""The paper on a home screen: its manifest, its worker, its page for offline."""

import json

from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from newsroom.models import SiteIdentity


def test_the_manifest_is_the_papers_own_and_arabic(client, paper):
    SiteIdentity.objects.update_or_create(pk=1, defaults={"name": "المرفأ", "tagline": "أخبار الساحل"})
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ar", "rtl", "/")
    assert manifest["name"] == "المرفأ"
    assert paper.section.name in [shortcut["name"] for shortcut in manifest["shortcuts"]]


def test_the_icons_of_the_manifest_are_there_in_the_sizes_it_says(client, db):
    icons = json.loads(client.get("/manifest.webmanifest").content)["icons"]
    assert {"any", "maskable"} == {icon["purpose"] for icon in icons}
    for icon in icons:
        found = finders.find(icon["src"].removeprefix(settings.STATIC_URL))
        with Image.open(found) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_the_worker_lies_at_the_root_and_is_asked_for_each_time(client, db):
    response = client.get("/sw.js")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/javascript")
    assert "max-age=0" in response["Cache-Control"]


def test_every_page_leads_to_the_manifest(client, paper):
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/").content.decode()


def test_the_page_for_offline_says_what_is_kept_and_by_whom(client, db):
    html = client.get("/offline/").content.decode()
    assert "محفوظ على هذا الجهاز" in html
    assert 'content="noindex"' in html
