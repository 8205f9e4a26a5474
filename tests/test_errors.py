"""Errors say what is wrong, where, and what to do."""

from __future__ import annotations

import builtins
import inspect

import pytest

from careergraph import errors
from careergraph.errors import (
    AmbiguousNameError,
    CareerGraphError,
    GraphFileError,
    MissingExtraError,
    OutputError,
    Problem,
    ProfileError,
    QuestionError,
    UnknownNameError,
)

LEAVES = {
    "GraphFileError": ValueError,
    "ProfileError": ValueError,
    "UnknownNameError": LookupError,
    "AmbiguousNameError": LookupError,
    "QuestionError": ValueError,
    "NoRouteError": LookupError,
    "OutputError": OSError,
    "MissingExtraError": ImportError,
}


@pytest.mark.parametrize(("name", "builtin"), LEAVES.items())
def test_every_error_has_one_root_and_a_fitting_builtin(name: str, builtin: type[Exception]) -> None:
    error = getattr(errors, name)
    assert issubclass(error, CareerGraphError)
    assert issubclass(error, builtin)


def test_the_tree_at_the_top_is_complete() -> None:
    tree = inspect.getdoc(errors) or ""
    classes = [
        name for name, item in vars(errors).items() if inspect.isclass(item) and issubclass(item, Exception)
    ]
    for name in classes:
        if not name.startswith("_") and not hasattr(builtins, name):
            assert name in tree
            assert name in errors.__all__


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("it is wrong"), "it is wrong"),
        (Problem("it is wrong", "mend it"), "it is wrong; mend it"),
        (
            Problem("it is wrong", "mend it", file="a.yaml", line=3, column=7),
            "a.yaml:3:7: it is wrong; mend it",
        ),
        (Problem("it is wrong", file="a.yaml"), "a.yaml: it is wrong"),
        (Problem("it is wrong", path=("moves", 3, "requires", "crm")), "moves[3].requires.crm: it is wrong"),
        (Problem("it is wrong", path=("a\x1b", "b\n")), "'a\\x1b'.'b\\n': it is wrong"),
        (Problem("twice", "join", path=("a",), other_path=("moves", 0)), "a: twice (see moves[0]); join"),
        (Problem("twice", file="f", line=2, other_path=("a",), other_line=1), "f:2: twice (see line 1)"),
    ],
)
def test_a_problem_says_what_where_and_what_to_do(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize(("kind", "noun"), [(GraphFileError, "graph"), (ProfileError, "profile")])
def test_all_problems_are_told_at_once(kind: type[GraphFileError], noun: str) -> None:
    error = kind([Problem("a"), Problem("b", "c")])
    assert str(error) == f"this {noun} has 2 problems:\n  a\n  b; c"
    assert error.file is None
    error = kind(iter([Problem("a", file="x.yaml", line=1)]), file="x.yaml")
    assert str(error) == "x.yaml has 1 problem:\n  x.yaml:1: a"
    assert error.problems == (Problem("a", file="x.yaml", line=1),)


def test_an_unknown_name_comes_with_candidates() -> None:
    error = UnknownNameError("role", "haed", ["head", "header"])
    assert str(error) == "no role is called 'haed'; did you mean 'head' or 'header'?"
    assert (error.kind, error.name, error.candidates) == ("role", "haed", ("head", "header"))
    assert str(UnknownNameError("role", "x", hint="look at `careergraph roles`")) == (
        "no role is called 'x'; look at `careergraph roles`"
    )
    assert str(UnknownNameError("role", "x")) == "no role is called 'x'"
    assert str(UnknownNameError("role", "x", ["a"])) == "no role is called 'x'; did you mean 'a'?"


def test_an_unknown_name_may_have_been_given_by_something_else() -> None:
    error = UnknownNameError("role", "x", hint="look").with_more(given_by="the profile's `role`")
    assert str(error) == "no role is called 'x' (the profile's `role`); look"
    assert str(error.with_more(hint="ask")) == "no role is called 'x' (the profile's `role`); ask"
    two = AmbiguousNameError("role", "x", ["a", "b"]).with_more(given_by="the profile's `role`")
    assert str(two).startswith("'x' (the profile's `role`) fits 2 roles: 'a' or 'b'")
    assert isinstance(two, AmbiguousNameError)


def test_a_long_list_of_candidates_is_cut_short() -> None:
    error = UnknownNameError("role", "x", list("abcdefg"))
    assert str(error).endswith("did you mean 'a', 'b', 'c', 'd', 'e' or 2 more?")
    assert len(error.candidates) == 7


def test_an_ambiguous_name_names_all() -> None:
    error = AmbiguousNameError("role", "lead", ["a", "b", "c"])
    assert str(error) == "'lead' fits 3 roles: 'a', 'b' or 'c'; name one of them by its id"
    assert isinstance(error, UnknownNameError)


def test_a_missing_extra_says_how_to_install_it() -> None:
    error = MissingExtraError("--csv of a data frame", "frames")
    assert str(error) == '--csv of a data frame needs an optional package: pip install "careergraph[frames]"'
    assert error.extra == "frames"


@pytest.mark.parametrize("kind", [QuestionError, OutputError])
def test_the_others_say_what_they_are_told(kind: type[CareerGraphError]) -> None:
    assert str(kind("at most 3 moves")) == "at most 3 moves"
