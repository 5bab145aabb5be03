"""The demo's photos: drawn, encoded and saved as uploads are, several at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from io import BytesIO

import django
from django.core.files.base import ContentFile

from articles.demo import data
from articles.demo.pictures import draw
from newsroom.models import Photo

WIDTH = 1200
# Portraits and marks are shown small; drawing them smaller saves a third of the whole time.
SHOWN_SMALL = ("portrait_man", "portrait_woman", "mark")
SMALL_SHARE = 0.6

Progress = Callable[[int], object]
"""Told how many more pieces of work are done."""


def save_photos(width: int, processes: int, progress: Progress) -> dict[str, int]:
    """Save the photos that are not there yet, the widest `width` pixels wide; the number of each photo by its key.

    With one process the work is done in this one; with more, each has its own connection to the database.
    """
    known = dict(Photo.objects.values_list("alt", "pk"))
    numbers = {}
    missing = []
    for row in data.rows("photos"):
        if row["alt"] in known:
            numbers[row["key"]] = known[row["alt"]]
            progress(1)
        else:
            missing.append(row)
    for key, number in _saved(missing, width, processes):
        numbers[key] = number
        progress(1)
    return numbers


def _saved(rows: list[data.Row], width: int, processes: int) -> Iterator[tuple[str, int]]:
    """The key and the number of each photo, in the order in which they are done."""
    if processes == 1 or not rows:
        yield from (save_photo(row, width) for row in rows)
        return
    with _workers(processes) as workers:
        for done in as_completed([workers.submit(save_photo, row, width) for row in rows]):
            yield done.result()


@contextmanager
def _workers(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes of their own: the encoders keep Python's lock. Started afresh, so that no connection is shared."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=django.setup) as workers:
        yield workers


def save_photo(row: data.Row, width: int) -> tuple[str, int]:
    """Draw one photo, check it as an upload is checked, and save it; its key and its number.

    Raises:
        ValidationError: it is no photo that an editor could have uploaded.
    """
    if row["scene"] in SHOWN_SMALL:
        width = max(96, round(width * SMALL_SHARE))
    stream = BytesIO()
    draw(row["scene"], row["seed"], (width, width * 2 // 3)).save(stream, "JPEG", quality=90)
    photo = Photo(
        file=ContentFile(stream.getvalue(), name=f"{row['key']}.jpg"),
        alt=row["alt"],
        caption=row["caption"],
        credit=row["credit"],
        licence=row["licence"],
        focal_x=row["focal"][0],
        focal_y=row["focal"][1],
    )
    photo.full_clean()
    photo.save()
    return row["key"], photo.pk
