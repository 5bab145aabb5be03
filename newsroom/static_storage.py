"""Static files as readers get them: hashed, compressed, and what consists of imports written out as one.

While the paper is drawn, `paper.css` and `paper.js` import their parts and the browser fetches each. `collectstatic`,
which runs anyway, puts the parts in their places, so that readers ask for one sheet and one script once. There is no
build step beyond that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A part named by a bare file name lies beside the sheet, so addresses within it stay true.
PART = re.compile(r'@import url\("([\w-]+\.css)"\);\n?')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
# A script that is only run, for what it does: whatever gives something to others stays a file of its own.
SCRIPT_PART = re.compile(r'^import "\./([\w-]+\.js)";\n?', re.MULTILINE)
SCRIPT_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)

Sources = dict[str, tuple[Storage, str]]
"""Where the files come from: by its name, the storage that has a file and its path there."""


class PaperStorage(CompressedManifestStaticFilesStorage):
    """What collects the static files of a served newsroom."""

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002 - Django's own
        """Write sheets and scripts of imports out, then hash and compress everything."""
        for name in list(paths) if not dry_run else ():
            if whole := _written_out(name, paths):
                self.delete(name)
                self._save(name, ContentFile(whole.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _written_out(name: str, sources: Sources) -> str | None:
    """The sheet or script with its parts in the places of their imports, without comments; None if it has none."""
    if name.startswith("css/") and PART.search(text := _read(sources, name)):
        return COMMENT.sub("", PART.sub(lambda part: _beside(name, part[1], sources), text))
    if name.startswith("js/") and SCRIPT_PART.search(text := _read(sources, name)):
        # In braces, its names stay its own as in a module.
        whole = SCRIPT_PART.sub(lambda part: f"{{\n{_beside(name, part[1], sources)}}}\n", text)
        return SCRIPT_COMMENT.sub("", whole)
    return None


def _beside(name: str, part: str, sources: Sources) -> str:
    return _read(sources, str(PurePosixPath(name).parent / part))


def _read(sources: Sources, name: str) -> str:
    storage, path = sources[name]
    with storage.open(path) as file:
        return file.read().decode()
