// The least learning to a goal: a search over labels, and a route that is found at once.

import { larger, order } from "./figures.js";
import { Heap } from "./heap.js";
import { onward, pathOf } from "./labels.js";
import { union, within } from "./steps.js";

/** @typedef {import("./bound.js").Bound} Bound */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./question.js").View} View */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */

/**
 * Find the least units of learning from the end of a beginning to the goal. Ties are broken anyhow.
 * @param {View} view @param {Steps} steps @param {Label} start @param {Bound} bound @param {Budget} budget
 * @returns {Generator<void, {units: Amount, bound: Amount, path: number[]} | null, void>}
 */
export function* leastLearning(view, steps, start, bound, budget) {
  const { graph } = view;
  if (bound.hops[start.role] < 0) {
    return null;
  }
  const learnt = union(start.learnt, bound.must);
  const units = steps.cost(learnt);
  const first = { ...start, learnt, units, promise: units };
  /** @type {Heap<{label: Label, made: number}>} */
  const heap = new Heap((left, right) => order(left.label.promise, right.label.promise) || right.made - left.made);
  heap.push({ label: first, made: 0 });
  /** @type {Map<number, Label[]>} */
  const kept = new Map([[start.role, [first]]]);
  let made = 0;
  let settled = 0;
  while (heap.size) {
    const { label } = /** @type {{label: Label}} */ (heap.pop());
    if (label.role === bound.goal && label !== first) {
      return { units: label.units, bound: label.units, path: pathOf(label) };
    }
    if (label.beaten) {
      continue;
    }
    settled += 1;
    if (budget.over) {
      const path = yield* completed(view, steps, label, start, bound, budget);
      return path && { ...path, bound: label.promise };
    }
    if (budget.spend(8)) {
      yield;
    }
    yield* bound.lookFurther(settled, budget);
    const tighter = bound.least(label.role, label.learnt, label.units, label.promise, budget);
    const next = heap.peek();
    const late = tighter > label.promise && next && next.label.promise < tighter;
    label.promise = tighter;
    if (late) {
      made += 1;
      heap.push({ label, made });
      continue;
    }
    for (const index of view.out(label.role)) {
      const target = graph.moves[index].to;
      if (bound.hops[target] < 0) {
        continue;
      }
      const fresh = onward(graph, steps, label, index, null);
      const there = kept.get(target) || [];
      if (budget.spend(4 + there.length * 3 + fresh.learnt.length)) {
        yield;
      }
      if (there.some((rival) => within(rival.learnt, fresh.learnt))) {
        continue;
      }
      kept.set(target, [...there.filter((rival) => !(rival.beaten = within(fresh.learnt, rival.learnt))), fresh]);
      made += 1;
      heap.push({ label: fresh, made });
    }
  }
  return null;
}

/**
 * Complete a label by the way that learns least move by move: fast, and mostly good.
 * @param {View} view @param {Steps} steps @param {Label} label @param {Label} start @param {Bound} bound @param {Budget} budget
 * @returns {Generator<void, {units: Amount, path: number[]} | null, void>}
 */
function* completed(view, steps, label, start, bound, budget) {
  const whole = (yield* greedy(view, steps, label, bound.goal, budget)) || (yield* greedy(view, steps, start, bound.goal, budget));
  return whole && { units: whole.units, path: pathOf(whole) };
}

/**
 * Go on from a label to the goal by Dijkstra's search, each role reached by what learns least up to it.
 * @param {View} view @param {Steps} steps @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Label | null, void>} a simple route
 */
export function* greedy(view, steps, start, goal, budget) {
  const { graph } = view;
  const closed = new Uint8Array(graph.roles.length);
  for (let at = start.before; at; at = at.before) {
    closed[at.role] = 1;
  }
  /** @type {Heap<Label>} */
  const heap = new Heap((left, right) => order(left.units, right.units) || left.role - right.role);
  heap.push({ ...start, units: steps.cost(start.learnt), promise: larger(start.promise, graph.zeroUnits) });
  while (heap.size) {
    const label = /** @type {Label} */ (heap.pop());
    if (closed[label.role]) {
      continue;
    }
    closed[label.role] = 1;
    if (label.role === goal) {
      return label;
    }
    for (const index of view.out(label.role)) {
      if (!closed[graph.moves[index].to]) {
        const fresh = onward(graph, steps, label, index, null);
        heap.push(fresh);
        if (budget.spend(4 + fresh.learnt.length)) {
          yield;
        }
      }
    }
  }
  return null;
}
