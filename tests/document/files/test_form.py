"""The form of a file: the short one that people write, and nothing lost in it."""

from careergraph.document import files
from careergraph.document.files.form import record_data, to_data
from careergraph.document.records import Fact, Move, Requirement, Role, Source
from careergraph.document.rules import parse
from tests.document.files.written import DATA
from tests.document.test_schema import FULL


def test_the_form_of_a_file_is_the_short_one_that_people_write() -> None:
    assert files.to_data(parse(DATA)) == DATA
    assert list(files.to_data(parse(dict(reversed(DATA.items()))))) == list(DATA)


def test_entries_keep_their_order() -> None:
    data = DATA | {"roles": dict(reversed(DATA["roles"].items()))}
    assert list(files.to_data(parse(data))["roles"]) == ["lead", "rep"]


def test_records_alone_have_their_form_too() -> None:
    from careergraph.document.files.form import record_data

    assert record_data(Role("A", id="a")) == {"title": "A"}
    assert record_data(Move("a", "b", requires={"x": Requirement(1)}, years=2.0)) == {
        "from": "a",
        "to": "b",
        "requires": {"x": 1},
        "years": 2,
    }
    assert record_data(Fact("x")) == {"text": "x"}


def test_every_field_there_is_survives() -> None:
    assert to_data(parse(to_data(parse(FULL)))) == to_data(parse(FULL))
    assert parse(to_data(parse(FULL))) == parse(FULL)


def test_whole_numbers_lose_their_point_where_they_are_exact() -> None:
    assert record_data(Move("a", "b", years=2.0))["years"] == 2
    assert type(record_data(Move("a", "b", years=2.0))["years"]) is int
    beyond = record_data(Move("a", "b", years=2.0**53))["years"]
    assert (beyond, type(beyond)) == (2.0**53, float)
    assert record_data(Move("a", "b", years=0.5))["years"] == 0.5


def test_a_default_is_left_out_though_it_is_said() -> None:
    assert record_data(Source("Judgement", derived=False)) == {"title": "Judgement"}
    assert record_data(Role("A", id="a", aliases=(), skills={})) == {"title": "A"}


def test_what_a_fact_or_a_requirement_adds_makes_it_a_mapping() -> None:
    move = Move("a", "b", requires={"x": Requirement(2), "y": Requirement(1, optional=True)})
    assert record_data(move)["requires"] == {"x": 2, "y": {"level": 1, "optional": True}}
    role = Role("A", id="a", kpis=(Fact("one"), Fact("two", sources=("s",))))
    assert record_data(role)["kpis"] == ["one", {"text": "two", "sources": ["s"]}]
