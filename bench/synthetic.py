"""Sites made up for measuring: articles, plan and settings, the same on every machine.

An article has the five parts of the shipped standard, boxes of most kinds with proofs,
formulas, tables, lists, a program and references to its own boxes and equations and to those
of others, in Chinese with Latin terms among it; about 25 kB on average, from 6 to 60, as
those of the corpus. One article in ten says that it is completed, and is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = "blogs_raw"
KINDS = (
    "theorem",
    "lemma",
    "proposition",
    "definition",
    "derivation",
    "example",
    "intuition",
    "remark",
)
PARTS = (
    "第1部分：核心理论、公理与历史基础",
    "第2部分：严谨的核心数学推导",
    "第3部分：数学直觉、多角度解释与类比",
    "第4部分：方法论变体、批判性比较与优化",
    "第5部分：学习路线图与未来展望",
)
SUBJECTS = """
注意力 扩散 优化器 量化 低秩 混合专家 位置编码 概率 矩阵 损失函数 状态空间 检索
微调 正则化 采样 蒸馏 对比学习 稀疏 归一化 初始化
""".split()  # noqa: SIM905 - words read better than strings
LATIN = """
Transformer attention Adam softmax token logits GPU batch embedding RoPE MoE router
VQ codebook LoRA rank SVD Jacobian Lipschitz Jensen KL ELBO DDPM score ODE SDE Markov
BERT GPT dropout LayerNorm warmup momentum Hessian Newton Fisher entropy FlashAttention
""".split()  # noqa: SIM905 - likewise
FORMULAS = (
    r"\mathbb{{E}}_{{x\sim p_{a}}}\left[\log\frac{{p(x)}}{{q_{b}(x)}}\right]\ge {c}",
    r"\sum_{{i=1}}^{{n}} \alpha_i^{{({a})}} v_{{i,{b}}} = W_{c}^\top x",
    r"\frac{{\partial \mathcal{{L}}}}{{\partial \theta_{a}}} = -\eta_{b}\,g_t + \lambda_{c}",
    r"\|A_{a}x\|_2^2 \le \sigma_{b}^2\,\|x\|_2^2 + \epsilon^{{{c}}}",
    r"\begin{{aligned}} f_{a}(x) &= \int_0^1 e^{{-{b}t}}\,dt \\ &= {c} + o(1) \end{{aligned}}",
    r"\begin{{pmatrix}} a_{{{a}}} & b \\ c & d_{{{b}}} \end{{pmatrix}}^{{-1}} = {c} I",
    r"\operatorname{{softmax}}\left(\frac{{QK^\top}}{{\sqrt{{d_{a}}}}}\right)V_{{{b},{c}}}",
)
INLINE = (
    r"x_{{{a}}}",
    r"\theta^{{({a})}}",
    r"O(n^{a}\log n)",
    r"\|g_{{{a}}}\|\le {b}",
    r"p_{a}(x|y)",
)
COMMON = [chr(0x4E00 + 7 * number % 2500) for number in range(2500)]
LEXICON = 8_000
"""Words of the language, of one to three characters, the first the most common.

Half of the words of an article are among a hundred of its own, the others come as often as
Zipf has it. So 80 articles have some 45,000 pairs of neighbouring characters and 160 half
as many more, as in the corpus: the size of what a search looks in depends on them.
"""
CONF = """\
extensions = [{extensions}]
language = "zh_CN"
html_theme = "alabaster"
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
{more}"""
INDEX = "# 文章\n\n```{{toctree}}\n:glob:\n:titlesonly:\n\nblogs_raw/*\n{more}```\n"
BOXES = '''

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective


class Box(SphinxDirective):
    """A box with a title and a label, and nothing else."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"label": directives.unchanged}

    def run(self):
        node = nodes.admonition(classes=[self.name])
        if self.arguments:
            text, _ = self.state.inline_text(self.arguments[0], self.lineno)
            node += nodes.title(self.arguments[0], "", *text)
        if "label" in self.options:
            self.options["name"] = self.options.pop("label")
            self.add_name(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def setup(app):
    for kind in KINDS:
        app.add_directive(kind, Box)
'''
"""What a site without the extension needs to read the boxes of the same files."""


@dataclass(frozen=True)
class Shape:
    """How much is in a site: articles, and topics and tags they are spread over."""

    articles: int
    topics: int = 20
    tags: int = 200


def lay_out(project: Path, shape: Shape, *, plain: bool = False) -> None:
    """Write a site into a new folder; a plain one does without the extension and its plan."""
    (project / FOLDER).mkdir(parents=True)
    for number in range(shape.articles):
        path = project / FOLDER / f"{name(number)}.md"
        path.write_text(article(number, shape), encoding="utf-8")
    extensions = '"myst_parser"' if plain else '"myst_parser", "sphinx_rigor"'
    more = f"KINDS = {(*KINDS, 'proof')}{BOXES}" if plain else ""
    conf = CONF.format(extensions=extensions, more=more)
    (project / "conf.py").write_text(conf, encoding="utf-8")
    index = INDEX.format(more="" if plain else "topics/index\nplan/index\nplan/dashboard\n")
    (project / "index.md").write_text(index, encoding="utf-8")
    if not plain:
        (project / "plan.toml").write_text(plan(shape), encoding="utf-8")


def plan(shape: Shape) -> str:
    """Return a plan: topics by tag, a batch for each ten topics, one goal."""
    goal = 'id = "all"\ntitle = "全部"\ndate = 2026-12-31\ntarget = 100'
    topics = (
        f'[[topic]]\nid = "topic-{each}"\ntitle = "{subject(each)}"\n'
        f"tags = {[tag(every) for every in range(each, shape.tags, shape.topics)]}"
        for each in range(shape.topics)
    )
    batches = (
        f'[[batch]]\nid = "{each}"\ntitle = "第{each}批"\ntopics = ["topic-{each}"]'
        for each in range(0, shape.topics, 10)
    )
    head = "[plan]\nas_of = 2026-01-01"
    return "\n\n".join([head, f"[[goal]]\n{goal}", *topics, *batches]) + "\n"


def name(number: int) -> str:
    """Return the name of an article's file, without suffix."""
    return f"{number:05}-{LATIN[number % len(LATIN)].lower()}-{subject(number)}"


def subject(number: int) -> str:
    """Return what an article or a topic is about."""
    round_, within = divmod(number, len(SUBJECTS))
    return f"{SUBJECTS[within]}{round_ or ''}"


def tag(number: int) -> str:
    """Return a tag."""
    return f"标签{number}"


def article(number: int, shape: Shape) -> str:
    """Return the text of one article; its chance depends on its number alone."""
    writer = Writer(Random(number), number, shape.articles)
    tags = sorted({tag(writer.chance.randrange(shape.tags)) for _ in range(4)})
    status = "pending" if number % 10 else "completed\ntags_reviewed: true"
    head = (
        f"---\ntitle: {subject(number)}之{number}\nslug: article-{number}\n"
        f"date: {2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"tags: [{', '.join(tags)}]\nstatus: {status}\n---\n\n"
    )
    return head + "\n\n".join([f"# {subject(number)}之{number}", *writer.body()]) + "\n"


class Writer:
    """Writes one article from chance."""

    def __init__(self, chance: Random, number: int, articles: int) -> None:
        """Begin the article of this number, of so many."""
        self.chance = chance
        self.number = number
        self.articles = articles
        self.own = [word(drawn(chance)) for _ in range(100)]
        self.boxes = 0
        self.equations = 0

    def body(self) -> Iterator[str]:
        """Yield the blocks of the article."""
        sections = max(1, round(self.chance.lognormvariate(1.0, 0.5)))
        for part in PARTS:
            yield f"## {part}"
            for _ in range(sections):
                yield f"### {self.words(8)}"
                yield from self.section()
        yield f"## 总结\n\n{self.paragraph()}"

    def section(self) -> Iterator[str]:
        """Yield the blocks of a section."""
        yield self.paragraph()
        yield self.display()
        yield self.box(self.chance.choice(KINDS))
        yield self.paragraph()
        yield self.chance.choice((self.table, self.bullets, self.program, self.proof))()
        yield f"{self.paragraph()}参见{self.link()}。"

    def box(self, kind: str) -> str:
        """Return a box with words and a formula, which later blocks may refer to."""
        self.boxes += 1
        label = f":label: a{self.number}-b{self.boxes}\n"
        inside = f"{self.paragraph()}\n\n{self.display()}"
        return f":::{{{kind}}} {self.words(6)}\n{label}\n{inside}\n:::"

    def proof(self) -> str:
        """Return a statement and its proof."""
        proof = f":::{{proof}}\n{self.paragraph()}\n\n{self.display()}\n:::"
        return f"{self.box('theorem')}\n\n{proof}"

    def display(self) -> str:
        """Return a displayed formula, one in three with a name."""
        text = f"$$\n{self.filled(self.chance.choice(FORMULAS))}\n$$"
        if self.chance.random() < 2 / 3:
            return text
        self.equations += 1
        return f"{text} (a{self.number}-e{self.equations})"

    def table(self) -> str:
        """Return a table of five rows."""
        rows = [
            f"| {self.words(4)} | ${self.filled(self.chance.choice(INLINE))}$ | {each} |"
            for each in range(5)
        ]
        return "\n".join(["| 方法 | 代价 | 步数 |", "|---|---|---|", *rows])

    def bullets(self) -> str:
        """Return a list."""
        return "\n".join(f"- **{self.words(4)}**：{self.sentence()}" for _ in range(4))

    def program(self) -> str:
        """Return a short program."""
        lines = [f"x{each} = f(x{each - 1}, lr={each}e-3)" for each in range(1, 9)]
        return "\n".join(["```python", *lines, "```"])

    def link(self) -> str:
        """Return a reference to a box or an equation above, or to another article."""
        other = self.chance.randrange(self.articles)
        ways = [f"[{subject(other)}]({name(other)}.md)", f"{{ref}}`那里 <a{other}-b1>`"]
        ways += [f"{{ref}}`上文 <a{self.number}-b{self.boxes}>`"] * 2
        if self.equations:
            ways += [f"{{eq}}`a{self.number}-e{self.equations}`"] * 2
        return self.chance.choice(ways)

    def paragraph(self) -> str:
        """Return some sentences."""
        return "".join(self.sentence() for _ in range(self.chance.randint(2, 5)))

    def sentence(self) -> str:
        """Return Chinese words, often with a Latin term or a formula among them."""
        middle = self.chance.choice(
            [
                "，",
                f" {self.chance.choice(LATIN)} ",
                f" ${self.filled(self.chance.choice(INLINE))}$ ",
                f"**{self.words(3)}**",
            ]
        )
        return f"{self.words(12)}{middle}{self.words(10)}。"

    def words(self, length: int) -> str:
        """Return words of so many characters together, common ones more often."""
        found = ""
        while len(found) < length:
            own = self.chance.random() < 1 / 2
            found += self.chance.choice(self.own) if own else word(drawn(self.chance))
        return found[:length]

    def filled(self, formula: str) -> str:
        """Return a formula with numbers of its own."""
        a, b, c = (self.chance.randint(1, 9) for _ in "abc")
        return formula.format(a=a, b=b, c=c)


def drawn(chance: Random) -> int:
    """Return the rank of a word, drawn as Zipf has it."""
    return int(LEXICON ** chance.random())


@cache
def word(rank: int) -> str:
    """Return the word of this rank in the language."""
    chance, last = Random(rank), len(COMMON)
    length = 1 if rank < 60 else chance.choice((2, 2, 2, 3))
    return "".join(COMMON[int(last * chance.random() ** 8)] for _ in range(length))
