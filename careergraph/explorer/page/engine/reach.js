// The roles within so many moves of a role.

import { Budget, finish, View } from "./question.js";
import { hopsOf } from "./shortest.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./question.js").Limits} Limits */

/** Return the roles within so many moves, each with its fewest moves: one search breadth first. @param {Graph} graph @param {number} start @param {Limits} limits @param {number} moves */
export function reachable(graph, start, limits, moves) {
  const { hops, line } = finish(hopsOf(new View(graph, limits, graph.ties.moves), start, "from", new Budget(graph.budgets.work)));
  return new Map(line.filter((role) => role !== start && hops[role] <= moves).map((role) => [role, hops[role]]));
}
