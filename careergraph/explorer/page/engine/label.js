// The beginnings of routes that a search keeps: each names the one that it goes on from, so that long ones cost no more.

import { CERTAIN, larger, orderMeasures, orderOdds, plusYears, timesShare } from "./exact.js";
import { moveIndex } from "./graph.js";
import { NO_BITS, union, within } from "./steps.js";

/** @typedef {import("./exact.js").Amount} Amount */
/** @typedef {import("./exact.js").Measure} Measure */
/** @typedef {import("./exact.js").Odds} Odds */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Objective} Objective */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */
/**
 * @typedef {object} Label
 * @property {number} role
 * @property {Label | null} before
 * @property {number} moves
 * @property {Bits} learnt
 * @property {Amount} units of learning
 * @property {Amount} promise units that no route through here stays below
 * @property {Amount} years Infinity once unknown
 * @property {Odds} odds followed only where the objective is the likelihood
 * @property {boolean} beaten
 * @property {number} seen bits of the roles to pass that were met, where there are any
 * @property {Bits} visits of the roles that a way must not meet twice, those that it met
 */

/** @param {Graph} graph @param {number} role @returns {Label} */
export function beginning(graph, role) {
  const { zeroUnits: units, zeroYears: years } = graph;
  return { role, before: null, moves: 0, learnt: NO_BITS, units, promise: units, years, odds: CERTAIN, beaten: false, seen: 0, visits: NO_BITS };
}

/** Return a label with one move more. @param {Graph} graph @param {Steps} steps @param {Label} label @param {number} index @param {boolean} counted whether the odds are followed @returns {Label} */
export function onward(graph, steps, label, index, counted) {
  const move = graph.moves[index];
  const asked = steps.of(index);
  const extra = steps.added(asked, label.learnt);
  const units = label.units + extra;
  return {
    role: move.to,
    before: label,
    moves: label.moves + 1,
    learnt: extra ? union(label.learnt, asked) : label.learnt,
    units,
    promise: larger(units, label.promise),
    years: plusYears(label.years, move.span),
    odds: counted ? timesShare(label.odds, move) : label.odds,
    beaten: false,
    seen: label.seen,
    visits: label.visits,
  };
}

/** @param {Label} label @returns {number[]} its roles from the start */
export function pathOf(label) {
  /** @type {number[]} */
  const path = [];
  for (let at = /** @type {Label | null} */ (label); at; at = at.before) {
    path.push(at.role);
  }
  return path.reverse();
}

/** Whether a label has passed a role. @param {Label} label @param {number} role */
export function passes(label, role) {
  for (let at = /** @type {Label | null} */ (label); at; at = at.before) {
    if (at.role === role) {
      return true;
    }
  }
  return false;
}

/** Compare the ids of two labels' roles one by one. @param {Label} left @param {Label} right */
export function comparePaths(left, right) {
  let [mine, theirs] = [left, right];
  while (mine.moves > theirs.moves) {
    mine = /** @type {Label} */ (mine.before);
  }
  while (theirs.moves > mine.moves) {
    theirs = /** @type {Label} */ (theirs.before);
  }
  let first = 0;
  while (mine !== theirs) {
    if (mine.role !== theirs.role) {
      first = mine.role - theirs.role;
    }
    if (!mine.before || !theirs.before) {
      break;
    }
    [mine, theirs] = [mine.before, theirs.before];
  }
  return first || left.moves - right.moves;
}

/** Compare two routes' ids one by one. @param {number[]} left @param {number[]} right */
export function compareRoles(left, right) {
  const both = Math.min(left.length, right.length);
  for (let at = 0; at < both; at += 1) {
    if (left[at] !== right[at]) {
      return left[at] - right[at];
    }
  }
  return left.length - right.length;
}

/**
 * Whether no way on makes the other label the better route: fewer moves never tie, and with as many the ids decide in the end.
 * @param {Label} label @param {Label} other
 */
export function dominates(label, other) {
  return (
    label.moves <= other.moves &&
    label.years <= other.years &&
    (label.odds === other.odds || orderOdds(label.odds, other.odds) <= 0) &&
    within(label.learnt, other.learnt) &&
    (label.moves < other.moves || comparePaths(label, other) <= 0)
  );
}

/** Return a label that follows a path from its start. @param {Graph} graph @param {Steps} steps @param {number[]} path @param {boolean} counted @returns {Label} */
export function along(graph, steps, path, counted) {
  let label = beginning(graph, path[0]);
  for (let at = 1; at < path.length; at += 1) {
    label = onward(graph, steps, label, /** @type {number} */ (moveIndex(graph, path[at - 1], path[at])), counted);
  }
  return label;
}

/** @typedef {[Measure, number, Amount, Amount]} Key objective, moves, units of learning, years */

/** What an objective measures of a label. @param {Label} label @param {Objective} by @returns {Measure} */
export function measureOf(label, by) {
  return by === "moves" ? label.moves : by === "learning" ? label.units : by === "years" ? label.years : label.odds;
}

/** @param {Label} label @param {Objective} by @returns {Key} */
export function keyOf(label, by) {
  return [measureOf(label, by), label.moves, label.units, label.years];
}

/** @param {Key} left @param {Key} right */
export function compareKeys(left, right) {
  for (let at = 0; at < 4; at += 1) {
    const sign = orderMeasures(left[at], right[at]);
    if (sign) {
      return sign;
    }
  }
  return 0;
}
