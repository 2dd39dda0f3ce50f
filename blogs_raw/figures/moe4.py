"""Draw the figures of the fourth MoE article: one price for all tokens, and what uneven difficulty earns."""

from __future__ import annotations

import numpy as np
from moe_svg import BLUE, INK, MUTED, ORANGE, RED, Card


def price() -> None:
    """Values of four experts for an easy and a hard token, and the price that sells four places."""
    card = Card(720, 330)
    bottom, unit = 270, 22

    def height(value: float) -> float:
        return bottom - unit * value

    for left, title, values in ((80, "容易的词元", (9, 1, 0, 0)), (410, "难的词元", (5, 4, 4, 3))):
        card.text(left + 120, 36, title)
        for i, value in enumerate(values):
            x, chosen = left + 60 * i, value > 3.5
            card.rect(x, height(value), 40, unit * value, BLUE if chosen else MUTED, 1 if chosen else 0.45)
            card.text(x + 20, height(value) - 6, f"{value}", INK, size=14)
            card.text(x + 20, bottom + 20, f"专家 {i + 1}", MUTED, size=12)
    card.line([(60, bottom), (660, bottom)], MUTED, 1)
    card.line([(60, height(3.5)), (660, height(3.5))], RED, 2, "7 5")
    card.text(350, height(3.5) - 8, "价格 3.5", RED)
    card.text(360, 318, "蓝色的选中：左边一个，右边三个；各取前两名则左边二、右边二", MUTED, size=13)
    card.save("moe4-price.svg")


def gain_of(deviation: float, q: float = 1 / 8) -> tuple[float, float, float]:
    """Return the deviation, the gain by a common price, and its second order, for lognormal difficulty."""
    x, weight = np.polynomial.hermite_e.hermegauss(101)
    weight = weight / weight.sum()
    log_deviation = np.sqrt(np.log1p(deviation**2))
    h = np.exp(log_deviation * x - log_deviation**2 / 2)
    low, high = 0.0, 60.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if weight @ np.exp(-middle / h) > q else (low, middle)
    slope = np.log(1 / q)
    exact = weight @ ((low + h) * np.exp(-low / h)) / (q * (1 + slope)) - 1
    return deviation, exact, slope**2 / (2 * (1 + slope)) * deviation**2


def dispersion() -> None:
    """The gain in per cent against the deviation of the difficulty."""
    card = Card(720, 330)
    points = [gain_of(d) for d in np.linspace(0.001, 0.8, 60)]
    place = card.axes(
        (70, 50, 600, 210),
        [(v / 10, f"{v / 10:g}") for v in range(9)],
        [(v / 10, f"{10 * v}%") for v in range(6)],
        "难度的标准差（平均为 1）",
        "比固定个数多得的价值",
    )
    card.line([place(d, exact) for d, exact, _ in points], BLUE, 2.5)
    card.line([place(d, second) for d, _, second in points], ORANGE, 2.2, "7 5")
    card.line([(100, 82), (140, 82)], BLUE, 2.5)
    card.text(150, 86, "精确解", INK, "start", 13)
    card.line([(100, 106), (140, 106)], ORANGE, 2.2, "7 5")
    card.text(150, 110, "二阶近似", INK, "start", 13)
    card.save("moe4-dispersion.svg")


if __name__ == "__main__":
    price()
    dispersion()
