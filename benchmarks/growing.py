"""A large archive out of a small one, in the database: the reports again, earlier and earlier.

A million lines would be imported for the better part of an hour. What a search costs depends on how many documents hold
a word, and in which order; so the documents are repeated, each time at earlier moments and under numbers of their own.
The words (revisions) are not repeated: every copy shows those of the first.
"""

from __future__ import annotations

from datetime import timedelta

DOCUMENTS = "articles_searchdocument"
EARLIER = "(place >> 28) - {seconds} * copy.number"
PLACE = f"(({EARLIER}) << 28) + article_id + {{step}} * copy.number"
ERAS = {"w": 19, "x": 23, "y": 27}


def _era(second: str, length: int) -> str:
    return f"(({second}) + {2**34}) >> {length}"


def grow(times: int) -> None:
    """So many times as many reports as there are, whose numbers run from 1."""
    from django.db import connection
    from django.db.models import Max, Min

    from articles.models import Article

    found = Article.objects.aggregate(first=Min("published_at"), last=Max("published_at"), number=Max("pk"))
    days = (found["last"] - found["first"] + timedelta(days=1)).days
    values = {"seconds": days * 86_400, "step": found["number"], "days": days}
    kind = _postgresql if connection.vendor == "postgresql" else _sqlite
    # Each statement by itself: PostgreSQL indexes no table whose foreign keys are still to be checked.
    with connection.cursor() as cursor:
        for statement in kind(times):
            cursor.execute(statement.format(**values))


def _articles(earlier: str) -> str:
    """The copies of the reports; the live words are those of the first."""
    from articles.models import Article

    changed = {
        "id": "article.id + {step} * copy.number",
        "external_id": "NULL",
        "published_at": earlier.replace("COLUMN", "article.published_at"),
        "first_published_at": earlier.replace("COLUMN", "article.first_published_at"),
    }
    columns = [field.column for field in Article._meta.concrete_fields]
    chosen = ", ".join(changed.get(column, f"article.{column}") for column in columns)
    return (
        f"INSERT INTO articles_article ({', '.join(columns)}) SELECT {chosen}"  # noqa: S608
        " FROM articles_article AS article CROSS JOIN copy"
    )


def _documents(place: str, moment: str, facets: str) -> str:
    kept = "revision, version, pairs, phrases, title_terms, terms"
    return (
        f"INSERT INTO {DOCUMENTS} (place, article_id, published_at, facets, {kept})"  # noqa: S608
        f" SELECT {place}, article_id + {{step}} * copy.number, {moment}, {facets}, {kept}"
        f" FROM {DOCUMENTS} AS document CROSS JOIN copy ORDER BY 1"
    )


def _sqlite(times: int) -> list[str]:
    earlier = "datetime(COLUMN, '-' || ({days} * copy.number) || ' days')"
    facets = "facets"
    for letter, length in ERAS.items():
        old, new = _era("place >> 28", length), _era(EARLIER, length)
        facets = f"replace({facets}, '§{letter}' || ({old}), '§{letter}' || ({new}))"
    return [
        "CREATE TEMPORARY TABLE copy (number integer)",
        "WITH RECURSIVE n (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n"  # noqa: S608
        f" WHERE number < {times - 1}) INSERT INTO copy SELECT number FROM n",
        _articles(earlier),
        _documents(PLACE, earlier.replace("COLUMN", "published_at"), facets),
        "INSERT INTO articles_search (articles_search) VALUES ('optimize')",
    ]


def _postgresql(times: int) -> list[str]:
    earlier = "COLUMN - interval '{days} days' * copy.number"
    eras = ", ".join(f"'§{letter}' || ({_era(EARLIER, length)})" for letter, length in ERAS.items())
    facets = (
        "array_to_tsvector(ARRAY(SELECT term FROM unnest(tsvector_to_array(facets)) AS term"  # noqa: S608
        f" WHERE left(term, 2) NOT IN ('§w', '§x', '§y')) || ARRAY[{eras}])"
    )
    return [
        f"CREATE TEMPORARY TABLE copy AS SELECT generate_series(1::bigint, {times - 1}) AS number",  # noqa: S608
        "SET maintenance_work_mem = '1GB'",
        "DROP INDEX articles_search",
        "DROP INDEX articles_search_title",
        _articles(earlier),
        _documents(PLACE, earlier.replace("COLUMN", "published_at"), facets),
        f"CREATE INDEX articles_search ON {DOCUMENTS} USING gin (terms, facets)",
        f"CREATE INDEX articles_search_title ON {DOCUMENTS} USING gin (title_terms, (facets || ''::tsvector))",
        "SELECT setval(pg_get_serial_sequence('articles_article', 'id'), max(id)) FROM articles_article",
    ]
