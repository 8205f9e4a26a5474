// How far a person is from what is asked: readiness for a move, what is missing, the gap to a role.

import { order } from "./figures.js";
import { heldFrom } from "./graph.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {Map<number, number>} Held */
/** @typedef {{skill: number, from: number, to: number}} Lack */

/** Return met steps over asked steps of a move's essential requirements, 0..1; 1 where nothing is asked. @param {Move} move @param {Held} held */
export function readiness(move, held) {
  const { met, asked } = stepsMet(move, held);
  return asked ? met / asked : 1;
}

/** @param {Move} move @param {Held} held */
function stepsMet(move, held) {
  let asked = 0;
  let met = 0;
  for (const [skill, level, optional] of move.requires) {
    if (!optional) {
      asked += level;
      met += Math.min(level, held.get(skill) || 0);
    }
  }
  return { met, asked };
}

/** Whether anything essential is known of what a move asks: if not, readiness for it says nothing. @param {Move} move */
export function asksAnything(move) {
  return move.requires.some(([, level, optional]) => !optional && level > 0);
}

/** Return the essential requirements of a move that are not met. @param {Move} move @param {Held} held @returns {Lack[]} */
export function missing(move, held) {
  return move.requires
    .filter(([skill, level, optional]) => !optional && level > (held.get(skill) || 0))
    .map(([skill, level]) => ({ skill, from: held.get(skill) || 0, to: level }));
}

/** @param {Graph} graph @param {Lack[]} lacks @returns {Amount} */
export function unitsOf(graph, lacks) {
  let units = graph.zeroUnits;
  for (const { skill, from, to } of lacks) {
    units += graph.effortOf(skill, to - from);
  }
  return units;
}

/**
 * @typedef {object} NextMove
 * @property {Move} move
 * @property {number | null} readiness null where the graph names no skills
 * @property {number | null} learning null there, too
 * @property {Lack[]} missing
 */

/** Return a role's moves, readiest first. @param {Graph} graph @param {number} role @param {Held} held @returns {NextMove[]} */
export function nextMoves(graph, role, held) {
  const found = graph.out[role].map((index) => {
    const move = graph.moves[index];
    const lacks = missing(move, held);
    const units = unitsOf(graph, lacks);
    return { move, readiness: graph.skilled ? readiness(move, held) : null, units, learning: graph.skilled ? graph.learningOf(units) : null, missing: lacks };
  });
  return found.sort((left, right) => Number(right.readiness) - Number(left.readiness) || order(left.units, right.units) || left.move.to - right.move.to);
}

/** Return a role's next moves for a person who stands there. @param {Graph} graph @param {number} role @param {Held} mine @param {boolean} onlyMine */
export function nextFrom(graph, role, mine, onlyMine) {
  return nextMoves(graph, role, heldFrom(graph, role, mine, onlyMine));
}

/**
 * Return the move into a role that says what it asks: the one from where somebody stands, else the one that leaves least to
 * learn; null where none says so.
 * @param {Graph} graph @param {number} role @param {Held} held @param {number | null} start
 */
export function easiestIn(graph, role, held, start) {
  const told = graph.into[role].map((index) => graph.moves[index]).filter(asksAnything).map((move) => ({ move, units: unitsOf(graph, missing(move, held)) }));
  return told.sort((left, right) => Number(right.move.from === start) - Number(left.move.from === start) || order(left.units, right.units) || left.move.from - right.move.from)[0] || null;
}

/** Return what a role asks, beside what is held. @param {Graph} graph @param {number} role @param {Held} held */
export function gap(graph, role, held) {
  return graph.roles[role].expects.map(([skill, level, optional]) => ({ skill, asked: level, held: held.get(skill) || 0, optional }));
}

/** Return the roles that expect a skill, those that ask the most of it first. @param {Graph} graph @param {number} skill @returns {number[]} */
export function holders(graph, skill) {
  /** @type {Array<[number, number]>} */
  const found = [];
  for (const role of graph.roles) {
    const asked = role.skills.find(([each]) => each === skill);
    if (asked) {
      found.push([role.index, asked[1]]);
    }
  }
  return found.sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([role]) => role);
}
