"""The desk of the paper."""

from articles.admin import article, genre, section, tag  # noqa: F401
