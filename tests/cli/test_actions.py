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
from fixtures.sites import Project

GUIDE = Path(__file__).parents[2] / "guide" / "ci.md"
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(job: str) -> list[dict]:
    """Return the steps of a job of the guide's workflows that run commands of ours."""
    found = [yaml.safe_load(text) for text in YAML.findall(GUIDE.read_text(encoding="utf-8"))]
    flows = [each["jobs"] for each in found if isinstance(each, dict) and "jobs" in each]
    (jobs,) = [each for each in flows if job in each]
    runs = [step for step in jobs[job]["steps"] if "run" in step]
    return [step for step in runs if not step["run"].startswith("pip ")]


def run(command: str, root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the service does."""
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=root, env=env | more, capture_output=True, text=True, check=False,
    )  # fmt: skip


def in_docs(site: Project) -> Path:
    """Return the folder of a repository that has a site in its folder ``docs``."""
    repository = site.root.parent / "repository"
    (repository / ".git").mkdir(parents=True)
    return site.root.rename(repository / "docs").parent


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(("article", "status"), [(BAD, 1), (GOOD, 0)])
def test_the_workflow_fails_with_annotations_and_a_summary(
    project, tmp_path: Path, article: str, status: int
) -> None:
    text = article.replace("{unknown}`role`", "")
    index = "# I\n\n```{toctree}\narticles/a\n```\n"
    files = {"articles/a": text, "small.toml": SMALL, "index": index}
    site = in_docs(project(files, rigor_standard="small.toml"))
    summary = tmp_path / "summary.md"
    failed, said = False, ""
    for step in steps("rigor"):
        if failed and "always()" not in str(step.get("if", "")):
            continue
        done = run(step["run"], site, GITHUB_STEP_SUMMARY=str(summary))
        failed, said = failed or done.returncode != 0, said + done.stdout

    assert failed is bool(status)
    assert ("::error file=docs/articles/a.md,line=9" in said) is bool(status)
    assert "| state | articles |" in summary.read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_matrix_has_the_verdict_of_one_machine(project, tmp_path: Path) -> None:
    index = "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n"
    files = {f"articles/{name}": GOOD for name in "ab"} | {"articles/c": BAD}
    files |= {"small.toml": SMALL, "index": index}
    site = in_docs(project(files, rigor_standard="small.toml"))
    kept, made = tmp_path / "artifacts", site / "docs/_build"
    (read,), (merge,) = steps("read"), steps("verdict")
    for shard in "123":
        done = run(read["run"].replace("${{ matrix.shard }}", shard), site)
        assert done.returncode == 0, done.stderr
        shutil.copytree(made / "shards", kept, dirs_exist_ok=True)
        shutil.rmtree(made)
    shutil.copytree(kept, made / "shards")
    merged = run(merge["run"], site)
    shutil.rmtree(made)
    whole = run("rigor check --format annotations", site)

    assert (merged.returncode, merged.stdout) == (1, whole.stdout)
    assert "the slug t is also that of articles/b.md" in merged.stdout
