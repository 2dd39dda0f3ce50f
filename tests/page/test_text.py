"""Plain text: one sees what a box holds, and where it ends."""

from __future__ import annotations

SOURCE = """\
# T

````{theorem} Name
First.

```{proof}
Inner.
```

Second.
````

After.

```{derivation-detail} More
Folded.
```

End.
"""
WANTED = """\
Theorem 1 (Name)

   First.

   Proof

      Inner.

   Second.

After.

More

   Folded.

End.
"""


def test_what_a_box_holds_is_indented(project) -> None:
    built = project({"index": SOURCE}, rigor_articles=[]).build("text")

    assert built.page("index.txt").partition("\n\n")[2] == WANTED
