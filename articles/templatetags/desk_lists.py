"""What the first page of the desk prints, and the questions about permission that templates ask."""

from __future__ import annotations

from django.template import Library

from articles import permissions
from articles.admin.article_form import clock_city
from articles.dashboard import Dashboard
from articles.models import Article
from newsroom.admin.log_words import done
from newsroom.models import LogEntry, User

register = Library()


@register.simple_tag
def morning(user: User) -> Dashboard:
    """The lists of one person."""
    return Dashboard(user)


@register.simple_tag
def clock_of() -> str:
    """The city whose clock the desk goes by."""
    return clock_city()


@register.filter
def editable_by(article: Article, user: User) -> bool:
    """Whether somebody may change the report."""
    return permissions.may_edit(user, article)


@register.filter
def publishable_by(article: Article, user: User) -> bool:
    """Whether somebody may publish the report."""
    return permissions.may_publish(user, article)


@register.filter
def deed_done(entry: LogEntry) -> str:
    """What a row of the log says was done."""
    return done(entry)
