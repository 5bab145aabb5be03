"""The desk itself: all remarks on a report, weighed by the house; and the words put right."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from articles.copy_desk import reasons
from articles.copy_desk.completeness import completeness
from articles.copy_desk.links import links
from articles.copy_desk.remark import Remark, Subject, Words
from articles.copy_desk.weights import weights
from articles.copy_desk.wording import wording
from articles.models import Article, HouseRule
from newsroom.arabic.copydesk import CODES as LANGUAGE
from newsroom.body_lines import Edit, edited

# Who looks, and for what.
LOOKS = (
    (wording, frozenset(LANGUAGE)),
    (completeness, frozenset(reasons.CODES) - {*LANGUAGE, "broken-link"}),
    (links, frozenset({"broken-link"})),
)


def examine(words: Words, article: Article | None = None) -> list[Remark]:
    """All remarks that the house wants to hear, those that block publishing first, then from the headline down."""
    heavy = weights()
    wanted = frozenset(code for code, weight in heavy.items() if weight != HouseRule.Weight.OFF)
    remarks = _remarks(Subject(words, article), wanted)
    weighed = [replace(remark, blocks=heavy[remark.code] == HouseRule.Weight.BLOCK) for remark in remarks]
    return sorted(weighed, key=lambda remark: not remark.blocks)


def in_the_way(article: Article) -> list[Remark]:
    """The remarks on the latest words that have to be put right before publishing."""
    if article.latest is None:
        return []
    wanted = frozenset(code for code, weight in weights().items() if weight == HouseRule.Weight.BLOCK)
    return _remarks(Subject(Words.of(article.latest), article), wanted)


def _remarks(subject: Subject, wanted: frozenset[str]) -> list[Remark]:
    """The remarks with one of these codes; who would find none of them does not look."""
    looks = [look for look, codes in LOOKS if codes & wanted]
    return [remark for look in looks for remark in look(subject) if remark.code in wanted]


def with_partners(chosen: Iterable[Remark], remarks: Collection[Remark]) -> list[Remark]:
    """The chosen remarks, and of a pair of marks the other one: a quotation is not left open."""
    wanted = list(chosen)
    places = {(one.field, one.line, dict(one.params).get("partner")) for one in wanted}
    return wanted + [
        one for one in remarks if one not in wanted and (one.field, one.line, one.start) in places
    ]


def cured(words: Words, remarks: Collection[Remark]) -> Words:
    """The words with the cures of these remarks in them; remarks without a cure change nothing."""
    curable = [remark for remark in remarks if remark.cure is not None]
    edits = [
        Edit(remark.line, remark.start, remark.end, remark.cure)
        for remark in curable
        if remark.field == "body" and remark.line is not None and remark.cure is not None
    ]

    def line(field: str) -> str:
        return _line(getattr(words, field), [remark for remark in curable if remark.field == field])

    return replace(
        words,
        kicker=line("kicker"),
        headline=line("headline"),
        standfirst=line("standfirst"),
        body=edited(words.body, edits),
    )


def _line(line: str, remarks: list[Remark]) -> str:
    for remark in sorted(remarks, key=lambda one: one.start, reverse=True):
        line = line[: remark.start] + (remark.cure or "") + line[remark.end :]
    return line
