"""Headings in German, French and Spanish."""

import pytest

from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told

EXPECTED = {
    "german": "Rolle;Kompetenz;Stufe;Abteilung\nSachbearbeiter;Ablage;2;Amt\n",
    "compounds": "Stellenbezeichnung;Fähigkeit;Sollstufe;Fachbereich\nSachbearbeiter;Ablage;2;Amt\n",
    "french": "Poste;Compétence;Niveau requis;Service\nSachbearbeiter;Ablage;2;Amt\n",
    "french trades": "Métier;Savoir;Niveau attendu;Famille de métiers\nSachbearbeiter;Ablage;2;Amt\n",
    "spanish": "Puesto;Competencia;Nivel requerido;Departamento\nSachbearbeiter;Ablage;2;Amt\n",
    "spanish posts": "Cargo;Habilidad;Nivel;Área\nSachbearbeiter;Ablage;2;Amt\n",
}


@pytest.mark.parametrize("language", EXPECTED)
def test_skills_that_roles_expect(write: Write, language: str) -> None:
    made = import_table(write("t.csv", EXPECTED[language]))
    role = made.file.roles["sachbearbeiter"]
    assert (role.skills, role.focus) == ({"ablage": 2}, {"amt": 1})
    # What each heading was taken for is told as it is written.
    told = "\n".join(made.plan.lines())
    assert all(f"'{heading}'" in told for heading in EXPECTED[language].partition("\n")[0].split(";"))


@pytest.mark.parametrize(
    "headings",
    [
        "Von;Nach;Kompetenz;Sollstufe;Jahre",
        "Aktuelle Rolle;Nächste Rolle;Fähigkeit;Stufe;Jahre",
        "Poste actuel;Poste suivant;Compétence;Niveau;Années",
        "Puesto actual;Siguiente puesto;Habilidad;Nivel;Años",
    ],
)
def test_moves(write: Write, headings: str) -> None:
    (move,) = import_table(write("t.csv", f"{headings}\nA;B;C;2;2,5 Jahre\n")).file.moves
    assert (move.source, move.target, move.years, move.requires["c"].level) == ("a", "b", 2.5, 2)


def test_a_grid_and_its_scale(write: Write) -> None:
    made = import_table(write("t.csv", "Kompetenz,Junior,Senior\nSQL,Anfänger,Experte\nR,Fortgeschritten,\n"))
    assert made.file.proficiency == ("Anfänger", "Fortgeschritten", "Experte")
    assert [move.target for move in made.file.moves] == ["senior"]


def test_people_are_people_in_every_language(write: Write) -> None:
    for heading in ("Mitarbeiterin", "Salarié", "Empleado"):
        (problem,) = told(write("t.csv", f"{heading};Rolle;Kompetenz;Stufe\nVesna;Entwickler;SQL;2\n"))
        assert "people and no roles" in problem


def test_english_words_keep_their_meaning(write: Write) -> None:
    # A skill called "Service" is none of a department where nothing is French.
    made = import_table(write("t.csv", "Role,Service,Direction\nWaiter,3,1\nHost,2,2\n"))
    assert set(made.file.skills) == {"service", "direction"}
