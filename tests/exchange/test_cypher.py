"""Cypher statements."""

import re

from careergraph import CareerGraph
from tests.exchange.conftest import NASTY
from tests.exchange.graphs import text_of

# openCypher's lexical grammar, as far as we use it.
CYPHER = re.compile(
    r"""(?P<space>\s+)
    |(?P<text>'(?:[^'\\]|\\['nt\\])*')
    |(?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)
    |(?P<word>[A-Za-z_][A-Za-z_]*)
    |(?P<mark>\+=|->|[-+()\[\]{}:;,.=])""",
    re.VERBOSE,
)


CYPHER_ESCAPES = {"\\'": "'", "\\\\": "\\", "\\n": "\n", "\\t": "\t"}


def cypher_tokens(text: str) -> list[tuple[str, str]]:
    tokens, position = [], 0
    while position < len(text):
        found = CYPHER.match(text, position)
        assert found, text[position : position + 60]
        if found.lastgroup != "space":
            tokens.append((str(found.lastgroup), found[0]))
        position = found.end()
    return tokens


def test_cypher_keeps_every_text_inside_quotes(nasty: CareerGraph) -> None:
    mark, text = text_of(nasty, "cypher").split("\n", 1)
    assert mark.startswith("// Made by careergraph, ")
    tokens = cypher_tokens(text)
    texts: list[str] = []
    joins = False
    for kind, token in tokens:
        if kind == "text":
            value = re.sub(r"\\.", lambda found: CYPHER_ESCAPES[found[0]], token[1:-1])
            if joins:
                texts[-1] += value
            else:
                texts.append(value)
        joins = token == "+"  # noqa: S105 - a mark of the grammar
    assert set(NASTY) <= set(texts)
    words = {token for kind, token in tokens if kind == "word"}
    assert words.isdisjoint({"DELETE", "DETACH", "n", "x"})
    # Some databases replace \uXXXX before they look at quotes.
    assert not re.search(r"\\u", text)
    assert re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text) == text


def test_cypher_goes_in_batches_that_end_in_one_semicolon() -> None:
    roles = {f"r{n}": {"title": f"R{n}"} for n in range(501)}
    graph = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": []})
    text = text_of(graph, "cypher")
    assert text.count("UNWIND") == 2
    assert text.count(";") == 4
