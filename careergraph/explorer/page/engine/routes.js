// Answers made of routes: what each step asks and teaches, and why a route is worth a look.

import { kBest } from "./alternatives.js";
import { orderFigures, plus } from "./figures.js";
import { heldFrom, moveIndex } from "./graph.js";
import { beginning, pathOf } from "./labels.js";
import { greedy } from "./learning.js";
import { Budget, View } from "./question.js";
import { Steps } from "./steps.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {{skill: number, from: number, to: number}} Learn */
/** @typedef {{move: Move, learn: Learn[]}} Step */
/** @typedef {{what: string, more: boolean, much: number}} Difference by the name of an objective */
/** @typedef {{why: "best" | "here", by: Objective} | {why: "found"} | {why: "differs", parts: Difference[]}} Reason best of all routes, or of those listed here; found at once; or how it differs from another */
/**
 * @typedef {object} Route
 * @property {number[]} roles
 * @property {number} moves
 * @property {number | null} learning null where the graph names no skills
 * @property {number | null} years
 * @property {number | null} likelihood
 * @property {number | null} figure by the objective that was asked for
 * @property {number | null} people the smallest sample on the route
 * @property {boolean} proven
 * @property {number} lowerBound in the objective's unit
 * @property {Reason[]} reasons why it is worth a look
 * @property {Step[]} steps
 * @property {Map<Objective, Figure>} figures by each objective, as they are compared
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
  const adding = graph.objectives.filter((by) => by.said);
  const totals = adding.map((by) => by.zero);
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
    adding.forEach((by, place) => {
      totals[place] = plus(totals[place], by.figures[move.index]);
    });
    people = people === null || move.people === null ? null : Math.min(move.people, people);
  }
  /** @param {Objective} by @returns {Figure} */
  const figureBy = (by) => (by.adds === "count" ? steps.length : by.adds === "union" ? (by.known ? units : Infinity) : totals[adding.indexOf(by)]);
  const figures = new Map(graph.objectives.map((by) => [by, figureBy(by)]));
  const told = new Map([...figures].map(([by, figure]) => [by.name, by.told(figure)]));
  return {
    roles: path,
    moves: steps.length,
    learning: told.get("learning") ?? null,
    years: told.get("years") ?? null,
    likelihood: told.get("likelihood") ?? null,
    figure: null,
    people: people === Infinity ? null : people,
    proven: true,
    lowerBound: 0,
    reasons: [],
    steps,
    figures,
  };
}

/**
 * Find the k best routes. `cut` says that the search was ended, and that others may come before the last ones.
 * @param {Graph} graph @param {Question} question @param {number} count @param {Budget} [budget]
 * @returns {Generator<void, {routes: Route[], cut: boolean}, void>}
 */
export function* bestRoutes(graph, question, count, budget = new Budget(graph.budgets.work)) {
  const steps = stepsOf(graph, question);
  const view = new View(graph, question.limits, question.by);
  const { routes: found, cut } = yield* kBest(view, steps, question.from, question.to, count, budget);
  const routes = found.map((each) => {
    const route = tell(graph, steps.held, each.path);
    route.figure = question.by.told(each.key[0]);
    route.proven = orderFigures(each.bound, each.key[0]) >= 0;
    route.lowerBound = Number(question.by.told(each.bound));
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
  const found = yield* greedy(view, steps, beginning(graph, question.from, null), question.to, new Budget(graph.budgets.work));
  return found && found.moves <= question.limits.maxMoves
    ? { ...tell(graph, steps.held, pathOf(found)), proven: false, reasons: [{ why: "found" }] }
    : null;
}

/** What a route has by an objective. @param {Route} route @param {Objective} by */
function figureOf(route, by) {
  return /** @type {Figure} */ (route.figures.get(by));
}

/** Say why each trade-off is worth a look; `best` are the figures of the best of all routes. @param {Graph} graph @param {Route[]} routes @param {Map<Objective, Figure>} best */
export function giveReasons(graph, routes, best) {
  routes.forEach((route, at) => {
    route.reasons = graph.objectives.flatMap(/** @returns {Reason[]} */ (by) => {
      const figure = figureOf(route, by);
      const least = best.get(by);
      if (figure === Infinity) {
        return [];
      }
      if (least !== undefined && orderFigures(figure, least) === 0) {
        return [{ why: "best", by }];
      }
      const signs = routes.map((other) => figureOf(other, by)).filter((other) => other !== Infinity).map((other) => orderFigures(figure, other));
      return signs.every((sign) => sign <= 0) && signs.some((sign) => sign < 0) ? [{ why: "here", by }] : [];
    });
    if (!route.reasons.length && at) {
      route.reasons = [differences(graph, route, routes[at - 1])];
    }
  });
}

/** Tell what a route saves, and what it costs more, than another, by what breaks ties. @param {Graph} graph @param {Route} route @param {Route} other @returns {Reason} */
export function differences(graph, route, other) {
  /** @type {Array<Difference & {sign: number}>} */
  const parts = [];
  for (const by of Object.values(graph.ties)) {
    const [mine, theirs] = [route, other].map((each) => /** @type {Amount} */ (figureOf(each, by)));
    const sign = orderFigures(mine, theirs);
    const much = mine === Infinity || theirs === Infinity ? 0 : Number(by.told(sign < 0 ? theirs - mine : mine - theirs));
    if (Number(much.toFixed(6)) > 0) {
      parts.push({ sign, what: by.name, more: sign > 0, much });
    }
  }
  return { why: "differs", parts: parts.sort((left, right) => left.sign - right.sign).map(({ what, more, much }) => ({ what, more, much })) };
}

/** Compare two routes by an objective exactly, the better first; unknown ones last. @param {Objective} by @param {Route} left @param {Route} right */
export function compareBy(by, left, right) {
  return orderFigures(figureOf(left, by), figureOf(right, by));
}
