// The page's search against every simple route there is, on many small random graphs.
import assert from "node:assert/strict";
import { test } from "node:test";

import { whyNone } from "../../../careergraph/explorer/page/engine/blocked.js";
import { amountIn, orderFigures, plus, quotient, readAmounts } from "../../../careergraph/explorer/page/engine/figures.js";
import { heldFrom, readGraph } from "../../../careergraph/explorer/page/engine/graph.js";
import { outdoes, tradeOffs } from "../../../careergraph/explorer/page/engine/pareto.js";
import { Budget, finish, NO_LIMITS } from "../../../careergraph/explorer/page/engine/question.js";
import { bestRoutes, compareBy, differences, tell } from "../../../careergraph/explorer/page/engine/routes.js";
import { contract, objective } from "./contract.js";

/** Numbers that look random and are the same on every run. @param {number} seed */
function dice(seed) {
  let state = seed * 2654435761 + 1;
  return (/** @type {number} */ sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % sides;
  };
}

/** @param {number} seed @param {number} [density] percent of the pairs that have a move */
function randomGraph(seed, density = 45) {
  const roll = dice(seed);
  const size = 4 + roll(4);
  const skills = Array.from({ length: 5 }, (_, at) => [`k${at}`, `Skill ${at}`]);
  const units = seed % 3 ? { years: 10, effort: 1 } : { years: 10, effort: 10, efforts: seed % 2 ? [10, 5, 11, 0, 20] : [10, 5, 11, 0, "90071992547409930"] };
  /** @returns {number[]} */
  const levels = () => skills.flatMap((_, skill) => (roll(3) ? [] : [skill, 1 + roll(3)]));
  const rows = Array.from({ length: size }, () => roll(3));
  const roles = rows.map((row, at) => ({ id: `r${at}`, title: `Role ${at}`, row, lane: 0, skills: levels() }));
  /** @type {any[]} */
  const moves = [];
  for (let from = 0; from < size; from += 1) {
    for (let to = 0; to < size; to += 1) {
      if (from !== to && roll(100) < density) {
        const kind = rows[to] > rows[from] ? 1 : rows[to] === rows[from] ? 2 : 3;
        const people = 1 + roll(8);
        const requires = roll(4) ? levels().map((value, at) => (at % 2 && !roll(6) ? -value : value)) : null;
        moves.push([from, to, kind, roll(6) ? [1, 2, 3, 10, 15, 20][roll(6)] : null, roll(7) ? people : null, people + roll(3) * 4, requires?.length ? requires : null]);
      }
    }
  }
  const told = contract(units);
  told.objectives.push(
    { name: "points", adds: "sum", unit: "point", parts: 3, figures: moves.map(() => (roll(6) ? [0, 1, 1, 2, "90071992547409930"][roll(seed % 2 ? 4 : 5)] : null)) },
    { name: "odds", adds: "product", unit: "", more: true, figures: moves.map(() => (roll(6) ? [[1, 1], [1, 2], [2, 3], [1, 3], ["1", `1${"0".repeat(320)}`]][roll(5)] : null)) },
  );
  return readGraph({
    title: "Random", name: "random", proficiency: ["a", "b", "c"], top: 3, levels: ["x", "y", "z"], functions: [], sources: [],
    lanes: [["", []]], rows: [["x", 1], ["y", 2], ["z", 3]], skills, roles, moves, ...told, network: {},
  });
}

/** @param {import("../../../careergraph/explorer/page/engine/graph.js").Graph} graph @param {import("../../../careergraph/explorer/page/engine/question.js").Question} question */
function allRoutes(graph, question) {
  const held = heldFrom(graph, question.from, question.mine, question.onlyMine);
  const { avoid, kinds, noStepDown, maxMoves } = question.limits;
  /** @type {import("../../../careergraph/explorer/page/engine/routes.js").Route[]} */
  const found = [];
  /** @param {number[]} path */
  const walk = (path) => {
    const role = path[path.length - 1];
    if (role === question.to) {
      found.push(tell(graph, held, path));
      return;
    }
    for (const index of graph.out[role]) {
      const move = graph.moves[index];
      const blocked = path.includes(move.to) || avoid.has(move.to) || avoid.has(move.from) || (kinds.size > 0 && !kinds.has(String(move.kind))) ||
        (noStepDown && move.kind === "step_down") || path.length > maxMoves || !question.by.knows(index);
      if (!blocked) {
        walk([...path, move.to]);
      }
    }
  };
  walk([question.from]);
  return found;
}

/** @param {import("../../../careergraph/explorer/page/engine/routes.js").Route} route @param {string} by a name */
function key(route, by) {
  const { moves, units, years } = vector(route);
  const first = { moves, learning: units, years, likelihood: 0 }[by];
  return [first ?? 0, moves, units, years, ...route.roles];
}

/** @param {import("../../../careergraph/explorer/page/engine/routes.js").Route} route */
function vector(route) {
  const [moves, units, years] = /** @type {number[]} */ ([...route.figures.values()]);
  return { moves, units, years };
}

/** @param {number[]} left @param {number[]} right */
function compareKeys(left, right) {
  for (let at = 0; at < left.length; at += 1) {
    if (left[at] !== right[at]) {
      return left[at] < right[at] ? -1 : 1;
    }
  }
  return 0;
}

// Two of them only the page's data know: no file of the engine names them.
const OBJECTIVES = ["moves", "learning", "years", "likelihood", "points", "odds"];

/** @param {import("../../../careergraph/explorer/page/engine/graph.js").Graph} graph @param {number} seed @param {string} by */
function question(graph, seed, by) {
  const roll = dice(seed + 77);
  const limits = seed % 2 ? NO_LIMITS : {
    via: new Set(), avoid: new Set(roll(3) ? [] : [3]), kinds: new Set(roll(4) ? [] : ["promotion", "lateral"]), noStepDown: !roll(3), noPayCut: null, maxMoves: roll(3) ? Infinity : 1 + roll(4),
  };
  const mine = new Map(roll(2) ? [] : [[roll(5), 1 + roll(3)]]);
  return { from: 0, to: 2, by: objective(graph, by), mine: /** @type {Map<number, number>} */ (mine), onlyMine: !roll(3), limits };
}

test("the best routes are those of brute force, in the total order", () => {
  let routed = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const graph = randomGraph(seed);
    for (const by of OBJECTIVES) {
      const asked = question(graph, seed, by);
      const expected = allRoutes(graph, asked).sort((left, right) => compareBy(asked.by, left, right) || compareKeys(key(left, by), key(right, by)));
      const { routes: found } = finish(bestRoutes(graph, asked, 4));
      assert.deepEqual(found.map((route) => route.roles), expected.slice(0, 4).map((route) => route.roles), `graph ${seed} by ${by}`);
      assert.ok(found.every((route) => route.proven));
      routed += found.length;
    }
  }
  assert.ok(routed > 3000);
});

test("trade-offs are the routes that no other beats", () => {
  let ofThese = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const graph = randomGraph(seed);
    const asked = question(graph, seed, "moves");
    const all = allRoutes(graph, asked).sort((left, right) => compareKeys(key(left, "moves"), key(right, "moves")));
    // Sorted by moves, learning, years and ids: of equals the first stands for all.
    const best = all.filter((route) => !all.some((other) => outdoes(vector(other), vector(route))));
    const apart = best.filter((route, at) => !best.slice(0, at).some((other) => String(Object.values(vector(other))) === String(Object.values(vector(route)))));
    const { routes, proven } = finish(tradeOffs(graph, asked));
    assert.ok(proven);
    assert.deepEqual(routes.map((route) => route.roles), apart.map((route) => route.roles), `graph ${seed}`);
    // A reason holds against every route, listed or not, or it says that it does not.
    const figures = (/** @type {import("../../../careergraph/explorer/page/engine/routes.js").Route} */ route) =>
      [route.moves, route.learning, route.years, route.likelihood && -route.likelihood];
    OBJECTIVES.slice(0, 4).forEach((by, at) => {
      const best = Math.min(...all.map((route) => figures(route)[at] ?? Infinity));
      for (const route of routes) {
        assert.equal(route.reasons.some((reason) => reason.why === "best" && reason.by.name === by), figures(route)[at] === best, `graph ${seed}, ${by}`);
        ofThese += route.reasons.some((reason) => reason.why === "here" && reason.by.name === by) ? 1 : 0;
      }
    });
  }
  assert.ok(ofThese > 5, `only ${ofThese} reasons hold of these routes alone`);
});

/** @param {import("../../../careergraph/explorer/page/engine/graph.js").Graph} graph @param {number} seed @param {string} by a question past one role, two or three */
function pastOthers(graph, seed, by) {
  const asked = question(graph, seed, by);
  const roll = dice(seed + 5);
  const via = new Set(Array.from({ length: 1 + roll(3) }, () => roll(graph.roles.length)));
  return { ...asked, limits: { ...asked.limits, via, avoid: new Set([...asked.limits.avoid].filter((role) => !via.has(role))) } };
}

test("the best routes past roles to be met, and the trade-offs past them, are those of brute force", () => {
  let routed = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const graph = randomGraph(seed);
    for (const by of OBJECTIVES) {
      const asked = pastOthers(graph, seed, by);
      const met = (/** @type {import("../../../careergraph/explorer/page/engine/routes.js").Route} */ route) => [...asked.limits.via].every((role) => route.roles.includes(role));
      const all = allRoutes(graph, asked).filter(met);
      const expected = [...all].sort((left, right) => compareBy(asked.by, left, right) || compareKeys(key(left, by), key(right, by)));
      const { routes: found } = finish(bestRoutes(graph, asked, 4));
      assert.deepEqual(found.map((route) => route.roles), expected.slice(0, 4).map((route) => route.roles), `graph ${seed} by ${by}`);
      assert.ok(found.every((route) => route.proven));
      routed += found.length;
      if (by === "moves") {
        const best = expected.filter((route) => !expected.some((other) => outdoes(vector(other), vector(route))));
        const apart = best.filter((route, at) => !best.slice(0, at).some((other) => String(Object.values(vector(other))) === String(Object.values(vector(route)))));
        assert.deepEqual(finish(tradeOffs(graph, asked)).routes.map((route) => route.roles), apart.map((route) => route.roles), `trade-offs of graph ${seed}`);
      }
    }
  }
  assert.ok(routed > 1000, `only ${routed} routes`);
});

test("a search past others that is cut says how good its answer is at least, or that it knows nothing", () => {
  let [cut, untold] = [0, 0];
  for (let seed = 0; seed < 400; seed += 1) {
    const graph = randomGraph(seed);
    const asked = pastOthers(graph, seed, "learning");
    const { routes: [found], cut: spent } = finish(bestRoutes(graph, asked, 1, new Budget(120)));
    const lengths = allRoutes(graph, asked).filter((route) => [...asked.limits.via].every((role) => route.roles.includes(role))).map((route) => Number(route.learning));
    if (found) {
      assert.ok(found.lowerBound <= Math.min(...lengths) && Math.min(...lengths) <= Number(found.learning), `graph ${seed}`);
      cut += found.proven ? 0 : 1;
    } else {
      assert.ok(spent || !lengths.length, `graph ${seed}`);
      untold += spent ? 1 : 0;
    }
  }
  assert.ok(cut > 10 && untold > 0, `${cut} were cut, ${untold} told nothing`);
});

test("a route's reason names what it saves, then what it costs", () => {
  const graph = readGraph({
    title: "T", name: "t", proficiency: [], top: 1, levels: [], functions: [], sources: [], lanes: [["", []]], rows: [["", 0]], skills: [["k", "K"]],
    roles: [{ id: "a", title: "A", row: 0, lane: 0, skills: [0, 1] }], moves: [], ...contract({ years: 2 }), network: {},
  });
  const route = (/** @type {number} */ moves, /** @type {number} */ learning, /** @type {number | null} */ years) =>
    /** @type {any} */ ({ figures: new Map(Object.values(graph.ties).map((by, at) => [by, [moves, learning, years === null ? Infinity : years * 2][at]])) });
  const part = (/** @type {string} */ what, /** @type {boolean} */ more, /** @type {number} */ much) => ({ what, more, much });
  assert.deepEqual(differences(graph, route(3, 58, 14.5), route(4, 54, 14)),
    { why: "differs", parts: [part("moves", false, 1), part("learning", true, 4), part("years", true, 0.5)] });
  assert.deepEqual(differences(graph, route(4, 53, 12), route(4, 54, 14)), { why: "differs", parts: [part("learning", false, 1), part("years", false, 2)] });
  assert.deepEqual(differences(graph, route(4, 54, null), route(4, 54, 14)), { why: "differs", parts: [] });
});

test("a search that is cut says how good its answer is at least", () => {
  let cut = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const graph = randomGraph(seed);
    const asked = question(graph, seed, "learning");
    const [found] = finish(bestRoutes(graph, asked, 1, new Budget(40))).routes;
    const least = Math.min(...allRoutes(graph, asked).map((route) => Number(route.learning)));
    if (found) {
      assert.ok(found.lowerBound <= least && least <= Number(found.learning), `graph ${seed}`);
      assert.equal(found.proven, Number(found.learning) <= found.lowerBound);
      cut += found.proven ? 0 : 1;
    }
  }
  assert.ok(cut > 10, `only ${cut} searches were cut`);
});

test("no route is explained by what is reached and by the smallest bridges", () => {
  const graph = readGraph({
    title: "T", name: "t", proficiency: [], top: 3, levels: ["x", "y"], functions: [], sources: [], lanes: [["", []]], rows: [["x", 1], ["y", 2]],
    skills: [["k0", "One"], ["k1", "Two", null, 0.5]],
    roles: [{ id: "a", title: "A", row: 0, lane: 0 }, { id: "b", title: "B", row: 1, lane: 0, skills: [0, 2] }, { id: "c", title: "C", row: 0, lane: 0, skills: [0, 3, 1, 1] }],
    moves: [[0, 1, 1]], ...contract({ effort: 2, efforts: [2, 1] }), network: {},
  });
  const none = finish(whyNone(graph, { from: 0, to: 2, by: objective(graph, "moves"), mine: new Map(), onlyMine: false, limits: NO_LIMITS }));
  assert.deepEqual(none, {
    reachable: 1, highest: [1], leadsToGoal: 0, lacking: 0, blocked: false, cut: false,
    bridges: [{ from: 1, to: 2, learning: 1.5, known: true, stepDown: true }, { from: 0, to: 2, learning: 3.5, known: true, stepDown: false }],
  });
});

/** @type {import("../../../careergraph/explorer/page/engine/graph.js").Kind[]} */
const KINDS = ["step_down", "lateral", "promotion"];

/** All new moves that would open a route, the smallest first. @param {import("../../../careergraph/explorer/page/engine/graph.js").Graph} graph @param {import("../../../careergraph/explorer/page/engine/question.js").Question} question */
function allBridges(graph, question) {
  const held = heldFrom(graph, question.from, question.mine, question.onlyMine);
  /** @type {Array<[number, number, number]>} */
  const found = [];
  for (const from of graph.roles) {
    for (const to of graph.roles) {
      if (from === to || graph.out[from.index].some((index) => graph.moves[index].to === to.index)) {
        continue;
      }
      const change = Math.sign(graph.rows[to.row].rung - graph.rows[from.row].rung);
      const move = /** @type {import("../../../careergraph/explorer/page/engine/graph.js").Move} */ ({ index: graph.moves.length, from: from.index, to: to.index,
        kind: KINDS[change + 1], years: 1, people: 1, leavers: 1, share: 1, requires: [], within: [], stated: true, sources: [], sourcesOf: {} });
      const out = graph.out.map((moves, role) => (role === from.index ? [...moves, move.index] : moves));
      const all = [...graph.moves, move];
      out[from.index].sort((left, right) => all[left].to - all[right].to);
      if (allRoutes({ ...graph, moves: all, out, objectives: [] }, question).length) {
        const joined = heldFrom(graph, question.onlyMine && from.index === question.from ? null : from.index, held, false);
        const units = to.skills.reduce((sum, [skill, level]) => sum + graph.effortOf(skill, Math.max(0, level - (joined.get(skill) || 0))), graph.zeroUnits);
        found.push([units, from.index, to.index]);
      }
    }
  }
  return found.sort(compareKeys);
}

test("bridges are the smallest new moves that the limits admit", () => {
  let bridged = 0;
  for (let seed = 0; seed < 1500; seed += 1) {
    const graph = randomGraph(seed, 22);
    const asked = question(graph, seed, OBJECTIVES[seed % 4]);
    if (!allRoutes(graph, asked).length) {
      const { bridges } = finish(whyNone(graph, asked));
      const found = bridges.map(({ from, to, learning }) => [learning, from, to]);
      const expected = allBridges(graph, asked).slice(0, 3).map(([units, from, to]) => [graph.learningOf(units), from, to]);
      assert.deepEqual(found, expected, `graph ${seed}`);
      bridged += found.length;
    }
  }
  assert.ok(bridged > 500, `only ${bridged} bridges`);
});

test("amounts are numbers where these add exactly, and bigints where they do not", () => {
  assert.deepEqual(readAmounts([1, null, 3], 10), { amounts: [1, null, 3], zero: 0 });
  assert.deepEqual(readAmounts([1, "9007199254740993"], 1), { amounts: [1n, 9007199254740993n], zero: 0n });
  assert.deepEqual(readAmounts([2 ** 50], 100), { amounts: [2n ** 50n], zero: 0n });
  assert.equal(amountIn(/** @type {any} */ (9007199254740993n), 10), 900719925474099.3);
  assert.equal(amountIn(3, "10000000000000000000000"), 3e-22);
});

test("fractions become the nearest numbers", () => {
  for (let seed = 1; seed < 500; seed += 1) {
    const roll = dice(seed);
    const [over, under] = [1 + roll(1e9), 1 + roll(1e9)];
    assert.equal(quotient(BigInt(over), BigInt(under)), over / under);
  }
  assert.equal(quotient(1n, 10n ** 400n), 0);
  assert.equal(quotient(10n ** 320n, 10n ** 321n), 0.1);
  assert.equal(quotient(0n, 3n), 0);
});

test("likelihoods are compared as fractions where logarithms cannot tell them apart", () => {
  const share = (/** @type {number} */ people, /** @type {number} */ leavers) => ({ log: Math.log(leavers / people), people: BigInt(people), leavers: BigInt(leavers) });
  const twice = plus(share(1, 10), share(10, 100));
  assert.equal(orderFigures(twice, share(1, 100)), 0);
  for (let leavers = 2; leavers < 60; leavers += 1) {
    // Sums of rounded logarithms would part some of these.
    assert.equal(orderFigures(plus(share(1, leavers), share(1, 61 - leavers)), share(1, leavers * (61 - leavers))), 0, String(leavers));
  }
  const close = share(10 ** 12, 10 ** 14 + 1);
  assert.equal(orderFigures(close, twice), 1);
  assert.equal(orderFigures(twice, close), -1);
  assert.equal(orderFigures(twice, Infinity), -1);
});

test("a tie of years, and one of likelihood, is broken by moves", () => {
  const graph = (/** @type {any[]} */ moves) => readGraph({
    title: "T", name: "t", proficiency: [], top: 1, levels: [], functions: [], sources: [], lanes: [["", []]], rows: [["", 0]], skills: [],
    roles: ["a", "b", "c"].map((id) => ({ id, title: id, row: 0, lane: 0 })), moves, ...contract({ years: 10 }), network: {},
  });
  /** @param {any[]} moves @param {"years" | "likelihood"} by */
  const first = (moves, by) => firstOf(graph(moves), by);
  /** @param {import("../../../careergraph/explorer/page/engine/graph.js").Graph} made @param {string} by */
  const firstOf = (made, by) => finish(bestRoutes(made, { from: 0, to: 2, by: objective(made, by), mine: new Map(), onlyMine: false, limits: NO_LIMITS }, 1)).routes[0];
  const quick = first([[0, 1, 0, 7], [0, 2, 0, 9], [1, 2, 0, 2]], "years");
  assert.deepEqual([quick.roles, quick.years, quick.proven], [[0, 2], 0.9, true]);
  const likely = first([[0, 1, 0, null, 1, 10], [0, 2, 0, null, 1, 100], [1, 2, 0, null, 10, 100]], "likelihood");
  assert.deepEqual([likely.roles, likely.likelihood, likely.proven], [[0, 2], 0.01, true]);
});
