"""The command ``rigor``: check a site, explain rules, keep the baseline."""

from __future__ import annotations

import pkgutil
from contextlib import chdir
from difflib import get_close_matches
from importlib import import_module
from os.path import relpath
from pathlib import Path
from typing import Any

import click

from sphinx_rigor import __version__
from sphinx_rigor.cli._language import translated, users_language
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.plugins import PluginError
from sphinx_rigor.records import msg

INTERRUPTED = 130
"""The exit status of a command that Ctrl-C ended, as shells have it."""
FOLDER = Path(__file__).parent
BUILD_DIR = "sphinx_rigor.build_dir"
STARTED = "sphinx_rigor.started"
PLACES = ("", "docs", "doc", "source", "docs/source", "doc/source")
"""Where projects keep conf.py, from the folder of the repository."""


class Refused(click.ClickException):
    """What was asked for could not be done; nothing was found."""

    exit_code = 2


class Commands(click.Group):
    """The commands, one a file, each imported when it is asked for: most need Sphinx.

    They speak the language of the user's environment.
    """

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command that was typed."""
        with users_language():
            return super().main(*args, **options)

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Return what a run knows, its help in the user's language."""
        return click.Command.make_context(translated(self), *args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C ends it without a word, and not as findings do.

        That a file cannot be read or written is an error like others.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:  # nobody reads any more, as click knows
            raise
        except OSError as error:
            raise Refused(said_of(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        names = (each.name for each in pkgutil.iter_modules([str(FOLDER)]))
        return sorted(each for each in names if not each.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command that a file of this name holds."""
        if cmd_name not in self.list_commands(ctx):
            return None
        try:
            module = import_module(f"sphinx_rigor.cli.{cmd_name}")
        except PluginError as error:
            raise click.UsageError(str(error)) from error
        found = (each for each in vars(module).values() if isinstance(each, click.Command))
        named = next((each for each in found if each.name == cmd_name), None)
        return translated(named) if named else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed; one that is not there names the nearest."""
        near = get_close_matches(args[0], self.list_commands(ctx), n=1)
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if not near:
                raise
            nearest = say_in(None)(msg("Did you mean %(name)s?", name=repr(near[0])))
            raise click.UsageError(f"{error.message} {nearest}", ctx) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rigor")
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Run as if started in this folder. conf.py is looked for there, in docs, doc and"
    " source, and in the folders above, up to that of the repository.",
)
@click.option(
    "--build-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep caches and pages in this folder; without it, in _build beside conf.py.",
)
@click.pass_context
def main(context: click.Context, directory: Path | None, build_dir: Path | None) -> None:
    """Hold articles to their standard.

    Exit status: 0 all is well, 1 something was found, 2 it could not be checked.
    """
    context.meta[STARTED] = Path.cwd()
    if build_dir is not None:
        context.meta[BUILD_DIR] = build_dir.resolve()
    if directory is not None:
        context.with_resource(chdir(directory))
    context.obj = site_folder(Path.cwd())


def said_of(error: OSError) -> str:
    """Return the file that the system refuses, where it says which, and why."""
    why = error.strerror or str(error)
    return f"{error.filename}: {why}" if error.filename else why


def site_folder(start: Path) -> Path:
    """Return the folder of the nearest conf.py, the current one where there is none."""
    for folder in (start, *start.parents):
        for name in PLACES:
            if (folder / name / "conf.py").is_file():
                return Path(relpath(folder / name, start))
        if (folder / ".git").exists():
            break
    return Path()


def started_in() -> Path:
    """Return the folder that the command was typed in, whatever ``-C`` says."""
    return Path(click.get_current_context().meta[STARTED])


def build_folder(directory: Path) -> Path:
    """Return the folder for caches and pages of the site in a folder."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(BUILD_DIR) if context else None
    return chosen if isinstance(chosen, Path) else directory / "_build"
