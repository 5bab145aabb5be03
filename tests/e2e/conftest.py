"""A real browser on a live server. Where no Chromium is found, the journeys are skipped and say so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def pytest_collection_modifyitems(items):
    """Whatever lies here is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


# What a browser says and is meant to happen: a page is asked for without a connection (answers of 400 and more are
# errors all the same), and the policy of the desk refuses a script that stands in what is pasted.
EXPECTED = ("Failed to load resource: net::ERR_", "Executing inline event handler violates")


@pytest.fixture(scope="session")
def chromium():
    """The browser, found on this machine; none is downloaded."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: the journeys in the browser were NOT run")
    from playwright.sync_api import sync_playwright

    # Playwright's own event loop runs in this thread, and Django refuses its database there unless told.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server):
    """Opens a page of the live server in a window of some width; errors of its scripts fail the test."""
    windows = []
    errors: list[str] = []

    def opened(width: int):
        window = chromium.new_context(
            viewport={"width": width, "height": 900},
            base_url=live_server.url,
            locale="ar",
            color_scheme="light",
        )
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: errors.append(f"{page.url}: {said.text}")
            if said.type == "error" and not said.text.startswith(EXPECTED)
            else None,
        )
        page.on(
            "response", lambda got: errors.append(f"{got.status} {got.url}") if got.status >= 400 else None
        )
        return page

    yield opened
    for window in windows:
        window.close()
    assert not errors
