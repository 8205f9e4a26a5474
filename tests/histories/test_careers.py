"""Where people went next, three moves far: counted along their own paths, by every engine alike."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from careergraph import CareerGraph
from careergraph.columnar import write_folder
from careergraph.document.files.form import to_data
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError
from careergraph.histories import Histories, mine
from careergraph.histories.graph import added_to
from tests.histories.brute import Spell, stays
from tests.histories.test_layouts import people_with

Write = Callable[..., Path]


def paths(found: Histories) -> dict[tuple[str, ...], tuple[int, int | None, int | None]]:
    assert found.file.histories is not None
    return {one.path: (one.people, one.left, one.still) for one in found.file.histories.careers}


def test_paths_of_three_moves(table: Write) -> None:
    rows = people_with(
        "@,A,2001-01-01,2002-01-01",
        "@,B,2002-01-01,2003-01-01",
        "@,C,2003-01-01,2004-01-01",
        "@,D,2004-01-01,2005-01-01",
        "@,A,2005-01-01,",
        count=12,
    )
    rows += [f"q{n},A,2001-01-01,2002-02-01" for n in range(11)] + [f"r{n},A,2001-03-01," for n in range(3)]
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    told = paths(found)
    assert told["a",] == (26, 11, 3)  # the second stay in A counts no second time
    assert told["a", "b"] == (12, None, None)
    assert told["a", "b", "c", "d"] == (12, None, None)
    assert told["d",] == (12, None, None)
    assert told["d", "a"] == (12, None, 12)
    assert found.file.histories is not None
    leaving = next(one for one in found.file.histories.careers if one.path == ("a",)).within
    assert leaving[0].years == 1
    assert parse(to_data(found.file)) == found.file


def test_thin_paths_are_none(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,", count=9)
    rows += [f"q{n},A,2001-01-01,2003-01-01" for n in range(14)]
    found = mine(table("person,role,start,end", rows), keep_mass_moves=True)
    assert paths(found) == {("a",): (25, 15, None)}
    public = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    assert paths(public) == {("a",): (23, 14, None), ("b",): (9, None, 9)}


def test_an_exit_that_is_none_is_no_end(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,2003-01-01", count=10)
    found = mine(table("person,role,start,end", rows), public=True, exits="censor", keep_mass_moves=True)
    assert paths(found)["b",] == (10, None, 10)


def test_another_program_counts_the_same(data_dir: Path) -> None:
    import csv
    from datetime import date

    path = data_dir / "uk_ministers" / "ministers.csv"
    with path.open(encoding="utf-8") as lines:
        spells = [
            Spell(
                row["person"],
                row["rank"],
                date.fromisoformat(row["start"]).toordinal(),
                date.fromisoformat(row["end"]).toordinal() if row["end"] else None,
            )
            for row in csv.DictReader(lines)
        ]
    found = mine(path, role="rank", public=True, keep_mass_moves=True)
    ids = dict(zip(found.titles.names, found.titles.ids, strict=True))
    spells = [Spell(one.person, ids[one.role], one.start, one.end) for one in spells]
    line, _ = stays(spells, as_of=date(2026, 6, 12).toordinal())
    counted: Counter[tuple[str, ...]] = Counter()
    seen = set()
    for at, one in enumerate(line):
        if (one.person, one.role) in seen:
            continue
        seen.add((one.person, one.role))
        walked = [one.role]
        counted[tuple(walked)] += 1
        for place in range(at, at + 3):
            if line[place].how != "moved":
                break
            walked.append(line[place + 1].role)
            counted[tuple(walked)] += 1
    told = paths(found)
    assert {walked: people for walked, (people, _, _) in told.items()} == {
        walked: people for walked, people in counted.items() if len(walked) == 1 or people >= 10
    }


def test_careers_go_into_a_framework(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,2003-01-01", "@,C,2003-01-01,", count=12)
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    framework = parse(
        {
            "format": "careergraph/1",
            "title": "F",
            "roles": {"x": {"title": "A"}, "y": {"title": "B"}},
            "moves": [{"from": "x", "to": "y"}],
        }
    )
    histories = added_to(framework, found.file).file.histories
    assert histories is not None
    assert {one.path for one in histories.careers} == {("x",), ("y",), ("x", "y")}


@pytest.mark.parametrize(
    ("career", "told"),
    [
        ({"path": ["a", "nobody"], "people": 3}, "no role 'nobody' stands under `roles`"),
        ({"path": [], "people": 3}, "path"),
        ({"path": ["a"] * 5, "people": 3}, "path"),
        ({"path": ["a"], "people": -3}, "people"),
        ({"path": ["a"], "people": 3, "went": 1}, "unknown field 'went'"),
        (
            {"path": ["a"], "people": 3, "within": [{"years": 2, "share": 0.5}, {"years": 1, "share": 0.6}]},
            "ascend",
        ),
        (
            {"path": ["a", "b"], "people": 3, "within": [{"years": 2, "share": 0.5}]},
            "`within` is of one role",
        ),
        ({"path": ["a"], "people": 3, "within": [{"years": 2, "share": 0.7}]}, "sum to 1.2"),
    ],
)
def test_what_a_file_may_say_of_careers(career: dict[str, object], told: str) -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "histories": {"as_of": "2026-01", "careers": [career]},
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": [{"from": "a", "to": "b", "within": [{"years": 2, "share": 0.5}]}],
    }
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    assert told in str(caught.value)
    assert len(caught.value.problems) == 1


def test_careers_are_kept_in_columns(table: Write, tmp_path: Path) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,", count=12)
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    folder = write_folder(found.graph, tmp_path / "observed.careergraph")
    assert CareerGraph.load(folder).file.histories == found.file.histories
    head = folder / "graph.json"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace('"path": [\n          "a"\n', '"path": [\n          "nobody"\n'), "utf-8")
    with pytest.raises(GraphFileError, match="careers of `histories` name 'nobody', which is no role"):
        CareerGraph.load(folder)
    head.write_text(text.replace('"careers": [', '"careers": 5, "x": ['), encoding="utf-8")
    with pytest.raises(GraphFileError):
        CareerGraph.load(folder)
