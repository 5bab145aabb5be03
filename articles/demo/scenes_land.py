"""Scenes inland: gardens, mountains, roads, fields, the sky and the weather."""

from __future__ import annotations

import math

from articles.demo.canvas import Canvas, Palette, mix
from articles.demo.outdoors import DAWN, GREEN, MOODS, MORNING, NIGHT, cloud, light_over


def garden(canvas: Canvas) -> None:
    """Cypresses along a path, with lamps at night."""
    dice = canvas.dice
    dark = dice.random() < 0.5
    palette = NIGHT if dark else GREEN
    light_over(canvas, palette, canvas.wide * 0.72, 0.22, 0.05)
    canvas.washed(canvas.ridge(0.52, 0.03, sharp=False), [palette.far, palette.near])
    canvas.washed(canvas.ridge(0.64, 0.012, sharp=False), [mix(palette.near, "#4c8a5b", 0.4), palette.dark])
    middle = canvas.wide / 2
    path = mix(palette.horizon, "#d8c39a", 0.4)
    canvas.washed(
        [(middle - 0.02, 0.64), (middle + 0.02, 0.64), (middle + 0.42, 1.01), (middle - 0.42, 1.01)],
        [path, mix(path, palette.near, 0.35)],
    )
    for row in range(5):
        near = (row + 0.4) / 4.4
        for side in (-1, 1):
            x, base = middle + side * (0.07 + 0.62 * near), 0.65 + 0.3 * near
            cypress(canvas, x, base, 0.16 + 0.5 * near, mix(palette.near, palette.dark, near))
            if row % 2 and dark:
                lamp(canvas, palette, x - side * 0.12 * near, base, 0.1 + 0.22 * near)


def cypress(canvas: Canvas, x: float, base: float, tall: float, fill: str) -> None:
    """A slim tree that ends in a point, one side lit."""
    half = tall * 0.13
    outline = [(x + half * math.sin(math.pi * (t / 20) ** 0.6), base - tall * t / 20) for t in range(21)]
    mirrored = [(2 * x - px, py) for px, py in reversed(outline)]
    canvas.box(x - 0.006, base - 0.01, x + 0.006, base + tall * 0.05, "#3a2c26")
    canvas.polygon(outline + mirrored, fill)
    canvas.polygon(outline + [(x, base - tall), (x + half * 0.2, base)], mix(fill, "#ffffff", 0.12))


def lamp(canvas: Canvas, palette: Palette, x: float, base: float, tall: float) -> None:
    """A street lamp and its light."""
    canvas.line([(x, base), (x, base - tall)], palette.dark, 0.006)
    canvas.glow(x, base - tall, tall * 0.7, "#ffdf9e", 0.8)
    canvas.disc(x, base - tall, tall * 0.08, "#fff3cf")


def mountains(canvas: Canvas) -> None:
    """Ranges behind each other, mist between them; snow where the palette is cold."""
    dice = canvas.dice
    snow = dice.random() < 0.5
    palette = MORNING if snow else DAWN
    light_over(canvas, palette, canvas.wide * dice.uniform(0.25, 0.75), 0.24, 0.055)
    for layer in range(5):
        share = layer / 4
        body = mix(palette.far, palette.dark, share**1.2)
        crest = "#fbfdfd" if snow and layer < 3 else mix(body, palette.horizon, 0.1)
        canvas.washed(
            canvas.ridge(0.36 + 0.15 * layer, 0.15 - 0.022 * layer),
            [crest, body, mix(body, palette.horizon, 0.55), palette.horizon][: 4 if layer < 4 else 2],
        )


def road(canvas: Canvas) -> None:
    """A winding road to where the sun comes up."""
    palette, dice = MOODS[canvas.dice.randrange(3)], canvas.dice
    sun = canvas.wide * dice.uniform(0.4, 0.6)
    light_over(canvas, palette, sun, 0.4, 0.085)
    for layer in range(3):
        body = mix(palette.far, palette.near, layer / 2)
        canvas.washed(
            canvas.ridge(0.46 + 0.07 * layer, 0.05, sharp=layer == 0), [mix(body, palette.light, 0.18), body]
        )
    ground = mix(palette.near, "#6c8f5a", 0.35)
    canvas.washed(
        canvas.ridge(0.64, 0.006, sharp=False),
        [mix(ground, palette.light, 0.2), mix(ground, palette.dark, 0.6)],
    )
    bend, left, right, middle = dice.choice((-1, 1)) * 0.16, [], [], []
    for step in range(41):
        t = step / 40
        y, half = 0.64 + 0.37 * t, 0.008 + 0.3 * t**1.7
        x = sun + bend * math.sin(t * math.pi * 1.5) * (1 - t * 0.3)
        left.append((x - half, y))
        right.append((x + half, y))
        middle.append((x, y, half))
    canvas.polygon(left + right[::-1], mix(palette.dark, "#565a66", 0.5))
    canvas.line(left, palette.light, 0.006, 0.8)
    canvas.line(right, palette.light, 0.006, 0.8)
    for (x, y, half), (x2, y2, half2) in list(zip(middle, middle[1:], strict=False))[6::3]:
        canvas.polygon(
            [(x - half * 0.03, y), (x + half * 0.03, y), (x2 + half2 * 0.03, y2), (x2 - half2 * 0.03, y2)],
            palette.light,
            0.9,
        )


def field(canvas: Canvas) -> None:
    """Rows of a crop running to the horizon, ears of wheat in front."""
    dice = canvas.dice
    ripe = dice.random() < 0.5
    palette = Palette("#86b8cf", "#f8e9c4", "#fff7da", "#9fb18a", "#d3a042", "#7d5520") if ripe else GREEN
    light_over(canvas, palette, canvas.wide * dice.uniform(0.2, 0.8), 0.25, 0.06)
    for _ in range(4):
        cloud(
            canvas,
            dice.uniform(0, canvas.wide),
            dice.uniform(0.08, 0.3),
            dice.uniform(0.08, 0.15),
            "#ffffff",
            0.55,
        )
    canvas.washed(
        canvas.ridge(0.47, 0.03, sharp=False), [palette.far, mix(palette.far, palette.horizon, 0.4)]
    )
    canvas.gradient(
        [mix(palette.near, palette.light, 0.4), palette.near, mix(palette.near, palette.dark, 0.45)], 0.53, 1
    )
    point = canvas.wide * dice.uniform(0.35, 0.65)
    for row in range(-16, 17):
        foot = point + row * 0.17
        canvas.polygon(
            [
                (point + row * 0.012, 0.53),
                (point + row * 0.012 + 0.003, 0.53),
                (foot + 0.075, 1.01),
                (foot, 1.01),
            ],
            palette.dark,
            0.3,
        )
    for _ in range(46):
        ear(canvas, dice.uniform(0, canvas.wide), dice.uniform(0.74, 0.9), palette, ripe=ripe)


def ear(canvas: Canvas, x: float, top: float, palette: Palette, *, ripe: bool) -> None:
    """A stalk in the foreground: an ear of wheat, or a blue flax flower."""
    lean = canvas.dice.uniform(-0.03, 0.03)
    stalk = mix(palette.dark, palette.near, 0.4)
    canvas.line([(x - lean, 1.01), (x, top)], stalk, 0.004)
    if not ripe:
        canvas.disc(x, top, 0.012, "#6f86c9")
        canvas.disc(x, top, 0.004, palette.light)
        return
    for grain in range(6):
        for side in (-1, 1):
            canvas.oval(
                x + side * 0.0065,
                top + grain * 0.015 - side * 0.003,
                0.006,
                0.0095,
                mix("#f2cf7a", palette.dark, grain * 0.06),
            )


def solar(canvas: Canvas) -> None:
    """Rows of panels on the plain."""
    dice = canvas.dice
    palette = (MORNING, DAWN)[dice.randrange(2)]
    light_over(canvas, palette, canvas.wide * dice.uniform(0.55, 0.85), 0.24, 0.07)
    canvas.washed(canvas.ridge(0.44, 0.05), [palette.far, mix(palette.far, palette.horizon, 0.6)])
    canvas.gradient([mix("#b9b27a", palette.horizon, 0.4), "#8a8a52", "#4f5b3a"], 0.5, 1)
    for row in range(5):
        near = row / 4
        top, tall, across = 0.52 + 0.34 * near**1.3, 0.035 + 0.12 * near, 0.17 + 0.4 * near
        for column in range(-6, 7):
            panel(canvas, canvas.wide / 2 + column * across * 1.12 + (row % 2) * 0.05, top, across, tall)


def panel(canvas: Canvas, x: float, top: float, across: float, tall: float) -> None:
    """One tilted solar panel with its cells."""
    tilt = across * 0.14

    def at(share: float, down: float) -> tuple[float, float]:
        return x + (share - 0.5) * across + tilt * (1 - down), top + tall * down

    if x + across < 0 or x - across > canvas.wide:
        return
    canvas.line([at(0.5, 0.9), (x, top + tall * 1.3)], "#30343d", across * 0.025)
    canvas.washed([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], ["#7fa8cf", "#27477a", "#162a52"])
    for cut in range(1, 5):
        canvas.line([at(cut / 5, 0), at(cut / 5, 1)], "#cfe0ee", 0.0016, 0.55)
    canvas.line([at(0, 0.5), at(1, 0.5)], "#cfe0ee", 0.0016, 0.55)
    canvas.line([at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)], "#e7edf0", 0.003, 0.9)


def stars(canvas: Canvas) -> None:
    """An observatory's dome under the Milky Way."""
    dice, palette = canvas.dice, NIGHT
    canvas.gradient(["#050a1e", "#15224a", "#3d3f78", "#8d5f86"], 0, 0.9)
    for step in range(26):
        t = step / 25
        canvas.glow(
            canvas.wide * t,
            0.75 - 0.7 * t + dice.uniform(-0.04, 0.04),
            dice.uniform(0.1, 0.2),
            "#a9a4dc",
            0.16,
        )
    for _ in range(620):
        size = 0.0007 + 0.0022 * dice.random() ** 5
        canvas.disc(dice.uniform(0, canvas.wide), 0.82 * dice.random(), size, "#fdf8e6", dice.uniform(0.4, 1))
    canvas.washed(canvas.ridge(0.75, 0.05), ["#232a52", "#121733"])
    canvas.washed(canvas.ridge(0.86, 0.03), ["#10152e", "#060816"])
    x, y, radius = canvas.wide * 0.5, 0.72, 0.2
    canvas.box(x - radius * 1.04, y, x + radius * 1.04, y + 0.17, "#c9cbe0")
    canvas.box(x + radius * 0.3, y, x + radius * 1.04, y + 0.17, palette.dark, opacity=0.35)
    canvas.ring(x, y, radius, radius, "#e6e5f0", (180, 360))
    canvas.ring(x, y, radius, radius, "#b3b4d0", (305, 360))
    canvas.polygon([(x - 0.035, y), (x - 0.085, y - 0.185), (x - 0.02, y - 0.2), (x + 0.03, y)], "#10152e")
    canvas.polygon(
        [(x - 0.03, y - 0.05), (x - 0.1, y - 0.23), (x - 0.066, y - 0.245), (x + 0.005, y - 0.05)], "#f0c987"
    )
    canvas.box(x - radius * 1.08, y - 0.006, x + radius * 1.08, y + 0.016, "#8f90b4")
    canvas.box(x - 0.03, y + 0.075, x + 0.03, y + 0.17, "#f0c987", round_by=0.004)


def weather(canvas: Canvas) -> None:
    """A weather map come alive: isobars, a front, sun and cloud."""
    dice = canvas.dice
    warm = dice.random() < 0.5
    tones = ["#f3d9a8", "#e9a56c", "#c96a52"] if warm else ["#5d8299", "#38596f", "#1f3a4f"]
    ink = "#fff4dc" if warm else "#d8e8ea"
    canvas.gradient(tones)
    x, y = canvas.wide * dice.uniform(0.3, 0.7), dice.uniform(0.38, 0.5)
    turns = [(dice.uniform(0, math.tau), dice.uniform(0.03, 0.09)) for _ in range(3)]
    for step in range(1, 12):
        loop = []
        for angle in range(0, 363, 3):
            rad = math.radians(angle)
            wobble = 1 + sum(size * math.sin(k * rad + start) for k, (start, size) in enumerate(turns, 2))
            loop.append(
                (x + 0.1 * step * wobble * 1.35 * math.cos(rad), y + 0.1 * step * wobble * math.sin(rad))
            )
        canvas.line(loop, ink, 0.0042 if step % 4 == 0 else 0.002, 0.55)
    if warm:
        canvas.glow(x, y, 0.5, "#fff2c4", 0.7)
        canvas.disc(x, y, 0.17, "#fff0bf")
    for share, down, size in ((0.26, 0.34, 0.24), (0.7, 0.44, 0.3), (0.45, 0.62, 0.2))[: 1 if warm else 3]:
        centre = canvas.wide * share
        if not warm:
            rain(canvas, centre, down + size * 0.2, size)
        cloud(canvas, centre + 0.015, down + 0.02, size, tones[2], 0.5)
        cloud(canvas, centre, down, size, "#f7f5ee")


def rain(canvas: Canvas, x: float, top: float, size: float) -> None:
    """Slanting rain below a cloud."""
    for _ in range(26):
        left, y = x + canvas.dice.uniform(-0.85, 0.8) * size, top + canvas.dice.uniform(0, 0.26)
        canvas.line([(left, y), (left - 0.016, y + 0.05)], "#cfe4ea", 0.004, 0.75)
