"""ESCO: its layouts and languages, its traps, and the real classification."""

# ruff: noqa: E501 - rows of tables are read best on one line

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.frameworks.esco import import_esco

BASE = "http://data.europa.eu/esco"
OCCUPATIONS = [
    # code, isco, label, other names, description, regulated
    ("0110.1", "0110", "officer ", "", "leads soldiers", False),
    ("5223.1", "5223", "shop assistant", "sales clerk\nfloor assistant", "sells\u0080 goods in a shop", False),
    ("5222.1", "5222", "shop supervisor", "sales clerk\nfloor supervisor", "leads those who sell goods", False),
    ("1420.1", "1420", "shop manager", "store manager", "manages a shop that sells goods", False),
    ("1221.1", "1221", "sales director", "", "directs all who sell goods", False),
    ("2261.2", "2261", "dentist", "", "treats teeth", True),
    ("9112.1", "9112", "cleaner", "shop assistant", "cleans a shop", False),
]  # fmt: skip
SKILLS = {
    "sell": "sell goods",
    "lead": "lead others",
    "plan": "plan sales",
    "teeth": "teeth",
    "clean": "clean",
}
RELATIONS = [
    ("5223.1", "essential", "sell"), ("5223.1", "optional", "lead"), ("5222.1", "essential", "sell"),
    ("5222.1", "essential", "lead"), ("1420.1", "essential", "lead"), ("1420.1", "essential", "plan"),
    ("1420.1", "optional", "sell"), ("1221.1", "essential", "plan"), ("1221.1", "essential", "lead"),
    ("2261.2", "optional", "teeth"), ("9112.1", "essential", "clean"), ("0110.1", "essential", "lead"),
    ("orphan", "essential", "lead"), ("orphan", "optional", "sell"),
]  # fmt: skip


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def files(*, language: str = "en", tagged: bool = False) -> dict[str, str]:
    tail = f"_{language}"
    foreign = "" if language == "en" else f" {language}"
    occupations = [
        ["Occupation", f"{BASE}/occupation/{code}", isco, label + foreign, others, "released", text, code,
         f"{BASE}/regulated-professions/{'' if regulated else 'un'}regulated"]
        for code, isco, label, others, text, regulated in OCCUPATIONS
    ]  # fmt: skip
    head = ["conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status", "description",
            "code", "regulatedProfessionNote"]  # fmt: skip
    skills = [
        ["x", f"{BASE}/skill/{key}", "" if key == "clean" else "knowledge", f"{label}{foreign}"]
        for key, label in SKILLS.items()
    ]
    relations = [
        [f"{BASE}/occupation/{one}", kind, "", f"{BASE}/skill/{key}"] for one, kind, key in RELATIONS
    ]
    return {
        f"occupations{tail}.csv": table(head, *occupations),
        f"skills{tail}.csv": table(["conceptType", "conceptUri", "skillType", "preferredLabel"], *skills),
        f"occupationSkillRelations{tail if tagged else ''}.csv": table(
            ["occupationUri", "relationType", "skillType", "skillUri"], *relations
        ),
    }


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    return zipped(tmp_path / "ESCO dataset - v1.2.0 - en.zip", files())


def refused(*paths: Path, language: str | None = None) -> list[str]:
    with pytest.raises(GraphFileError) as caught:
        import_esco(paths, language=language)
    return [problem.message for problem in caught.value.problems]


def test_a_release_becomes_a_graph(esco: Path) -> None:
    made = import_esco([esco])
    file = made.file
    assert (file.version, file.language) == ("1.2.0", "en")
    assert (file.licence or "").startswith("This service uses the ESCO classification")
    levels = {role.title: role.level for role in file.roles.values()}
    assert levels == {
        "officer": "Level 5",
        "shop assistant": "Level 2",
        "shop supervisor": "Level 3",
        "shop manager": "Level 5",
        "sales director": "Level 7",
        "dentist": "Level 4",
        "cleaner": "Level 1",
    }
    assistant = file.roles["5223.1"]
    assert assistant.skills == {"sell": 1, "lead": 1}
    assert assistant.optional == {"lead"}
    assert assistant.summary == "sells goods in a shop"
    assert assistant.codes == {"esco": f"{BASE}/occupation/5223.1", "isco": "5223"}
    # A code is a text, and a name of two occupations belongs to both.
    assert "0110.1" in file.roles
    assert [role.id for role in file.roles.values() if "sales clerk" in role.aliases] == ["5222.1", "5223.1"]
    assert file.roles["9112.1"].aliases == ()
    assert file.skills["clean"].kind is None
    notes = "\n".join(made.notes)
    assert "7 occupations, 12 relations to skills, 9 of them essential" in notes
    assert "2 relations left out: 1 occupation is not listed" in notes
    assert "1 name belongs to several occupations" in notes


def test_moves_lead_up_or_beside_and_into_regulated_professions_from_level_3(esco: Path) -> None:
    graph = CareerGraph(import_esco([esco]).file)
    assert graph.moves_are_derived == "all"
    assert {graph.kind(move.source, move.target) for move in graph.file.moves} <= {"promotion", "lateral"}
    assert graph.path("shop assistant", "sales director")[0].roles[-1] == "1221.1"
    assert all((graph.rung(source) or 0) >= 3 for source in graph.predecessors("2261.2"))
    assert import_esco([esco], moves=False).file.moves == ()


def test_languages(tmp_path: Path, esco: Path) -> None:
    french = files(language="fr", tagged=True)
    made = import_esco([zipped(tmp_path / "fr.zip", french)])
    assert (made.file.language, made.file.roles["5223.1"].title) == ("fr", "shop assistant fr")
    assert made.file.roles["1221.1"].level == "Level 6"
    assert "both rules are English" in made.notes[-1]
    both = zipped(tmp_path / "both.zip", files() | french)
    assert refused(both) == ["there are several languages: en, fr"]
    assert refused(both, language="de") == ["there is no language 'de'"]
    assert import_esco([both], language="fr").file.roles == made.file.roles
    assert import_esco([esco]).file.roles == import_esco([both], language="en").file.roles


def test_relations_in_a_zip_of_their_own(tmp_path: Path, esco: Path) -> None:
    parts = files()
    relations = {name: parts.pop(name) for name in list(parts) if "Relations" in name}
    first, second = zipped(tmp_path / "v1.2.0 a.zip", parts), zipped(tmp_path / "b.zip", relations)
    assert import_esco([first, second]).file.roles == import_esco([esco]).file.roles
    assert refused(first) == ["there is no table 'occupationSkillRelations'"]
    assert refused(second) == ["there is no table 'occupations'"]


def test_the_order_of_rows_decides_nothing(tmp_path: Path, esco: Path) -> None:
    parts = {}
    for name, text in files().items():
        head, *rows = csv.reader(io.StringIO(text))
        parts[name] = table(head, *reversed(rows))
    mixed = zipped(tmp_path / "v1.2.0 mixed.zip", dict(reversed(parts.items())))
    assert import_esco([mixed]).file == import_esco([esco]).file


def test_broken_occupations(tmp_path: Path) -> None:
    parts = files()
    text = parts["occupations_en.csv"].replace(",9112,", ",cleaner,").replace(",1420.1,", ",1221.1,")
    parts["occupations_en.csv"] = text
    assert refused(zipped(tmp_path / "x.zip", parts)) == [
        f"the code '1221.1' belongs to {BASE}/occupation/1420.1 too",
        "the ISCO group is 'cleaner'",
    ]


# The real classification


@pytest.fixture(scope="module")
def real(data_dir: Path) -> CareerGraph:
    return CareerGraph(import_esco([data_dir / "esco_1_1_1_en_csv.zip"]).file)


@pytest.mark.slow
def test_figures_of_version_1_1_1(real: CareerGraph) -> None:
    assert (real.file.version, len(real.roles)) == ("1.1.1", 3_007)
    essential = {skill for role in real.roles.values() for skill in role.skills.keys() - role.optional}
    assert len(essential) == 10_949
    levels = Counter(role.level for role in real.roles.values())
    # Published with the rules: 75 1,058 639 810 136 251 26 12; titles are read a little differently here.
    assert [levels[f"Level {level}"] for level in range(1, 9)] == [75, 1061, 637, 809, 136, 251, 27, 11]
    kinds = Counter(real.kind(move.source, move.target) for move in real.file.moves)
    # Likewise: 29,003 promotions and 14,994 lateral moves; 20 roles that no move leads to.
    assert kinds == {"promotion": 28_926, "lateral": 14_993}
    assert sum(not real.predecessors(role) for role in real.roles) == 23


@pytest.mark.slow
def test_careers_stay_in_their_field(real: CareerGraph) -> None:
    (route,) = real.path("bricklayer", "construction manager")
    assert route.moves <= 2
    assert "supervisor" in real.roles[route.roles[1]].title
