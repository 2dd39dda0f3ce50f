"""The command as a hook of a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from fixtures.drafts import BAD, GOOD, SMALL

ROOT = Path(__file__).parents[2]
HOOK = f"""#!/bin/sh
git diff --cached --name-only --diff-filter=ACM -- '*.md' \\
  | xargs -r {sys.executable} -c 'from sphinx_rigor.cli import main; main()' check
"""


def test_the_hook_file_names_a_command_that_exists() -> None:
    from sphinx_rigor.cli import main

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert hook["entry"].split()[0] == "rigor"
    assert hook["entry"].split()[1] in main.list_commands(click.Context(main))


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_commit_of_a_false_claim_is_refused(project) -> None:
    site = project({"articles/a": BAD.replace("{unknown}`role`", ""), "small.toml": SMALL,
                    "index": "# I\n\n```{toctree}\narticles/a\n```\n"}, rigor_standard="small.toml")  # fmt: skip
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }

    def git(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words], cwd=site.root, env=env, capture_output=True, text=True, check=False
        )

    git("init", "-q")
    hook = site.root / ".git/hooks/pre-commit"
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    git("add", "conf.py", "small.toml", "index.md", "articles")
    refused = git("commit", "-qm", "first")
    site.write({"articles/a": GOOD})
    git("add", "articles")

    assert refused.returncode == 1
    assert "[too-few-formulas]" in refused.stdout + refused.stderr
    assert git("commit", "-qm", "second").returncode == 0
