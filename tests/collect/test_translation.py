"""A translated build judges what the author wrote, and shows the translation."""

from __future__ import annotations

import io
import json

import pytest
from babel.messages.pofile import read_po, write_po

from fixtures.drafts import GOOD, SMALL

MORE = """
The sum is $$a+b=c$$ and then some.

:::{{theorem}} Sum
:label: sum

It holds that

$$
c=a+b
$$

- one
- two[^n]

| a | b |
|---|---|
| c | d |
:::

[^n]: A note that stands here.

See {ref}`sum`.
"""


def translated(site, change) -> None:
    """Write a catalogue of every message that the site has."""
    pots = site.build("gettext", fresh=True).out
    for path in pots.rglob("*.pot"):
        catalogue = read_po(io.BytesIO(path.read_bytes()), locale="de")
        for message in catalogue:
            if message.id:
                message.string = change(str(message.id))
        target = site.root / "locale/de/LC_MESSAGES" / path.relative_to(pots).with_suffix(".po")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            write_po(out, catalogue)


@pytest.mark.parametrize("change", [lambda _text: "Etwas.", lambda text: f"Das: {text}"])
def test_the_verdict_is_that_of_the_source(project, change) -> None:
    body = GOOD + MORE.replace("{{", "{").replace("}}", "}")
    site = project(
        {
            "articles/a": body,
            "small.toml": SMALL,
            "index": "# I\n\n```{toctree}\narticles/a\n```\n",
        },
        rigor_standard="small.toml",
    )
    site.configure(
        myst_enable_extensions=["amsmath", "colon_fence", "dollarmath"],
        locale_dirs=["locale"],
        gettext_compact=False,
        suppress_warnings=["i18n"],
    )
    before = json.loads((site.build("rigor", fresh=True).out / "report.json").read_text())
    translated(site, change)
    site.configure(language="de")
    after = json.loads((site.build("rigor", fresh=True).out / "report.json").read_text())
    again = json.loads((site.build("rigor").out / "report.json").read_text())
    page = site.build("html", fresh=True).page("articles/a")

    assert before["articles"][0]["state"] == "verified"
    assert after["articles"] == before["articles"]
    assert {each["rule"] for each in after["findings"]} == {
        each["rule"] for each in before["findings"]
    }
    assert again == after
    assert "Etwas." in page or "Das:" in page
