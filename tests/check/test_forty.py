"""A file with forty planted mistakes gets exactly these forty, each at its place."""

from __future__ import annotations

from collections import Counter

from careergraph.check import CATALOGUE, check_document
from tests.check.frameworks import add_move, add_role, craft, document, flawless, move


class Planted:
    """A framework with forty flaws, of every kind that can stand together, and what a check is to find."""

    def __init__(self) -> None:
        self.data = flawless()
        self.expected: Counter[tuple[str, str]] = Counter()
        self.ways()
        self.circle()
        self.levels()
        self.empty_and_equal()
        self.low_and_high()
        self.names()
        self.sources_and_years()

    def expect(self, code: str, subject: str) -> None:
        self.expected[code, subject] += 1

    def ways(self) -> None:
        data = self.data
        for n, name in enumerate(("Almoner", "Beadle", "Chandler")):
            add_role(data, f"alone-{n}", name, 2)
            self.expect("CG101", f"role 'alone-{n}'")
            add_role(data, f"outside-{n}", f"{name} from abroad", 2, skills={craft(n): 2})
            add_move(data, f"outside-{n}", f"{craft(n)}-3")
            self.expect("CG102", f"role 'outside-{n}'")
        for n, name in enumerate(("Drover", "Eremite")):
            add_role(data, f"stuck-{n}", name, 2, skills={craft(n): 2})
            add_move(data, f"{craft(n)}-1", f"stuck-{n}", requires={craft(n): 2, "stamina": 1})
            self.expect("CG103", f"role 'stuck-{n}'")
            add_role(data, f"aloft-{n}", f"{name} General", 4, skills={craft(n): 4})
            add_move(data, f"aloft-{n}", f"{craft(n)}-3")
            self.expect("CG105", f"role 'aloft-{n}'")

    def circle(self) -> None:
        data = self.data
        data["skills"]["stamina"] = {"title": "Stamina"}
        add_role(data, "round-1", "Falconer", 2, skills={"stamina": 1})
        add_role(data, "round-2", "Gleaner", 3, skills={"stamina": 2})
        add_move(data, "round-1", "round-2")
        add_move(data, "round-2", "round-1")
        add_move(data, "round-2", f"{craft(0)}-4")
        self.expect("CG104", "role 'round-1'")

    def levels(self) -> None:
        data = self.data
        # Levels: two roles without one, each promoted to the other.
        add_role(data, "free-1", "Hermit", None, skills={"stamina": 3})
        add_role(data, "free-2", "Juggler", None, skills={"stamina": 3, craft(2): 1})
        add_move(data, f"{craft(2)}-1", "free-1")
        add_move(data, "free-1", "free-2", kind="promotion")
        add_move(data, "free-2", "free-1", kind="promotion")
        self.expect("CG201", "move 'free-1' -> 'free-2'")
        self.expect("CG202", "role 'free-1'")
        self.expect("CG202", "role 'free-2'")

    def empty_and_equal(self) -> None:
        data = self.data
        for n, name in ((3, "Kiln hand"), (4, "Lamplighter"), (5, "Muleteer")):
            add_role(data, f"idle-{n}", name, 2)
            add_move(data, f"{craft(n)}-1", f"idle-{n}")
            add_move(data, f"idle-{n}", f"{craft(n)}-3")
            self.expect("CG301", f"move '{craft(n)}-1' -> 'idle-{n}'")
        for n, name in ((11, "Lockkeeper"), (12, "Ostler"), (13, "Pedlar")):
            add_role(data, f"like-{n}", name, 2, skills={craft(n): 2})
            add_move(data, f"{craft(n)}-1", f"like-{n}", requires={craft(n): 2})
            add_move(data, f"like-{n}", f"{craft(n)}-3")
            self.expect("CG302", f"move '{craft(n)}-1' -> '{craft(n)}-2'")

    def low_and_high(self) -> None:
        data = self.data
        for n, name in ((3, "Quilting"), (4, "Reckoning")):
            data["skills"][name.lower()] = {"title": name}
            data["roles"][f"{craft(n)}-2"]["skills"][name.lower()] = 3
            move(data, f"{craft(n)}-2", f"{craft(n)}-3")["requires"] = {craft(n): 3, name.lower(): 2}
            self.expect("CG303", f"move '{craft(n)}-2' -> '{craft(n)}-3'")
        for n, name in ((5, "Surveying"), (6, "Tallying")):
            data["skills"][name.lower()] = {"title": name}
            data["roles"][f"{craft(n)}-2"]["skills"][name.lower()] = 2
            data["roles"][f"{craft(n)}-3"]["skills"][name.lower()] = 1
            self.expect("CG304", f"role '{craft(n)}-3'")
        for n, name in ((7, "Upholstery"), (8, "Varnishing")):
            data["skills"][name.lower()] = {"title": name}
            data["roles"][f"{craft(n)}-2"]["skills"][name.lower()] = 1
            move(data, f"{craft(n)}-3", f"{craft(n)}-4")["requires"] = {craft(n): 4, name.lower(): 3}
            self.expect("CG305", f"move '{craft(n)}-3' -> '{craft(n)}-4'")

    def names(self) -> None:
        data = self.data
        for name in ("Weaving", "Xylography", "Yodelling"):
            data["skills"][name.lower()] = {"title": name}
            self.expect("CG401", f"skill '{name.lower()}'")
        for n, name in ((9, "Luthrie"), (10, "Masonery")):
            data["skills"][f"x-{n}"] = {"title": name}
            data["roles"][f"{craft(n)}-2"]["skills"][f"x-{n}"] = 1
            self.expect("CG402", f"skill 'x-{n}'")
        data["roles"]["needlework-3"]["title"] = "Needlework Wardens"
        self.expect("CG403", "role 'needlework-4'")
        data["roles"]["pottery-2"]["aliases"] = ["Apprentice of Pottery"]
        self.expect("CG403", "role 'pottery-2'")

    def sources_and_years(self) -> None:
        data = self.data
        data["roles"]["baking-1"] |= {"sources": [], "kpis": ["Loaves a day", "Loaves burnt"]}
        self.expect("CG501", "role 'baking-1'")
        move(data, "carpentry-1", "carpentry-2")["sources"] = []
        self.expect("CG501", "move 'carpentry-1' -> 'carpentry-2'")
        data["agreements"] = ["Who may use the mill"]
        self.expect("CG501", "the file")
        for key in ("hearsay", "ledger"):
            data["sources"][key] = {"title": key}
            self.expect("CG503", f"source '{key}'")

        # Years: the others take two.
        move(data, "origami-1", "origami-2")["years"] = 24
        self.expect("CG601", "move 'origami-1' -> 'origami-2'")
        move(data, "origami-2", "origami-3")["years"] = 0.5
        self.expect("CG601", "move 'origami-2' -> 'origami-3'")


def test_a_flawless_framework_has_nothing_to_remark() -> None:
    review = check_document(document(flawless()))
    assert review.findings == ()
    assert review.loads


def test_forty_planted_flaws_are_all_that_is_found() -> None:
    planted = Planted()
    expected = planted.expected
    assert expected.total() == 40
    review = check_document(document(planted.data))
    assert Counter((item.code, item.subject) for item in review.findings) == expected
    # Two kinds concern a file as a whole and exclude others: they have tests of their own.
    assert {code for code, _ in expected} == CATALOGUE.keys() - {"CG001", "CG306", "CG502"}


def test_each_flaw_stands_at_the_line_of_its_subject() -> None:
    read = document(Planted().data)
    for item in check_document(read).findings:
        places = read.find([item.at])
        assert item.at in places, item
        place = places[item.at]
        assert item.line in {place.line, place.key_line}, item
        assert item.column is not None


def test_forty_planted_errors_are_all_that_is_told() -> None:
    data = flawless()
    roles, moves, skills = data["roles"], data["moves"], data["skills"]
    value: object
    expected: list[tuple[str | int, ...]] = []

    def at(*path: str | int) -> None:
        expected.append(path)

    for key, field, value in (
        ("baking-1", "titel", "x"),
        ("baking-2", "level", "Grandmaster"),
        ("baking-3", "scope", "vague"),
        ("baking-4", "summary", 7),
        ("carpentry-1", "aliases", "one"),
        ("carpentry-2", "kpis", {"a": 1}),
        ("carpentry-3", "focus", {"nothing": 1}),
        ("carpentry-4", "codes", []),
        ("dyeing-1", "deliverables", 3),
        ("dyeing-2", "responsibilities", [{"text": ""}]),
        ("dyeing-3", "sources", ["rumour"]),
        ("dyeing-4", "id", "dyeing-5"),
    ):
        roles[key][field] = value
        inner = {"focus": ("nothing",), "responsibilities": (0, "text"), "sources": (0,)}.get(field, ())
        at("roles", key, field, *inner)
    for n, level in enumerate((0, 5, "Able", 2.5, None, True)):
        roles[f"{craft(3 + n)}-1"]["skills"] = {craft(3 + n): level}
        at("roles", f"{craft(3 + n)}-1", "skills", craft(3 + n))
    roles["masonry-1"]["skills"] = {"masonary": 1}
    at("roles", "masonry-1", "skills", "masonary")
    for n, (field, value) in enumerate(
        (
            ("to", "nobody"),
            ("from", "nobody"),
            ("years", -1),
            ("years", "two"),
            ("people", 0),
            ("leavers", 1.5),
            ("kind", "lateral"),
            ("kind", "sideways"),
            ("requires", {"nothing": 1}),
            ("requires", [1]),
            ("sources", ["rumour"]),
            ("share", 0.5),
            ("years", float("nan")),
            ("requires", {"baking": {"level": 9}}),
        )
    ):
        moves[n][field] = value
        inner = {"sources": (0,)}.get(field, ())
        if isinstance(value, dict):
            inner = ("nothing",) if "nothing" in value else ("baking", "level")
        at("moves", n, field, *inner)
    moves[20]["to"] = moves[20]["from"]
    at("moves", 20, "to")
    moves.append({"from": "pottery-1", "to": "pottery-2"})
    at("moves", len(moves) - 1)
    skills["baking"]["effort"] = -1
    at("skills", "baking", "effort")
    skills["dyeing"]["title"] = "Carpentry"
    at("skills", "dyeing", "title")
    data["levels"].append("Warden")
    at("levels", 4)
    data["title"] = None
    at("title")
    data["ignore"] = ["CG999"]
    at("ignore", 0)
    assert len(expected) == 40

    review = check_document(document(data))
    assert sorted(map(str, (item.at for item in review.findings))) == sorted(map(str, expected))
    assert {item.code for item in review.findings} == {"CG001"}
    assert all(item.line and item.remedy for item in review.findings)
    assert (review.loads, review.errors) == (False, 40)


def test_errors_and_flaws_in_one_file_are_all_that_is_told() -> None:
    planted = Planted()
    data = planted.data
    for key, field, value in (
        ("dyeing-1", "scope", "vague"),
        ("dyeing-3", "summary", 7),
        ("horology-4", "titel", "x"),
        ("pottery-4", "kpis", [{"text": ""}]),
    ):
        data["roles"][key][field] = value
    for start, field, value in (("dyeing-3", "years", "two"), ("horology-3", "people", 0)):
        move(data, start, f"{start[:-1]}4")[field] = value
    data["proficiency"].append("expert")
    review = check_document(document(data))
    assert review.errors == 7
    found = Counter((item.code, item.subject) for item in review.findings if item.code != "CG001")
    # Of the skills and sources it cannot be told whether the broken part names them.
    expected = Counter({key: number for key, number in planted.expected.items() if key[0] != "CG503"})
    expected = Counter({key: number for key, number in expected.items() if key[0] not in {"CG401", "CG305"}})
    assert {key for key in expected if key not in found} == set()
    assert {key for key in found if key not in planted.expected} == set()
    assert [item.line for item in review.findings] == sorted(item.line or 0 for item in review.findings)
