"""The notebooks keep house style: short, two languages, no outputs, no code that belongs in the library."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from conftest import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def test_the_notebooks_are_there():
    assert {"00_explore", "01_coverage", "02_submissions", "03_budgets", "04_evaluation", "05_what_if"} <= {
        path.stem for path in NOTEBOOKS
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_without_outputs(path: Path):
    for cell in cells(path, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_short_cells_that_only_call_the_library(path: Path):
    code = cells(path, "code")
    assert 0 < len(code) <= 12
    for cell in code:
        assert len(cell.source.splitlines()) <= 6, cell.source
        tree = ast.parse(cell.source)
        banned = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.Try, ast.For, ast.While)
        assert not any(isinstance(node, banned) for node in ast.walk(tree)), cell.source
        texts = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not any(re.search(r"^/|\.\./|\\", text) for text in texts), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_stands_in_both_languages(path: Path):
    prose = cells(path, "markdown")
    tags = [cell.metadata.get("tags") for cell in prose]
    assert tags == [["id"], ["en"]] * (len(prose) // 2)
    assert prose[0].source.startswith("# ")
    for indonesian, english in zip(prose[::2], prose[1::2], strict=True):
        assert indonesian.source != english.source
        assert indonesian.source.count("\n\n") == english.source.count("\n\n")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_holds_no_loose_number(path: Path):
    for cell in cells(path, "markdown"):
        bare = re.sub(r"<abbr[^>]*>.*?</abbr>|<time[^>]*>.*?</time>|`[^`]*`", "", cell.source)
        assert not re.search(r"\d", bare), cell.source
