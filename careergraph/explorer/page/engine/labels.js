// The search that settles every tie: labels compared in all that the total order looks at (objective, moves, learning, years
// with unknown last, ids one by one).

import { larger, orderFigures, plus } from "./figures.js";
import { moveIndex } from "./graph.js";
import { Heap } from "./heap.js";
import { NO_BITS, union, within } from "./steps.js";

/** @typedef {import("./bound.js").Bound} Bound */
/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./question.js").View} View */
/** @typedef {import("./shortest.js").Hops} Hops */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */
/**
 * @typedef {object} Label a beginning of a route; it names the one that it goes on from, so that long ones cost no more
 * @property {number} role
 * @property {Label | null} before
 * @property {number} moves
 * @property {Bits} learnt
 * @property {Amount} units of learning
 * @property {Amount} promise units that no route through here stays below
 * @property {Amount} years Infinity once unknown
 * @property {Figure} own the figure of an objective that breaks no ties; 0 where none is asked for
 * @property {boolean} beaten
 * @property {number} seen bits of the roles to pass that were met, where there are any
 * @property {Bits} visits of the roles that a way must not meet twice, those that it met
 */

/** @param {Graph} graph @param {number} role @param {Objective | null} own an objective that breaks no ties @returns {Label} */
export function beginning(graph, role, own) {
  const [units, years] = [graph.zeroUnits, /** @type {Amount} */ (graph.ties.years.zero)];
  return { role, before: null, moves: 0, learnt: NO_BITS, units, promise: units, years, own: own ? own.zero : 0, beaten: false, seen: 0, visits: NO_BITS };
}

/** Return a label with one move more. @param {Graph} graph @param {Steps} steps @param {Label} label @param {number} index @param {Objective | null} own @returns {Label} */
export function onward(graph, steps, label, index, own) {
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
    years: plus(label.years, /** @type {Amount} */ (graph.ties.years.figures[index])),
    own: own ? plus(label.own, own.figures[index]) : label.own,
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
    (label.own === other.own || orderFigures(label.own, other.own) <= 0) &&
    within(label.learnt, other.learnt) &&
    (label.moves < other.moves || comparePaths(label, other) <= 0)
  );
}

/** Return a label that follows a path from its start. @param {Graph} graph @param {Steps} steps @param {number[]} path @param {Objective | null} own @returns {Label} */
export function along(graph, steps, path, own) {
  let label = beginning(graph, path[0], own);
  for (let at = 1; at < path.length; at += 1) {
    label = onward(graph, steps, label, /** @type {number} */ (moveIndex(graph, path[at - 1], path[at])), own);
  }
  return label;
}

/** @typedef {[Figure, number, Amount, Amount]} Key objective, moves, units of learning, years */

/** @param {Label} label @param {Objective} by @returns {Key} */
export function keyOf(label, by) {
  return [label[by.at], label.moves, label.units, label.years];
}

/** @param {Key} left @param {Key} right */
export function compareKeys(left, right) {
  for (let at = 0; at < 4; at += 1) {
    const sign = orderFigures(left[at], right[at]);
    if (sign) {
      return sign;
    }
  }
  return 0;
}

/** Return a figure that no way on from a label stays below. @param {Label} label @param {Objective} by @returns {Figure} */
export function promised(label, by) {
  return by.adds === "union" ? label.promise : label[by.at];
}

/**
 * @typedef {object} Most what a route may cost
 * @property {number} moves
 * @property {Amount} units
 * @property {(label: Label) => boolean} allows
 */

/**
 * Find the first route in the total order among those that the limits leave.
 * @param {View} view @param {Steps} steps @param {Label} start @param {number} goal @param {Most} most
 * @param {boolean} alike whether the limits leave only best routes, so that ties alone are left
 * @param {Hops} hops @param {Bound} bound @param {Budget} budget
 * @returns {Generator<void, {path: number[]} | "spent" | null, void>}
 */
export function* settle(view, steps, start, goal, most, alike, hops, bound, budget) {
  const { by, graph } = view;
  if (hops[start.role] < 0) {
    return null;
  }
  /** @param {Label} label @returns {Key} */
  const rank = (label) => {
    const moves = label.moves + hops[label.role];
    if (by.adds === "count" || alike) {
      return [0, moves, by.adds === "union" ? 0 : label.promise, label.years];
    }
    return [promised(label, by), moves, label.promise, label.years];
  };
  const learnt = union(start.learnt, bound.must);
  const units = steps.cost(learnt);
  /** @type {Label} */
  const first = { ...start, learnt, units, promise: units, beaten: false };
  /** @type {Heap<{rank: Key, label: Label}>} */
  const heap = new Heap((left, right) => compareKeys(left.rank, right.rank) || comparePaths(left.label, right.label));
  heap.push({ rank: rank(first), label: first });
  /** @type {Map<number, Label[]>} */
  const kept = new Map([[start.role, [first]]]);
  while (heap.size) {
    const { label } = /** @type {{label: Label}} */ (heap.pop());
    if (label.role === goal && label.moves && label !== first) {
      return { path: pathOf(label) };
    }
    if (label.beaten) {
      continue;
    }
    if (budget.over) {
      return "spent";
    }
    if (budget.spend(8)) {
      yield;
    }
    const tighter = bound.least(label.role, label.learnt, label.units, label.promise, budget);
    if (tighter > label.promise) {
      label.promise = tighter;
      if (tighter <= most.units) {
        heap.push({ rank: rank(label), label });
      }
      continue;
    }
    for (const index of view.out(label.role)) {
      const target = graph.moves[index].to;
      if (hops[target] < 0 || label.moves + 1 + hops[target] > most.moves) {
        continue;
      }
      const fresh = onward(graph, steps, label, index, view.own);
      const rivals = kept.get(target) || [];
      if (budget.spend(6 + fresh.learnt.length + 4 * rivals.length)) {
        yield;
      }
      if (fresh.units > most.units || !most.allows(fresh) || rivals.some((rival) => dominates(rival, fresh))) {
        continue;
      }
      kept.set(target, [...rivals.filter((rival) => !(rival.beaten = rival.beaten || dominates(fresh, rival))), fresh]);
      heap.push({ rank: rank(fresh), label: fresh });
    }
  }
  return null;
}
