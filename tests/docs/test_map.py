"""The map of the house in CONTRIBUTING is the one that import-linter enforces, and the one on disk."""

import itertools
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_map_shows_the_floors_that_are_enforced() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(item for item in contracts["contracts"] if item["containers"] == ["careergraph"])["layers"]
    enforced = [set(re.findall(r"\w+", layer)) for layer in layers]
    rows = re.findall(r"(?m)^\| *(\d*) \| (`.+?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    shown = [
        {room.removesuffix(".py").rstrip("/") for room in re.findall(r"`([^`]+)`", row)} for _, row in rows
    ]
    # cli.py, the launcher at the root, bears the name of the room that it opens.
    shown[0].discard("cli")
    assert set.union(*shown) == set.union(*enforced)
    # Top down: a room that the map shows above another one stands on no lower floor.
    floor = {room: number for number, layer in enumerate(enforced) for room in layer}
    drawn = [sorted(floor[room] for room in row) for row in shown]
    assert all(above[0] <= below[-1] for above, below in itertools.pairwise(drawn))


def test_the_map_shows_every_room_on_disk() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [
        item.name
        for item in (ROOT / "careergraph").iterdir()
        if item.suffix == ".py" or (item / "__init__.py").is_file()
    ]
    missing = [name for name in rooms if name != "__init__.py" and f"`{name}" not in text]
    assert not missing
