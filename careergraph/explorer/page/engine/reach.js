// The roles within so many moves of a role.

import { Budget, finish } from "./budget.js";
import { hopsOf, View } from "./network.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./network.js").Limits} Limits */

/** Return the roles within so many moves, each with its fewest moves: one search breadth first. @param {Graph} graph @param {number} start @param {Limits} limits @param {number} moves */
export function reachable(graph, start, limits, moves) {
  const { hops, line } = finish(hopsOf(new View(graph, limits, "moves"), start, "from", new Budget()));
  return new Map(line.filter((role) => role !== start && hops[role] <= moves).map((role) => [role, hops[role]]));
}
