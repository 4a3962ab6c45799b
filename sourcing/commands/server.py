"""`sourcing server` and `sourcing completion`: what an editor starts, and what a shell reads."""

from __future__ import annotations

import click

from sourcing.commands.terminal import Exit, say, write

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output; there is no other way.")
@click.pass_context
def server(context: click.Context, /, *, stdio: bool) -> None:
    """Serve an editor: the language server, over standard input and output.

    An editor starts it; it ends when the editor says so or is gone.
    """
    from sourcing.server import MISSING, serve

    del stdio  # many editors add the option to every server they start
    try:
        code = serve()
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol", "cattrs"):
            raise
        say(f"error: {MISSING}")
        context.exit(Exit.FAILED)
    context.exit(code)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, /, *, shell: str) -> None:
    """Print what makes a shell complete commands and options; its start-up file reads it."""
    from click.shell_completion import get_completion_class

    program = context.find_root()
    script = get_completion_class(shell)
    assert script is not None
    write([script(program.command, {}, "sourcing", "_SOURCING_COMPLETE").source()])
