r"""Ask MathJax and LaTeX which commands and environments they define; write the tables.

Usage: python tools/math_names.py NODE_MODULES

NODE_MODULES comes from ``npm install mathjax3@npm:mathjax@3 mathjax4@npm:mathjax@4
@mathjax/mathjax-newcm-font@4 @mathjax/mathjax-bbm-font-extension
@mathjax/mathjax-bboldx-font-extension @mathjax/mathjax-dsfont-font-extension
@mathjax/mathjax-mhchem-font-extension``; lualatex and xelatex are needed with amsmath,
amssymb and mathtools. What an earlier edition of LaTeX lacks is what this one lacks.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
import textwrap
from pathlib import Path

NAMES = Path(__file__).parents[1] / "ext" / "sphinx_rigor" / "math" / "names"
AUTOMATIC = (
    "base ams newcommand require configmacros action amscd bbox boldsymbol braket"
    " bussproofs cancel color enclose extpfeil html mhchem unicode verb"
).split()
"""The packages of MathJax's default component, and those it loads by itself."""
FOUR = ["textmacros"]
ASKED = (
    "bbm bboldx begingroup cases centernot colortbl dsfont empheq gensymb mathtools physics"
    " textcomp units upgreek"
).split()
"""Packages that a page asks for."""
MAPS = """
const [which, packages] = JSON.parse(process.argv[1]);
const builtIn = ["base", "require", "ams", "newcommand", "configmacros"];
if (which == "mathjax4") builtIn.push("textmacros");
const load = ["input/tex", "output/svg", "adaptors/liteDOM",
  ...packages.filter(each => !builtIn.includes(each)).map(each => "[tex]/" + each)];
(async () => {
  await require(process.env.MODULES + "/" + which).init(
    {loader: {load, require}, svg: {font: "mathjax-newcm"}, startup: {typeset: false}});
  const tex = MathJax._.input.tex, found = {};
  for (const name of packages) {
    const kinds = tex.Configuration.ConfigurationHandler.get(name)?.handler ?? {};
    for (const [kind, maps] of Object.entries(kinds))
      for (const map of maps) {
        const keys = tex.MapHandler.MapHandler.getMap([map].flat()[0])?.map?.keys() ?? [];
        ((found[name] ??= {})[kind] ??= []).push(...keys);
      }
  }
  require("fs").writeFileSync(process.env.OUT, JSON.stringify(found));
})();
"""
ARITY = """
const [which, names] = JSON.parse(process.argv[1]);
(async () => {
  const MathJax = await require(process.env.MODULES + "/" + which).init(
    {loader: {load: ["input/tex", "output/svg", "adaptors/liteDOM"], require},
     svg: {font: "mathjax-newcm"}, startup: {typeset: false}});
  const found = {};
  for (const name of names)
    for (let count = 0; count < 5; count++) {
      let said;
      try {
        const mathml = await MathJax.tex2mmlPromise("\\\\" + name + "{a}".repeat(count));
        said = /data-mjx-error="([^"]*)"/.exec(mathml)?.[1] ?? "";
      } catch (error) { said = ""; }
      if (said != "Missing argument for \\\\" + name) break;
      found[name] = count + 1;
    }
  require("fs").writeFileSync(process.env.OUT, JSON.stringify(found));
})();
"""
HASH = r"""
\documentclass{article}
\usepackage{amsmath,amssymb,mathtools}
\begin{document}
\directlua{
local file = io.open("names.txt", "w")
for _, name in ipairs(tex.hashtokens()) do
  if token.is_defined(name) then file:write(name .. "\string\n") end
end
file:close()
}
\end{document}
"""
ONLY_LUATEX = re.compile(r"(?:lua|Umath|U[a-z])")


def node(modules: Path, script: str, *given: object) -> dict:
    """Run a script in Node and return what it writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        subprocess.run(
            ["node", "-e", script, json.dumps(given)],
            env={"MODULES": str(modules.resolve()), "OUT": str(out), "PATH": "/usr/bin:/bin"},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return json.loads(out.read_text())


def commands(kinds: dict[str, list[str]]) -> set[str]:
    """Return the control words of a package, without backslash."""
    named = [*kinds.get("macro", ()), *kinds.get("delimiter", ())]
    found = {
        each.removeprefix("\\")
        for each in named
        if each not in kinds.get("delimiter", ()) or each[0] == "\\"
    }
    return {each for each in found if re.fullmatch("[A-Za-z]+", each)}


def latex_commands() -> set[str]:
    """Return the control words that LaTeX knows with the packages of the AMS."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hash.tex").write_text(HASH)
        command = ["lualatex", "-interaction=batchmode", "hash.tex"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        names = (Path(folder) / "names.txt").read_text("latin-1").split()
    return {
        each
        for each in names
        if re.fullmatch("[A-Za-z]+", each) and not ONLY_LUATEX.match(each)
    }


def write(name: str, words: set[str]) -> None:
    """Write a table of names."""
    text = textwrap.fill(" ".join(sorted(words)), 95, break_on_hyphens=False)
    (NAMES / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")


def main() -> None:
    """Write all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", type=Path)
    modules = parser.parse_args().modules
    three = node(
        modules,
        MAPS,
        "mathjax3",
        [
            *AUTOMATIC,
            *(
                each
                for each in ASKED
                if each not in {"bbm", "bboldx", "begingroup", "dsfont", "units"}
            ),
        ],
    )
    four = node(modules, MAPS, "mathjax4", [*AUTOMATIC, *FOUR, *ASKED])
    known, environments = set(), set()
    for name in (*AUTOMATIC, *FOUR):
        for kinds in (three.get(name, {}), four.get(name, {})):
            known |= commands(kinds)
            environments |= set(kinds.get("environment", ()))
    write("mathjax", known)
    write("mathjax-environments", environments)
    packages = []
    for name in ASKED:
        kinds = [three.get(name, {}), four.get(name, {})]
        found = set().union(*map(commands, kinds)) - known
        inner = set().union(*(each.get("environment", ()) for each in kinds)) - environments
        packages.append(
            f"[{name}]\ncommands = '''\n{textwrap.fill(' '.join(sorted(found)), 95)}\n'''\n"
            f"environments = '''\n{textwrap.fill(' '.join(sorted(inner)), 95)}\n'''\n"
        )
    (NAMES / "packages.toml").write_text("\n".join(packages), encoding="utf-8")
    latex = latex_commands()
    write("latex", latex - known)
    counts = node(modules, ARITY, "mathjax3", sorted(known)) | node(
        modules, ARITY, "mathjax4", sorted(known)
    )
    write("arguments", {f"{name}:{count}" for name, count in counts.items()})


if __name__ == "__main__":
    main()
