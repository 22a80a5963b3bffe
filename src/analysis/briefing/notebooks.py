"""Running the notebooks and taking from them what a reader sees: prose, sentences, tables and figures."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

TIMEOUT_SECONDS = 600


class NotebookError(RuntimeError):
    """A notebook did not run to its end; the message names it and what went wrong."""


@dataclass(frozen=True)
class Page:
    """One executed notebook: its name (01_coverage), title, and the HTML of its cells without code."""

    name: str
    title: str
    html: str
    published: bool


def run_notebooks(folder: Path, lang: str, environment: dict[str, str], progress: Callable[[str], None]) -> list[Page]:
    """Run every notebook of ``folder`` in a kernel of its own, two at once; raises :class:`NotebookError`."""
    paths = sorted(path for path in folder.glob("[0-9]*.ipynb"))
    if not paths:
        raise NotebookError(f"{folder} holds no numbered notebooks: run this from the project, or name its folder")
    with tempfile.TemporaryDirectory(prefix="monev-kernels-") as scratch:
        # A reader's own start-up files and kernels must not change the report.
        quiet = {"IPYTHONDIR": scratch, "JUPYTER_CONFIG_DIR": scratch, "PYTHONHASHSEED": "0"}

        def run(path: Path) -> Page:
            page = _run(path, lang, os.environ | quiet | environment, Path(scratch))
            progress(path.stem)
            return page

        with ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 2)) as pool:
            return list(pool.map(run, paths))


def _run(path: Path, lang: str, environment: dict[str, str], scratch: Path) -> Page:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if _is_in(cell, lang)]
    client = NotebookClient(
        notebook, timeout=TIMEOUT_SECONDS, kernel_name="python3", resources={"metadata": {"path": str(scratch)}}
    )
    _keep_private(client, scratch / path.stem)
    published = notebook.metadata.get("monev", {}).get("publish", True)
    # Only the figures of published pages are files of the report.
    kept = environment if published else {key: value for key, value in environment.items() if key != "MONEV_FIGURES"}
    try:
        client.execute(env=kept)
    except (CellExecutionError, DeadKernelError, TimeoutError) as error:
        last = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise NotebookError(f"{path.name} stopped: {last}") from error
    title = next(cell.source.lstrip("# ").splitlines()[0] for cell in notebook.cells if cell.source.startswith("# "))
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    html, _ = exporter.from_notebook_node(notebook)
    return Page(path.stem, title, html, published)


def _keep_private(client: NotebookClient, address: Path) -> None:
    """Talk to the kernel over files of this user instead of open ports, where the system has such sockets."""
    kernel = client.create_kernel_manager()
    kernel.connection_file = f"{address}.json"
    if os.name == "posix":
        kernel.transport, kernel.ip = "ipc", str(address)


def _is_in(cell: nbformat.NotebookNode, lang: str) -> bool:
    """A cell tagged with a language is shown in that language only; one that needs a kernel (``live``) not on a page."""
    tags = set(cell.metadata.get("tags", []))
    languages = {"id", "en"} & tags
    return "live" not in tags and (not languages or lang in languages)
