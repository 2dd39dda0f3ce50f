r"""What an author may write without defining it, though neither MathJax nor LaTeX does.

The converter knows these names on the page and in EPUB; in formulas left to MathJax and
in LaTeX each is replaced by what it stands for here, in the words of amsmath, amssymb and
mathtools. What LaTeX cannot say with these packages is not in the list.
"""

from __future__ import annotations

GREEK = {
    "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H", "Iota": "I",
    "Kappa": "K", "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X",
}  # fmt: skip
SETS = {
    "N": "N", "R": "R", "Z": "Z", "natnums": "N", "reals": "R", "Reals": "R",
    "cnums": "C", "Complex": "C",
}  # fmt: skip
FUNCTIONS = ["arcctg", "arctg", "ch", "cosec", "cotg", "ctg", "cth", "erf", "sh", "tg", "th"]
WITH_LIMITS = {"argmax": r"arg\,max", "argmin": r"arg\,min", "plim": "plim"}
SYMBOLS = {
    "alef": "aleph", "alefsym": "aleph", "bull": "bullet", "clubs": "clubsuit",
    "diamonds": "diamondsuit", "hearts": "heartsuit", "spades": "spadesuit",
    "Dagger": "ddagger", "empty": "emptyset", "exist": "exists", "image": "Im",
    "infin": "infty", "isin": "in", "lang": "langle", "rang": "rangle", "plusmn": "pm",
    "real": "Re", "sect": "S", "sub": "subset", "sube": "subseteq", "supe": "supseteq",
    "thetasym": "vartheta", "weierp": "wp",
    "darr": "downarrow", "dArr": "Downarrow", "Darr": "Downarrow",
    "uarr": "uparrow", "uArr": "Uparrow", "Uarr": "Uparrow",
    "larr": "leftarrow", "lArr": "Leftarrow", "Larr": "Leftarrow",
    "rarr": "rightarrow", "rArr": "Rightarrow", "Rarr": "Rightarrow",
    "harr": "leftrightarrow", "lrarr": "leftrightarrow",
    "hArr": "Leftrightarrow", "Harr": "Leftrightarrow", "lrArr": "Leftrightarrow",
    "Lrarr": "Leftrightarrow",
    "colonequals": "coloneqq", "coloncolonequals": "Coloneqq", "colonminus": "colondash",
    "coloncolonminus": "Colondash", "equalscolon": "eqqcolon", "coloncolon": "dblcolon",
    "equalscoloncolon": "Eqqcolon", "minuscolon": "dashcolon",
    "minuscoloncolon": "Dashcolon", "coloncolonapprox": "Colonapprox",
    "coloncolonsim": "Colonsim", "simcoloncolon": "Simcolon",
    "bm": "boldsymbol", "bold": "mathbf", "widecheck": "check", "slashed": "not",
}  # fmt: skip
OTHERS = {
    "degree": r"{}^{\circ}",
    "ratio": ":",
    "approxcoloncolon": r"\approx\dblcolon",
    "eqdef": r"\stackrel{\mathrm{def}}{=}",
    "measeq": r"\stackrel{\mathrm{m}}{=}",
    "questeq": r"\stackrel{?}{=}",
    "stareq": r"\stackrel{\star}{=}",
    "arceq": r"\stackrel{\frown}{=}",
    "veeeq": r"\stackrel{\vee}{=}",
    "wedgeq": r"\stackrel{\wedge}{=}",
    "nequiv": r"\not\equiv",
    "ngtrless": r"\not\gtrless",
    "ngtrsim": r"\not\gtrsim",
    "nlessgt": r"\not\lessgtr",
    "notni": r"\not\ni",
    "nsubset": r"\not\subset",
    "nsupset": r"\not\supset",
    "llbracket": r"[\![",
    "rrbracket": r"]\!]",
    "lBrace": r"\{\!|",
    "rBrace": r"|\!\}",
    "lAngle": r"\langle\!\langle",
    "rAngle": r"\rangle\!\rangle",
    "llangle": r"\langle\!\langle",
    "rrangle": r"\rangle\!\rangle",
    "llparenthesis": r"(\!(",
    "rrparenthesis": r")\!)",
    "fint": r"\mathop{\,\rlap{-}\!\!\int}\nolimits",
    "bigcupdot": r"\mathop{\dot{\bigcup}}",
    "overleftharpoon": r"\overset{\leftharpoonup}",
    "overrightharpoon": r"\overset{\rightharpoonup}",
    "Overrightarrow": r"\overset{\Rightarrow}",
    "overgroup": r"\overset{\frown}",
    "undergroup": r"\underset{\smile}",
    "utilde": r"\underset{\sim}",
}
LIST: dict[str, str] = {
    **{name: rf"\mathrm{{{letter}}}" for name, letter in GREEK.items()},
    **{name: rf"\mathbb{{{letter}}}" for name, letter in SETS.items()},
    **{name: rf"\operatorname{{{name}}}" for name in FUNCTIONS},
    **{name: rf"\operatorname*{{{word}}}" for name, word in WITH_LIMITS.items()},
    **{name: f"\\{other}" for name, other in SYMBOLS.items()},
    **OTHERS,
}
"""Each name without its backslash, and what it stands for; arguments follow by themselves."""

FOR_LATEX = {
    "gt": ">", "lt": "<", "omicron": "o", "hdashline": r"\hline", "symbf": r"\mathbf",
    "mathup": r"\mathrm", "overparen": r"\overset{\frown}",
    "underparen": r"\underset{\smile}", "oldstyle": r"\mathrm", "hfilll": r"\hfill",
    "oiint": r"\mathop{\oint\mkern-10mu\oint}\nolimits",
    "oiiint": r"\mathop{\oint\mkern-10mu\oint\mkern-10mu\oint}\nolimits",
    "iddots": r"\mathinner{\mkern1mu\raise1pt{.}\mkern2mu\raise4pt{.}\mkern2mu\raise7pt{.}}",
}  # fmt: skip
"""What MathJax knows and LaTeX does not, in LaTeX."""

FOR_MATHJAX = {
    "dag": r"\dagger", "ddag": r"\ddagger", "copyright": r"\text{©}",
    "pounds": r"\text{£}", "mathsterling": r"\text{£}", "lq": r"\text{‘}",
    "rq": r"\text{’}", "medspace": r"\:", "thickspace": r"\;", "relax": "",
    "emph": r"\textit", "textsc": r"\text", "operatornamewithlimits": r"\operatorname*",
    "displaylimits": "", "gdef": r"\def", "global": "", "underbar": r"\underline",
}  # fmt: skip
"""What LaTeX knows and MathJax does not, in MathJax."""
