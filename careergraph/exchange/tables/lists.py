"""Several things in one cell: lists, and pairs of a name and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["joined", "joined_pairs", "split", "split_pairs"]

SEPARATOR = "; "
BULLETS = ("-", "*", "•", "–")  # noqa: RUF001 - as people write


def joined(items: Iterable[str]) -> str:
    """Return a list as the text of one cell; `split` gives the list back.

    >>> joined(["KPI reports", "Plans; yearly"])
    'KPI reports; "Plans; yearly"'
    """
    return SEPARATOR.join(map(_quoted, items))


def _quoted(item: str) -> str:
    if (
        any(mark in item for mark in ';\n"|')
        or item.startswith(BULLETS)
        or (item[:1], item[-1:]) == ("[", "]")
    ):
        return '"' + item.replace('"', '""') + '"'
    return item


def split(text: str) -> list[str]:
    r"""Return the items of a cell: parted by semicolons or line breaks, those in quotation marks kept whole.

    >>> split('KPI reports; "Plans; yearly"'), split("- one\n- two")
    (['KPI reports', 'Plans; yearly'], ['one', 'two'])
    """
    items: list[str] = []
    item, quoted, closed = "", False, False
    position = 0
    bulleted = "\n" in text
    while position < len(text):
        letter = text[position]
        if quoted:
            if letter == '"' and text[position + 1 : position + 2] == '"':
                item += '"'
                position += 1
            elif letter == '"':
                quoted, closed = False, True
            else:
                item += letter
        elif letter == '"' and not item.strip():
            quoted, item = True, ""
        elif letter in ";\n":
            items.append(_item(item, whole=closed, bulleted=bulleted))
            item, closed = "", False
        else:
            item += letter
        position += 1
    items.append(_item(item, whole=closed, bulleted=bulleted))
    return [item for item in items if item]


def _item(item: str, *, whole: bool, bulleted: bool) -> str:
    item = item.strip()
    return item if whole or not bulleted else item.lstrip("".join(BULLETS)).strip() or item


def joined_pairs(pairs: Mapping[str, str]) -> str:
    """Return names with values as the text of one cell.

    >>> joined_pairs({"sales": "0.7", "marketing": "0.3"})
    'sales: 0.7; marketing: 0.3'
    """
    return joined(f"{name}: {value}" for name, value in pairs.items())


def split_pairs(text: str, *, ids: bool = False) -> list[tuple[str, str]]:
    """Return the names of a cell with their values; a name without one has an empty value.

    Parameters
    ----------
    text
        The cell.
    ids
        The names are ids, and the values may hold colons; else it is the other way round.

    Examples
    --------
    >>> split_pairs("Selling: B2B: 3; Budgeting = 2; Pricing")
    [('Selling: B2B', '3'), ('Budgeting', '2'), ('Pricing', '')]
    >>> split_pairs("esco: http://data.europa.eu/1", ids=True)
    [('esco', 'http://data.europa.eu/1')]
    """
    pairs = []
    for item in split(text):
        mark = ":" if ":" in item else "="
        if mark not in item:
            name, value = item, ""
        elif ids:
            name, _, value = item.partition(mark)
        else:
            name, _, value = item.rpartition(mark)
        pairs.append((name.strip(), value.strip()))
    return pairs
