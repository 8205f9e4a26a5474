// No question holds the page: every search yields after a bounded piece of work, and ends by its budget.
import assert from "node:assert/strict";
import { test } from "node:test";

import { whyNone } from "../../../careergraph/explorer/page/engine/blocked.js";
import { readGraph } from "../../../careergraph/explorer/page/engine/graph.js";
import { tradeOffs } from "../../../careergraph/explorer/page/engine/pareto.js";
import { Budget, NO_LIMITS } from "../../../careergraph/explorer/page/engine/question.js";
import { bestRoutes, firstRoute } from "../../../careergraph/explorer/page/engine/routes.js";
import { unlocks } from "../../../careergraph/explorer/page/engine/unlock.js";
import { contract, objective } from "./contract.js";

const SLICE = 20_000;
// One piece of work that is not cut: a loop over rivals, or over the smallest unions.
const PIECE = 3 * SLICE;
const SKILLS = 40;

/** @param {number} size @param {Array<[number, number]>} pairs */
function graphOf(size, pairs) {
  const level = (/** @type {number} */ seed) => 1 + (seed * 7919) % 4;
  const skills = (/** @type {number} */ seed) => [...new Set([seed % SKILLS, (seed * 13 + 5) % SKILLS, (seed * 29 + 11) % SKILLS])]
    .sort((left, right) => left - right).flatMap((skill) => [skill, level(seed + skill)]);
  return readGraph({
    title: "T", name: "t", proficiency: [], top: 4, levels: [], functions: [], sources: [], lanes: [["", []]], rows: [["", 0]],
    skills: Array.from({ length: SKILLS }, (_, at) => [`k${at}`, `Skill ${at}`]),
    roles: Array.from({ length: size }, (_, at) => ({ id: `r${at}`, title: `Role ${at}`, row: 0, lane: 0, skills: skills(at) })),
    moves: pairs.map(([from, to]) => [from, to, 0, 1 + ((from + to) % 5), 1 + ((from * to) % 9), 10, from === to + 1 ? null : skills(from * size + to)]),
    ...contract({ years: 2 }), network: {},
  });
}

/** @param {number} size */
const complete = (size) => graphOf(size, Array.from({ length: size * size }, (_, at) => /** @type {[number, number]} */ ([Math.floor(at / size), at % size])).filter(([from, to]) => from !== to));
/** Layers of two, each role leading to both of the next layer. @param {number} layers */
const layered = (layers) => graphOf(2 * layers, Array.from({ length: 2 * (layers - 1) }, (_, from) => from)
  .flatMap((from) => [0, 1].map((side) => /** @type {[number, number]} */ ([from, 2 * (Math.floor(from / 2) + 1) + side]))));
/** @param {number} size */
const line = (size) => graphOf(size, Array.from({ length: size - 1 }, (_, at) => /** @type {[number, number]} */ ([at, at + 1])));

const GRAPHS = { "a complete graph": complete(70), "two hundred layers": layered(201), "a line": line(3000) };

/** Run a search; return the most work between two of its yields. @param {Generator<void, any, void>} search @param {Budget} budget */
function mostAtOnce(search, budget) {
  let [most, before] = [0, 0];
  for (;;) {
    const step = search.next();
    most = Math.max(most, budget.spent - before);
    before = budget.spent;
    if (step.done) {
      return { most, answer: step.value };
    }
  }
}

for (const [name, graph] of Object.entries(GRAPHS)) {
  test(`no search holds the page on ${name}`, () => {
    const [from, to] = [0, graph.roles.length - 1];
    const limit = 6_000_000;
    for (const by of ["moves", "learning", "years", "likelihood"]) {
      const question = { from, to, by: objective(graph, by), mine: new Map(), onlyMine: false, limits: NO_LIMITS };
      const budget = new Budget(limit);
      const { most, answer } = mostAtOnce(bestRoutes(graph, question, 3, budget), budget);
      assert.ok(most <= PIECE, `${by}: ${most} at once`);
      assert.ok(budget.spent < 1.5 * limit, `${by}: ${budget.spent} in all`);
      assert.ok(answer.routes.length >= 1, `${by}: a cut search has what it found`);
      assert.ok(answer.routes.every((/** @type {any} */ route) => route.proven || route.lowerBound >= 0));
    }
    for (const by of ["moves", "learning"]) {
      const via = new Set([Math.floor(to / 3), Math.floor(to / 2)]);
      const budget = new Budget(limit);
      const { most } = mostAtOnce(bestRoutes(graph, { from, to, by: objective(graph, by), mine: new Map(), onlyMine: false, limits: { ...NO_LIMITS, via } }, 3, budget), budget);
      assert.ok(most <= PIECE, `past others by ${by}: ${most} at once`);
      assert.ok(budget.spent < 1.5 * limit, `past others by ${by}: ${budget.spent} in all`);
    }
    const question = { from, to, by: objective(graph, "moves"), mine: new Map(), onlyMine: false, limits: NO_LIMITS };
    const budgets = [1, 2, 3, 4].map(() => new Budget(limit));
    const back = { ...question, from: to, to: from };
    const via = new Set([Math.floor(to / 3), Math.floor(to / 2)]);
    const held = new Map();
    const found = [
      mostAtOnce(tradeOffs(graph, question, budgets[0]), budgets[0]),
      mostAtOnce(unlocks(graph, from, held, 6, budgets[1]), budgets[1]),
      mostAtOnce(whyNone(graph, back, budgets[2]), budgets[2]),
      mostAtOnce(whyNone(graph, { ...back, limits: { ...NO_LIMITS, via } }, budgets[3]), budgets[3]),
    ];
    assert.deepEqual(found.map(({ most }) => most <= PIECE), [true, true, true, true], found.map(({ most }) => most).join());
    assert.ok(found[0].answer.routes.length >= 1);
    assert.ok(mostAtOnce(firstRoute(graph, question), new Budget(Infinity)).answer.moves >= 1);
  });
}

test("a search that was cut says so, and how far off it can be", () => {
  const graph = layered(201);
  const question = { from: 0, to: 401, by: objective(graph, "learning"), mine: new Map(), onlyMine: false, limits: NO_LIMITS };
  const { answer } = mostAtOnce(bestRoutes(graph, question, 3, new Budget(200_000)), new Budget(Infinity));
  assert.equal(answer.cut, true);
  assert.equal(answer.routes[0].proven, false);
  assert.ok(answer.routes[0].lowerBound > 0 && answer.routes[0].lowerBound < answer.routes[0].learning);
});
