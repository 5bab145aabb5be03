"""What holds of the files of the repository themselves."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import ngettext

from newsroom.management.commands.compile_catalogue import compile_stale
from scripts import lint_templates, messages

ROOT = Path(settings.BASE_DIR)


@pytest.mark.parametrize("name", ["base", "dev"])
def test_the_lock_holds_hashes_and_no_host(name):
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert "http" not in lock
    assert "index" not in lock
    requirements = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock, re.M | re.S)
    assert len(requirements) > 15
    for requirement in requirements:
        assert re.match(r"[a-z0-9._-]+==", requirement), requirement.splitlines()[0]
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_the_lock_of_the_tests_names_the_versions_of_the_product():
    def versions(name):
        return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements" / name).read_text(), re.M))

    base, dev = versions("base.txt"), versions("dev.txt")
    assert base.items() <= dev.items()


def test_the_floors_import_downwards_only():
    judged = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout


def test_templates_and_style_sheets_keep_the_house_rules(capsys):
    assert lint_templates.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<p>مرحبًا</p>", "not translated"),
        ('<img alt="A cat">', "not translated"),
        ('<p style="x"></p>', "style attribute"),
        ('<p onclick="x"></p>', "event attribute"),
        ("<script>x</script>", "without src"),
        ("{% nothing %}", "does not compile"),
    ],
)
def test_the_judge_of_templates_sees_each_fault(tmp_path, monkeypatch, settings, text, fault):
    monkeypatch.setattr(lint_templates, "TEMPLATES", tmp_path)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path], "APP_DIRS": False}]
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    assert [what for _line, what in lint_templates.template_faults(page) if fault in what]


@pytest.mark.parametrize(
    "rule", ["margin-left: 0", "left: 0", "text-align: right", "letter-spacing: 1px", "font-style: italic"]
)
def test_the_judge_of_style_sheets_sees_each_fault(tmp_path, rule):
    sheet = tmp_path / "sheet.css"
    sheet.write_text(f"a {{ {rule}; }}")
    assert list(lint_templates.style_faults(sheet))


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_arabic_catalogue_is_complete(domain):
    assert not list(messages.faults(domain))


def test_the_catalogue_compiles_once_and_anew_when_it_changes(tmp_path):
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_bytes((ROOT / "locale/ar/LC_MESSAGES/django.po").read_bytes())
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]
    assert compile_stale(tmp_path) == []
    with source.open("rb") as file:
        assert read_po(file).num_plurals == 6


def test_messages_reach_people_in_arabic_with_the_right_plural():
    with translation.override("ar"):
        assert Template("{% load i18n %}{% translate 'Archive' %}").render(Context()) == "الأرشيف"
        said = {
            number: ngettext(
                "This password is too short. It must contain at least %d character.",
                "This password is too short. It must contain at least %d characters.",
                number,
            )
            for number in (1, 2, 3, 11, 100)
        }
    assert len(set(said.values())) == 5


def test_nothing_is_left_to_be_done_in_the_sources():
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    own = [
        path for part in ("newsroom", "events", "articles", "scripts") for path in (ROOT / part).rglob("*.py")
    ]
    assert len(own) > 50
    assert not [path for path in own if marks.search(path.read_text(encoding="utf-8"))]
