"""The desk of the paper."""

from articles.admin import article, coverage, genre, house_rule, section, statement, synonym, tag  # noqa: F401
