// Why there is no route: what can be reached, what leads to the goal, and the smallest new moves that would open one.

import { heldFrom } from "./graph.js";
import { NO_LIMITS } from "./routes.js";
import { hopsFrom, hopsTo, View } from "./view.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./routes.js").Question} Question */
/** @typedef {{from: number, to: number, learning: number, stepDown: boolean}} Bridge */
/**
 * @typedef {object} NoRoute
 * @property {number} reachable
 * @property {number[]} highest
 * @property {number} leadsToGoal
 * @property {Bridge[]} bridges
 * @property {number} lacking moves without the figure that the objective needs, where that is what blocks
 * @property {boolean} blocked whether there is a route without the constraints
 */

const MOST_BRIDGES = 3;

/**
 * Say why there is no route, and which new moves would open one.
 * @param {Graph} graph @param {Question} question @returns {NoRoute}
 */
export function whyNone(graph, question) {
  const view = new View(graph, { ...question.limits, maxMoves: Infinity }, question.by);
  const reachable = hopsFrom(view, question.from);
  const leading = hopsTo(view, question.to);
  const reached = [...reachable.keys()].filter((role) => role !== question.from);
  const top = Math.max(...reached.map((role) => graph.rows[graph.roles[role].row].rung));
  const free = new View(graph, NO_LIMITS, "moves");
  const anyhow = hopsFrom(free, question.from).has(question.to);
  const weighed = new View(graph, NO_LIMITS, question.by);
  const lacks = anyhow && !hopsFrom(weighed, question.from).has(question.to);
  return {
    reachable: reached.length,
    highest: reached.filter((role) => top > 0 && graph.rows[graph.roles[role].row].rung === top).sort((left, right) => left - right),
    leadsToGoal: leading.size - 1,
    bridges: bridges(graph, question, reachable, leading),
    lacking: lacks ? graph.moves.filter((_, index) => !weighed.allows(index)).length : 0,
    blocked: anyhow && !lacks,
  };
}

/**
 * Return the smallest new moves that would open a route. One to a role that shares no skill with where it starts costs all that
 * the role expects: of those only the cheapest few matter.
 * @param {Graph} graph @param {Question} question @param {Map<number, number>} ahead @param {Map<number, number>} behind @returns {Bridge[]}
 */
function bridges(graph, question, ahead, behind) {
  const { avoid, kinds, noStepDown, maxMoves } = question.limits;
  if (avoid.has(question.from) || avoid.has(question.to)) {
    return [];
  }
  const held = heldFrom(graph, question.from, question.mine, question.onlyMine);
  const { full, holders } = expectations(graph, held, [...behind.keys()]);
  const cheapest = [...full.keys()].sort((left, right) => Number(full.get(left)) - Number(full.get(right)) || left - right);
  /** @type {Map<number, number[]>} by the moves that are left */
  const near = new Map();
  /** @type {Array<Bridge & {units: number}>} */
  let best = [];
  for (const [from, before] of ahead) {
    const left = maxMoves - 1 - before;
    near.set(left, near.get(left) || cheapest.filter((to) => Number(behind.get(to)) <= left));
    const known = new Set(graph.out[from].map((index) => graph.moves[index].to));
    /** @param {number} to */
    const opens = (to) => {
      const kind = kindBetween(graph, from, to);
      return from !== to && !known.has(to) && Number(behind.get(to)) <= left &&
        !(kinds.size && !kinds.has(String(kind))) && !(noStepDown && kind === "step_down");
    };
    /** @type {Map<number, number>} */
    const saved = new Map();
    for (const [skill, level] of graph.roles[from].skills) {
      const base = held.get(skill) || 0;
      for (const [to, asked] of level > base ? holders.get(skill) || [] : []) {
        saved.set(to, (saved.get(to) || 0) + graph.effortUnits[skill] * (Math.min(level, asked) - base));
      }
    }
    const others = firstFew(near.get(left) || [], MOST_BRIDGES, (to) => !saved.has(to) && opens(to));
    for (const to of [...others, ...[...saved.keys()].filter(opens)]) {
      const units = Number(full.get(to)) - (saved.get(to) || 0);
      best.push({ from, to, units, learning: units / graph.effortScale, stepDown: kindBetween(graph, from, to) === "step_down" });
    }
    best = best.sort((left, right) => left.units - right.units || left.from - right.from || left.to - right.to).slice(0, MOST_BRIDGES);
  }
  return best;
}

/** What each of some roles expects beyond what is held, in units; and for each skill the roles that do. @param {Graph} graph @param {Map<number, number>} held @param {number[]} roles */
function expectations(graph, held, roles) {
  /** @type {Map<number, number>} */
  const full = new Map();
  /** @type {Map<number, Array<[number, number]>>} */
  const holders = new Map();
  for (const role of roles) {
    let units = 0;
    for (const [skill, level] of graph.roles[role].skills) {
      const lacks = level - (held.get(skill) || 0);
      if (lacks > 0) {
        units += graph.effortUnits[skill] * lacks;
        holders.set(skill, holders.get(skill) || []);
        holders.get(skill)?.push([role, level]);
      }
    }
    full.set(role, units);
  }
  return { full, holders };
}

/** @param {number[]} items @param {number} count @param {(item: number) => boolean} fits */
function firstFew(items, count, fits) {
  /** @type {number[]} */
  const found = [];
  for (const item of items) {
    if (found.length === count) {
      break;
    }
    if (fits(item)) {
      found.push(item);
    }
  }
  return found;
}

/** Return the kind that levels give a move, whether or not there is one. @param {Graph} graph @param {number} from @param {number} to @returns {import("./graph.js").Kind} */
function kindBetween(graph, from, to) {
  const [low, high] = [graph.rows[graph.roles[from].row].rung, graph.rows[graph.roles[to].row].rung];
  return !low || !high ? null : high > low ? "promotion" : high < low ? "step_down" : "lateral";
}
