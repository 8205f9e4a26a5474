// The smallest new moves that would open a route where there is none.

import { order } from "./exact.js";
import { amountIn } from "./exact.js";
import { heldFrom, moveIndex } from "./graph.js";

/** @typedef {import("./budget.js").Budget} Budget */
/** @typedef {import("./exact.js").Amount} Amount */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./network.js").Hops} Hops */
/** @typedef {import("./route.js").Question} Question */
/**
 * @typedef {object} Bridge
 * @property {number} from
 * @property {number} to
 * @property {number | null} learning of the new move alone; null where the graph names no skills
 * @property {boolean} known whether the role it leads to says what it expects
 * @property {boolean} stepDown
 */
/** @typedef {{hops: Hops, line: number[]}} Around */

const MOST_BRIDGES = 3;

/**
 * Return the smallest new moves that would open a route. One to a role that shares no skill with where it starts costs all that
 * the role expects: of those only the cheapest few matter.
 * @param {Graph} graph @param {Question} question @param {Around} ahead @param {Around} behind @param {Budget} budget
 * @returns {Generator<void, {bridges: Bridge[], cut: boolean}, void>}
 */
export function* smallestBridges(graph, question, ahead, behind, budget) {
  const { avoid, kinds, noStepDown, maxMoves } = question.limits;
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
        !(kinds.size && !kinds.has(String(kind))) && !(noStepDown && kind === "step_down");
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
    const others = firstFew(near.get(left) || [], MOST_BRIDGES, (to) => !saved.has(to) && opens(to), budget);
    for (const to of [...others, ...[...saved.keys()].filter(opens)]) {
      best.push({ from, to, units: full[to] - (saved.get(to) || graph.zeroUnits) });
    }
    if (budget.spend(4 * saved.size + 20)) {
      yield;
    }
    best = best.sort((one, other) => order(one.units, other.units) || one.from - other.from || one.to - other.to).slice(0, MOST_BRIDGES);
  }
  const bridges = best.map(({ from, to, units }) => ({
    from, to, learning: graph.skilled ? amountIn(units, graph.effortScale) : null, known: graph.roles[to].skills.length > 0,
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
