"""Scenes where people gather: the stage, the market, the conference hall, the stadium."""

from __future__ import annotations

import math

from articles.demo.canvas import Canvas, mix

GLAZES = ("#a8443a", "#d9a441", "#2f6f7a", "#3d5a80", "#7a8b5c", "#e6d7b8", "#6b4a5e", "#c97b4a")


def stage(canvas: Canvas) -> None:
    """A microphone in the spotlight between curtains."""
    dice = canvas.dice
    cloth, beam = dice.choice((("#8e2f36", "#ffe2a6"), ("#4a3570", "#f1d4ff"), ("#1f5560", "#d8fff0")))
    canvas.gradient(["#0d0b14", mix(cloth, "#0d0b14", 0.72), "#0d0b14"])
    canvas.gradient([mix("#5b4030", cloth, 0.3), "#1d1417"], 0.74, 1)
    for plank in range(1, 7):
        y = 0.74 + 0.26 * (plank / 6.5) ** 1.5
        canvas.line([(0, y), (canvas.wide, y)], "#0d0b14", 0.002, 0.6)
    middle = canvas.wide / 2
    for lean, strength in ((-0.55, 0.13), (0.55, 0.13), (0, 0.24)):
        top = middle + lean
        canvas.polygon(
            [(top - 0.02, -0.02), (top + 0.02, -0.02), (middle + 0.27, 0.86), (middle - 0.27, 0.86)],
            beam,
            strength,
        )
        canvas.disc(top, 0, 0.045, beam, 0.9)
    canvas.oval(middle, 0.86, 0.29, 0.055, beam, 0.75)
    canvas.glow(middle, 0.5, 0.6, beam, 0.25)
    microphone(canvas, middle)
    curtain(canvas, cloth, 1)
    curtain(canvas, cloth, -1)
    for fold in range(13):
        x = canvas.wide * fold / 12
        canvas.oval(x, 0, canvas.wide / 21, 0.115, mix(cloth, "#0d0b14", 0.1 + 0.25 * (fold % 2)))


def microphone(canvas: Canvas, x: float) -> None:
    """A stand with its microphone and shadow."""
    canvas.oval(x, 0.862, 0.065, 0.012, "#1a1214", 0.9)
    canvas.line([(x, 0.86), (x, 0.48)], "#1a1214", 0.01)
    canvas.line([(x, 0.5), (x + 0.05, 0.44)], "#1a1214", 0.012)
    canvas.oval(x + 0.062, 0.425, 0.03, 0.036, "#2a2326")
    canvas.oval(x + 0.055, 0.417, 0.014, 0.018, "#c9b68c", 0.8)


def curtain(canvas: Canvas, cloth: str, side: int) -> None:
    """One half of the curtain in folds, drawn aside."""
    edge = 0 if side == 1 else canvas.wide
    for fold in range(6, -1, -1):
        inner = edge + side * 0.055 * (fold + 1)
        tones = [
            mix(cloth, "#0d0b14", 0.25),
            mix(cloth, "#ffffff", 0.1 * (fold % 2)),
            mix(cloth, "#0d0b14", 0.55),
        ]
        canvas.washed(
            [
                (edge, -0.01),
                (inner + side * 0.05, -0.01),
                (inner - side * 0.02, 0.55),
                (inner, 0.92),
                (edge, 0.92),
            ],
            tones,
        )


def market(canvas: Canvas) -> None:
    """Striped awnings over the shops of an old street."""
    dice = canvas.dice
    wall = dice.choice(("#d9bd93", "#c98f6b", "#b7c0ae"))
    canvas.gradient([mix(wall, "#ffffff", 0.3), wall])
    for bay in range(4):
        arched_window(canvas, canvas.wide * (bay + 0.5) / 4, 0.23, wall)
    canvas.gradient([mix(wall, "#3a2c26", 0.45), mix(wall, "#3a2c26", 0.7)], 0.9, 1)
    stripes = ["#a8443a", "#2f6f7a", "#d9a441", "#3d5a80", "#6f8a52"]
    dice.shuffle(stripes)
    width = canvas.wide / 3
    for shop in range(3):
        counter(canvas, shop * width + 0.02, width - 0.04, wall)
        awning(canvas, shop * width + 0.008, width - 0.016, stripes[shop])
    for lamp in range(1, 3):
        x = lamp * width
        canvas.line([(x, 0.3), (x, 0.5)], "#3a2c26", 0.004)
        canvas.glow(x, 0.53, 0.2, "#ffe0a0", 0.75)
        canvas.oval(x, 0.53, 0.026, 0.036, "#fff0c8")


def arched_window(canvas: Canvas, x: float, base: float, wall: str) -> None:
    """A window with a round arch and its shutters."""
    canvas.disc(x, base - 0.1, 0.068, mix(wall, "#3a2c26", 0.2))
    canvas.box(x - 0.068, base - 0.1, x + 0.068, base + 0.02, mix(wall, "#3a2c26", 0.2))
    canvas.disc(x, base - 0.1, 0.052, "#33454d")
    canvas.box(x - 0.052, base - 0.1, x + 0.052, base + 0.02, "#33454d")
    canvas.line([(x, base - 0.15), (x, base + 0.02)], wall, 0.006)
    canvas.box(x - 0.08, base + 0.015, x + 0.08, base + 0.03, mix(wall, "#ffffff", 0.4))


def awning(canvas: Canvas, x: float, width: float, fill: str) -> None:
    """A striped awning with a scalloped edge and the shade below it."""
    count, top, edge = 9, 0.34, 0.52
    canvas.polygon(
        [
            (x - 0.01, edge),
            (x + width + 0.01, edge),
            (x + width - 0.02, edge + 0.12),
            (x + 0.02, edge + 0.12),
        ],
        "#1d1512",
        0.3,
    )
    for stripe in range(count):
        tone = fill if stripe % 2 == 0 else "#f6ecd8"
        left, right = stripe / count, (stripe + 1) / count
        upper, lower = x + 0.035, width - 0.07
        canvas.washed(
            [
                (upper + lower * left, top),
                (upper + lower * right, top),
                (x + width * right, edge),
                (x + width * left, edge),
            ],
            [mix(tone, "#000000", 0.12), mix(tone, "#ffffff", 0.12)],
        )
        canvas.disc(x + width * (left + right) / 2, edge, width / count / 2, mix(tone, "#000000", 0.1))


def counter(canvas: Canvas, x: float, width: float, wall: str) -> None:
    """A dark shop front, jars on a shelf and crates of fruit or spice."""
    dice = canvas.dice
    canvas.washed(
        [(x, 0.4), (x + width, 0.4), (x + width, 0.92), (x, 0.92)], ["#1d1512", mix("#4a3327", wall, 0.15)]
    )
    canvas.box(x + 0.02, 0.665, x + width - 0.02, 0.675, "#8a6a4a")
    for jar in range(6):
        left = x + 0.035 + jar * (width - 0.06) / 6
        canvas.box(
            left, 0.665 - dice.uniform(0.035, 0.07), left + 0.04, 0.665, dice.choice(GLAZES), round_by=0.01
        )
    for crate in range(3):
        left, span = x + 0.012 + crate * (width - 0.02) / 3, (width - 0.02) / 3 - 0.012
        heap = dice.choice(("#d98a3a", "#c4503e", "#8fa650", "#e2c25a", "#8a4f62"))
        for piece in range(15):
            row, place = divmod(piece, 5)
            centre = left + span * (place + 0.5 + 0.25 * (row % 2)) / 5.6
            canvas.disc(
                centre, 0.83 - row * 0.022, 0.017, mix(heap, "#ffffff", 0.08 * row + dice.uniform(0, 0.12))
            )
        canvas.box(left, 0.83, left + span, 0.935, "#a67c52")
        canvas.box(left, 0.865, left + span, 0.872, "#6f4f33")
        canvas.box(left, 0.9, left + span, 0.907, "#6f4f33")


def hall(canvas: Canvas) -> None:
    """A conference hall from the last row: the lit platform and rows of heads and seats."""
    dice = canvas.dice
    back, seat, screen = dice.choice(
        (
            ("#182a44", "#2f5d8a", "#dff0f4"),
            ("#33201f", "#a8553f", "#ffecca"),
            ("#14302f", "#2f7a70", "#e6f6e4"),
        )
    )
    canvas.gradient([mix(back, "#000000", 0.35), back, mix(back, seat, 0.35)])
    for rib in range(9):
        x = canvas.wide * rib / 8
        canvas.polygon(
            [
                (x - 0.012, 0),
                (x + 0.012, 0),
                (canvas.wide / 2 + (x - canvas.wide / 2) * 0.72 + 0.006, 0.5),
                (canvas.wide / 2 + (x - canvas.wide / 2) * 0.72 - 0.006, 0.5),
            ],
            seat,
            0.35,
        )
    middle = canvas.wide / 2
    canvas.glow(middle, 0.3, 0.75, screen, 0.5)
    canvas.box(middle - 0.36, 0.1, middle + 0.36, 0.4, screen, round_by=0.006)
    for wave in range(3):
        crest = [
            (middle - 0.36 + 0.72 * t / 30, 0.27 + 0.035 * wave + 0.018 * math.sin(t * 0.5 + wave))
            for t in range(31)
        ]
        canvas.polygon([*crest, (middle + 0.36, 0.4), (middle - 0.36, 0.4)], seat, 0.3)
    canvas.polygon(
        [(middle - 0.56, 0.47), (middle + 0.56, 0.47), (middle + 0.64, 0.53), (middle - 0.64, 0.53)],
        mix("#c79a66", back, 0.2),
    )
    for place in range(5):
        x = middle + (place - 2) * 0.11
        canvas.disc(x, 0.425, 0.017, mix(back, "#000000", 0.2))
        canvas.box(x - 0.03, 0.44, x + 0.03, 0.5, mix(back, "#000000", 0.2), round_by=0.018)
    canvas.box(middle - 0.3, 0.462, middle + 0.3, 0.5, "#e3c79a")
    for row in range(5):
        near = row / 4
        seats(
            canvas,
            0.57 + 0.1 * row,
            0.036 + 0.044 * near,
            mix(mix(seat, back, 0.45), seat, near),
            mix(back, "#000000", 0.45),
        )


def seats(canvas: Canvas, y: float, half: float, seat: str, head: str) -> None:
    """One curved row; most of the seats are taken."""
    middle, count = canvas.wide / 2, int(canvas.wide / half / 2.3) + 2
    for place in range(-count // 2 - 1, count // 2 + 2):
        x = middle + place * half * 2.3
        sag = 0.03 * ((x - middle) / middle) ** 2
        if canvas.dice.random() < 0.72:
            canvas.disc(x, y - half * 0.62 - sag, half * 0.44, head)
            canvas.box(
                x - half * 0.75, y - half * 0.24 - sag, x + half * 0.75, y + half, head, round_by=half * 0.5
            )
        canvas.box(x - half, y + half * 0.12 - sag, x + half, y + half * 2.4, seat, round_by=half * 0.45)
        canvas.box(
            x - half * 0.8,
            y + half * 0.22 - sag,
            x + half * 0.8,
            y + half * 0.36 - sag,
            "#ffffff",
            opacity=0.13,
            round_by=half * 0.06,
        )


def stadium(canvas: Canvas) -> None:
    """A pitch under floodlights, the stands full."""
    dice = canvas.dice
    canvas.gradient(["#0b1330", "#23346b", "#5b6aa6"], 0, 0.5)
    canvas.washed(
        [(0, 0.3), (canvas.wide * 0.5, 0.37), (canvas.wide, 0.3), (canvas.wide, 0.62), (0, 0.62)],
        ["#1a2144", "#2b3563"],
    )
    tints = dice.choice((("#e9e2d0", "#c4503e", "#f0b04a"), ("#e9e2d0", "#5fa8b8", "#f0d27a")))
    for _ in range(1500):
        x = dice.uniform(0, canvas.wide)
        top = 0.32 + 0.07 * (1 - abs(x / canvas.wide - 0.5) * 2)
        canvas.disc(x, dice.uniform(top, 0.6), 0.0035, dice.choice(tints), dice.uniform(0.3, 0.85))
    for tier in (0.42, 0.51):
        canvas.line(
            [(0, tier - 0.03), (canvas.wide / 2, tier + 0.02), (canvas.wide, tier - 0.03)], "#0f1633", 0.012
        )
    canvas.box(0, 0.585, canvas.wide, 0.625, "#0f1633")
    pitch(canvas)
    for x in (0.12, canvas.wide - 0.12):
        canvas.line([(x, 0.44), (x, 0.12)], "#0b1024", 0.014)
        canvas.box(x - 0.085, 0.06, x + 0.085, 0.145, "#0b1024", round_by=0.008)
        canvas.polygon(
            [(x - 0.06, 0.1), (x + 0.06, 0.1), (canvas.wide / 2 + 0.5, 0.95), (canvas.wide / 2 - 0.5, 0.95)],
            "#fff7d8",
            0.07,
        )
        for bulb_number in range(10):
            row, place = divmod(bulb_number, 5)
            canvas.disc(x - 0.062 + 0.031 * place, 0.085 + 0.035 * row, 0.012, "#fffbe8")
        canvas.glow(x, 0.1, 0.42, "#fff3c4", 0.6)


def pitch(canvas: Canvas) -> None:
    """Mown stripes, the white lines and the goal."""
    for stripe in range(7):
        top, bottom = 0.625 + 0.376 * (stripe / 7) ** 1.35, 0.625 + 0.376 * ((stripe + 1) / 7) ** 1.35
        canvas.box(0, top, canvas.wide, bottom + 0.003, "#3f8f55" if stripe % 2 else "#35804b")
    middle, white = canvas.wide / 2, "#f4f6ea"
    canvas.line([(middle - 0.62, 0.645), (middle + 0.62, 0.645)], white, 0.004, 0.9)
    canvas.line(
        [(middle - 0.3, 0.645), (middle - 0.36, 0.735), (middle + 0.36, 0.735), (middle + 0.3, 0.645)],
        white,
        0.005,
        0.9,
    )
    canvas.line([(middle - 0.62, 0.645), (middle - 0.92, 1.01)], white, 0.006, 0.9)
    canvas.line([(middle + 0.62, 0.645), (middle + 0.92, 1.01)], white, 0.006, 0.9)
    canvas.line(
        [(middle - 0.12, 0.65), (middle - 0.12, 0.54), (middle + 0.12, 0.54), (middle + 0.12, 0.65)],
        white,
        0.008,
    )
    for mesh in range(1, 8):
        canvas.line(
            [(middle - 0.12 + 0.03 * mesh, 0.545), (middle - 0.12 + 0.03 * mesh, 0.645)], white, 0.0012, 0.5
        )
        canvas.line(
            [(middle - 0.12, 0.54 + 0.013 * mesh), (middle + 0.12, 0.54 + 0.013 * mesh)], white, 0.0012, 0.5
        )
    canvas.oval(middle + 0.09, 0.875, 0.03, 0.008, "#1d4a2c", 0.6)
    canvas.disc(middle + 0.085, 0.85, 0.026, white)
    canvas.disc(middle + 0.08, 0.848, 0.008, "#2a3138")
