"""The demo newsroom's pictures: drawn from a scene and a seed, no file and no network needed."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from articles.demo import figures, scenes_coast, scenes_land, scenes_public, scenes_study
from articles.demo.canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (
        scenes_coast.harbour,
        scenes_coast.sea,
        scenes_coast.skyline,
        scenes_land.garden,
        scenes_land.mountains,
        scenes_land.road,
        scenes_land.field,
        scenes_land.solar,
        scenes_coast.train,
        scenes_coast.lighthouse,
        scenes_land.stars,
        scenes_land.weather,
        scenes_public.stadium,
        scenes_public.stage,
        scenes_study.library,
        scenes_study.laboratory,
        scenes_public.market,
        scenes_study.classroom,
        scenes_public.hall,
        figures.portrait_man,
        figures.portrait_woman,
        figures.mark,
    )
}


def draw(scene: str, seed: int, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """The picture of a scene, `size` pixels wide and high; the same for the same seed.

    Raises KeyError for a scene that is not in SCENES.
    """
    canvas = Canvas(seed, size)
    SCENES[scene](canvas)
    return canvas.finished()
