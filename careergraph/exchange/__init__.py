"""Other programs' forms of a graph, in and out: ``tables`` for spreadsheets, a module for each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from careergraph.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.graph import CareerGraph

__all__ = ["FORMS", "Exported", "Form", "export", "export_graph"]

Form: TypeAlias = Literal["graphml", "gexf", "dot", "mermaid", "json", "cypher", "csv", "jsonld"]
FORMS: tuple[Form, ...] = get_args(Form)

# Each form's module and function; a module is imported when its form is asked for.
_MAKERS: dict[str, tuple[str, str]] = {
    "graphml": ("graphml", "to_graphml"),
    "gexf": ("gexf", "to_gexf"),
    "dot": ("dot", "to_dot"),
    "mermaid": ("mermaid", "to_mermaid"),
    "json": ("node_link", "to_node_link"),
    "cypher": ("cypher", "to_cypher"),
    "csv": ("edge_list", "to_edge_list"),
    "jsonld": ("json_ld", "to_json_ld"),
}


class Exported(NamedTuple):
    """A graph in another form: the pieces of each file by its name, and what is to be said of them.

    Of a form that is one file the name is empty. Pieces are made as they are asked for, once.
    """

    files: dict[str, Iterable[str]]
    notes: tuple[str, ...] = ()


def export(graph: CareerGraph, form: Form) -> Exported:
    """Return a graph in a form that other programs read, piece by piece: no export is held as a whole.

    Raises
    ------
    QuestionError
        There is no such form.

    Notes
    -----
    Cost: O(what is written); memory for the ids of the roles and one batch of moves, beside the graph.
    """
    if form not in _MAKERS:
        raise QuestionError(f"there is no export {form!r}; there are: {', '.join(FORMS)}")
    module, name = _MAKERS[form]
    make: Callable[[CareerGraph], Any] = vars(import_module(f"careergraph.exchange.{module}"))[name]
    made = make(graph)
    if isinstance(made, Exported):
        return made
    return Exported(made if isinstance(made, dict) else {"": made})


def export_graph(graph: CareerGraph, form: Form) -> dict[str, str]:
    """Return a graph in a form that other programs read.

    Parameters
    ----------
    graph
        The graph.
    form
        One of `FORMS`.

    Returns
    -------
    dict
        Name of each file -> its text. Every form but ``"csv"`` is one file, whose name is empty. The same
        graph gives the same texts, whatever the order of its file.

    Raises
    ------
    QuestionError
        There is no such form.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> export_graph(graph, "dot")[""].splitlines()[1]
    'digraph careergraph {'
    >>> sorted(export_graph(graph, "csv"))
    ['edges.csv', 'nodes.csv']
    """
    return {name: "".join(pieces) for name, pieces in export(graph, form).files.items()}
