"""The ways to send a report on: the networks of our readers, each by the short address."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode

from newsroom.arabic.typography import isolate_plain
from newsroom.models import SocialLink

NETWORKS = SocialLink.Network


class Way(NamedTuple):
    """A link that opens a network with the report in hand."""

    network: str
    label: str
    url: str


def ways_to_share(headline: str, short_url: str) -> list[Way]:
    """WhatsApp and Telegram first, where our readers talk.

    The long Arabic address would arrive as a page of percent signs, so the short one is sent, on a line of its own.
    Latin runs of the headline are isolated: in a message nothing else keeps them in their places.
    """
    text = isolate_plain(headline)
    return [
        _way(NETWORKS.WHATSAPP, "https://wa.me/", text=f"{text}\n{short_url}"),
        _way(NETWORKS.TELEGRAM, "https://t.me/share/url", url=short_url, text=text),
        _way(NETWORKS.X, "https://x.com/intent/post", text=text, url=short_url),
        _way(NETWORKS.FACEBOOK, "https://www.facebook.com/sharer/sharer.php", u=short_url),
    ]


def _way(network: SocialLink.Network, door: str, **said: str) -> Way:
    # WhatsApp prints «+» as it stands: a space is %20.
    return Way(network.value, str(network.label), f"{door}?{urlencode(said, quote_via=quote)}")
