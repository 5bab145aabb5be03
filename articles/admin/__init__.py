"""The desk of the paper."""

from articles.admin import article, coverage, genre, house_rule, section, synonym, tag  # noqa: F401
