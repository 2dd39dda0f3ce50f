"""Three articles as data, and the words that label what they say."""

from __future__ import annotations

from dataclasses import dataclass

ZH = {
    "parts": [
        "数学直觉、多角度解释与类比",
        "方法论变体、批判性比较与优化",
        "学习路线图与未来展望",
    ],
    "part": "第{n}部分：{title}",
    "analogy": "类比",
    "geometry": "几何视角",
    "perspective": "角度",
    "flaw": "缺陷",
    "improvement": "优化",
    "direction": "方向",
    "fields": {
        "flaw": ["问题描述", "根本原因", "定量影响"],
        "improvement": ["策略", "公式", "效果"],
        "direction": ["研究空白", "具体研究问题", "优化方向", "量化目标"],
    },
    "gather": {"flaw": "核心缺陷", "improvement": "优化方向", "direction": "未来研究方向"},
    "views": ["生活化类比", "几何意义", "多角度理解"],
}
TRADITIONAL = {
    **ZH,
    "parts": [
        "數學直覺、多角度解釋與類比",
        "方法論變體、批判性比較與優化",
        "學習路線圖與未來展望",
    ],
    "analogy": "類比",
    "geometry": "幾何視角",
    "improvement": "優化",
    "fields": {
        "flaw": ["問題描述", "根本原因", "定量影響"],
        "improvement": ["策略", "公式", "效果"],
        "direction": ["研究空白", "具體研究問題", "優化方向", "量化目標"],
    },
    "gather": {"flaw": "核心缺陷", "improvement": "優化方向", "direction": "未來研究方向"},
    "views": ["生活化類比", "幾何意義", "多角度理解"],
}
ENGLISH = {
    "parts": [
        "Mathematical intuition, perspectives and analogies",
        "Variants, critical comparison and optimization",
        "Learning roadmap and outlook",
    ],
    "part": "Part {n}: {title}",
    "analogy": "Analogy",
    "geometry": "Geometric view",
    "perspective": "Perspective",
    "flaw": "Flaw",
    "improvement": "Improvement",
    "direction": "Direction",
    "fields": {
        "flaw": ["Problem", "Root cause", "Impact"],
        "improvement": ["Strategy", "Formula", "Effect"],
        "direction": ["Research gap", "Questions", "Approach", "Target"],
    },
    "gather": {
        "flaw": "Limitations",
        "improvement": "Improvements",
        "direction": "Future directions",
    },
    "views": ["Analogies", "Geometric meaning", "Multiple perspectives"],
}
OTHER = {
    **ZH,
    "analogy": "直觉理解",
    "geometry": "几何解释",
    "perspective": "视角",
    "flaw": "局限性",
    "improvement": "改进方案",
    "direction": "研究方向",
    "fields": {
        "flaw": ["问题", "原因分析", "实际影响"],
        "improvement": ["核心策略", "数学公式", "预期效果"],
        "direction": ["研究现状", "开放问题", "研究思路", "目标"],
    },
}
SHORT = {
    **ZH,
    "flaw": "不足之处",
    "improvement": "改进",
    "direction": "未来方向",
    "fields": {
        "flaw": ["问题表现", "成因", "影响"],
        "improvement": ["做法", "数学表达", "量化效果"],
        "direction": ["空白", "研究问题", "技术路线", "量化指标"],
    },
}
LEAVES = ("analogy", "geometry", "perspective")
"""Kinds without fields."""


@dataclass(frozen=True)
class Content:
    """What one article says: titles and texts, the same in every way of writing."""

    name: str
    leaves: dict[str, list[tuple[str, str]]]
    entries: dict[str, list[tuple[str, list[str]]]]


def content(name: str, thing: str, unit: str) -> Content:
    """Return an article about a thing."""
    return Content(
        name,
        {
            "analogy": [
                (f"{thing}像排队", f"{thing}好比人们按个头站队，先到先排。"),
                ("整理书架", f"把书放回原处，与{thing}一样要逐个比较。"),
            ],
            "geometry": [("数轴上的点", f"{thing}把数轴上的点挪到次序相符的地方。")],
            "perspective": [
                ("概率", f"{thing}的输入可看作随机排列。"),
                ("信息", f"每一步{thing}最多得到一比特。"),
                ("代数", f"{thing}是对换的乘积。"),
            ],
        },
        {
            "flaw": [
                (
                    f"{thing}太慢",
                    [
                        "元素一多就等不到结果。",
                        "两层循环走遍所有的对。",
                        f"一万个元素要 5 {unit}。",
                    ],
                ),
                (
                    "占用内存",
                    ["数组要放在内存里。", "算法反复读写同一处。", f"每个元素占 8 {unit}。"],
                ),
                (
                    "难以并行",
                    [
                        "多核机器只用到一个核。",
                        "每一步依赖上一步的结果。",
                        f"八个核只快 1.2 {unit}。",
                    ],
                ),
            ],
            "improvement": [
                (
                    "提前停止",
                    ["没有交换时便停下。", "$T(n) = n$", f"有序时快 {unit}的 100 倍。"],
                ),
                ("分成小块", ["分块后再合并。", "$T(n) = n \\log n$", "比较次数减少 90%。"]),
                (
                    "双向扫描",
                    ["从两端轮流推进。", "$T(n) = n^2 / 2$", "扫描次数减半，少 50%。"],
                ),
            ],
            "direction": [
                (
                    "理论界限",
                    [
                        "平均情形没有下界。",
                        ["下界是多少？", "分布有何影响？", "能否构造反例？"],
                        "从熵入手。",
                        "误差小于 1%。",
                    ],
                ),
                (
                    "硬件加速",
                    [
                        "缺少对缓存的分析。",
                        ["缓存怎样分块？", "预取有用吗？", "总线是瓶颈吗？"],
                        "用模拟器测量。",
                        "提速 3 倍。",
                    ],
                ),
                (
                    "近似结果",
                    [
                        "近似的代价未知。",
                        ["多近才算够？", "谁来判定？", "能否逐步求精？"],
                        "放宽比较的准则。",
                        "少比较 40% 的元素。",
                    ],
                ),
            ],
        },
    )


ARTICLES = [
    content("sort", "排序", "秒"),
    content("search", "查找", "字节"),
    content("hash", "散列", "倍"),
]
