"""Who may do what, as named predicates; admin, views, templates and verbs ask the same ones.

`None` stands for the machine itself (a command, an import), which may do everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.stages import Stage

if TYPE_CHECKING:
    from articles.models import Article
    from newsroom.models import User


def is_writer_of(user: User, article: Article) -> bool:
    """Whether the report is theirs."""
    return article.created_by_id == user.pk


def may_publish(user: User | None, article: Article) -> bool:
    """Publish, schedule, withdraw, correct, approve and return: whoever holds the permission."""
    return user is None or (user.is_active and user.has_perm("articles.publish_article"))


def may_edit(user: User | None, article: Article) -> bool:
    """Change words and placement: an editor always, a writer as long as the own draft is not handed in."""
    if user is None or may_publish(user, article):
        return True
    own_draft = is_writer_of(user, article) and article.stage == Stage.DRAFT
    return user.is_active and own_draft and user.has_perm("articles.change_article")
