"""A small book that holds what is hard to print, and the tools that make and read books."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CELL = "单元格里有一句不短的话，会在格子里换行"
ROWS = "\n".join(f"| {n} | {CELL} | {CELL} | $x_{{{n}}}$ |" for n in range(40))
LONG = " + ".join(f"a_{{{n}}}b_{{{n}}}" for n in range(40))
HARD = f"""\
# 难排的文章 🧠

:::::{{derivation}} 标题里有 $x^2$ 与**粗体**
:label: outer

一行<br>又一行，&nbsp;空格，<span title=x>标注</span>。

正文 ✅ → 脚注[^1]，`代码`。

```python
print("code in a box")  # 注释
```

::::{{proof}}
:collapsible:

一句话，一个公式：

$$E = mc^2$$
::::

::::{{step-by-step}}
:::{{derivation-step}} 展开
:label: expand
:because: 由分配律

$$a = b$$
:::
::::
:::::

[^1]: 脚注的内容。

:::{{comparison}} 表格很长
| 序号 | 甲 | 乙 | 式 |
|---|---|---|---|
{ROWS}
:::

## 关于 $\\epsilon^2$ 与 $\\frac12$

见{{ref}}`outer`与{{rigor:ref}}`expand`。

```{{math}}
:label: short

a &= b \\\\
  &= c
```

由 {{eq}}`short`、{{eq}}`long` 与 $\\eqref{{row}}$。

$$\\newcommand{{\\half}}[2][2]{{\\tfrac{{#2}}{{#1}}}} {LONG}$$

$$\\half{{{LONG}}}$$ (long)

\\begin{{align}}
a &= {LONG} \\label{{row}} \\\\
b &= \\R^d
\\end{{align}}

$$e = mc^2 \\tag{{A}}\\label{{same}}$$

$$准确率 \\gt \\cancel{{x}}_{{\\text{{中文}}}}$$

见 $\\eqref{{same}}$，坏的 $\\frac{{1$ 与

$$\\frac{{2$$
"""
FILES = {
    "index": "# 书\n\n```{toctree}\n\n难排\nother\n```\n",
    "难排": HARD,
    "other": "# Other\n\n$$x \\label{same} \\tag{B}$$\n\n$\\eqref{same}$\n\n```{theorem} Again\n:label: again\n\nX.\n```\n\n{ref}`outer`\n",
}
CONFIG = {
    "project": "book",
    "author": "A",
    "version": "1",
    "copyright": "2026, A",
    "rigor_articles": [],
    "suppress_warnings": ["rigor.invalid-math"],
    "rigor_math_macros": {"\\R": r"\mathbb{R}", "norm": [r"\lVert #1\rVert", 1]},
    "latex_engine": "xelatex",
    "latex_documents": [("index", "book.tex", "Book", "A", "manual")],
    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
}


def latex_elements() -> dict[str, str]:
    """Return what conf.py sets, so that what we ship is what is tested."""
    return runpy.run_path(str(ROOT / "conf.py"))["latex_elements"]


def need(*tools: str) -> None:
    """Skip where a tool is missing."""
    if missing := [tool for tool in tools if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a tool and return what it says, output and complaints."""
    done = subprocess.run(
        command, check=False, cwd=cwd, capture_output=True, text=True, errors="replace"
    )
    return done.stdout + done.stderr
