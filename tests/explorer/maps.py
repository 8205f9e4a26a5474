"""Maps to draw: one in the shape that consultants draw, and what every drawing must keep."""

import random
from itertools import combinations

from careergraph import CareerGraph
from careergraph.explorer.lanes import Grid, grid
from careergraph.explorer.wires import BOX_HEIGHT, BOX_WIDTH, Drawing, draw
from tests.explorer.drawn import boxes_under

# A career map in the shape that consultants draw: three columns, eleven levels, some moves that skip a level.
STUDY_LEVELS = [
    "Entry",
    "Specialist",
    "Senior",
    "Lead",
    "Manager",
    "Head",
    "Director",
    "VP",
    "C",
    "MD",
    "CEO",
]


STUDY_ROLES = {
    "sales": "sdr:0 ae:1 kam:2 sae:2 stl:3 sm:4 hs:5 ds:6 vps:7",
    "both": "smc:0 roa:1 smm:4 dsm:6 cro:8 md:9 ceo:10",
    "marketing": "mc:0 dms:1 cms:1 scm:2 pms:2 mtl:3 mm:4 hm:5 dm:6 vpm:7 cmo:8",
}


STUDY_MOVES = """
sdr ae, sdr smc, sdr roa, smc ae, smc roa, smc dms, mc smc, mc dms, mc cms, ae kam, ae sae, ae roa, roa smm,
roa scm, cms dms, dms scm, dms pms, cms scm, cms pms, sae kam, kam stl, sae stl, kam sm, pms kam, pms mtl,
scm mtl, scm mm, stl sm, stl smm, mtl mm, mtl smm, sm hs, sm ds, sm smm, mm smm, mm hm, smm hs, smm dsm,
smm hm, hs ds, hs dsm, hm dm, hm dsm, ds vps, ds dsm, dm dsm, dm vpm, dsm vps, dsm cro, dsm vpm, vps cro,
vpm cro, vpm cmo, cmo cro, cro md, cro ceo, cmo md, md ceo
"""


def study_graph(seed: int) -> CareerGraph:
    focus = {"sales": {"s": 1.0}, "both": {"s": 0.5, "m": 0.5}, "marketing": {"m": 1.0}}
    roles = [
        (name, {"title": name, "level": STUDY_LEVELS[int(level)], "focus": focus[column]})
        for column, text in STUDY_ROLES.items()
        for name, level in (entry.split(":") for entry in text.split())
    ]
    moves = [dict(zip(("from", "to"), pair.split(), strict=True)) for pair in STUDY_MOVES.split(",")]
    dice = random.Random(seed)  # noqa: S311 - variety, not secrecy
    dice.shuffle(roles)
    dice.shuffle(moves)
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Study",
            "levels": STUDY_LEVELS,
            "functions": {"s": "Sales", "m": "Marketing"},
            "roles": dict(roles),
            "moves": moves,
        }
    )


def drawing_of(graph: CareerGraph) -> tuple[Grid, Drawing]:
    cells = grid(graph)
    return cells, draw(cells, [(move.source, move.target) for move in graph.file.moves])


def check(cells: Grid, drawing: Drawing) -> None:
    """Check what every drawing must keep."""
    boxes = drawing.boxes
    assert set(boxes) == set(cells.cells)
    for one, other in combinations(boxes, 2):
        (x0, y0), (x1, y1) = boxes[one], boxes[other]
        assert abs(x0 - x1) >= BOX_WIDTH or abs(y0 - y1) >= BOX_HEIGHT, f"{one} and {other} overlap"
        row0, row1 = cells.cells[one][0], cells.cells[other][0]
        assert (row0 < row1) == (y0 > y1), "the higher row is higher on the page"
        assert (row0 == row1) == (y0 == y1)
    edges = drawing.lanes
    assert all(left < right for left, right in edges)
    assert all(edges[at][1] < edges[at + 1][0] for at in range(len(edges) - 1)), "lanes are apart"
    for role, (x, _) in boxes.items():
        left, right = edges[cells.cells[role][1]]
        assert left <= x - BOX_WIDTH / 2, f"{role} stands in its lane"
        assert x + BOX_WIDTH / 2 <= right, f"{role} stands in its lane"
    for move, wire in drawing.wires.items():
        foreign = set(boxes_under(wire, boxes, (BOX_WIDTH, BOX_HEIGHT))) - set(move)
        assert not foreign, f"{move} runs through {foreign}"
        for end, (x, y) in zip(move, (wire[:2], wire[-2:]), strict=True):
            there = boxes[end]
            assert abs(x - there[0]) <= BOX_WIDTH / 2, f"{move} starts and ends at its boxes"
            assert abs(y - there[1]) <= BOX_HEIGHT / 2, f"{move} starts and ends at its boxes"
