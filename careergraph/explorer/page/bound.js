// What every way to a goal must still learn: the bound that makes the search for the least learning fast.

import { NO_BITS, shared, union, within } from "./steps.js";
import { hopsTo } from "./view.js";

/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */
/** @typedef {import("./view.js").View} View */

// How far the bound looks ahead, by how many labels a search has settled.
/** @type {Array<[number, number]>} */
const DEPTHS = [[3000, 4], [150, 3], [0, 2]];
const MOST_UNIONS = 2000;

/** What every way to the goal must still learn, looked up from the goal's side. */
export class Bound {
  /** @param {View} view @param {Steps} steps @param {number} goal */
  constructor(view, steps, goal) {
    this.view = view;
    this.steps = steps;
    this.goal = goal;
    this.hops = hopsTo(view, goal);
    /** @type {Bits} what every move into the goal asks for */
    this.must = NO_BITS;
    const into = view.into(goal);
    into.forEach((index, at) => {
      this.must = at ? shared(this.must, steps.of(index)) : steps.of(index);
    });
    /** @type {Map<number, Bits[]>} */
    this.suffixes = new Map([[goal, [this.must]]]);
    /** @type {Bits[][]} the smallest unions of the last j moves, by j */
    this.unions = [[this.must]];
    this.ended = false;
  }

  /** @param {number} settled */
  lookFurther(settled) {
    const entry = DEPTHS.find(([least]) => settled >= least);
    const wanted = entry ? entry[1] : 0;
    while (this.unions.length <= wanted && !this.ended) {
      this.deepen();
    }
  }

  deepen() {
    const { view, steps } = this;
    /** @type {Map<number, Bits[]>} */
    const longer = new Map();
    let count = 0;
    for (const [role, unions] of this.suffixes) {
      for (const index of view.into(role)) {
        const source = view.graph.moves[index].from;
        if (source === this.goal) {
          continue;
        }
        const list = longer.get(source) || [];
        longer.set(source, list);
        for (const each of unions) {
          list.push(union(each, steps.of(index)));
        }
        count += unions.length;
        if (count > 20 * MOST_UNIONS) {
          this.ended = true;
          return;
        }
      }
    }
    /** @type {Bits[]} */
    const all = [];
    for (const [role, unions] of longer) {
      const smallest = minimal(unions, steps);
      longer.set(role, smallest);
      all.push(...smallest);
    }
    if (!all.length || all.length > 4 * MOST_UNIONS) {
      this.ended = true;
      return;
    }
    const smallest = minimal(all, steps);
    if (smallest.length > MOST_UNIONS) {
      this.ended = true;
      return;
    }
    this.suffixes = longer;
    this.unions.push(smallest);
  }

  /** Return units that no route through a role, having learnt so much, stays below. @param {number} role @param {Bits} learnt @param {number} units @param {number} known */
  least(role, learnt, units, known) {
    const depth = Math.min(this.unions.length - 1, /** @type {number} */ (this.hops.get(role)));
    let least = Infinity;
    for (const suffix of this.unions[depth]) {
      const there = units + this.steps.added(suffix, learnt);
      if (there <= known) {
        return known;
      }
      least = Math.min(least, there);
    }
    return Math.max(least, known);
  }
}

/** Return the sets that contain no other one. @param {Bits[]} sets @param {Steps} steps */
function minimal(sets, steps) {
  const ranked = sets.map((bits) => ({ bits, size: steps.cost(bits) })).sort((left, right) => left.size - right.size);
  /** @type {Bits[]} */
  const kept = [];
  for (const { bits } of ranked) {
    if (!kept.some((smaller) => within(smaller, bits))) {
      kept.push(bits);
    }
  }
  return kept;
}
