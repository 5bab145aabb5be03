"""The door for gunicorn: pages from memory first, Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

# Only now do the settings stand.
from django.conf import settings  # noqa: E402

from newsroom.page_memory.door import Door  # noqa: E402
from newsroom.page_memory.memory import PageMemory  # noqa: E402

application = Door(django, PageMemory(settings.PAGE_MEMORY_MB * 2**20))
