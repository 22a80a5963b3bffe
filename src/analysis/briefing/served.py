"""The what-if panel in a browser without notebook or code: Voila on this machine alone, behind a token."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import nbformat

from analysis.reference.language import current, term
from analysis.store import load_all
from analysis.whatif import TABLES

HOST, PORT, PORTS = "127.0.0.1", 8866, 50
# Voila's own page asks other servers for icons; a browser does not do so where the page forbids it.
ONLY_HERE = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws://127.0.0.1:*; frame-ancestors 'none'"
)
CELL = """from analysis import load, load_all, whatif
from analysis.briefing import what_if_panel

what_if_panel(whatif.baseline(load_all(*whatif.TABLES)), load("facts"))"""


def serve(
    processed: Path,
    announce: Callable[[str], None],
    lang: str | None = None,
    port: int | None = None,
    *,
    browser: bool = True,
) -> None:
    """Serve the panel on 127.0.0.1 until it is stopped; ``announce`` is told the address with its token first.

    Without ``port`` the first free one from 8866 on is taken. Raises ``FileNotFoundError`` where nothing has been processed,
    and ``OSError`` where the port is taken.
    """
    load_all(*TABLES, processed=processed)
    port = _free(port)
    # Voila takes a second to load and is needed by this verb alone.
    from voila.app import Voila

    os.environ |= {"MONEV_PROCESSED": str(processed.absolute()), "MONEV_LANG": current(lang)}
    token = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{port}/?token={token}"
    with tempfile.TemporaryDirectory(prefix="monev-what-if-") as scratch:
        path = Path(scratch) / "what-if.ipynb"
        nbformat.write(_notebook(lang), path)
        app = Voila(
            ip=HOST, port=port, port_retries=0, token=token, open_browser=False, log_level=logging.ERROR,
            tornado_settings={"headers": {"Content-Security-Policy": ONLY_HERE}},
        )  # fmt: skip
        app.initialize([str(path)])
        announce(term("whatif.served", lang, address=address))
        if browser:
            threading.Timer(1.0, webbrowser.open, [address]).start()
        app.start()


def _free(port: int | None) -> int:
    """The port asked for, or the first free one. Raises ``OSError`` where it is taken."""
    for tried in [port] if port else range(PORT, PORT + PORTS):
        with socket.socket() as trial:
            # As the server itself asks for it: a port whose last user has just gone is free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, tried))
            except OSError:
                continue
            return tried
    raise OSError(f"port {port or PORT} of {HOST} is in use: name another one with --port")


def _notebook(lang: str | None) -> nbformat.NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "title": term("whatif.panel.title", lang),
    }
    return notebook
