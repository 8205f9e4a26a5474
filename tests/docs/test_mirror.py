"""The tests of a room stand as its modules do: `check/ways.py` is tested in `tests/check/test_ways.py`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Folders of tests beside the mirror: each asks the program as a whole.
BESIDE = ("browser", "conformance", "docs", "growth", "packaging", "properties")

# Modules without tests by their name -> the tests that ask them, as a part of something.
ELSEWHERE = {
    # Rules and tables of one framework, asked through its import.
    "exchange/frameworks/onet_rules.py": "exchange/frameworks/test_onet.py",
    "exchange/frameworks/onet_tables.py": "exchange/frameworks/test_onet.py",
    # Steps between the rows of a table and a graph, asked with tables.
    "exchange/tables/fields.py": "exchange/tables/test_rows.py",
    "exchange/tables/gridcells.py": "exchange/tables/test_grids.py",
    "exchange/tables/plain.py": "exchange/tables/test_rows.py",
}

# Tests that bear no module's name, as they ask many modules at once -> what they hold together.
COLLECTIONS = {
    "check/test_forty.py": "a file of forty flaws, each found",
    "check/test_uk.py": "the public files of the UK, and how often each kind of finding is true there",
    "columnar/test_commands.py": "every command, asked of a folder of columns and of a file",
    "columnar/test_hostile.py": "folders that mean harm, each read by a process with limits of its own",
    "columnar/test_round_trip.py": "a graph that is written as columns and read back",
    "document/files/test_hostile.py": "files that mean harm, each read by a process with limits of its own",
    "histories/test_reference.py": "public data, against figures of another program",
    "search/test_work.py": "every search, held to its budget of work on graphs with too many routes",
    "test_processes.py": "graphs, answers and errors, as they pass from one process to another",
    "test_unknown.py": "what nobody wrote down, as every answer tells it",
}


def modules() -> dict[str, str]:
    """Return every module -> where its tests belong, both from the folder they stand in."""
    package = ROOT / "careergraph"
    found = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package)
        # `import_.py` is tested in `test_import.py`; what a room itself does, in a file called as it.
        called = path.parent.name if path.stem == "__init__" else path.stem.strip("_")
        found[name.as_posix()] = name.with_name(f"test_{called}.py").as_posix()
    return found


def test_every_module_has_its_tests() -> None:
    missing = [
        module
        for module, tests in modules().items()
        if module not in ELSEWHERE and not (ROOT / "tests" / tests).exists()
        # Most rooms only name what their modules hold.
        if not module.endswith("__init__.py")
    ]
    assert missing == []


def test_what_is_tested_elsewhere_is_true() -> None:
    known = modules()
    assert [module for module in ELSEWHERE if module not in known] == []
    assert [module for module in ELSEWHERE if (ROOT / "tests" / known[module]).exists()] == []
    assert [tests for tests in ELSEWHERE.values() if not (ROOT / "tests" / tests).exists()] == []


def test_no_test_bears_the_name_of_a_module_that_is_gone() -> None:
    every = [path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {path.as_posix() for path in every if path.parts[0] not in BESIDE}
    assert there - set(modules().values()) == set(COLLECTIONS)
