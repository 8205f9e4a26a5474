// The page's search against every simple route there is, on many small random graphs.
import assert from "node:assert/strict";
import { test } from "node:test";

import { effortUnits, heldFrom, readGraph } from "../../../careergraph/explorer/page/graph.js";
import { whyNone } from "../../../careergraph/explorer/page/none.js";
import { bestRoutes, differences, NO_LIMITS, outdoes, tell, tradeOffs } from "../../../careergraph/explorer/page/routes.js";

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
  const skills = Array.from({ length: 5 }, (_, at) => [`k${at}`, `Skill ${at}`, null, [null, 0.5, 1.1, 0, 2][seed % 3 ? 0 : at]]);
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
        moves.push([from, to, kind, roll(6) ? [0.1, 0.2, 0.3, 1, 1.5, 2][roll(6)] : null, roll(7) ? people : null, people + roll(3) * 4, requires?.length ? requires : null]);
      }
    }
  }
  return readGraph({
    title: "Random", name: "random", proficiency: ["a", "b", "c"], top: 3, levels: ["x", "y", "z"], functions: [], sources: [],
    lanes: [["", []]], rows: [["x", 1], ["y", 2], ["z", 3]], skills, roles, moves, network: {},
  });
}

/** @template T @param {Generator<void, T, void>} job @returns {T} */
function finish(job) {
  for (;;) {
    const step = job.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** @param {import("../../../careergraph/explorer/page/graph.js").Graph} graph @param {import("../../../careergraph/explorer/page/routes.js").Question} question */
function allRoutes(graph, question) {
  const held = heldFrom(graph, question.from, question.mine, question.onlyMine);
  const { avoid, kinds, noStepDown, maxMoves } = question.limits;
  /** @type {import("../../../careergraph/explorer/page/routes.js").Route[]} */
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
        (noStepDown && move.kind === "step_down") || path.length > maxMoves ||
        (question.by === "years" && move.years === null) || (question.by === "likelihood" && move.share === null);
      if (!blocked) {
        walk([...path, move.to]);
      }
    }
  };
  walk([question.from]);
  return found;
}

/** @param {import("../../../careergraph/explorer/page/routes.js").Route} route @param {string} by */
function key(route, by) {
  const years = route.years ?? Infinity;
  const first = { moves: route.moves, learning: route.learning, years, likelihood: -Number(route.likelihood) }[by];
  return [Number(first), route.moves, Number(route.learning), years, ...route.roles];
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

/** @type {import("../../../careergraph/explorer/page/graph.js").Objective[]} */
const OBJECTIVES = ["moves", "learning", "years", "likelihood"];

/** @param {number} seed @param {import("../../../careergraph/explorer/page/graph.js").Objective} by */
function question(seed, by) {
  const roll = dice(seed + 77);
  const limits = seed % 2 ? NO_LIMITS : {
    avoid: new Set(roll(3) ? [] : [3]), kinds: new Set(roll(4) ? [] : ["promotion", "lateral"]), noStepDown: !roll(3), maxMoves: roll(3) ? Infinity : 1 + roll(4),
  };
  const mine = new Map(roll(2) ? [] : [[roll(5), 1 + roll(3)]]);
  return { from: 0, to: 2, by, mine: /** @type {Map<number, number>} */ (mine), onlyMine: !roll(3), limits };
}

test("the best routes are those of brute force, in the total order", () => {
  let routed = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const graph = randomGraph(seed);
    for (const by of OBJECTIVES) {
      const asked = question(seed, by);
      const expected = allRoutes(graph, asked).sort((left, right) => compareKeys(key(left, by), key(right, by)));
      const found = finish(bestRoutes(graph, asked, 4));
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
    const asked = question(seed, "moves");
    /** @param {import("../../../careergraph/explorer/page/routes.js").Route} route */
    const vector = (route) => [route.moves, Number(route.learning), route.years ?? Infinity];
    const all = allRoutes(graph, asked).sort((left, right) => compareKeys(key(left, "moves"), key(right, "moves")));
    // Sorted by moves, learning, years and ids: of equals the first stands for all.
    const best = all.filter((route) => !all.some((other) => outdoes(vector(other), vector(route))));
    const apart = best.filter((route, at) => !best.slice(0, at).some((other) => String(vector(other)) === String(vector(route))));
    const { routes, proven } = finish(tradeOffs(graph, asked));
    assert.ok(proven);
    assert.deepEqual(routes.map((route) => route.roles), apart.map((route) => route.roles), `graph ${seed}`);
    // A reason holds against every route, listed or not, or it says that it does not.
    const words = ["fewest moves", "least to learn", "fastest", "most travelled"];
    const figures = (/** @type {import("../../../careergraph/explorer/page/routes.js").Route} */ route) =>
      [route.moves, route.learning, route.years, route.likelihood && -route.likelihood];
    words.forEach((word, at) => {
      const best = Math.min(...all.map((route) => figures(route)[at] ?? Infinity));
      for (const route of routes) {
        assert.equal(route.reasons.includes(word), figures(route)[at] === best, `graph ${seed}, ${word}`);
        ofThese += route.reasons.includes(`${word} of these`) ? 1 : 0;
      }
    });
  }
  assert.ok(ofThese > 5, `only ${ofThese} reasons hold of these routes alone`);
});

test("a route's reason names what it saves, then what it costs", () => {
  const route = (/** @type {number} */ moves, /** @type {number} */ learning, /** @type {number | null} */ years) =>
    /** @type {import("../../../careergraph/explorer/page/routes.js").Route} */ ({ roles: [], moves, learning, years, likelihood: null, people: null, proven: true, lowerBound: 0, reasons: [], steps: [] });
  assert.equal(differences(route(3, 58, 14.5), route(4, 54, 14)), "1 move fewer, 4 steps more to learn, 0.5 years more");
  assert.equal(differences(route(4, 53, 12), route(4, 54, 14)), "1 step fewer to learn, 2 years less");
  assert.equal(differences(route(4, 54, null), route(4, 54, 14)), "as good in every figure");
});

test("a search that is cut says how good its answer is at least", () => {
  let cut = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const graph = randomGraph(seed);
    const asked = question(seed, "learning");
    const [found] = finish(bestRoutes(graph, asked, 1, 2));
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
    moves: [[0, 1, 1]], network: {},
  });
  const none = whyNone(graph, { from: 0, to: 2, by: "moves", mine: new Map(), onlyMine: false, limits: NO_LIMITS });
  assert.deepEqual(none, {
    reachable: 1, highest: [1], leadsToGoal: 0, lacking: 0, blocked: false,
    bridges: [{ from: 1, to: 2, units: 15, learning: 1.5, stepDown: true }, { from: 0, to: 2, units: 35, learning: 3.5, stepDown: false }],
  });
});

/** @type {import("../../../careergraph/explorer/page/graph.js").Kind[]} */
const KINDS = ["step_down", "lateral", "promotion"];

/** All new moves that would open a route, the smallest first. @param {import("../../../careergraph/explorer/page/graph.js").Graph} graph @param {import("../../../careergraph/explorer/page/routes.js").Question} question */
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
      const move = /** @type {import("../../../careergraph/explorer/page/graph.js").Move} */ ({ index: graph.moves.length, from: from.index, to: to.index,
        kind: KINDS[change + 1], years: 1, people: 1, leavers: 1, share: 1, requires: [], stated: true, sources: [], sourcesOf: {} });
      const out = graph.out.map((moves, role) => (role === from.index ? [...moves, move.index] : moves));
      if (allRoutes({ ...graph, moves: [...graph.moves, move], out }, question).length) {
        const joined = new Map([...from.skills, ...held].map(([skill]) => [skill, Math.max(held.get(skill) || 0, new Map(from.skills).get(skill) || 0)]));
        const units = to.skills.reduce((sum, [skill, level]) => sum + graph.effortUnits[skill] * Math.max(0, level - (joined.get(skill) || 0)), 0);
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
    const asked = question(seed, OBJECTIVES[seed % 4]);
    if (!allRoutes(graph, asked).length) {
      const { bridges } = whyNone(graph, asked);
      const found = bridges.map(({ from, to, learning }) => [Math.round(learning * graph.effortScale), from, to]);
      assert.deepEqual(found, allBridges(graph, asked).slice(0, 3), `graph ${seed}`);
      bridged += found.length;
    }
  }
  assert.ok(bridged > 500, `only ${bridged} bridges`);
});

test("efforts become whole units", () => {
  assert.deepEqual(effortUnits([1, 2]), { scale: 1, units: [1, 2] });
  assert.deepEqual(effortUnits([1, 0.25, 1.1]), { scale: 100, units: [100, 25, 110] });
  assert.deepEqual(effortUnits([1e-7]), { scale: 1e7, units: [1] });
});
