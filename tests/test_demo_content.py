"""The demo newsroom's files: every reference leads somewhere, and the Arabic keeps the house rules."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from articles.demo.pictures import SCENES, draw

DEMO = Path(__file__).parent.parent / "articles" / "demo"
KINDS = ("sections", "genres", "places", "sources", "organisations", "people", "events", "photos")
ALLOWED_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "a", "figure", "img", "figcaption"}
ALLOWED_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ARABIC = "\u0621-\u064a"
LEAST = {
    "sections": 8,
    "genres": 8,
    "sources": 6,
    "organisations": 25,
    "people": 40,
    "places": 12,
    "events": 6,
}


def read(name: str) -> Any:
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


WORLD: dict[str, list[dict[str, Any]]] = {kind: read(f"{kind}.json") for kind in KINDS}
REPORTS: list[dict[str, Any]] = [
    report for file in sorted((DEMO / "reports").glob("*.json")) for report in read(f"reports/{file.name}")
]
KEYS = {kind: {row["key"] for row in rows} for kind, rows in WORLD.items()}
STORE_OF = {
    "person": "people",
    "organisation": "organisations",
    "on_behalf_of": "organisations",
    "event": "events",
    "place": "places",
    "source": "sources",
    "photo": "photos",
    "lead_photo": "photos",
    "logo": "photos",
    "section": "sections",
    "genre": "genres",
}


class Body(HTMLParser):
    """What a body holds: its tags, its text by block, the photos it shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.blocks: list[str] = []
        self.photos: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in {"p", "h2", "h3", "th", "td", "figcaption"}:
            self.blocks.append("")
        self.photos += [v.removeprefix("photo:") for k, v in attrs if tag == "img" and k == "src" and v]

    def handle_data(self, data: str) -> None:
        if self.blocks and data.strip():
            self.blocks[-1] += data

    @property
    def words(self) -> int:
        return len(" ".join(self.blocks).split())


def references(row: dict[str, Any], parent_kind: str) -> list[tuple[str, str]]:
    """Every (store, key) that a row or the rows inside it name."""
    found = []
    for field, value in row.items():
        if field == "parent" and value:
            found.append((parent_kind, value))
        elif field in STORE_OF and isinstance(value, str):
            found.append((STORE_OF[field], value))
        elif isinstance(value, list):
            found += [
                ref for child in value if isinstance(child, dict) for ref in references(child, parent_kind)
            ]
    return found


def shown_texts(row: Any) -> list[str]:
    """All text a reader can meet in a row, tags taken off."""
    if isinstance(row, str):
        return [re.sub(r"<[^>]+>", "", row)]
    children = row.values() if isinstance(row, dict) else row if isinstance(row, list) else ()
    return [text for child in children for text in shown_texts(child)]


EVERYTHING = [read("identity.json"), *(row for rows in WORLD.values() for row in rows), *REPORTS]


@pytest.mark.parametrize("kind", [*KINDS, "reports"])
def test_keys_are_ascii_and_unique(kind: str) -> None:
    rows = REPORTS if kind == "reports" else WORLD[kind]
    counted = Counter(row["key"] for row in rows)
    assert [key for key, times in counted.items() if times > 1 or not re.fullmatch(r"[a-z0-9-]+", key)] == []


@pytest.mark.parametrize(("kind", "least"), LEAST.items())
def test_the_newsroom_is_as_large_as_promised(kind: str, least: int) -> None:
    assert len(WORLD[kind]) >= least


def test_there_are_about_sixty_reports_in_every_stage() -> None:
    stages = Counter(report["stage"] for report in REPORTS)
    assert stages["published"] >= 58
    assert (stages["draft"], stages["submitted"], stages["withdrawn"]) == (2, 1, 1)
    assert sum(report.get("day", -1) > 0 for report in REPORTS) == 1, "one report is scheduled"
    assert sum("minutes_ago" in report for report in REPORTS) >= 6
    assert sum("minutes_ago" in report or -7 <= report["day"] <= 0 for report in REPORTS) >= 20
    assert {c["kind"] for report in REPORTS for c in report["corrections"]} == {
        "correction",
        "clarification",
        "update",
    }


def test_every_reference_leads_to_a_record() -> None:
    rows = [(row, kind) for kind, rows in WORLD.items() for row in rows] + [(row, "") for row in REPORTS]
    named = [(row["key"], *ref) for row, kind in rows for ref in references(row, kind)]
    assert len(named) > 400
    assert [ref for ref in named if ref[2] not in KEYS[ref[1]]] == []


def test_no_source_person_organisation_or_photo_is_left_over() -> None:
    rows = [(row, kind) for kind, rows in WORLD.items() for row in rows] + [(row, "") for row in REPORTS]
    used = {ref for row, kind in rows for ref in references(row, kind)}
    used |= {("photos", key) for report in REPORTS for key in Body(report["body"]).photos}
    for kind in ("sources", "people", "organisations", "photos", "genres", "sections"):
        assert KEYS[kind] - {key for store, key in used if store == kind} == set(), kind


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["key"])
def test_a_report_has_a_clean_body_of_fair_length(report: dict[str, Any]) -> None:
    body = Body(report["body"])
    assert body.tags <= ALLOWED_TAGS
    assert set(body.photos) <= KEYS["photos"]
    assert 120 <= body.words <= 450
    assert report["headline"] and report["tags"] and report["credits"]
    assert ("withdrawal_reason" in report) == (report["stage"] == "withdrawn")


def test_no_headline_and_no_paragraph_stands_twice() -> None:
    for texts in (
        [report["headline"] for report in REPORTS],
        [report["standfirst"] for report in REPORTS],
        [b for report in REPORTS for b in Body(report["body"]).blocks if len(b) > 30],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_the_desk_meets_short_and_very_long_headlines_and_every_kind_of_block() -> None:
    lengths = [len(report["headline"]) for report in REPORTS]
    assert min(lengths) < 20
    assert max(lengths) > 120
    assert set().union(*(Body(report["body"]).tags for report in REPORTS)) >= ALLOWED_TAGS - {"h3", "strong"}


def test_the_arabic_keeps_the_house_rules() -> None:
    wrong = {
        "Latin comma": rf"[{ARABIC}]\s*[,;?]|[,;?]\s*[{ARABIC}]",
        "straight or curly quotes": r"[\"'“”]",
        "tatweel": "\u0640",
        "Arabic-Indic digits": "[\u0660-\u0669]",
        "space before a mark": r"\s[،؛؟.:](?:\s|$)",
        "two spaces": r"\S  +\S",
        "dual counted twice": r"\b2 \w+(?:ان|ين)\b",
    }
    texts = [re.sub(r"https?://\S+", "", text) for row in EVERYTHING for text in shown_texts(row)]
    prose = [re.sub(r"\s+", " ", text) for text in texts if re.search(f"[{ARABIC}]", text)]
    found = {
        name: [t[:90] for t in prose if re.search(pattern, t.strip())] for name, pattern in wrong.items()
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_the_conference_holds_all_that_a_conference_can() -> None:
    conference = next(event for event in WORLD["events"] if event["key"] == "coastal-cities")
    parts = Counter(p["role"] for p in conference["participations"])
    assert parts["speaker"] >= 6 and parts["partner"] >= 3
    assert parts["organiser"] and parts["host"] and parts["chair"]
    assert {p["mode"] for p in conference["participations"] if p["role"] == "speaker"} >= {
        "in_person",
        "video",
    }
    assert {s["day"] for s in conference["sessions"]} == {0, 1}
    assert any(
        o["status"] == "promised" and o["due"] == conference["last_day"] for o in conference["outcomes"]
    )
    about = [r for r in REPORTS if any(m.get("event") == "coastal-cities" for m in r["mentions"])]
    assert len(about) >= 5


def test_events_come_in_every_state() -> None:
    for event in WORLD["events"]:
        assert event["first_day"] <= event["last_day"]
        assert bool(event["status_reason"]) == (event["status"] in {"postponed", "cancelled"})
        for participation in event["participations"]:
            assert bool(participation["person"]) != bool(participation["organisation"])
            assert (participation["session"] or 0) < max(1, len(event["sessions"]))
    assert {event["status"] for event in WORLD["events"]} >= {"announced", "held", "postponed", "cancelled"}
    assert {event["precision"] for event in WORLD["events"]} == {"day", "month", "year"}
    assert any(event["previous_first_day"] is not None for event in WORLD["events"])


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_drawn_the_same_each_time(scene: str) -> None:
    first, again, other = (draw(scene, seed, (240, 160)) for seed in (5, 5, 6))
    assert first.size == (240, 160)
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_every_photo_names_a_scene_and_a_focal_point_and_has_its_own_alt_text() -> None:
    assert len({photo["alt"] for photo in WORLD["photos"]}) == len(WORLD["photos"])
    for photo in WORLD["photos"]:
        assert photo["scene"] in SCENES
        assert all(0 <= share <= 1 for share in photo["focal"])
        assert photo["alt"] and photo["credit"]
