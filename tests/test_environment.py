"""The conda environment holds the names and ranges of pyproject.toml, and every dependency has its reason."""

from __future__ import annotations

import re
import tomllib

import yaml

from conftest import PROJECT

# conda-forge names that differ from PyPI's.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


def split(requirement: str) -> tuple[str, str]:
    name, ranges = re.fullmatch(r"([A-Za-z0-9_.-]+)(.*)", requirement.replace(" ", "")).groups()
    return name, ranges


def project() -> dict:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def test_conda_environment_equals_pyproject():
    wanted = {CONDA_NAMES.get(name, name): ranges for name, ranges in map(split, project()["project"]["dependencies"])}
    wanted["python"] = project()["project"]["requires-python"]
    environment = yaml.safe_load((PROJECT / "environment.yml").read_text(encoding="utf-8"))
    listed = dict(split(entry) for entry in environment["dependencies"] if isinstance(entry, str) and entry != "pip")
    assert listed == wanted
    assert environment["channels"] == ["conda-forge", "nodefaults"]


def test_the_lock_pins_every_dependency():
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    names = [split(entry)[0] for entry in project()["project"]["dependencies"] + project()["dependency-groups"]["dev"]]
    assert [name for name in names if not re.search(rf"^{name}==", lock, flags=re.M)] == []


def test_every_dependency_has_a_reason():
    reasons = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [split(entry)[0] for entry in project()["project"]["dependencies"] + project()["dependency-groups"]["dev"]]
    assert [name for name in names if name not in reasons] == []
