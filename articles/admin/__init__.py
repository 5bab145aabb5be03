"""The desk of the paper."""

from articles.admin import article, citation, coverage, genre, house_rule, section, synonym, tag  # noqa: F401
from articles.admin.front_page import screen  # noqa: F401
