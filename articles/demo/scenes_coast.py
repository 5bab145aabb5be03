"""Scenes by the water: the harbour, the open sea, the town's front, the coastal train."""

from __future__ import annotations

import math

from articles.demo.canvas import Canvas, Palette, mix
from articles.demo.outdoors import DUSK, GREEN, MOODS, MORNING, NIGHT, STORM, cloud, houses, light_over, water


def harbour(canvas: Canvas) -> None:
    """Boats on still water, cranes or the town behind them."""
    palette, dice = MOODS[canvas.dice.randrange(3)], canvas.dice
    sun = dice.uniform(0.4, canvas.wide - 0.4)
    light_over(canvas, palette, sun, 0.42, 0.06)
    canvas.washed(canvas.ridge(0.46, 0.06), [palette.far, mix(palette.far, palette.horizon, 0.7)])
    if dice.random() < 0.6:
        for step in range(3):
            crane(
                canvas,
                canvas.wide * (0.12 + 0.3 * step),
                0.565,
                dice.uniform(0.26, 0.38),
                mix(palette.near, palette.dark, 0.3),
            )
    houses(canvas, 0.57, 0.02, 0.07, mix(palette.near, palette.far, 0.35), palette.light)
    water(canvas, palette, 0.57, sun)
    hulls = ["#a8443a", "#2f6f7a", "#d9a441", "#3d5a80"]
    dice.shuffle(hulls)
    spots = [(0.2, 0.66, 0.06), (0.78, 0.7, 0.085), (0.42, 0.83, 0.14)]
    for (share, y, size), hull in zip(spots, hulls, strict=False):
        boat(canvas, palette, canvas.wide * (share + dice.uniform(-0.06, 0.06)), y, size, hull)


def boat(canvas: Canvas, palette: Palette, x: float, y: float, size: float, hull: str) -> None:
    """A fishing boat with cabin, mast and the reflection under it."""
    canvas.polygon(
        [
            (x - size * 0.9, y),
            (x + size * 0.9, y),
            (x + size * 0.5, y + size * 0.5),
            (x - size * 0.5, y + size * 0.5),
        ],
        palette.dark,
        0.4,
    )
    canvas.line(
        [(x + size * 0.1, y - size * 0.2), (x + size * 0.1, y - size * 1.7)], palette.dark, size * 0.05
    )
    canvas.line(
        [(x + size * 0.1, y - size * 1.6), (x - size * 0.95, y - size * 0.36)], palette.dark, size * 0.018
    )
    canvas.line(
        [(x + size * 0.1, y - size * 1.6), (x + size * 1.0, y - size * 0.42)], palette.dark, size * 0.018
    )
    canvas.box(
        x - size * 0.45,
        y - size * 0.72,
        x + size * 0.02,
        y - size * 0.2,
        mix(palette.light, palette.horizon, 0.4),
        round_by=size * 0.04,
    )
    canvas.box(x - size * 0.37, y - size * 0.62, x - size * 0.08, y - size * 0.44, palette.dark, opacity=0.8)
    canvas.polygon(
        [
            (x - size, y - size * 0.34),
            (x + size * 1.1, y - size * 0.44),
            (x + size * 0.72, y + size * 0.06),
            (x - size * 0.78, y + size * 0.06),
        ],
        hull,
    )
    canvas.polygon(
        [
            (x - size, y - size * 0.34),
            (x + size * 1.1, y - size * 0.44),
            (x + size * 1.03, y - size * 0.33),
            (x - size * 0.97, y - size * 0.24),
        ],
        palette.light,
        0.85,
    )


def crane(canvas: Canvas, x: float, base: float, size: float, fill: str) -> None:
    """A quay crane: two legs, a beam and its stays."""
    for leg in (0, 0.22):
        canvas.line([(x + leg * size, base), (x + leg * size, base - size * 0.62)], fill, size * 0.035)
    canvas.line(
        [(x - size * 0.3, base - size * 0.62), (x + size * 0.85, base - size * 0.62)], fill, size * 0.045
    )
    canvas.line([(x + size * 0.1, base - size * 0.62), (x + size * 0.1, base - size)], fill, size * 0.03)
    canvas.line([(x + size * 0.1, base - size), (x + size * 0.8, base - size * 0.63)], fill, size * 0.014)
    canvas.line([(x + size * 0.1, base - size), (x - size * 0.28, base - size * 0.63)], fill, size * 0.014)
    canvas.line(
        [(x + size * 0.62, base - size * 0.6), (x + size * 0.62, base - size * 0.3)], fill, size * 0.01
    )


def sea(canvas: Canvas) -> None:
    """Waves, rough under clouds or long under a low sun."""
    dice = canvas.dice
    palette = (STORM, GREEN, DUSK)[dice.randrange(3)]
    sun, swell = canvas.wide * dice.uniform(0.3, 0.7), 0.075 if palette is STORM else 0.022
    light_over(canvas, palette, sun, 0.33, 0.075)
    for _ in range(9):
        cloud(
            canvas,
            dice.uniform(0, canvas.wide),
            dice.uniform(0.03, 0.3),
            dice.uniform(0.08, 0.2),
            mix(palette.sky, palette.far, 0.5),
            0.4,
        )
    for layer in range(9):
        share = layer / 8
        outline = canvas.ridge(0.44 + 0.5 * share**1.2, swell * (0.25 + share), sharp=False)
        body = mix(mix(palette.horizon, palette.near, 0.5), palette.dark, share * 0.85)
        canvas.washed(outline, [mix(body, palette.light, 0.4), body, mix(body, palette.dark, 0.75)])
        canvas.line(outline[1:-1], palette.light, 0.0025 + 0.004 * share, 0.55)


def skyline(canvas: Canvas) -> None:
    """The town's front after sunset and its lights in the water."""
    dice = canvas.dice
    palette = (NIGHT, DUSK)[dice.randrange(2)]
    light_over(canvas, palette, canvas.wide * dice.uniform(0.2, 0.8), 0.2, 0.045)
    houses(canvas, 0.64, 0.2, 0.42, mix(palette.far, palette.horizon, 0.35))
    houses(canvas, 0.64, 0.12, 0.32, palette.far, mix(palette.light, palette.far, 0.35))
    houses(canvas, 0.645, 0.06, 0.2, palette.dark, palette.light)
    water(canvas, palette, 0.645, None)
    for _ in range(46):
        x, long = dice.uniform(0, canvas.wide), dice.uniform(0.05, 0.22)
        warm = dice.choice((palette.light, "#f0a35e", palette.horizon))
        for part in range(6):
            canvas.box(
                x + dice.uniform(-0.003, 0.003),
                0.66 + long * part / 6,
                x + 0.008,
                0.66 + long * (part + 0.7) / 6,
                warm,
                opacity=0.5 - 0.07 * part,
            )


def lighthouse(canvas: Canvas) -> None:
    """A lighthouse on its rock."""
    dice = canvas.dice
    palette = (NIGHT, MORNING, DUSK)[dice.randrange(3)]
    light_over(canvas, palette, canvas.wide * 0.22, 0.3, 0.05)
    water(canvas, palette, 0.62, canvas.wide * 0.22)
    x, foot, top = canvas.wide * 0.64, 0.68, 0.24
    if palette is not MORNING:
        canvas.polygon([(x, top + 0.02), (-0.1, -0.08), (-0.1, 0.24)], palette.light, 0.22)
        canvas.polygon(
            [(x, top + 0.02), (canvas.wide + 0.1, 0.08), (canvas.wide + 0.1, 0.3)], palette.light, 0.16
        )
    rock = [
        (x - 0.52, 0.8),
        (x - 0.36, 0.72),
        (x - 0.2, 0.7),
        (x - 0.1, 0.655),
        (x + 0.12, 0.65),
        (x + 0.22, 0.7),
        (x + 0.4, 0.74),
        (x + 0.55, 0.82),
        (x + 0.3, 0.86),
        (x - 0.25, 0.86),
    ]
    canvas.washed(rock, [mix(palette.far, palette.light, 0.25), palette.near, palette.dark])
    canvas.box(x - 0.26, 0.61, x - 0.1, 0.7, mix("#f6f0e2", palette.far, 0.15))
    canvas.polygon([(x - 0.28, 0.615), (x - 0.08, 0.615), (x - 0.18, 0.56)], "#b4513f")
    for band in range(6):
        up, down = band / 6, (band + 1) / 6
        wide_up, wide_down = 0.042 + 0.028 * up, 0.042 + 0.028 * down
        y_up, y_down = top + 0.06 + (foot - top - 0.06) * up, top + 0.06 + (foot - top - 0.06) * down
        fill = "#b4513f" if band % 2 else "#f6f0e2"
        canvas.polygon(
            [(x - wide_up, y_up), (x + wide_up, y_up), (x + wide_down, y_down), (x - wide_down, y_down)], fill
        )
        canvas.polygon(
            [
                (x + wide_up * 0.3, y_up),
                (x + wide_up, y_up),
                (x + wide_down, y_down),
                (x + wide_down * 0.3, y_down),
            ],
            palette.dark,
            0.22,
        )
    canvas.box(x - 0.056, top + 0.048, x + 0.056, top + 0.064, palette.dark)
    canvas.box(x - 0.03, top - 0.008, x + 0.03, top + 0.05, palette.light)
    canvas.polygon([(x - 0.042, top - 0.006), (x + 0.042, top - 0.006), (x, top - 0.05)], "#8d3c30")
    canvas.glow(x, top + 0.02, 0.22, palette.light, 0.8 if palette is not MORNING else 0.25)


def train(canvas: Canvas) -> None:
    """A train on a viaduct by the sea."""
    palette, dice = MOODS[canvas.dice.randrange(3)], canvas.dice
    sun = canvas.wide * dice.uniform(0.2, 0.8)
    light_over(canvas, palette, sun, 0.3, 0.07)
    canvas.washed(canvas.ridge(0.42, 0.1), [palette.far, mix(palette.far, palette.horizon, 0.65)])
    water(canvas, palette, 0.55, sun)
    viaduct(canvas, mix(palette.dark, palette.near, 0.45), palette.dark)
    livery = dice.choice(("#c4503e", "#2f7d78", "#d49a3a"))
    for car in range(4):
        carriage(canvas, palette, canvas.wide * 0.08 + car * 0.31, livery, front=car == 3)


def viaduct(canvas: Canvas, stone: str, shade: str) -> None:
    """A row of arches on piers that stand in the water."""
    bay, pier = canvas.wide / 6, 0.05
    for number in range(-1, 7):
        left, right = number * bay + pier, (number + 1) * bay
        half = (right - left) / 2
        arch = [
            (left + half + half * math.cos(a * math.pi / 24), 0.87 - 0.14 * math.sin(a * math.pi / 24))
            for a in range(25)
        ]
        canvas.washed(
            [(left - pier, 0.68), (right, 0.68), *arch, (left, 1.01), (left - pier, 1.01)], [stone, shade]
        )
    canvas.box(0, 0.65, canvas.wide, 0.7, mix(stone, "#ffffff", 0.1))
    canvas.box(0, 0.694, canvas.wide, 0.7, shade)


def carriage(canvas: Canvas, palette: Palette, x: float, livery: str, *, front: bool) -> None:
    """One carriage standing on the rails; the first one has a sloping nose."""
    right, top, bottom = x + 0.3, 0.53, 0.645
    nose = [
        (right, top),
        (right + 0.05, top + 0.035),
        (right + 0.075, bottom - 0.02),
        (right + 0.07, bottom),
        (right, bottom),
    ]
    if front:
        canvas.polygon(nose, "#f3efe6")
        canvas.polygon(
            [
                (right + 0.012, top + 0.02),
                (right + 0.043, top + 0.04),
                (right + 0.052, top + 0.06),
                (right + 0.012, top + 0.06),
            ],
            palette.dark,
        )
    canvas.box(x, top, right, bottom, "#f3efe6", round_by=0.012)
    canvas.box(x, bottom - 0.038, right + (0.07 if front else 0), bottom - 0.012, livery)
    for pane in range(6):
        left = x + 0.016 + pane * 0.046
        canvas.box(
            left, top + 0.022, left + 0.036, top + 0.06, mix(palette.dark, palette.sky, 0.35), round_by=0.006
        )
    for wheel in (0.05, 0.1, 0.2, 0.25):
        canvas.disc(x + wheel, bottom + 0.006, 0.013, palette.dark)
