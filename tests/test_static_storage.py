"""What collectstatic does to the sheets of the paper."""

import re

import pytest
from django.core.management import call_command

from newsroom.static_storage import PART, SCRIPT_PART


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "newsroom.static_storage.PaperStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_the_sheet_of_the_paper_is_written_out_as_one(collected, settings):
    source = (settings.BASE_DIR / "static/css/paper.css").read_text()
    parts = PART.findall(source)
    assert len(parts) > 5
    (sheet,) = collected.glob("css/paper.????????????.css")
    text = sheet.read_text()
    assert "@import" not in text
    assert "/*" not in text
    for part in parts:
        selectors = re.findall(
            r"^  (\.[\w-]+) \{", (settings.BASE_DIR / "static/css" / part).read_text(), re.M
        )
        assert all(f"{selector} {{" in text for selector in selectors), part


def test_the_script_of_the_paper_is_written_out_as_one(collected, settings):
    folder = settings.BASE_DIR / "static/js"
    parts = SCRIPT_PART.findall((folder / "paper.js").read_text())
    assert len(parts) > 3
    (script,) = collected.glob("js/paper.????????????.js")
    text = script.read_text()
    assert not re.search(r"^(import|export)\b|^\s*//", text, re.MULTILINE)
    for part in parts:
        source = (folder / part).read_text()
        assert not re.search(r"^(import|export)\b", source, re.MULTILINE), f"{part} gives or takes something"
        words = [line for line in source.splitlines() if line.strip() and not line.strip().startswith("//")]
        assert "\n".join(words) in re.sub(r"\n\n+", "\n", text), part


def test_scripts_of_the_desk_that_give_each_other_things_stay_apart(collected):
    (script,) = collected.glob("js/admin/body_editor.????????????.js")
    assert 'from "./selection_menu' in script.read_text()


def test_the_fonts_it_names_are_the_lasting_ones(collected):
    (sheet,) = collected.glob("css/paper.????????????.css")
    fonts = re.findall(r'url\("([^"]+\.woff2)"\)', sheet.read_text())
    assert fonts
    for font in fonts:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)
        assert (sheet.parent / font).resolve().exists()


def test_it_is_stored_compressed(collected):
    (sheet,) = collected.glob("css/paper.????????????.css")
    assert sheet.with_name(sheet.name + ".br").exists()
    assert sheet.with_name(sheet.name + ".gz").exists()
