// The best routes after the best: each route found splits the others by where they leave it (Lawler 1972).

import { best } from "./best.js";
import { orderFigures } from "./figures.js";
import { moveIndex } from "./graph.js";
import { Heap } from "./heap.js";
import { beginning, compareKeys, compareRoles, onward } from "./labels.js";
import { bestThrough } from "./layered.js";

/** @typedef {import("./best.js").Found} Found */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./question.js").View} View */
/** @typedef {import("./steps.js").Steps} Steps */

/** Order routes in the total order. @param {Found} left @param {Found} right */
export function compareFound(left, right) {
  return compareKeys(left.key, right.key) || compareRoles(left.path, right.path);
}

/**
 * Find the k best simple routes; all their searches share one budget.
 * @param {View} view @param {Steps} steps @param {number} start @param {number} goal @param {number} count @param {Budget} budget
 * @returns {Generator<void, {routes: Found[], cut: boolean}, void>} `cut` says that better ones than the last may be missing
 */
export function* kBest(view, steps, start, goal, count, budget) {
  const { graph } = view;
  /** @type {Heap<{found: Found, parted: number, taken: Set<number>}>} */
  const heap = new Heap((left, right) => compareFound(left.found, right.found));
  const search = view.limits.via.size ? bestThrough : best;
  const first = yield* search(view, steps, beginning(graph, start, view.own), goal, budget);
  if (first) {
    heap.push({ found: first, parted: 0, taken: new Set() });
  }
  /** @type {Found[]} */
  const routes = [];
  // None found says nothing once the budget is spent.
  let cut = !first && budget.over;
  while (heap.size && routes.length < count) {
    const { found, parted, taken } = /** @type {NonNullable<ReturnType<typeof heap.pop>>} */ (heap.pop());
    // Where a search was cut something better may be missing, though nothing better than the route before.
    let bound = cut ? routes[routes.length - 1].bound : found.bound;
    for (const rest of heap.items) {
      bound = orderFigures(rest.found.bound, bound) < 0 ? rest.found.bound : bound;
    }
    routes.push({ ...found, bound: orderFigures(bound, found.key[0]) < 0 ? bound : found.key[0] });
    if (routes.length === count) {
      break;
    }
    let prefix = beginning(graph, start, view.own);
    /** @type {Set<number>} the roles before the place */
    const passed = new Set();
    for (let place = 0; place < found.path.length - 1; place += 1) {
      const follow = /** @type {number} */ (moveIndex(graph, found.path[place], found.path[place + 1]));
      if (place >= parted) {
        if (budget.over) {
          cut = true;
          break;
        }
        const out = new Set(place === parted ? taken : []).add(follow);
        const other = yield* search(view.narrowed(passed, out), steps, prefix, goal, budget);
        if (other) {
          heap.push({ found: other, parted: place, taken: out });
        } else {
          cut = cut || budget.over;
        }
      }
      passed.add(found.path[place]);
      // A search clears a table of all roles before it begins.
      budget.count(graph.roles.length >> 3);
      prefix = onward(graph, steps, prefix, follow, view.own);
    }
  }
  return { routes, cut };
}
