// Why there is no route: what can be reached, what leads to the goal, and what stands in the way.

import { kBest } from "./alternatives.js";
import { order } from "./figures.js";
import { heldFrom, moveIndex } from "./graph.js";
import { cutsPay } from "./pay.js";
import { Budget, NO_LIMITS, View } from "./question.js";
import { hopsOf } from "./shortest.js";
import { Steps } from "./steps.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shortest.js").Hops} Hops */
/**
 * @typedef {object} Bridge
 * @property {number} from
 * @property {number} to
 * @property {number | null} learning of the new move alone; null where the graph names no skills
 * @property {boolean} known whether the role it leads to says what it expects
 * @property {boolean} stepDown
 */
/** @typedef {{hops: Hops, line: number[]}} Around */
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
export function* whyNone(graph, question, budget = new Budget(graph.budgets.work)) {
  const free = yield* hopsOf(new View(graph, NO_LIMITS, graph.ties.moves), question.from, "from", budget);
  const anyhow = free.hops[question.to] >= 0;
  // Where nobody knows what there is to learn, that alone blocks a route that is there, and no new move opens it.
  const skills = question.by.adds !== "union" || question.by.known;
  const unknown = !skills && (yield* leads(graph, question, budget));
  const view = new View(graph, { ...question.limits, maxMoves: Infinity }, skills || unknown ? question.by : graph.ties.moves);
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
    lacking: lacks ? graph.moves.filter((move) => !question.by.knows(move.index)).length : 0,
    blocked: anyhow && !lacks,
  };
}

/** Whether a route is there that any objective could use. @param {Graph} graph @param {Question} question @param {Budget} budget @returns {Generator<void, boolean, void>} */
function* leads(graph, { from, to, limits, mine, onlyMine }, budget) {
  const { routes } = yield* kBest(new View(graph, limits, graph.ties.moves), new Steps(graph, heldFrom(graph, from, mine, onlyMine)), from, to, 1, budget);
  return routes.length > 0;
}

/**
 * Return the smallest new moves that would open a route. One to a role that shares no skill with where it starts costs all that
 * the role expects: of those only the cheapest few matter.
 * @param {Graph} graph @param {Question} question @param {Around} ahead @param {Around} behind @param {Budget} budget
 * @returns {Generator<void, {bridges: Bridge[], cut: boolean}, void>}
 */
export function* smallestBridges(graph, question, ahead, behind, budget) {
  const { avoid, kinds, noStepDown, noPayCut, maxMoves } = question.limits;
  const { bridges: most } = graph.budgets;
  if (avoid.has(question.from) || avoid.has(question.to)) {
    return { bridges: [], cut: false };
  }
  const held = heldFrom(graph, question.from, question.mine, question.onlyMine);
  const { full, holders } = expectations(graph, held, behind.line);
  const cheapest = [...behind.line].sort((left, right) => order(full[left], full[right]) || left - right);
  /** @type {Map<number, number[]>} by the moves that are left */
  const near = new Map();
  /** @type {Array<{from: number, to: number, units: Amount}>} */
  let best = [];
  for (const from of ahead.line) {
    if (budget.over) {
      break;
    }
    const left = maxMoves - 1 - ahead.hops[from];
    near.set(left, near.get(left) || cheapest.filter((to) => behind.hops[to] <= left));
    /** @param {number} to */
    const opens = (to) => {
      const kind = kindBetween(graph, from, to);
      return from !== to && moveIndex(graph, from, to) === null && behind.hops[to] <= left &&
        !(kinds.size && !kinds.has(String(kind))) && !(noStepDown && kind === "step_down") &&
        !(noPayCut !== null && cutsPay(graph, noPayCut, from, to));
    };
    /** @type {Map<number, Amount>} */
    const saved = new Map();
    // Who counts only the own skills does not bring those of the start role either.
    for (const [skill, level] of question.onlyMine && from === question.from ? [] : graph.roles[from].skills) {
      const base = held.get(skill) || 0;
      for (const [to, asked] of level > base ? holders.get(skill) || [] : []) {
        saved.set(to, (saved.get(to) || graph.zeroUnits) + graph.effortOf(skill, Math.min(level, asked) - base));
        if (budget.spend(4)) {
          yield;
        }
      }
    }
    const others = firstFew(near.get(left) || [], most, (to) => !saved.has(to) && opens(to), budget);
    for (const to of [...others, ...[...saved.keys()].filter(opens)]) {
      best.push({ from, to, units: full[to] - (saved.get(to) || graph.zeroUnits) });
    }
    if (budget.spend(4 * saved.size + 20)) {
      yield;
    }
    best = best.sort((one, other) => order(one.units, other.units) || one.from - other.from || one.to - other.to).slice(0, most);
  }
  const bridges = best.map(({ from, to, units }) => ({
    from, to, learning: graph.skilled ? graph.learningOf(units) : null, known: graph.roles[to].skills.length > 0,
    stepDown: kindBetween(graph, from, to) === "step_down",
  }));
  return { bridges, cut: budget.over };
}

/** What each of some roles expects beyond what is held, in units; and for each skill the roles that do. @param {Graph} graph @param {Map<number, number>} held @param {number[]} roles */
function expectations(graph, held, roles) {
  /** @type {Amount[]} by role */
  const full = [];
  /** @type {Map<number, Array<[number, number]>>} */
  const holders = new Map();
  for (const role of roles) {
    let units = graph.zeroUnits;
    for (const [skill, level, optional] of graph.roles[role].expects) {
      const lacks = level - (held.get(skill) || 0);
      if (lacks > 0 && !optional) {
        units += graph.effortOf(skill, lacks);
        holders.set(skill, holders.get(skill) || []);
        holders.get(skill)?.push([role, level]);
      }
    }
    full[role] = units;
  }
  return { full, holders };
}

/** @param {number[]} items @param {number} count @param {(item: number) => boolean} fits @param {Budget} budget */
function firstFew(items, count, fits, budget) {
  /** @type {number[]} */
  const found = [];
  let looked = 0;
  for (const item of items) {
    if (found.length === count) {
      break;
    }
    looked += 1;
    if (fits(item)) {
      found.push(item);
    }
  }
  budget.count(4 * looked);
  return found;
}

/** Return the kind that levels give a move, whether or not there is one. @param {Graph} graph @param {number} from @param {number} to @returns {import("./graph.js").Kind} */
export function kindBetween(graph, from, to) {
  const [low, high] = [graph.rows[graph.roles[from].row].rung, graph.rows[graph.roles[to].row].rung];
  return !low || !high ? null : high > low ? "promotion" : high < low ? "step_down" : "lateral";
}
