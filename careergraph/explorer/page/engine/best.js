// The best route from a role to another: exact by every objective, every tie broken as the graph's rules say.
//
// The searches are generators: they yield now and then, so that the page can stay awake, or drop them.

import { Bound } from "./bound.js";
import { mostQuick, orderFigures, plus, quick } from "./figures.js";
import { along, keyOf, settle } from "./labels.js";
import { leastLearning } from "./learning.js";
import { cheapest, costsTo, fewest, hopsOf } from "./shortest.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {import("./labels.js").Key} Key */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./labels.js").Most} Most */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./question.js").View} View */
/** @typedef {import("./steps.js").Steps} Steps */
/**
 * @typedef {object} Found
 * @property {number[]} path
 * @property {Key} key
 * @property {Figure} bound no route is better than this by the objective
 */

const anything = () => true;

/**
 * Find the best route that goes on from a beginning.
 * @param {View} view @param {Steps} steps @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Found | null, void>}
 */
export function* best(view, steps, start, goal, budget) {
  const { by, limits, graph } = view;
  const { hops } = yield* hopsOf(view, goal, "to", budget);
  const left = hops[start.role];
  if (left < 0 || start.moves + left > limits.maxMoves) {
    return null;
  }
  /** @param {number[]} path @param {Figure} [bound] @returns {Found} */
  const found = (path, bound) => {
    const key = keyOf(along(graph, steps, path, view.own), by);
    return { path, key, bound: bound === undefined ? key[0] : bound };
  };
  const bound = new Bound(view, steps, goal, hops);
  /** @param {Partial<Most>} most @param {boolean} alike */
  const first = (most, alike) =>
    settle(view, steps, start, goal, { moves: Infinity, units: Infinity, allows: anything, ...most }, alike, hops, bound, budget);
  if (by.adds === "count") {
    const route = yield* first({ moves: start.moves + left }, true);
    return found(route && route !== "spent" ? route.path : fewest(view, start, goal, hops));
  }
  if (by.adds === "union") {
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
  const figure = yield* cheapest(view, start, goal, budget);
  if (figure === null) {
    return null;
  }
  const ahead = yield* costsTo(view, goal, budget);
  const route = yield* first({ allows: asGood(by, figure, ahead, goal) }, true);
  if (route && route !== "spent" && route.path.length - 1 <= limits.maxMoves) {
    return found(route.path);
  }
  return yield* short(figure);

  /** Search where the best of any length is too long, or not told apart from its equals. @param {Figure} least @returns {Generator<void, Found | null, void>} */
  function* short(least) {
    const shortRoute = yield* first({ moves: limits.maxMoves }, false);
    if (shortRoute === "spent") {
      return found(fewest(view, start, goal, hops), least);
    }
    return shortRoute ? found(shortRoute.path) : null;
  }
}

/** Leave the routes of one figure: quick numbers tell what is far off, at the goal the figures themselves decide. @param {Objective} by @param {Figure} figure @param {Amount[]} ahead what is left to the goal @param {number} goal @returns {(label: Label) => boolean} */
function asGood(by, figure, ahead, goal) {
  const most = mostQuick(figure);
  return (label) => plus(quick(label[by.at]), ahead[label.role]) <= most && (label.role !== goal || orderFigures(label[by.at], figure) <= 0);
}
