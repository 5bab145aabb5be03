"""Records found by the first letters of any words of their names.

The rarest of the typed words leads: one query says how many terms begin with each, and a list is made from those of
the rarest. Where each word begins very many, as «ا» does, the list that asked is gone through in its own order instead,
each record looked up: the first of them are found at once.

Left to themselves both databases take the wrong one of the two ways: neither knows how many names a beginning has, nor
that a list in the order of names has all that begin alike in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q, QuerySet

from events.models import NameTerm
from newsroom.among import among
from newsroom.arabic.normalise import tokens
from newsroom.heads import joined

MOST_WORDS = 8
SHORTEST_WITH_ARTICLE = 4
MANY = 50_000
"""Terms that begin with a word; with more, most records have one."""
LAST = "\U0010ffff"
"""Stands behind every letter."""

Model = type[models.Model]
Word = tuple[str, ...]
"""The forms of a typed word, any of which will do."""


def matching(model: Model, text: str) -> Q:
    """The condition for the records that bear every typed word, or names that begin with it; any text is one."""
    typed = tokens(text)[:MOST_WORDS]
    return conditions([model], [forms(word.text, text[word.start]) for word in typed])[model]


def conditions(kinds: Sequence[Model], words: Iterable[Iterable[str]]) -> dict[Model, Q]:
    """For each kind the condition for the records that have, for each word, a term that begins with one of its forms.

    One query, made at once. Without words nothing is found.
    """
    asked = list(dict.fromkeys(tuple(word) for word in words))
    if not asked:
        return dict.fromkeys(kinds, Q(pk__in=[]))
    counts = _counts(kinds, asked)
    return {kind: _condition(kind, counts[kind]) for kind in kinds}


def forms(word: str, first: str = "ا") -> list[str]:
    """A folded word, and without its article: «القاسمي» may be kept as «قاسمي».

    `first` is its first letter as it was typed: «ألمانيا» has no article.
    """
    if len(word) > SHORTEST_WITH_ARTICLE and word.startswith("ال") and first in "اٱ":
        return [word, word[2:]]
    return [word]


def _counts(kinds: Sequence[Model], words: Sequence[Word]) -> dict[Model, dict[Word, int]]:
    """For each kind how many terms begin with each word, counted up to one more than `MANY`. One query."""
    begins = "SELECT 1 FROM events_nameterm WHERE kind = %s AND term >= %s AND term < %s"
    counts, values = [], list[Any]()
    for kind in kinds:
        for word in words:
            either = " UNION ALL ".join([begins] * len(word))
            counts.append(f"(SELECT count(*) FROM ({either} LIMIT %s) AS begun)")  # noqa: S608 - no value in it
            for form in word:
                values += [kind._meta.model_name, form, form + LAST]
            values.append(MANY + 1)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", values)
        row = iter(cursor.fetchone())
    return {kind: {word: next(row) for word in words} for kind in kinds}


def _condition(kind: Model, counts: dict[Word, int]) -> Q:
    rarest, *others = sorted(counts, key=counts.__getitem__)
    if counts[rarest] > MANY:
        return Q(*(Exists(_bearing(kind, word, "pk")) for word in counts))
    lists = []
    for form in rarest:
        rows = NameTerm.objects.filter(kind=kind._meta.model_name, term__gte=form, term__lt=form + LAST)
        for word in others:
            if counts[word] <= MANY:
                rows = rows.filter(Exists(_bearing(kind, word, "number")))
        lists.append(rows.values("number"))
    # One list a form: of an OR of two SQLite would go through all terms of the kind.
    return among("pk", joined(lists)) & Q(
        *(Exists(_bearing(kind, word, "pk")) for word in others if counts[word] > MANY)
    )


def _bearing(kind: Model, word: Word, column: str) -> QuerySet[NameTerm]:
    """The terms by which the record whose number stands in a column bears a word."""
    spans = Q()
    for form in word:
        spans |= Q(term__gte=form, term__lt=form + LAST)
    return NameTerm.objects.filter(spans, kind=kind._meta.model_name, number=OuterRef(column))
