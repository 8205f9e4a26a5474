"""Every word of the page in every language it has: a table each, of which a page carries one.

``en.json`` and its neighbours hold the same keys in the order of their names: ``plan.from``, ``card.codes``,
the part of the page first. To add words, add the key to all four, and use it: by ``t("plan.from")`` in the
script, by ``words("plan.from")`` in the template and in Python. Tests tell what is missing, unused, and
what is written into the script by hand.

- ``{name}`` stands for a value: ``t("plan.via", { roles })``. Numbers are written as the language does.
- A text that depends on a number has a form for one and one for others, and is chosen by ``count``:
  ``{"one": "{count} role", "other": "{count} roles"}``. Never put an ``s`` behind a word.
- A sentence is one entry, not two halves: languages order their words differently.
- Texts address the reader formally (Sie, vous, usted), in the field's words:

  ================ =================== ======================= =======================
  role             Rolle               poste                   puesto
  move             Wechsel             mobilité                movimiento
  route            Weg                 parcours                ruta
  skill            Kompetenz           compétence              competencia
  level of a skill Kompetenzstufe      niveau de compétence    nivel de competencia
  level of a role  Ebene               niveau                  nivel
  function         Bereich             domaine                 área
  ================ =================== ======================= =======================

- What the graph says is no word of the page: ``h("b", { own: role.title })`` tells in which language it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from careergraph.errors import QuestionError
from careergraph.names import quoted
from careergraph.wording import listed, number

__all__ = ["LANGUAGES", "Words", "page_language"]

Table: TypeAlias = dict[str, "str | dict[str, str]"]

LANGUAGES = ("en", "de", "fr", "es")

# Where the graph does not say it: English is written as the page's own English is.
LOCALES = {"en": "en-GB"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PLACE = re.compile(r"\{(\w+)\}")


class Words:
    """The words of one language.

    Parameters
    ----------
    language
        One of `LANGUAGES`.

    Examples
    --------
    >>> Words("de")("count.roles", count=2), Words("fr")("count.years", count=1.5)
    ('2 Rollen', '1,5 an')
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.table = _table(language)

    def __call__(self, key: str, **values: str | float) -> str:
        """Return a text with its values; ``count`` chooses between its forms."""
        entry = self.table[key]
        if not isinstance(entry, str):
            entry = entry["one" if self._is_one(float(values["count"])) else "other"]
        return _PLACE.sub(lambda place: self._told(values[place[1]]), entry)

    def _is_one(self, count: float) -> bool:
        """Whether a count takes the form for one: in French all counts below two do."""
        return 0 <= count < 2 if self.language == "fr" else count == 1  # noqa: PLR2004 - two

    @staticmethod
    def turns(text: str) -> bool:
        """Whether a text holds letters that run from right to left, against the page's own."""
        return RIGHT_TO_LEFT.search(text) is not None

    def _told(self, value: str | float) -> str:
        if isinstance(value, str):
            # What runs the other way must not turn the sentence around it.
            return f"\u2068{value}\u2069" if self.turns(value) else value
        return number(value).replace(".", "." if self.language == "en" else ",")


@cache
def _table(language: str) -> Table:
    text = (files(__name__) / f"{language}.json").read_text(encoding="utf-8")
    table: Table = json.loads(text)
    return table


def page_language(asked: str | None, own: str | None) -> str:
    """Return the language of a page.

    Parameters
    ----------
    asked
        The language that somebody asked for, such as ``de`` or ``de-AT``; None where nobody did.
    own
        The language of the graph's texts, which is the page's too where the page has it.

    Raises
    ------
    QuestionError
        The page has no words of the language that is asked for.

    Examples
    --------
    >>> page_language("DE-at", "en"), page_language(None, "fr-CA"), page_language(None, "ja")
    ('de', 'fr', 'en')
    """
    if asked is not None:
        if _primary(asked) not in LANGUAGES:
            raise QuestionError(
                f"the page has no words of the language {quoted(asked)}: it speaks {listed(LANGUAGES)}. "
                "What the graph says is shown in the graph's own language, whatever the page's"
            )
        return _primary(asked)
    return _primary(own) if own and _primary(own) in LANGUAGES else LANGUAGES[0]


def locale(language: str, own: str | None) -> str:
    """Return how numbers, dates and lists are written: as in the graph's country, where it has one.

    Examples
    --------
    >>> locale("de", "de-CH"), locale("en", None), locale("en", "ar")
    ('de-CH', 'en-GB', 'en-GB')
    """
    return own if own and _primary(own) == language and "-" in own else LOCALES.get(language, language)


def _primary(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]
