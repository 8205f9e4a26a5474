// The shortest ways by moves, and by what adds up along them: breadth first, and Dijkstra's search.

import { order, orderFigures, plus, quick } from "./figures.js";
import { Heap } from "./heap.js";
import { pathOf } from "./labels.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./question.js").View} View */
/** @typedef {Int32Array} Hops the fewest moves of each role; -1 where none lead there */

/**
 * Return the fewest moves from every role to the goal, or, the other way round, from the start to every role.
 * @param {View} view @param {number} end @param {"to" | "from"} way @param {Budget} budget
 * @returns {Generator<void, {hops: Hops, line: number[]}, void>} `line` holds the roles that are reached, nearest first
 */
export function* hopsOf(view, end, way, budget) {
  const { graph } = view;
  const hops = new Int32Array(graph.roles.length).fill(-1);
  hops[end] = 0;
  const line = [end];
  for (const role of line) {
    const moves = way === "to" ? view.into(role) : view.out(role);
    for (const index of moves) {
      const other = way === "to" ? graph.moves[index].from : graph.moves[index].to;
      if (hops[other] < 0) {
        hops[other] = hops[role] + 1;
        line.push(other);
      }
    }
    // Lists of moves that are out are made when they are first asked for.
    if (budget.spend(view.whole ? moves.length + 1 : 4 * moves.length + 10)) {
      yield;
    }
  }
  return { hops, line };
}

/** Return some route with the fewest moves. @param {View} view @param {Label} start @param {number} goal @param {Hops} hops to the goal */
export function fewest(view, start, goal, hops) {
  const path = pathOf(start);
  for (let role = start.role; role !== goal;) {
    const left = hops[role];
    const index = view.out(role).find((each) => hops[view.graph.moves[each].to] === left - 1);
    role = view.graph.moves[/** @type {number} */ (index)].to;
    path.push(role);
  }
  return path;
}

/**
 * Return the best figure of any route that goes on from a beginning, exactly; null where there is none.
 * @param {View} view whose objective adds figures up @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Figure | null, void>}
 */
export function* cheapest(view, start, goal, budget) {
  const { graph, by } = view;
  const { figures } = by;
  /** @type {Heap<[Figure, number]>} */
  const heap = new Heap((left, right) => orderFigures(left[0], right[0]));
  heap.push([start[by.at], start.role]);
  const done = new Uint8Array(graph.roles.length);
  while (heap.size) {
    const [figure, role] = /** @type {[Figure, number]} */ (heap.pop());
    if (role === goal) {
      return figure;
    }
    if (done[role]) {
      continue;
    }
    done[role] = 1;
    for (const index of view.out(role)) {
      const target = graph.moves[index].to;
      if (!done[target]) {
        heap.push([plus(figure, figures[index]), target]);
      }
      if (budget.spend(typeof figure === "object" ? 8 : 4)) {
        yield;
      }
    }
  }
  return null;
}

/**
 * Return the quick number of the best figure from every role to the goal; Infinity where no way is known.
 * @param {View} view whose objective adds figures up @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Amount[], void>}
 */
export function* costsTo(view, goal, budget) {
  const { graph, by } = view;
  const { figures } = by;
  /** @type {Heap<[Amount, number]>} */
  const heap = new Heap((left, right) => order(left[0], right[0]));
  heap.push([quick(by.zero), goal]);
  const costs = /** @type {Amount[]} */ (new Array(graph.roles.length).fill(Infinity));
  while (heap.size) {
    const [cost, role] = /** @type {[Amount, number]} */ (heap.pop());
    if (costs[role] !== Infinity) {
      continue;
    }
    costs[role] = cost;
    for (const index of view.into(role)) {
      const source = graph.moves[index].from;
      if (costs[source] === Infinity) {
        heap.push([cost + quick(figures[index]), source]);
      }
      if (budget.spend(4)) {
        yield;
      }
    }
  }
  return costs;
}
