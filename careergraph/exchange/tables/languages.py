"""Headings in German, French and Spanish, in the English words that tables are understood by."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["all_in_english", "in_english"]

# What an English word of a heading is called elsewhere, without accents. Words that English has too, such as
# position, are not listed, nor are those that mean another thing there, such as art or chef.
_CALLED = {
    "role": "rolle rol",
    "roles": "rollen",
    "job": "beruf stelle tatigkeit metier emploi empleo ocupacion oficio",
    "jobs": "stellen berufe metiers emplois empleos ocupaciones",
    "position": "poste puesto cargo fonction",
    "positions": "postes puestos cargos positionen",
    "job title": "stellenbezeichnung stellentitel jobtitel berufsbezeichnung rollenbezeichnung rollenname",
    "job description": "stellenbeschreibung rollenbeschreibung",
    "next role": "zielrolle folgerolle zielposition zielstelle folgestelle",
    "current role": "ausgangsrolle ausgangsposition",
    "competency": "kompetenz competencia fahigkeit fertigkeit habilidad destreza aptitud qualifikation",
    "competencies": (
        "kompetenzen competencias fahigkeiten fertigkeiten habilidades destrezas aptitudes qualifikationen"
    ),
    "knowledge": "kenntnis kenntnisse wissen connaissance connaissances conocimiento conocimientos savoir",
    "competency area": "kompetenzbereich kompetenzfeld kompetenzgruppe kompetenzkategorie",
    "competency level": "kompetenzstufe kompetenzniveau kompetenzgrad",
    "competency description": "kompetenzbeschreibung",
    "level": "stufe niveau nivel auspragung",
    "levels": "stufen niveaus niveaux niveles",
    "required level": "sollstufe sollniveau sollwert zielstufe zielniveau mindeststufe",
    "proficiency": "beherrschung maitrise dominio",
    "career level": "karrierestufe erfahrungsstufe senioritat seniorite senioridad karrierelevel",
    "grade": "grad besoldungsgruppe entgeltgruppe gehaltsgruppe echelon escalafon grado",
    "required": "soll erforderlich gefordert notwendig requis requise exige requerido requerida exigido",
    "expected": "erwartet erwartete attendu attendue esperado esperada",
    "minimum": "mindest minimo minima",
    "department": "abteilung bereich fachbereich departement departamento",
    "family": "familie famille familia filiere jobfamilie berufsfamilie",
    "sector": "branche secteur",
    "description": "beschreibung descripcion erlauterung",
    "definition": "definicion",
    "category": "kategorie categorie categoria",
    "group": "gruppe groupe grupo",
    "name": "bezeichnung nom nombre intitule denominacion denomination libelle",
    "title": "titel titre titulo",
    "from": "von depuis desde ausgehend",
    "to": "nach vers hacia",
    "next": "nachste nachster folgende suivant suivante prochain prochaine siguiente proximo proxima",
    "target": "ziel cible objetivo",
    "current": "aktuell aktuelle derzeitige actuel actuelle",
    "years": "jahre annees anos",
    "employee": "mitarbeiter mitarbeiterin mitarbeitende salarie collaborateur empleado empleada trabajador",
    "first name": "vorname prenom",
    "surname": "nachname apellido apellidos",
    "optional": "souhaitable deseable wunschenswert opcional",
    "mandatory": "pflicht obligatoire obligatorio verpflichtend",
    "tasks": "aufgaben taches tareas",
    "responsibilities": "verantwortlichkeiten responsabilites responsabilidades",
    "developer": "entwickler entwicklerin developpeur desarrollador desarrolladora",
    "engineer": "ingenieur ingenieurin ingeniero ingeniera",
    "head": "leiter leiterin jefe jefa leitung",
    "director": "directeur directrice direktor direktorin",
    "consultant": "berater beraterin consultor consultora",
    "technician": "techniker technikerin technicien tecnico",
    "analyst": "analystin analyste analista",
    "clerk": "sachbearbeiter sachbearbeiterin referent referentin gestionnaire",
    "manager": "gerente responsable filialleiter",
    "assistant": "assistent assistentin asistente",
    "vendor": "verkaufer verkauferin vendeur vendedor",
    "architect": "architekt architektin architecte arquitecto",
}  # fmt: skip
_ENGLISH = {word: english for english, words in _CALLED.items() for word in words.split()}
# What stands between such words.
_BETWEEN = frozenset(
    "de du des d la le les l del los las el der die das fur pour para por y et und a".split()  # noqa: SIM905 - a list to read
)
# English has this word with another meaning: it is read so only beside one that is Spanish for sure.
_SPANISH = {"actual": "current"}
# English has these with another meaning: they are departments only beside headings of those languages.
_DEPARTMENTS = frozenset({"service", "direction"})


@lru_cache(maxsize=100_000)
def in_english(heading: str) -> str:
    """Return a heading, as `words.heading` gives it, with its German, French and Spanish words in English.

    >>> in_english("niveau requis"), in_english("kompetenzstufe"), in_english("puesto siguiente")
    ('level required', 'competency level', 'position next')
    >>> in_english("required level"), in_english("nurse")
    ('required level', 'nurse')
    """
    words = _plain(heading).replace("'", " ").replace("\N{RIGHT SINGLE QUOTATION MARK}", " ").split()
    found = [_ENGLISH.get(word, word) for word in words]
    if found == words:
        return _plain(heading)
    return " ".join(_SPANISH.get(word, word) for word in found if word not in _BETWEEN)


def all_in_english(headings: Sequence[str]) -> list[str]:
    """Return the headings of one row in English: "service" is a department beside "poste".

    >>> all_in_english(["poste", "service"]), all_in_english(["role", "service"])
    (['position', 'department'], ['role', 'service'])
    """
    found = [in_english(text) for text in headings]
    foreign = any(english != _plain(text) for english, text in zip(found, headings, strict=True))
    return ["department" if foreign and text in _DEPARTMENTS else text for text in found]


def _plain(text: str) -> str:
    """Return a text in lower case without accents.

    >>> _plain("Fähigkeit"), _plain("área")
    ('fahigkeit', 'area')
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter)
    )
