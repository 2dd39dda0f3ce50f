"""Search in Chinese, in a browser."""

from __future__ import annotations

import json

import pytest

from fixtures.chromium import Reader, serving
from fixtures.drafts import GOOD, SMALL
from fixtures.sites import Project
from sphinx_rigor.page.segment import segment

ARTICLES = {
    "articles/sharp#": "# 散列\n\n## 目录\n\n```{contents}\n:local:\n```\n\n"
    + "填充的话。\n\n" * 60
    + "## 墒情\n\n土壤湿度的测量。\n\n```{theorem} 关于某个很长的标题里的毛细现象\n:label: 毛细\n\n水往上走。\n```\n\n"
    + "填充的话。\n\n" * 60,
    "articles/rotary": "# 博采众长的旋转位置编码\n\n用 $R$ **旋转**位置编码，与Transformer的注意力。\n\n## 旋转位置编码的由来\n\n文。\n",
    "articles/passing": "# 长度外推\n\n这里顺便提到旋转位置编码。训练要稳定。KL散度不对称。\n",
    "articles/other": "# 位置与编码\n\n位置和编码分开说：旋转是另一回事。RMS 与 softmax_i。\n\n$$\\operatorname{LogSumExp}(x)$$\n",
    "articles/b": "# Softplus的导数与别的\n\n## Softplus 一\n\nSoftplus\n\n## Softplus 二\n\nSoftplus\n",
    "articles/subject": "# Softplus：一个光滑的ReLU\n\n文。\n",
    "articles/near": "# 旋转式位置编码\n\n又一种。\n",
    "articles/collapse": "# 专家塌陷\n\n都去找同一个专家。\n",
    "articles/long": "# 别的\n\n"
    + "无关的话。" * 50
    + "\n\n这里才说到熵增原理，很靠后：$\\lambda_i$ 很小。\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("search")).write(ARTICLES)
    config = {"language": "zh_CN", "html_theme": "alabaster", "html_copy_source": False}
    built = project.configure(rigor_articles=["none"], rigor_fail_on="never", **config).build()
    return built.out


@pytest.fixture(scope="module")
def reader(site, chromium):
    with serving(site) as address, chromium.new_page(locale="zh-CN") as page:
        yield Reader(page, address)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("旋转位置编码", ["博采众长的旋转位置编码", "旋转式位置编码", "博采众长的旋转位置编码 > 旋转位置编码的由来", "长度外推"]),
        ("为什么专家会塌陷", ["专家塌陷"]),
        ("softplus", ["Softplus：一个光滑的ReLU", "Softplus的导数与别的", "Softplus的导数与别的 > Softplus 一", "Softplus的导数与别的 > Softplus 二"]),
        ("如何训练", ["长度外推"]),
        ("训练", ["长度外推"]),
        ("Transformer", ["博采众长的旋转位置编码"]),
        ("与transformer的注意力", ["博采众长的旋转位置编码"]),
        ("LogSumExp", ["位置与编码"]),
        ("softmax", ["位置与编码"]),
        ("RMS", ["位置与编码"]),
        ("KL散度", ["长度外推"]),
        ("kl 训练", ["长度外推"]),
        ("熵", ["别的"]),
        ("不存在的词语", []),
    ],
)  # fmt: skip
def test_a_query_finds_the_pages_that_say_it(reader, query, titles):
    assert reader.search(query) == titles
    assert reader.errors == []
    assert reader.strayed == []


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme"])
def test_it_works_in_other_themes(project, read, theme, nightly):
    if theme == "furo" and not nightly:
        pytest.skip("tried with --nightly")
    # pydata-sphinx-theme complains about its own default.
    context = {"default_mode": "auto"}
    config = {"language": "zh_CN", "html_theme": theme, "html_context": context}
    reader = read(
        project(ARTICLES, **config, rigor_articles=["none"], rigor_fail_on="never").build().out
    )

    assert "长度外推" in reader.search("训练要稳定")
    excerpt = reader.page.locator("ul.search p.context").first
    excerpt.wait_for()
    # Not the way to the page nor its title, which stands above.
    assert excerpt.inner_text().startswith("这里顺便提到")
    assert reader.errors == []
    assert reader.strayed == []


def test_a_question_finds_pages_where_no_page_has_all_of_it(reader):
    assert reader.search("什么是旋转位置编码")[0] == "博采众长的旋转位置编码"


def test_what_is_not_written_yet_comes_last_and_says_so(project, read):
    files = {
        "articles/a": GOOD.replace("# T", "# T\n\n这里说到采样。"),
        "articles/b": "---\nstatus: draft\n---\n# 采样\n\n采样采样采样。\n",
        "small.toml": SMALL,
    }
    site = project(files, language="zh_CN", rigor_standard="small.toml", rigor_fail_on="never")
    found = read(site.build().out).search("采样")

    assert found == ["T", "采样（未开始）"]
    assert (
        site.build().out.joinpath("searchindex.js").read_text("utf-8").count("unwritten") == 1
    )


def test_an_article_in_another_form_is_written_and_stands_among_the_others(project, read):
    front = "---\ntitle: 采样\nstatus: draft\n---\n"
    files = {
        "articles/a": f"{front}# 采样\n\n" + "采样的话很长，说个不停。\n\n" * 40,
        "articles/b": f"{front}# 别的\n\n采样。\n",
        "small.toml": SMALL,
    }
    site = project(files, language="zh_CN", rigor_standard="small.toml", rigor_fail_on="never")

    assert read(site.build().out).search("采样") == ["采样", "别的（未开始）"]


def test_the_excerpt_shows_the_words_and_the_page_marks_them(reader):
    reader.search("熵增原理")
    excerpt = reader.page.locator("ul.search p.context")
    excerpt.wait_for()

    assert "熵增原理" in excerpt.inner_text()
    assert "lambda" not in excerpt.inner_text()
    reader.page.locator("ul.search .highlighted").first.wait_for()
    assert reader.page.locator("ul.search .highlighted").all_inner_texts() == ["熵增原理"]
    reader.page.locator("ul.search a").click()
    reader.page.locator("[role=main] .highlighted").first.wait_for()  # Sphinx marks them later
    assert reader.page.locator("[role=main] .highlighted").all_inner_texts() == ["熵增原理"]


def test_the_browser_cuts_as_the_index_does(reader):
    texts = [text for article in ARTICLES.values() for text in article.splitlines()]
    texts += ["𠀀𠀁x", "é²½ _a_ naïve", "한국어 カタカナ", "ａｂｃ１２", "a1b2-c3", "　，。——"]
    page = reader.open("search.html")
    plain = [[each for each in segment(text) if "_" not in text] for text in texts]
    cut = page.evaluate(f"{json.dumps(texts)}.map((text) => splitQuery(text))")

    assert [each for each, text in zip(cut, texts, strict=True) if "_" not in text] == [
        each for each, text in zip(plain, texts, strict=True) if "_" not in text
    ]
    assert page.evaluate("splitQuery('softmax_i')") == ["softmax_i"]


def test_the_lists_of_index_pages_are_not_searched(site, project, read):
    plan = '[plan]\nas_of = 2026-01-01\n\n[[topic]]\nid = "rope"\ntitle = "编码"\ntags = ["旋转"]\n'
    config = {"language": "zh_CN", "rigor_fail_on": "never", "html_theme": "alabaster"}
    front = "---\ntitle: 博采众长的旋转位置编码\nslug: a\ndate: 2026-01-01\ntags: [旋转]\nstatus: pending\n---\n\n"
    files = {"plan.toml": plan, "articles/rotary": front + ARTICLES["articles/rotary"]}
    built = project({**ARTICLES, **files}, **config).build()

    titles = read(built.out).search("博采众长")

    assert "博采众长" in built.page("topics/rope")
    assert set(titles) == {"博采众长的旋转位置编码（未开始）"}


def test_sphinx_has_its_own_search_back_where_ours_is_switched_off(project):
    files = {"index": "# 首页\n"}
    ours = project(files, language="zh_CN").build().page("_static/language_data.js")
    stock = project(files, rigor_search=False).build(fresh=True)

    assert "piecesOf" in ours
    assert "piecesOf" not in stock.page("_static/language_data.js")


def test_another_language_keeps_its_search(project):
    built = project({"index": "# Home\n"}, language="en").build()

    assert "piecesOf" not in built.page("_static/language_data.js")


def test_a_hit_of_a_box_leads_to_the_box_in_words_of_the_page(reader) -> None:
    assert reader.search("毛细现象") == [
        "散列 > 定理 1（关于某个很长的标题里的毛细现象）",
        "散列",
    ]
    entry = reader.page.locator("ul.search > li").first
    assert entry.locator("> a").get_attribute("href").endswith("sharp%23.html#毛细")
    assert "box" not in entry.inner_text()
    entry.locator("> a").click()
    reader.page.wait_for_url("**/sharp%23.html#*")
    box = reader.page.locator("[id=毛细]")
    reader.page.wait_for_function("document.querySelector('[id=毛细] .highlighted')")
    assert 0 <= box.bounding_box()["y"] < 400
    assert box.locator(".highlighted").all_inner_texts() == ["毛细现象"]


def test_a_hit_of_text_leads_to_its_section(reader) -> None:
    assert reader.search("土壤湿度") == ["散列"]
    reader.page.locator("ul.search > li > a").click()
    reader.page.wait_for_url("**/sharp%23.html#%E5%A2%92%E6%83%85")
    word = reader.page.locator("[role=main] .highlighted").first
    assert 0 < word.bounding_box()["y"] < 700


def test_lists_of_what_stands_elsewhere_are_neither_shown_nor_landed_at(reader) -> None:
    assert set(reader.search("墒情")) == {"散列 > 墒情", "散列"}
    excerpt = reader.page.locator("ul.search p.context").first
    excerpt.wait_for()
    assert "填充" in excerpt.inner_text().partition("墒情")[0]
    reader.page.locator("ul.search > li > a").get_by_text("散列", exact=True).click()
    reader.page.wait_for_url("**/sharp%23.html#%E5%A2%92%E6%83%85")


def test_pages_are_fetched_for_hits_in_view_alone(project, read) -> None:
    text = "# 文\n\n## 2024 年的数字\n\n共同的词语。\n"
    files = {f"articles/a{number}": text for number in range(36)}
    config = {"language": "zh_CN", "rigor_articles": ["none"], "rigor_fail_on": "never"}
    reader = read(project(files, **config).build().out)
    entries = reader.page.locator("ul.search > li")

    def fetched() -> int:
        return sum("/articles/" in url for url in reader.requests)

    assert len(reader.search("共同的词语")) == 36
    assert "36" in reader.page.locator(".search-summary[role=status]").inner_text()
    entries.first.locator("p.context").wait_for()
    assert 0 < fetched() < 30
    entries.last.locator("> a").focus()
    entries.last.locator("p.context").wait_for()
    assert fetched() < 34
    # Sections whose ids begin with a number have excerpts, too.
    assert len(reader.search("2024 年的数字")) == 72
    entries.first.locator("p.context").get_by_text("共同的词语").wait_for()
    assert reader.errors == []
