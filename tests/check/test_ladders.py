"""What check finds of levels and kinds of moves."""

from __future__ import annotations

from tests.check.frameworks import add_role, flawless, found, said, small


def test_kinds_in_a_circle_through_the_levels() -> None:
    data = flawless()
    add_role(data, "free", "Freeman", None)
    data["moves"] += [
        {"from": "baking-2", "to": "free", "kind": "lateral"},
        {"from": "free", "to": "baking-3", "kind": "lateral"},
    ]
    assert found(data, "CG201") == [("CG201", "move 'baking-2' -> 'free'")]
    (message,) = said(data, "CG201")
    assert "level 'Journeyman', level 'Master'" in message
    data["moves"][-1]["kind"] = "promotion"
    assert found(data, "CG201") == []


def test_a_step_down_and_back_up_is_no_circle() -> None:
    roles = {key: {"title": title} for key, title in (("a", "Porter"), ("b", "Cook"))}
    up, down = {"from": "a", "to": "b", "kind": "promotion"}, {"from": "b", "to": "a", "kind": "step_down"}
    assert found(small(roles=roles, moves=[up, down]), "CG2") == []
    assert found(small(roles=roles, moves=[up, {**down, "kind": "lateral"}]), "CG2") == [
        ("CG201", "move 'a' -> 'b'")
    ]


def test_a_long_circle_is_cut() -> None:
    keys = [f"r{n}" for n in range(12)]
    data = small(
        roles={key: {"title": f"Number {key}"} for key in keys},
        moves=[
            {"from": start, "to": goal, "kind": "promotion"}
            for start, goal in zip(keys, [*keys[1:], keys[0]], strict=True)
        ],
    )
    (message,) = said(data, "CG201")
    assert message.endswith("'r0', 'r1', 'r2', 'r3', 'r4', 'r5', ..., 'r11', 'r0'")
