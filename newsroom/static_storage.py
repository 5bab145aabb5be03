"""Static files as readers get them: hashed, compressed, and a sheet of imports written out as one.

While the paper is drawn, `paper.css` imports its parts and the browser fetches each. `collectstatic`, which runs
anyway, puts the parts in their places, so that readers ask for one sheet once. There is no build step beyond that.
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

Sources = dict[str, tuple[Storage, str]]
"""Where the files come from: by its name, the storage that has a file and its path there."""


class PaperStorage(CompressedManifestStaticFilesStorage):
    """What collects the static files of a served newsroom."""

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002 - Django's own
        """Write sheets of imports out, then hash and compress everything."""
        for name in list(paths) if not dry_run else ():
            if name.startswith("css/") and PART.search(text := _read(paths, name)):
                self.delete(name)
                self._save(name, ContentFile(_written_out(text, name, paths).encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _written_out(text: str, name: str, sources: Sources) -> str:
    """The sheet with its parts in the places of their imports, without comments."""
    folder = PurePosixPath(name).parent
    whole = PART.sub(lambda part: _read(sources, str(folder / part[1])), text)
    return COMMENT.sub("", whole)


def _read(sources: Sources, name: str) -> str:
    storage, path = sources[name]
    with storage.open(path) as file:
        return file.read().decode()
