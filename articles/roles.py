"""The roles of the desk: four groups and what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

REPORTER = "مراسل"
SECTION_EDITOR = "محرر قسم"
MANAGING_EDITOR = "مدير تحرير"
ADMINISTRATOR = "مسؤول الموقع"
ROLES = (REPORTER, SECTION_EDITOR, MANAGING_EDITOR, ADMINISTRATOR)

RECORD = ("person", "organisation", "place", "source", "event", "series")
ROWS_OF_THE_RECORD = (
    *("othername", "position", "participation", "session", "outcome"),
    *("statuschange", "eventphoto", "leftoutday"),
)
ROWS_OF_A_REPORT = ("credit", "mention")
PLANNED_AND_SAID = ("coverage", "statement")

May = dict[str, dict[tuple[str, ...], tuple[str, ...]]]
"""By app: some actions, and the models they are allowed on."""

# Reporters write their own drafts and add to the record; what readers see already is changed by editors.
REPORTER_MAY: May = {
    "articles": {
        ("view", "add"): ("tag", "citation", "coverage"),
        ("view", "add", "change", "delete"): ("article", "statement", *ROWS_OF_A_REPORT),
        ("view",): ("correction",),
    },
    "events": {("view", "add"): (*RECORD, *ROWS_OF_THE_RECORD)},
    "newsroom": {("view", "add"): ("photo",)},
}
# Which reports a section editor publishes is decided by the sections assigned to the account.
SECTION_EDITOR_MAY: May = {
    "articles": {
        ("view", "add", "change", "delete", "publish"): ("article",),
        ("view", "add", "change", "delete"): (*ROWS_OF_A_REPORT, "citation", *PLANNED_AND_SAID),
        ("view", "add"): ("tag",),
        ("view",): ("correction",),
    },
    "events": {("view", "add", "change", "delete"): (*RECORD, *ROWS_OF_THE_RECORD)},
    "newsroom": {("view", "add", "change"): ("photo",), ("view",): ("logentry",)},
}
MANAGING_EDITOR_MAY: May = {
    **SECTION_EDITOR_MAY,
    "articles": {
        ("view", "add", "change", "delete", "publish"): ("article",),
        ("publish",): ("everywhere",),
        ("arrange",): ("front_page",),
        ("view", "add", "change", "delete"): (
            *ROWS_OF_A_REPORT,
            "citation",
            *PLANNED_AND_SAID,
            "tag",
            "synonymgroup",
        ),
        ("view",): ("correction",),
    },
    # Who may write a row of the log of merges may merge, and undo.
    "newsroom": {**SECTION_EDITOR_MAY["newsroom"], ("view", "add"): ("mergelog",)},
}
ADMINISTRATOR_APPS = ("articles", "events", "newsroom")


def _codenames(app: dict[tuple[str, ...], tuple[str, ...]]) -> set[str]:
    return {f"{action}_{model}" for actions, models in app.items() for action in actions for model in models}


def _permissions(may: May) -> Q:
    wanted = Q()
    for app, table in may.items():
        wanted |= Q(content_type__app_label=app, codename__in=_codenames(table))
    return wanted


@transaction.atomic
def make_roles() -> dict[str, Group]:
    """Create the four groups, or give them back their permissions; returns them by name.

    An administrator holds every permission of the paper, the record and the building, and those on roles.
    """
    all_of_it = Q(content_type__app_label__in=ADMINISTRATOR_APPS) | Q(content_type__app_label="auth")
    may = {
        REPORTER: _permissions(REPORTER_MAY),
        SECTION_EDITOR: _permissions(SECTION_EDITOR_MAY),
        MANAGING_EDITOR: _permissions(MANAGING_EDITOR_MAY),
        ADMINISTRATOR: all_of_it,
    }
    groups: dict[str, Group] = {}
    for name, wanted in may.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(wanted))
        groups[name] = group
    return groups
