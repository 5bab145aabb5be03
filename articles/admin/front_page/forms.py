"""The two small forms: the words of a card, and the event in focus."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from articles.admin.article_form import clock_now
from articles.models import Arrangement, PlacedCard
from events.models import Event
from newsroom.forms.autocomplete import DeskForm, KnowingAutocomplete
from newsroom.forms.digits import HouseSplitDateTimeField
from newsroom.forms.photo import PhotoPicker


class DraftForm(DeskForm):
    """A form over the draft; `version` is the one that it began from."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, label="")
    until = HouseSplitDateTimeField(label=_("until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = clock_now()

    def began_from(self, draft: Arrangement) -> None:
        """When it is sent once more, it is about the draft as it stands now."""
        self.data = {**self.data.dict(), "version": str(draft.version)}  # type: ignore[attr-defined]


class CardForm(DraftForm):
    """What is empty is said as the report says it."""

    class Meta:
        model = PlacedCard
        fields = ["kicker", "headline", "photo"]
        widgets = {
            "kicker": AdminTextInputWidget,
            "headline": AdminTextareaWidget(attrs={"rows": 2, "class": "headline"}),
            "photo": PhotoPicker(PlacedCard._meta.get_field("photo"), admin.site),
        }

    field_order = ["kicker", "headline", "photo", "until", "version"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        card: PlacedCard = kwargs["instance"]
        kwargs["initial"] = {"until": card.expires_at, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["until"].label = _("stands there until")


class FocusForm(DraftForm):
    """Empty: no event stands in focus."""

    class Meta:
        model = Arrangement
        fields = ["event"]
        widgets = {"event": KnowingAutocomplete(Arrangement._meta.get_field("event"), admin.site)}

    field_order = ["event", "until", "version"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        draft: Arrangement = kwargs["instance"]
        kwargs["initial"] = {"until": draft.event_until, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_event(self) -> Event | None:
        """Readers must see it.

        Raises:
            ValidationError: they do not.
        """
        event: Event | None = self.cleaned_data["event"]
        if event is not None and not event.is_published():
            raise forms.ValidationError(_("Readers do not see this event."))
        return event
