"""The equations of documents that are read again are forgotten in one pass."""

from __future__ import annotations

from types import SimpleNamespace

from sphinx.domains.math import MathDomain

from fixtures.steps import growth
from sphinx_rigor.memory.equations import Forgetting


def made(size: int) -> tuple[Forgetting, SimpleNamespace, MathDomain]:
    """Return what forgets, and an environment with ten equations in each document."""
    env = SimpleNamespace(domaindata={}, new_serialno=lambda _name: 0)
    domain = MathDomain(env)
    env.get_domain = lambda _name: domain
    for number in range(10 * size):
        domain.equations[f"e{number}"] = (f"d{number // 10}", number % 10)
    return Forgetting(SimpleNamespace(connect=lambda *_a, **_k: 0)), env, domain


def test_reading_a_site_again_looks_through_its_equations_once() -> None:
    def make(size: int):
        names = [f"d{number}" for number in range(size)]

        def work() -> None:
            forgetting, env, domain = made(size)
            forgetting.on_before_read(None, env, names)
            for name in names:
                domain.clear_doc(name)
                forgetting.on_source_read(None, name, [])
                domain.equations[f"new-{name}"] = (name, 1)

        return work

    assert growth(make) < 5


def test_what_was_read_since_is_forgotten_as_ever() -> None:
    forgetting, env, domain = made(3)
    forgetting.on_before_read(None, env, ["d1"])
    left = {docname for docname, _number in domain.equations.values()}
    forgetting.on_source_read(None, "d1", [])
    domain.equations["again"] = ("d1", 1)
    domain.clear_doc("d1")
    domain.clear_doc("d2")

    assert left == {"d0", "d2"}
    assert {docname for docname, _number in domain.equations.values()} == {"d0"}


def test_a_site_read_again_keeps_its_equations(project) -> None:
    text = "# A\n\n$$a=b$$ (eq-{name})\n\n{{eq}}`eq-a` {{eq}}`eq-b`\n"
    site = project({name: text.format(name=name) for name in "ab"})
    site.build("dummy")
    built = site.write({"a": text.format(name="a") + "\nMore.\n"}).build("dummy")
    fresh = site.build("dummy", everything=True, fresh=True)

    for each in (built, fresh):
        assert set(each.app.env.get_domain("math").equations) == {"eq-a", "eq-b"}
        assert not each.warnings
