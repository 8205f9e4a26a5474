"""The scripting face: the names that scripts may rely on, and nothing imported before it is asked for."""

import subprocess
import sys

import pytest

import careergraph

NAMES = [
    "AmbiguousNameError",
    "CareerGraph",
    "CareerGraphError",
    "Cost",
    "Credential",
    "Fact",
    "GraphFile",
    "GraphFileError",
    "MissingExtraError",
    "Move",
    "Need",
    "NoRouteError",
    "Objective",
    "OutputError",
    "Pay",
    "Problem",
    "Profile",
    "ProfileError",
    "QuestionError",
    "Requirement",
    "Resource",
    "Role",
    "Skill",
    "Source",
    "UnknownNameError",
    "__version__",
]


def test_the_names_are_these() -> None:
    assert careergraph.__all__ == NAMES
    assert sorted(careergraph.__all__) == careergraph.__all__
    assert set(NAMES) <= set(dir(careergraph))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    assert getattr(careergraph, name) is getattr(careergraph, name)
    if name != "__version__":
        assert getattr(careergraph, name).__name__ == name


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="'careergraph' has no attribute 'utils'"):
        _ = careergraph.utils  # type: ignore[attr-defined]


def test_importing_the_package_imports_nothing_else() -> None:
    script = "import careergraph, sys; print({'networkx', 'pydantic', 'click'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "set()\n"
