// Why there is no route: what can be reached, what leads to the goal, and what stands in the way.

import { kBest } from "./alternatives.js";
import { smallestBridges } from "./bridges.js";
import { Budget } from "./budget.js";
import { heldFrom } from "./graph.js";
import { hopsOf, knows, NO_LIMITS, View } from "./network.js";
import { Steps } from "./steps.js";

/** @typedef {import("./bridges.js").Bridge} Bridge */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./route.js").Question} Question */
/**
 * @typedef {object} NoRoute
 * @property {number} reachable
 * @property {number[]} highest
 * @property {number} leadsToGoal
 * @property {Bridge[]} bridges
 * @property {boolean} cut whether smaller bridges may be missing
 * @property {number} lacking moves without the figure that the objective needs, where that is what blocks
 * @property {boolean} blocked whether there is a route without the constraints
 */

/**
 * Say why there is no route, and which new moves would open one.
 * @param {Graph} graph @param {Question} question @param {Budget} [budget]
 * @returns {Generator<void, NoRoute, void>}
 */
export function* whyNone(graph, question, budget = new Budget()) {
  const free = yield* hopsOf(new View(graph, NO_LIMITS, "moves"), question.from, "from", budget);
  const anyhow = free.hops[question.to] >= 0;
  // Where nobody knows what there is to learn, that alone blocks a route that is there, and no new move opens it.
  const skills = question.by !== "learning" || graph.skilled;
  const unknown = !skills && (yield* leads(graph, question, budget));
  const view = new View(graph, { ...question.limits, maxMoves: Infinity }, skills || unknown ? question.by : "moves");
  const ahead = yield* hopsOf(view, question.from, "from", budget);
  const behind = yield* hopsOf(view, question.to, "to", budget);
  const rung = (/** @type {number} */ role) => graph.rows[graph.roles[role].row].rung;
  const reached = ahead.line.filter((role) => role !== question.from);
  const top = reached.reduce((most, role) => Math.max(most, rung(role)), 0);
  const weighed = yield* hopsOf(new View(graph, NO_LIMITS, question.by), question.from, "from", budget);
  const lacks = anyhow && weighed.hops[question.to] < 0;
  const { bridges, cut } = unknown || question.limits.via.size ? { bridges: [], cut: false } : yield* smallestBridges(graph, question, ahead, behind, budget);
  return {
    reachable: reached.length,
    highest: reached.filter((role) => top > 0 && rung(role) === top).sort((left, right) => left - right),
    leadsToGoal: behind.line.length - 1,
    bridges,
    cut,
    lacking: lacks ? graph.moves.filter((move) => !knows(graph, move, question.by)).length : 0,
    blocked: anyhow && !lacks,
  };
}

/** Whether a route is there that any objective could use. @param {Graph} graph @param {Question} question @param {Budget} budget @returns {Generator<void, boolean, void>} */
function* leads(graph, { from, to, limits, mine, onlyMine }, budget) {
  const { routes } = yield* kBest(new View(graph, limits, "moves"), new Steps(graph, heldFrom(graph, from, mine, onlyMine)), from, to, 1, budget);
  return routes.length > 0;
}
