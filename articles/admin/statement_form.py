"""The form that cuts a statement out of a report: who said it, at which event, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Mention, Statement
from events.directory import KINDS, Key
from events.models import Organisation, Person
from newsroom.forms.autocomplete import KnowingAutocomplete
from newsroom.forms.digits import HouseDateField

ANOTHER = ""
FIRST = (Mention.Part.QUOTED, Mention.Part.SPEAKER, Mention.Part.SUBJECT, Mention.Part.MENTIONED)
SUGGESTED = 12


def box(name: str, **settings: Any) -> forms.ModelChoiceField:
    """A box for typing the name of a record in."""
    field: Any = Statement._meta.get_field(name)
    return forms.ModelChoiceField(
        field.related_model.objects.all(),
        required=False,
        label=settings.pop("label", field.verbose_name),
        widget=KnowingAutocomplete(field, admin.site),
        **settings,
    )


class CutForm(forms.Form):
    """Suggests whoever the report names as a speaker; anybody else of the record can be typed in."""

    text = Statement._meta.get_field("text").formfield(
        widget=AdminTextareaWidget(attrs={"rows": 3}), max_length=2400
    )
    speaker = forms.ChoiceField(label=gettext_lazy("who said it"), required=False, widget=forms.RadioSelect)
    person = box("person", label=gettext_lazy("another person"))
    organisation = box("organisation", label=gettext_lazy("another organisation"))
    title = Statement._meta.get_field("title").formfield(widget=AdminTextInputWidget)
    event = box("event")
    said_on = HouseDateField(
        label=gettext_lazy("said on"),
        required=False,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy("Empty: the day of the event, or of the report."),
    )
    place = box("place")

    def __init__(self, article: Article, *args: Any, linked: Sequence[Key] = (), **kwargs: Any) -> None:
        """`linked`: people and organisations that the report's form links and may not have saved yet."""
        self.article = article
        links = list(article.mentions.select_related("person", "organisation", "event"))
        self.named = self._speakers(links)
        self._add_unsaved(linked)
        events = [link.event for link in links if link.event]
        kwargs.setdefault("initial", {}).setdefault("event", events[0].pk if len(events) == 1 else None)
        super().__init__(*args, **kwargs)
        choices = [(key, str(entity)) for key, entity in self.named.items()]
        speaker: Any = self.fields["speaker"]
        speaker.choices = [*choices, (ANOTHER, _("Somebody else"))] if choices else []
        if not choices:
            for name in ("person", "organisation"):
                self.fields[name].label = Statement._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        if choices and not self.is_bound:
            self.initial["speaker"] = choices[0][0]
        widget: Any = self.fields["event"].widget
        widget.known = {str(event.pk): str(event) for event in events}

    @staticmethod
    def _speakers(links: list[Mention]) -> dict[str, Person | Organisation]:
        """Those whom the report quotes first, then those who speak in it, then all others it names."""
        kept = [link for link in links if link.person or link.organisation]
        kept.sort(key=lambda link: (FIRST.index(Mention.Part(link.part)), link.organisation_id is not None))
        named: dict[str, Person | Organisation] = {}
        for link in kept[:SUGGESTED]:
            entity: Any = link.person or link.organisation
            named[f"{entity._meta.model_name}-{entity.pk}"] = entity
        return named

    def _add_unsaved(self, linked: Sequence[Key]) -> None:
        for kind in ("person", "organisation"):
            numbers = [key.number for key in linked if key.kind == kind and f"{kind}-{key.number}" not in self.named]
            rows = KINDS[kind].objects.in_bulk(numbers[:SUGGESTED]) if numbers else {}
            self.named |= {f"{kind}-{pk}": entity for pk, entity in rows.items()}

    def clean(self) -> dict[str, Any]:
        """Exactly one speaker."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = self.named.get(cleaned.get("speaker") or "")
        typed = [entity for name in ("person", "organisation") if (entity := cleaned.get(name))]
        if typed and chosen is not None:
            chosen = None  # whoever types a name in means it
        speakers = typed or ([chosen] if chosen else [])
        if len(speakers) != 1:
            message = _("Choose either a person or an organisation.") if speakers else _("Say who said it.")
            self.add_error("speaker", message)
            return cleaned
        cleaned["person"] = speakers[0] if isinstance(speakers[0], Person) else None
        cleaned["organisation"] = speakers[0] if isinstance(speakers[0], Organisation) else None
        return cleaned

    def words(self) -> dict[str, Any]:
        """Ready for `workflow.cut_statement`."""
        names = ("text", "person", "organisation", "title", "event", "said_on", "place")
        return {name: self.cleaned_data[name] for name in names}
