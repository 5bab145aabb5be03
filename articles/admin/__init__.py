"""The desk of the paper."""

from articles.admin import (  # noqa: F401
    article,
    citation,
    coverage,
    genre,
    house_rule,
    section,
    statement,
    synonym,
    tag,
)
from articles.admin.front_page import screen  # noqa: F401
