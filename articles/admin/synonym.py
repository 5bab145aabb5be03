"""The synonyms of the search."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import SynonymGroup
from articles.synonyms.group import COMMA, spelling, split, words_of
from newsroom.admin.house import HouseAdmin
from newsroom.forms.autocomplete import DeskForm

MOST_WORDS = 20
"""Words of a group: each makes a search for any other dearer."""


class SynonymGroupForm(DeskForm):
    """Words as search reads them, each once."""

    class Meta:
        model = SynonymGroup
        fields = ["kind", "words", "finds", "note", "is_used"]
        widgets = {"words": forms.Textarea({"rows": 2}), "finds": forms.Textarea({"rows": 2})}

    def clean_words(self) -> str:
        """The words that find."""
        return self._members("words")

    def clean_finds(self) -> str:
        """The words that are found one way."""
        return self._members("finds")

    def clean(self) -> dict[str, Any] | None:
        """At least two words that search tells apart."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            seen: dict[str, str] = {}
            for word in split(given["words"]) + split(given["finds"]):
                other = seen.setdefault(spelling(word), word)
                if other != word:
                    raise forms.ValidationError(
                        _(
                            "Search takes «%(one)s» and «%(other)s» for one word anyway: one of them is enough."
                        ),
                        params={"one": other, "other": word},
                    )
            if len(seen) < 2:
                raise forms.ValidationError(_("A group needs two words at least, with a comma between them."))
            if len(seen) > MOST_WORDS:
                raise forms.ValidationError(_("So many words make two groups: twenty are the most."))
        return given

    def _members(self, field: str) -> str:
        words = split(self.cleaned_data[field])
        for word in words:
            if not words_of(word):
                raise forms.ValidationError(
                    _("Search reads no word in «%(word)s»: write letters or digits."), params={"word": word}
                )
        return COMMA.join(words)


@admin.register(SynonymGroup)
class SynonymGroupAdmin(HouseAdmin):
    """A row a group; those of the starting list are switched off, not deleted, so that they do not come back."""

    form = SynonymGroupForm
    fields = ["kind", "words", "finds", "note", "is_used"]
    list_display = ["words_shown", "finds_shown", "kind", "note", "used"]
    list_filter = ["kind", "is_used"]
    search_fields = ["words", "finds", "note"]
    actions = ["switch_off", "switch_on"]

    def has_delete_permission(self, request: HttpRequest, obj: SynonymGroup | None = None) -> bool:
        """Only of rows that editors have made."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.origin is None)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting several at once, which would take rows of the starting list along."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=gettext_lazy("words of the group"), ordering="words")
    def words_shown(self, group: SynonymGroup) -> SafeString:
        """Latin abbreviations among them do not turn the line around."""
        return format_html("<bdi>{}</bdi>", group.words)

    @admin.display(description=gettext_lazy("find only"), ordering="finds")
    def finds_shown(self, group: SynonymGroup) -> SafeString:
        """The same for the words found one way."""
        return format_html("<bdi>{}</bdi>", group.finds)

    @admin.display(description=gettext_lazy("used in search"), ordering="is_used")
    def used(self, group: SynonymGroup) -> str:
        """In words: Django's own sign for it speaks English."""
        return _("yes") if group.is_used else _("no")

    @admin.action(description=gettext_lazy("Do not use in search"), permissions=["change"])
    def switch_off(self, request: HttpRequest, queryset: QuerySet[SynonymGroup]) -> None:
        """Keep the rows, without search using them."""
        self._switch(request, queryset, is_used=False)

    @admin.action(description=gettext_lazy("Use in search"), permissions=["change"])
    def switch_on(self, request: HttpRequest, queryset: QuerySet[SynonymGroup]) -> None:
        """Let search use the rows again."""
        self._switch(request, queryset, is_used=True)

    def _switch(self, request: HttpRequest, queryset: QuerySet[SynonymGroup], *, is_used: bool) -> None:
        rows = list(queryset)
        for row in rows:
            row.is_used = is_used
            row.save(update_fields=["is_used", "saves", "changed_at"])
            self.log_change(request, row, [{"changed": {"fields": [str(_("used in search"))]}}])
        said = ngettext("%(count)s group was changed.", "%(count)s groups were changed.", len(rows))
        messages.success(request, said % {"count": len(rows)})

    def save_model(self, request: HttpRequest, obj: SynonymGroup, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save, and say which of its words stand in another group already."""
        super().save_model(request, obj, form, change)
        for word, other in _elsewhere(obj):
            messages.warning(
                request,
                _("«%(word)s» is in the group «%(group)s» too; it finds the words of both.")
                % {"word": word, "group": other},
            )


def _elsewhere(row: SynonymGroup) -> list[tuple[str, SynonymGroup]]:
    """The words of a row with the other groups they find in; one query, the table is small."""
    known: dict[str, SynonymGroup] = {}
    for other in SynonymGroup.objects.exclude(pk=row.pk).filter(is_used=True):
        for word in other.group.words:
            known.setdefault(spelling(word), other)
    return [(word, known[spelling(word)]) for word in row.group.words if spelling(word) in known]
