"""The paper."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def furnish(**_signal: Any) -> None:
    """After the tables are made: groups with their permissions, rules of the copy desk, synonyms, indexes."""
    from articles import desk_index
    from articles.copy_desk.weights import make_rules
    from articles.roles import make_roles
    from articles.synonyms.starting_list import make_synonyms
    from events import name_index

    make_roles()
    make_rules()
    make_synonyms()
    name_index.fill_if_empty()
    desk_index.fill_if_empty()


class ArticlesConfig(AppConfig):
    """Sections, reports and their revisions."""

    name = "articles"
    verbose_name = _("The paper")

    def ready(self) -> None:
        """Tell the floors below what they may not import: reports about an entity, the menu's sections, urgent news."""
        from articles.citations import sources_of
        from articles.coverage import ReportsOfTheRecord
        from articles.merged_records import follow
        from articles.models import Section, Tag
        from articles.prominence import urgent_news
        from articles.said import StatementsOfTheRecord
        from articles.workflow.arranging import next_lapse
        from articles.workflow.planning import complete_due
        from articles.workflow.publishing import next_moment, show_due_changes
        from events import citations, coverage, name_index, statements
        from newsroom import edition, frame
        from newsroom.deduplication import hooks

        hooks.provide(follow)
        coverage.provide(ReportsOfTheRecord())
        citations.provide(sources_of)
        statements.provide(StatementsOfTheRecord())
        name_index.follow(Tag)
        post_migrate.connect(furnish, sender=self)
        edition.when_due(show_due_changes)
        edition.when_due(complete_due)
        edition.provide_moments(next_moment)
        edition.provide_moments(next_lapse)
        frame.provide_menu(Section.objects.in_menu)
        frame.provide_urgent(urgent_news)
