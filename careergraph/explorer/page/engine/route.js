// Answers made of routes: what each step asks and teaches, and why a route is worth a look.

import { kBest } from "./alternatives.js";
import { Budget } from "./budget.js";
import { amountIn, CERTAIN, order, orderMeasures, orderOdds, plusYears, quotient, timesShare } from "./exact.js";
import { heldFrom, moveIndex } from "./graph.js";
import { beginning, pathOf } from "./label.js";
import { greedy } from "./learning.js";
import { View } from "./network.js";
import { Steps } from "./steps.js";

/** @typedef {import("./exact.js").Amount} Amount */
/** @typedef {import("./exact.js").Measure} Measure */
/** @typedef {import("./exact.js").Odds} Odds */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./graph.js").Objective} Objective */
/** @typedef {import("./network.js").Limits} Limits */
/** @typedef {{skill: number, from: number, to: number}} Learn */
/** @typedef {{move: Move, learn: Learn[]}} Step */
/** @typedef {{what: "moves" | "learning" | "years", more: boolean, much: number}} Difference */
/** @typedef {{why: "best" | "here", by: Objective} | {why: "found"} | {why: "differs", parts: Difference[]}} Reason best of all routes, or of those listed here; found at once; or how it differs from another */
/**
 * @typedef {object} Route
 * @property {number[]} roles
 * @property {number} moves
 * @property {number | null} learning null where the graph names no skills
 * @property {number | null} years
 * @property {number | null} likelihood
 * @property {number | null} people the smallest sample on the route
 * @property {boolean} proven
 * @property {number} lowerBound in the objective's unit
 * @property {Reason[]} reasons why it is worth a look
 * @property {Step[]} steps
 * @property {Exact} exact
 */
/** @typedef {{units: Amount, years: Amount, odds: Odds | null}} Exact the same figures as they are compared; unknown years are Infinity */
/**
 * @typedef {object} Question
 * @property {number} from
 * @property {number} to
 * @property {Objective} by
 * @property {Map<number, number>} mine
 * @property {boolean} onlyMine
 * @property {Limits} limits
 */


/** @param {Question} question @param {Graph} graph */
export function stepsOf(graph, question) {
  return new Steps(graph, heldFrom(graph, question.from, question.mine, question.onlyMine));
}

/** Tell a path as a route. @param {Graph} graph @param {Map<number, number>} held @param {number[]} path @returns {Route} */
export function tell(graph, held, path) {
  const known = new Map(held);
  /** @type {Step[]} */
  const steps = [];
  let units = graph.zeroUnits;
  let years = graph.zeroYears;
  /** @type {Odds | null} */
  let odds = CERTAIN;
  /** @type {number | null} the smallest sample; null once a move does not know its own */
  let people = Infinity;
  for (let at = 1; at < path.length; at += 1) {
    const move = graph.moves[/** @type {number} */ (moveIndex(graph, path[at - 1], path[at]))];
    /** @type {Learn[]} */
    const learn = [];
    for (const [skill, level, optional] of move.requires) {
      const from = known.get(skill) || 0;
      if (!optional && level > from) {
        learn.push({ skill, from, to: level });
        known.set(skill, level);
        units += graph.effortOf(skill, level - from);
      }
    }
    steps.push({ move, learn });
    years = plusYears(years, move.span);
    odds = odds && move.share !== null ? timesShare(odds, move) : null;
    people = people === null || move.people === null ? null : Math.min(move.people, people);
  }
  return {
    roles: path,
    moves: path.length - 1,
    learning: graph.skilled ? amountIn(units, graph.effortScale) : null,
    years: years === Infinity ? null : amountIn(years, graph.yearScale),
    likelihood: odds && quotient(odds.over, odds.under),
    people: people === Infinity ? null : people,
    proven: true,
    lowerBound: 0,
    reasons: [],
    steps,
    exact: { units, years, odds },
  };
}

/** @param {Graph} graph @param {Objective} by @param {Measure} bound */
function inUnit(graph, by, bound) {
  if (typeof bound === "object") {
    return quotient(bound.over, bound.under);
  }
  return by === "learning" ? amountIn(bound, graph.effortScale) : by === "years" ? amountIn(bound, graph.yearScale) : bound;
}

/**
 * Find the k best routes. `cut` says that the search was ended, and that others may come before the last ones.
 * @param {Graph} graph @param {Question} question @param {number} count @param {Budget} [budget]
 * @returns {Generator<void, {routes: Route[], cut: boolean}, void>}
 */
export function* bestRoutes(graph, question, count, budget = new Budget()) {
  const steps = stepsOf(graph, question);
  const view = new View(graph, question.limits, question.by);
  const { routes: found, cut } = yield* kBest(view, steps, question.from, question.to, count, budget);
  const routes = found.map((each) => {
    const route = tell(graph, steps.held, each.path);
    route.proven = orderMeasures(each.bound, each.key[0]) >= 0;
    route.lowerBound = inUnit(graph, question.by, each.bound);
    return route;
  });
  routes.forEach((route, place) => {
    route.reasons = [place ? differences(graph, route, routes[0]) : { why: "best", by: question.by }];
  });
  return { routes, cut };
}

/** Return a route to show while the search for the least learning goes on. @param {Graph} graph @param {Question} question @returns {Generator<void, Route | null, void>} */
export function* firstRoute(graph, question) {
  const steps = stepsOf(graph, question);
  const view = new View(graph, question.limits, question.by);
  const found = yield* greedy(view, steps, beginning(graph, question.from), question.to, new Budget());
  return found && found.moves <= question.limits.maxMoves
    ? { ...tell(graph, steps.held, pathOf(found)), proven: false, reasons: [{ why: "found" }] }
    : null;
}

/** What an objective looks at, where less is better; null where it is unknown. @param {Route} route @param {Objective} by @returns {Measure | null} */
function measureOfRoute(route, by) {
  const { units, years, odds } = route.exact;
  return by === "moves" ? route.moves : by === "learning" ? (route.learning === null ? null : units) : by === "years" ? (years === Infinity ? null : years) : odds;
}

/** Say why each trade-off is worth a look; `best` are the measures of the best of all routes. @param {Graph} graph @param {Route[]} routes @param {Map<Objective, Measure>} best */
export function giveReasons(graph, routes, best) {
  routes.forEach((route, at) => {
    route.reasons = graph.objectives.flatMap(/** @returns {Reason[]} */ (by) => {
      const measure = measureOfRoute(route, by);
      const least = best.get(by);
      if (measure === null) {
        return [];
      }
      if (least !== undefined && orderMeasures(measure, least) === 0) {
        return [{ why: "best", by }];
      }
      const signs = routes.map((other) => measureOfRoute(other, by)).filter((other) => other !== null).map((other) => orderMeasures(measure, other));
      return signs.every((sign) => sign <= 0) && signs.some((sign) => sign < 0) ? [{ why: "here", by }] : [];
    });
    if (!route.reasons.length && at) {
      route.reasons = [differences(graph, route, routes[at - 1])];
    }
  });
}

/** Tell what a route saves, and what it costs more, than another. @param {Graph} graph @param {Route} route @param {Route} other @returns {Reason} */
export function differences(graph, route, other) {
  /** @type {Array<{sign: number, what: "moves" | "learning" | "years", more: boolean, much: number}>} */
  const parts = [];
  const note = (/** @type {Amount} */ mine, /** @type {Amount} */ theirs, /** @type {number | string} */ scale, /** @type {"moves" | "learning" | "years"} */ what) => {
    const sign = order(mine, theirs);
    const much = amountIn(sign < 0 ? theirs - mine : mine - theirs, scale);
    if (sign && Number(much.toFixed(6)) > 0) {
      parts.push({ sign, what, more: sign > 0, much });
    }
  };
  note(route.moves, other.moves, 1, "moves");
  if (route.learning !== null) {
    note(route.exact.units, other.exact.units, graph.effortScale, "learning");
  }
  if (route.years !== null && other.years !== null) {
    note(route.exact.years, other.exact.years, graph.yearScale, "years");
  }
  return { why: "differs", parts: parts.sort((left, right) => left.sign - right.sign).map(({ what, more, much }) => ({ what, more, much })) };
}

/** Compare two routes' likelihoods exactly, the likelier first; unknown ones last. @param {Route} left @param {Route} right */
export function compareLikelihoods(left, right) {
  const [mine, theirs] = [left.exact.odds, right.exact.odds];
  return mine && theirs ? orderOdds(mine, theirs) : Number(!mine) - Number(!theirs);
}
