// What a question may use of the graph, and a route's beginning with its totals, as the searches see them.

import { NO_BITS, union } from "./steps.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Objective} Objective */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */
/**
 * @typedef {object} Limits which routes count
 * @property {Set<number>} avoid roles
 * @property {Set<string>} kinds kinds of move; empty for all
 * @property {boolean} noStepDown
 * @property {number} maxMoves Infinity for any number
 */
/**
 * @typedef {object} Prefix the beginning of a route, and what is spent on it
 * @property {number[]} path roles
 * @property {Bits} learnt
 * @property {number} years Infinity once unknown
 * @property {number} likelihood 0 once unknown
 */
/**
 * @typedef {object} Found
 * @property {number[]} path
 * @property {number[]} key objective, moves, units of learning, years
 * @property {number} bound no route is better than this by the objective
 */

/** The part of the graph that one question may use. */
export class View {
  /**
   * @param {Graph} graph
   * @param {Limits} limits
   * @param {Objective} by
   * @param {Set<number>} banned roles that are out
   * @param {Set<number>} taken moves that are out
   */
  constructor(graph, limits, by, banned = new Set(), taken = new Set()) {
    this.graph = graph;
    this.limits = limits;
    this.by = by;
    this.banned = banned;
    this.taken = taken;
    // Nothing is out: then the graph's own lists will do.
    this.whole = !(by === "learning" && !graph.skilled) && by !== "years" && by !== "likelihood" && !limits.avoid.size && !limits.kinds.size && !limits.noStepDown && !banned.size && !taken.size;
    /** @type {Map<number, number[]>} */
    this.leaving = new Map();
  }

  /** @param {Set<number>} banned @param {Set<number>} taken */
  narrowed(banned, taken) {
    return new View(this.graph, this.limits, this.by, new Set([...this.banned, ...banned]), taken);
  }

  /** @param {number} index */
  allows(index) {
    const move = this.graph.moves[index];
    const { avoid, kinds, noStepDown } = this.limits;
    return (
      !(this.by === "learning" && !this.graph.skilled) &&
      !(this.by === "years" && move.years === null) &&
      !(this.by === "likelihood" && move.share === null) &&
      !(kinds.size && !kinds.has(String(move.kind))) &&
      !(noStepDown && move.kind === "step_down") &&
      !avoid.has(move.from) &&
      !avoid.has(move.to) &&
      !this.banned.has(move.from) &&
      !this.banned.has(move.to) &&
      !this.taken.has(index)
    );
  }

  /** Return the allowed moves out of a role. @param {number} role */
  out(role) {
    if (this.whole) {
      return this.graph.out[role];
    }
    let moves = this.leaving.get(role);
    if (!moves) {
      moves = this.graph.out[role].filter((index) => this.allows(index));
      this.leaving.set(role, moves);
    }
    return moves;
  }

  /** Return the allowed moves into a role. @param {number} role */
  into(role) {
    return this.whole ? this.graph.into[role] : this.graph.into[role].filter((index) => this.allows(index));
  }
}

/** Return the fewest moves from every role that leads to the goal. @param {View} view @param {number} goal */
export function hopsTo(view, goal) {
  const hops = new Map([[goal, 0]]);
  const line = [goal];
  for (const role of line) {
    for (const index of view.into(role)) {
      const source = view.graph.moves[index].from;
      if (!hops.has(source)) {
        hops.set(source, /** @type {number} */ (hops.get(role)) + 1);
        line.push(source);
      }
    }
  }
  return hops;
}

/** Return the fewest moves from a role to every role it leads to. @param {View} view @param {number} start */
export function hopsFrom(view, start) {
  const hops = new Map([[start, 0]]);
  const line = [start];
  for (const role of line) {
    for (const index of view.out(role)) {
      const target = view.graph.moves[index].to;
      if (!hops.has(target)) {
        hops.set(target, /** @type {number} */ (hops.get(role)) + 1);
        line.push(target);
      }
    }
  }
  return hops;
}

/** @param {View} view @param {Steps} steps @param {Prefix} prefix @param {number} index @returns {Prefix} */
export function then(view, steps, prefix, index) {
  const move = view.graph.moves[index];
  return {
    path: [...prefix.path, move.to],
    learnt: union(prefix.learnt, steps.of(index)),
    years: move.years === null ? Infinity : prefix.years + move.years,
    likelihood: move.share === null ? 0 : prefix.likelihood * move.share,
  };
}

/** @param {number} start @returns {Prefix} */
export function beginning(start) {
  return { path: [start], learnt: NO_BITS, years: 0, likelihood: 1 };
}

/** Return a path with its totals, added from its start. @param {View} view @param {Steps} steps @param {number[]} path */
export function along(view, steps, path) {
  let prefix = beginning(path[0]);
  for (let at = 1; at < path.length; at += 1) {
    const index = view.graph.out[path[at - 1]].find((each) => view.graph.moves[each].to === path[at]);
    prefix = then(view, steps, prefix, /** @type {number} */ (index));
  }
  return prefix;
}

/** @param {Prefix} route @param {Steps} steps @param {Objective} by @returns {number[]} */
export function keyOf(route, steps, by) {
  const moves = route.path.length - 1;
  const units = steps.cost(route.learnt);
  const first = { moves, learning: units, years: route.years, likelihood: -route.likelihood }[by];
  return [first, moves, units, route.years];
}

/** @param {number[]} left @param {number[]} right */
export function comparePaths(left, right) {
  const both = Math.min(left.length, right.length);
  for (let at = 0; at < both; at += 1) {
    if (left[at] !== right[at]) {
      return left[at] - right[at];
    }
  }
  return left.length - right.length;
}

/** Order routes in the total order. @param {Found} left @param {Found} right */
export function compareFound(left, right) {
  for (let at = 0; at < left.key.length; at += 1) {
    if (left.key[at] !== right.key[at]) {
      return left.key[at] < right.key[at] ? -1 : 1;
    }
  }
  return comparePaths(left.path, right.path);
}
