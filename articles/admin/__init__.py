"""The desk of the paper."""

from articles.admin import article, citation, genre, house_rule, section, synonym, tag  # noqa: F401
