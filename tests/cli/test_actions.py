"""The workflow of the guide, step by step in a shell as the service runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fixtures.drafts import BAD, GOOD, SMALL

GUIDE = Path(__file__).parents[2] / "guide" / "ci.md"
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps() -> list[dict]:
    """Return the steps of the guide's workflow that run commands of ours."""
    found = [yaml.safe_load(text) for text in YAML.findall(GUIDE.read_text(encoding="utf-8"))]
    (jobs,) = [each["jobs"] for each in found if isinstance(each, dict) and "jobs" in each]
    runs = [step for step in jobs["rigor"]["steps"] if "run" in step]
    return [step for step in runs if not step["run"].startswith("pip ")]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(("article", "status"), [(BAD, 1), (GOOD, 0)])
def test_the_workflow_fails_with_annotations_and_a_summary(
    project, tmp_path: Path, article: str, status: int
) -> None:
    text = article.replace("{unknown}`role`", "")
    index = "# I\n\n```{toctree}\narticles/a\n```\n"
    files = {"articles/a": text, "small.toml": SMALL, "index": index}
    site = project(files, rigor_standard="small.toml")
    summary = tmp_path / "summary.md"
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    failed, said = False, ""
    for step in steps():
        if failed and "always()" not in str(step.get("if", "")):
            continue
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=site.root, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        failed, said = failed or done.returncode != 0, said + done.stdout

    assert failed is bool(status)
    assert ("::error file=articles/a.md,line=9" in said) is bool(status)
    assert "| state | articles |" in summary.read_text(encoding="utf-8")
