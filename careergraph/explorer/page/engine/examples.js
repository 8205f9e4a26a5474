// Routes worth showing to somebody who opens the page for the first time.

import { Budget, finish, NO_LIMITS, View } from "./question.js";
import { hopsOf } from "./shortest.js";

/** @typedef {import("./graph.js").Graph} Graph */

const MOST_EXAMPLES = 2;
// So many starts are tried at most: an example must not hold the page.
const MOST_STARTS = 12;
const MOST_SEARCHED = 50_000;

/** Return pairs of roles, each from a foot of the ladder as far up as moves lead. @param {Graph} graph @returns {Array<[number, number]>} */
export function examples(graph) {
  if (!graph.moves.length || graph.moves.length > MOST_SEARCHED) {
    return [];
  }
  const view = new View(graph, NO_LIMITS, graph.ties.moves);
  const starts = graph.roles.filter((role) => graph.out[role.index].length > 0)
    .sort((left, right) => left.row - right.row || graph.out[right.index].length - graph.out[left.index].length || left.index - right.index);
  /** @type {Array<[number, number]>} */
  const found = [];
  const lanes = new Set();
  for (const start of starts.slice(0, MOST_STARTS)) {
    if (lanes.has(start.lane) || found.length === MOST_EXAMPLES) {
      continue;
    }
    const { hops, line } = finish(hopsOf(view, start.index, "from", new Budget(graph.budgets.work)));
    const taken = new Set(found.map(([, goal]) => goal));
    const goal = line.filter((role) => role !== start.index && !taken.has(role))
      .sort((left, right) => graph.roles[right].row - graph.roles[left].row || hops[right] - hops[left] || left - right)[0];
    if (goal !== undefined) {
      lanes.add(start.lane);
      found.push([start.index, goal]);
    }
  }
  return found;
}
