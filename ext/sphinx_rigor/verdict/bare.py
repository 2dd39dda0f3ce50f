"""Strip a formula of all that does not tell it from another one.

Names and numbers, spaces in any spelling, colours, phantoms, kerns and braces change how
a formula looks and not what it states.
"""

from __future__ import annotations

import re
from functools import lru_cache

GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
LENGTH = r"-?\s*[0-9.]*\s*(?:pt|em|ex|mu|cm|mm|in|px|bp|pc|sp|dd|cc)\b"
ADDED = re.compile(
    rf"\\(?:label|tag\*?)\s*{GROUP}|\\(?:begin|end)\{{equation\*?\}}|\\(?:notag|nonumber)\b"
    r"|(?:\\q?quad\b|~)\s*[（(]\s*[0-9.]+[a-z]?\s*[)）]\s*$"
    rf"|\\[hv]space\*?\s*{GROUP}|\\mspace\s*{GROUP}|\\(?:hskip|kern|mkern|mskip|vskip)\s*{LENGTH}"
    rf"|\\[hv]?phantom\s*{GROUP}|\\(?:text)?color\s*(?:\[[^\]]*\])?\s*{GROUP}"
    rf"|\\colorbox\s*{GROUP}|\\rule\s*(?:\[[^\]]*\])?\s*{GROUP}\s*{GROUP}"
    r"|\\(?:(?:math)?strut|smash|null|relax|allowbreak|nobreak|hfill|limits|nolimits|left|right"
    r"|[bB]ig+[lrm]?|mbox\s*\{\s*\}|text\s*\{\s*\})(?![a-zA-Z])"
    r"|(?<!\\)\\(?:[,;:!>\s/]|(?:q?quad|(?:neg)?(?:thin|med|thick|en|em)space"
    r"|(?:display|text|script|scriptscript)style"
    r"|(?:tiny|small|normalsize|large|Large|LARGE|huge|Huge|footnotesize|scriptsize))(?![a-zA-Z]))"
    r"|~|[{}]|\s+"
)
"""What an author adds to a formula without stating another one."""
ROW = re.compile(r"\\\\\s*(?:\[[^\]]*\])?")


@lru_cache(maxsize=8192)
def bare(source: str) -> str:
    """Return a formula without what does not tell it from another one."""
    rows = (ADDED.sub("", each) for each in ROW.split(source))
    return r"\\".join(rows).rstrip("\\.,;，。；")
