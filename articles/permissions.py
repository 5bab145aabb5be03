"""Who may do what, as named predicates; admin, views, templates and verbs ask the same ones.

`None` stands for the machine itself (a command, an import), which may do everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.stages import Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from articles.models import Article, Coverage
    from newsroom.models import User


def is_writer_of(user: User, article: Article) -> bool:
    """Whether the report is theirs."""
    return article.created_by_id == user.pk


def sections_of(user: User) -> frozenset[int]:
    """The numbers of the sections that are assigned to somebody; asked for once an account object."""
    known: frozenset[int] | None = getattr(user, "_sections_of", None)
    if known is None:
        known = frozenset(user.edited_sections.values_list("pk", flat=True))
        user._sections_of = known  # type: ignore[attr-defined]
    return known


def may_publish_everywhere(user: User | None) -> bool:
    """A managing editor: every section."""
    return user is None or (user.is_active and user.has_perm("articles.publish_everywhere"))


def may_publish_somewhere(user: User | None) -> bool:
    """An editor of any kind."""
    return user is None or (user.is_active and user.has_perm("articles.publish_article"))


def may_publish(user: User | None, article: Article) -> bool:
    """Publish, schedule, withdraw, correct, approve, return, pin: an editor of the report's section, or of all."""
    if user is None or may_publish_everywhere(user):
        return True
    return may_publish_somewhere(user) and article.section_id in sections_of(user)


def publishable_by(user: User | None, articles: Any) -> Any:
    """Of some reports those that `may_publish` allows, as one query."""
    if may_publish_everywhere(user):
        return articles
    if user is None or not may_publish_somewhere(user):
        return articles.none()
    return articles.filter(section__in=sections_of(user))


def may_arrange(user: User | None) -> bool:
    """Arrange the front page and launch it."""
    return user is None or (user.is_active and user.has_perm("articles.arrange_front_page"))


def may_edit(user: User | None, article: Article) -> bool:
    """Change words and placement: the section's editors always, a writer as long as the own draft is not handed in."""
    if user is None or may_publish(user, article):
        return True
    own_draft = is_writer_of(user, article) and article.stage == Stage.DRAFT
    return user.is_active and own_draft and user.has_perm("articles.change_article")


def may_delete(user: User | None, article: Article) -> bool:
    """Delete what readers never saw: the section's editors, a writer the own draft."""
    return article.first_published_at is None and may_edit(user, article)


def may_read_unpublished(user: User | AnonymousUser) -> bool:
    """Open previews, histories and lists of the desk."""
    return user.is_active and user.is_staff and user.has_perm("articles.view_article")


def may_share_preview(user: User | None, article: Article) -> bool:
    """Make a secret link for an outsider, and revoke one."""
    return may_edit(user, article)


def may_plan(user: User | None) -> bool:
    """Change what is planned: assign, cancel, take up again."""
    return user is None or (user.is_active and user.has_perm("articles.change_coverage"))


def may_start(user: User, coverage: Coverage) -> bool:
    """Begin what is planned: whoever writes, if it is theirs or nobody's; whoever plans, all of it."""
    theirs = coverage.assigned_to_id in (None, user.pk)
    return user.is_active and user.has_perm("articles.add_article") and (theirs or may_plan(user))
