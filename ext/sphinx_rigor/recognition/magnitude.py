"""Tell whether a text names a number or compares magnitudes."""

from __future__ import annotations

import re

NUMERAL = "一二两兩三四五六七八九十百千万萬亿億半"
NUMBER = re.compile(
    rf"\d|[{NUMERAL}几幾数數多]+(?:倍|成|分之|个百分点|次|层|層|阶|階|半|位|级|級)"
    r"|百分之|翻倍|翻番|加倍|减半|減半|一半|数量级|數量級|线性|線性|指数|指數|多项式|多項式|平方|立方|对数|對數|常数|常數"
    r"|\bO\s*\(|\\(?:mathcal|mathrm)\{?\s*O|\\(?:Theta|Omega|infty|propto|sim|approx|gg|ll|geq?|leq?|gtrsim|lesssim|to)\b"
    r"|[<>≤≥≪≫≈∝∞≃＜＞]|(?:远|遠|更|略|显著|顯著|明显|明顯)?(?:大|小|高|低|多|少|快|慢|长|長|短|优|優|强|強|弱)于"
    r"|(?:大|小|高|低|多|少|快|慢|优|優|强|強|弱)於|不[超少多低高]|超过|超過|至少|至多|最多|最少|低至|高达|高達|趋于|趨於|趋近|成正比|成反比|零|归零|歸零"
    r"|\b(?:half|twice|double|triple|order of magnitude|linear|quadratic|exponential|log"
    r"|(?:more|less|fewer|greater|smaller|larger|higher|lower|faster|slower|better|worse) than"
    r"|at (?:least|most)|times|percent|zero|one|two|three|ten)\b",
    re.IGNORECASE,
)


def is_measured(text: str) -> bool:
    """Tell whether a text has a number, an order of growth or a comparison of magnitudes."""
    return NUMBER.search(text) is not None
