// Which single proficiency step opens the most: next moves first, then roles within reach.

import { Budget } from "./question.js";
import { missing } from "./shortfall.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./shortfall.js").Held} Held */
/**
 * @typedef {object} Unlock
 * @property {number} skill
 * @property {number} to the proficiency level one step up
 * @property {number[]} next roles whose move from the start this step completes
 * @property {number[]} within roles that it brings within reach of what is held
 * @property {number} helpsNext next moves that lack the skill
 * @property {number} helps moves within reach that lack it
 */
/** @typedef {Map<number, number[]>} Roads roles that moves lead to, by the role they lead from */

/**
 * Rank the single proficiency steps by what they open. A move is ready when nothing essential is missing; a role is open when
 * ready moves lead to it.
 * @param {Graph} graph @param {number} start @param {Held} held @param {number} limit how many moves ahead to look
 * @param {Budget} [budget]
 * @returns {Generator<void, {steps: Unlock[], cut: boolean}, void>} `cut` says that only what is near was looked at
 */
export function* unlocks(graph, start, held, limit, budget = new Budget(graph.budgets.work)) {
  const hops = new Map([[start, 0]]);
  const line = [start];
  /** @type {Roads} */
  const ready = new Map();
  /** @type {Map<number, Roads>} moves that lack one step, by its skill */
  const nearly = new Map();
  /** @type {Map<number, Unlock>} */
  const found = new Map();
  let cut = false;
  for (const role of line) {
    const far = Number(hops.get(role));
    if (far >= limit) {
      continue;
    }
    cut = cut || budget.over;
    if (cut) {
      break;
    }
    for (const index of graph.out[role]) {
      const move = graph.moves[index];
      if (budget.spend(8 + 4 * move.requires.length)) {
        yield;
      }
      if (!hops.has(move.to)) {
        hops.set(move.to, far + 1);
        line.push(move.to);
      }
      if (move.to === start) {
        continue;
      }
      const lacks = missing(move, held);
      if (!lacks.length) {
        append(ready, role, move.to);
      } else if (lacks.length === 1 && lacks[0].to - lacks[0].from === 1) {
        nearly.set(lacks[0].skill, nearly.get(lacks[0].skill) || new Map());
        append(/** @type {Roads} */ (nearly.get(lacks[0].skill)), role, move.to);
      }
      for (const { skill, from } of lacks) {
        const step = found.get(skill) || { skill, to: from + 1, next: [], within: [], helpsNext: 0, helps: 0 };
        step.helps += 1;
        step.helpsNext += role === start ? 1 : 0;
        found.set(skill, step);
      }
    }
  }
  const none = new Map();
  const already = yield* open(ready, none, start, limit, budget);
  for (const [skill, roads] of nearly) {
    const step = /** @type {Unlock} */ (found.get(skill));
    step.next = [...(roads.get(start) || [])].sort((left, right) => left - right);
    const reached = yield* open(ready, roads, start, limit, budget);
    step.within = [...reached].filter((role) => !already.has(role)).sort((left, right) => left - right);
  }
  const steps = [...found.values()].sort(
    (left, right) =>
      right.next.length - left.next.length || right.within.length - left.within.length || right.helpsNext - left.helpsNext ||
      right.helps - left.helps || left.skill - right.skill,
  );
  return { steps, cut };
}

/** @param {Roads} roads @param {number} from @param {number} to */
function append(roads, from, to) {
  const list = roads.get(from);
  if (list) {
    list.push(to);
  } else {
    roads.set(from, [to]);
  }
}

/** Return the roles that ready moves lead to. @param {Roads} ready @param {Roads} more @param {number} start @param {number} limit @param {Budget} budget @returns {Generator<void, Set<number>, void>} */
function* open(ready, more, start, limit, budget) {
  const reached = new Set([start]);
  let rim = [start];
  for (let far = 0; far < limit; far += 1) {
    /** @type {number[]} */
    const next = [];
    for (const role of rim) {
      const targets = [...(ready.get(role) || []), ...(more.get(role) || [])];
      for (const target of targets) {
        if (!reached.has(target)) {
          reached.add(target);
          next.push(target);
        }
      }
      if (budget.spend(2 + targets.length)) {
        yield;
      }
    }
    rim = next;
  }
  return reached;
}
