"""Take the pictures of docs/pages.md: five kinds of pages of the demo newsroom, in three widths, light and dark.

    make run                                  # in another window
    .venv/bin/python scripts/pictures.py      # reads PORT (8000)
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images" / "pages"
SITE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
# Width and the height that is shown of longer pages.
WINDOWS = {390: 1800, 768: 1700, 1280: 1900}
QUALITY = 72
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
READY = """async () => {
    for (const image of document.images) image.loading = 'eager';
    while (document.documentElement.dataset.faces) await new Promise(requestAnimationFrame);
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}"""


def addresses(page: Any) -> dict[str, str]:
    """One page of each kind, as the front page links to them."""
    page.goto(f"{SITE}/")

    def link(place: str) -> str:
        return str(page.locator(place).first.get_attribute("href"))

    yesterday = date.fromisoformat(page.locator(".strip time").first.get_attribute("datetime")) - timedelta(1)
    return {
        "front": "/",
        "section": link(".menu__link"),
        "report": link(".front-top__lead .card__headline a"),
        "event": link('.front-focus a[href^="/events/"]'),
        "day": f"/archive/{yesterday:%Y/%m/%d}/",
    }


def main() -> int:
    """Take them all; 1 where there is no browser."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        print("A Chromium is needed.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        for width, height in WINDOWS.items():
            for mode in ("light", "dark"):
                window = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=mode, locale="ar"
                )
                page = window.new_page()
                for kind, path in addresses(page).items():
                    page.goto(SITE + path)
                    page.evaluate(READY)
                    picture = Image.open(io.BytesIO(page.screenshot()))
                    picture.save(FOLDER / f"{kind}-{width}-{mode}.webp", quality=QUALITY, method=6)
                window.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
