"""The one script that stands in the page itself, and not in a file of its own.

It sets light or dark and the size of the letters before the first paint, so that nothing flashes; a file would
have to be fetched before anything is painted, which on a weak network costs a reader two round trips. The page's policy
allows no other script without an address: it names this one by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "static" / "js" / "first.js"


def _without_remarks(source: str) -> str:
    return "".join(line.strip() for line in source.splitlines() if not line.strip().startswith("//"))


SOURCE = _without_remarks(FILE.read_text(encoding="utf-8"))
"""As it stands in the page."""
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(SOURCE.encode()).digest()).decode()}'"
"""As the policy names it (CSP, hash-source)."""
