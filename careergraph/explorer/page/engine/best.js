// The best route from a role to another: exact by every objective, every tie broken as the graph's rules say
// (objective, moves, learning, years with unknown last, ids one by one).
//
// The searches are generators: they yield now and then, so that the page can stay awake, or drop them.

import { Bound } from "./bound.js";
import { CERTAIN, order, orderMeasures, orderOdds, plusYears, slackOf, timesShare } from "./exact.js";
import { Heap } from "./heap.js";
import { along, comparePaths, dominates, keyOf, onward, pathOf } from "./label.js";
import { leastLearning } from "./learning.js";
import { hopsOf } from "./network.js";
import { union } from "./steps.js";

/** @typedef {import("./budget.js").Budget} Budget */
/** @typedef {import("./exact.js").Amount} Amount */
/** @typedef {import("./exact.js").Measure} Measure */
/** @typedef {import("./exact.js").Odds} Odds */
/** @typedef {import("./label.js").Key} Key */
/** @typedef {import("./label.js").Label} Label */
/** @typedef {import("./network.js").Hops} Hops */
/** @typedef {import("./network.js").View} View */
/** @typedef {import("./steps.js").Steps} Steps */
/**
 * @typedef {object} Found
 * @property {number[]} path
 * @property {Key} key
 * @property {Measure} bound no route is better than this by the objective
 */

/**
 * Return the best years or likelihood from the end of a beginning to the goal: Dijkstra's search, exactly.
 * @param {View} view @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Measure | null, void>}
 */
function* bestMeasure(view, start, goal, budget) {
  const { graph, by } = view;
  /** @type {Heap<[Measure, number]>} */
  const heap = new Heap((left, right) => orderMeasures(left[0], right[0]));
  heap.push([by === "years" ? start.years : start.odds, start.role]);
  const done = new Uint8Array(graph.roles.length);
  while (heap.size) {
    const [measure, role] = /** @type {[Measure, number]} */ (heap.pop());
    if (role === goal) {
      return measure;
    }
    if (done[role]) {
      continue;
    }
    done[role] = 1;
    for (const index of view.out(role)) {
      const move = graph.moves[index];
      if (!done[move.to]) {
        heap.push([typeof measure === "object" ? timesShare(measure, move) : plusYears(measure, move.span), move.to]);
      }
      if (budget.spend(typeof measure === "object" ? 8 : 4)) {
        yield;
      }
    }
  }
  return null;
}

/**
 * Return the least years, or -log of the likelihood, from every role to the goal; Infinity where no way is known.
 * @param {View} view @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Amount[], void>}
 */
export function* measuresTo(view, goal, budget) {
  const { graph, by } = view;
  /** @type {Heap<[Amount, number]>} */
  const heap = new Heap((left, right) => order(left[0], right[0]));
  heap.push([by === "years" ? graph.zeroYears : 0, goal]);
  const figures = /** @type {Amount[]} */ (new Array(graph.roles.length).fill(Infinity));
  while (heap.size) {
    const [figure, role] = /** @type {[Amount, number]} */ (heap.pop());
    if (figures[role] !== Infinity) {
      continue;
    }
    figures[role] = figure;
    for (const index of view.into(role)) {
      const move = graph.moves[index];
      if (figures[move.from] === Infinity) {
        heap.push([by === "years" ? plusYears(figure, move.span) : figure + timesShare(CERTAIN, move).log, move.from]);
      }
      if (budget.spend(4)) {
        yield;
      }
    }
  }
  return figures;
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
 * @param {boolean} settledObjective whether the limits leave only best routes, so that ties alone are left
 * @param {Hops} hops @param {Bound} bound @param {Budget} budget
 * @returns {Generator<void, {path: number[]} | "spent" | null, void>}
 */
function* settle(view, steps, start, goal, most, settledObjective, hops, bound, budget) {
  const { by, graph } = view;
  if (hops[start.role] < 0) {
    return null;
  }
  /** @param {Label} label @returns {Measure[]} */
  const rank = (label) => {
    const moves = label.moves + hops[label.role];
    if (by === "moves" || settledObjective) {
      return [0, moves, settledObjective && by === "learning" ? 0 : label.promise, label.years];
    }
    return [by === "learning" ? label.promise : by === "years" ? label.years : label.odds, moves, label.promise, label.years];
  };
  const learnt = union(start.learnt, bound.must);
  const units = steps.cost(learnt);
  /** @type {Label} */
  const first = { ...start, learnt, units, promise: units, beaten: false };
  /** @type {Heap<{rank: Measure[], label: Label}>} */
  const heap = new Heap((left, right) => {
    for (let at = 0; at < 4; at += 1) {
      const sign = orderMeasures(left.rank[at], right.rank[at]);
      if (sign) {
        return sign;
      }
    }
    return comparePaths(left.label, right.label);
  });
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
      const fresh = onward(graph, steps, label, index, by === "likelihood");
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

const anything = () => true;

/**
 * Find the best route that goes on from a beginning.
 * @param {View} view @param {Steps} steps @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Found | null, void>}
 */
export function* best(view, steps, start, goal, budget) {
  const { by, limits, graph } = view;
  const { hops } = yield* hopsOf(view, goal, "to", budget);
  const least = hops[start.role];
  if (least < 0 || start.moves + least > limits.maxMoves) {
    return null;
  }
  /** @param {number[]} path @param {Measure} [bound] @returns {Found} */
  const found = (path, bound) => {
    const key = keyOf(along(graph, steps, path, by === "likelihood"), by);
    return { path, key, bound: bound === undefined ? key[0] : bound };
  };
  const bound = new Bound(view, steps, goal, hops);
  /** @param {Partial<Most>} most @param {boolean} settled */
  const first = (most, settled) =>
    settle(view, steps, start, goal, { moves: Infinity, units: Infinity, allows: anything, ...most }, settled, hops, bound, budget);
  if (by === "moves") {
    const route = yield* first({ moves: start.moves + least }, true);
    return found(route && route !== "spent" ? route.path : shortest(view, start, goal, hops));
  }
  if (by === "learning") {
    const result = yield* leastLearning(view, steps, start, bound, budget);
    if (!result) {
      return null;
    }
    if (result.units > result.bound) {
      return result.path.length - 1 <= limits.maxMoves ? found(result.path, result.bound) : yield* short(result.bound);
    }
    const route = yield* first({ units: result.units }, true);
    const path = route && route !== "spent" ? route.path : result.path;
    return path.length - 1 <= limits.maxMoves ? found(path) : yield* short(result.bound);
  }
  const measure = yield* bestMeasure(view, start, goal, budget);
  if (measure === null) {
    return null;
  }
  const ahead = yield* measuresTo(view, goal, budget);
  const most = typeof measure === "object" ? mostLikely(measure, ahead, goal) : fastest(measure, ahead);
  const route = yield* first({ allows: most }, true);
  if (route && route !== "spent" && route.path.length - 1 <= limits.maxMoves) {
    return found(route.path);
  }
  return yield* short(measure);

  /** Search where the best of any length is too long, or not told apart from its equals. @param {Measure} objective @returns {Generator<void, Found | null, void>} */
  function* short(objective) {
    const shortRoute = yield* first({ moves: limits.maxMoves }, false);
    if (shortRoute === "spent") {
      return found(shortest(view, start, goal, hops), objective);
    }
    return shortRoute ? found(shortRoute.path) : null;
  }
}

/** Leave the routes of the fewest years. @param {Amount} years @param {Amount[]} ahead @returns {(label: Label) => boolean} */
function fastest(years, ahead) {
  return (label) => label.years !== Infinity && plusYears(label.years, ahead[label.role]) <= years;
}

/** Leave the likeliest routes: logarithms tell what is far off, the fraction itself decides. @param {Odds} odds @param {Amount[]} ahead @param {number} goal @returns {(label: Label) => boolean} */
function mostLikely(odds, ahead, goal) {
  const most = odds.log + slackOf(odds.log);
  return (label) => label.odds.log + ahead[label.role] <= most && (label.role !== goal || orderOdds(label.odds, odds) <= 0);
}

/** Return some route with the fewest moves. @param {View} view @param {Label} start @param {number} goal @param {Hops} hops */
function shortest(view, start, goal, hops) {
  const path = pathOf(start);
  for (let role = start.role; role !== goal;) {
    const left = hops[role];
    const index = view.out(role).find((each) => hops[view.graph.moves[each].to] === left - 1);
    role = view.graph.moves[/** @type {number} */ (index)].to;
    path.push(role);
  }
  return path;
}
