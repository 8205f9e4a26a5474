"""Names that are imported when they are asked for, whatever was imported before."""

from __future__ import annotations

import pkgutil

import pytest

import careergraph
from careergraph import search


@pytest.mark.parametrize("package", [careergraph, search], ids=lambda package: package.__name__)
def test_no_module_has_the_name_of_what_its_package_gives(package: object) -> None:
    # The import of such a module would put it in the place of what it gives.
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}  # type: ignore[attr-defined]
    assert modules.isdisjoint(package.__all__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", search.__all__)
def test_every_name_of_the_search_is_there(name: str) -> None:
    value = getattr(search, name)
    assert getattr(value, "__name__", name) == name
    assert value is getattr(search, name)


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match=r"'careergraph\.search' has no attribute 'guess'"):
        _ = search.guess  # type: ignore[attr-defined]
