"""Look-up by id, title and alias, on its own."""

from __future__ import annotations

import pytest

from careergraph import AmbiguousNameError, QuestionError, UnknownNameError
from careergraph.graph.columns import Named
from careergraph.graph.lookup import FEW_NAMES, MANY, Lookup

NAMED = Named(
    ids=["head", "lead", "x"],
    titles=["Head of Sales", "Team Lead", "Lead"],
    aliases=[("Sales Lead",), (), ()],
    places=[0, 1, 2],
)


def test_names_are_only_looked_at_when_an_id_does_not_do() -> None:
    asked = []

    def names() -> Named:
        asked.append(1)
        return NAMED

    lookup = Lookup("role", set(NAMED.ids), names)
    assert lookup.find("head") == "head"
    assert not asked
    assert lookup.find("sales LEAD") == "head"
    assert lookup.find("Team  lead") == "lead"
    assert lookup.find("Te\xadam \u200blead\ufeff") == "lead"
    assert asked == [1]


def test_what_fits_two_or_none_is_told_with_candidates() -> None:
    lookup = Lookup("role", set(NAMED.ids), lambda: NAMED)
    with pytest.raises(AmbiguousNameError) as two:
        lookup.find("LEAD")
    assert two.value.candidates == ("lead", "x")
    with pytest.raises(UnknownNameError, match="did you mean 'head'") as none:
        lookup.find("Head of Sale")
    assert none.value.candidates[0] == "head"
    assert lookup.near("qqqq") == []


def test_of_a_long_title_beside_a_code_the_beginning_is_told() -> None:
    named = Named(ids=["47-2031.00"], titles=["Carpenter " * 40], aliases=[()], places=[0])
    with pytest.raises(UnknownNameError) as caught:
        Lookup("role", set(named.ids), lambda: named).find("47-2031.01")
    assert str(caught.value).endswith(f"did you mean '47-2031.00' ({'Carpenter ' * 6}…)?")


@pytest.mark.parametrize("name", [None, 7, ["head"]])
def test_what_is_no_text_names_nothing(name: object) -> None:
    with pytest.raises(QuestionError, match="a role is named by a text, not by"):
        Lookup("role", set(NAMED.ids), lambda: NAMED).find(name)  # type: ignore[arg-type]


def many(*, places: list[int] | None = None) -> Lookup:
    """Return the look-up of a large graph: five roles of one name, and one with an alias."""
    count = MANY + 10
    titles = [f"Role {number}" for number in range(count)]
    titles[7], titles[8], titles[count - 1] = "Twin  Peak", "Älterer Büro-Leiter", "twin peak"
    aliases: list[tuple[str, ...]] = [()] * count
    aliases[3] = ("Sales Chief", "Chief")
    aliases[9] = ("Twin Peak",)
    ids = sorted(f"r{number:06}" for number in range(count))
    return Lookup("role", set(ids), lambda: Named(ids, titles, aliases, places))


def test_many_names_are_found_as_few_are() -> None:
    lookup = many()
    # Again and again: at first in the text, later in a dictionary.
    for _ in range(FEW_NAMES):
        assert lookup.find("role  17") == "r000017"
        assert lookup.find("SALES chief") == "r000003"
        assert lookup.find("älterer BÜRO-leiter") == "r000008"
        with pytest.raises(AmbiguousNameError) as caught:
            lookup.find("Twin peak")
        assert caught.value.candidates == ("r000007", "r000009", f"r{MANY + 9:06}")
    with pytest.raises(UnknownNameError) as unknown:
        lookup.find("Sales Chif")
    assert unknown.value.candidates == ("r000003",)
    assert lookup.near("rle 12345")[0] == "r012345"
    assert lookup.near("role 1234")[0] == "r001234"
    assert lookup.near("peak")[0] == "r000007"  # no whole name comes near, a part of one does
    assert lookup.near("qq") == lookup.near("zzqqzzqq") == []
    with pytest.raises(UnknownNameError):
        many().find("role 17\0role 18")


def test_what_many_names_fit_is_told_in_the_order_of_the_file() -> None:
    count = MANY + 10
    with pytest.raises(AmbiguousNameError) as caught:
        many(places=list(range(count))[::-1]).find("Twin peak")
    assert caught.value.candidates == (f"r{MANY + 9:06}", "r000009", "r000007")
