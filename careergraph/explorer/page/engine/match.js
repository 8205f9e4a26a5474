// Which roles suit what a person holds, without any goal.

import { order } from "./figures.js";
import { unitsOf } from "./shortfall.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./shortfall.js").Held} Held */
/** @typedef {import("./shortfall.js").Lack} Lack */
/**
 * @typedef {object} Match
 * @property {number} role
 * @property {number} readiness met essential steps / essential steps asked, 0..1
 * @property {number} learning what is left
 * @property {Lack[]} missing what takes the most learning comes first
 */

/** Return every role that expects something, by readiness from high to low, then by the learning that is left, then by id. @param {Graph} graph @param {Held} held @returns {Match[]} */
export function matches(graph, held) {
  const found = graph.roles.flatMap((role) => {
    let [asked, met] = [0, 0];
    /** @type {Lack[]} */
    const missing = [];
    for (const [skill, level, optional] of role.expects) {
      if (!optional) {
        const from = held.get(skill) || 0;
        asked += level;
        met += Math.min(level, from);
        if (level > from) {
          missing.push({ skill, from, to: level });
        }
      }
    }
    return asked ? [{ role: role.index, asked, met, units: unitsOf(graph, missing), missing }] : [];
  });
  // Shares are compared as fractions: met / asked against met / asked.
  found.sort((left, right) => right.met * left.asked - left.met * right.asked || order(left.units, right.units) || left.role - right.role);
  return found.map(({ role, asked, met, units, missing }) => ({
    role, readiness: met / asked, learning: graph.learningOf(units),
    missing: missing.sort((left, right) => order(unitsOf(graph, [right]), unitsOf(graph, [left])) || left.skill - right.skill),
  }));
}
