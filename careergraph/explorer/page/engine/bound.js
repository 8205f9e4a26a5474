// What every way to a goal must still learn: the lower bound that makes the search for the least learning fast.

import { larger, order } from "./figures.js";
import { Budget } from "./question.js";
import { NO_BITS, shared, union, within } from "./steps.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./question.js").View} View */
/** @typedef {import("./shortest.js").Hops} Hops */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */

// Looking further ahead must pay for itself: it may take so much of what the search has taken, or so much at once.
const SHARE_OF_SEARCH = 0.5;
const AT_ONCE = 1_000_000;

/** What every way to the goal must still learn, looked up from the goal's side. */
export class Bound {
  /** @param {View} view @param {Steps} steps @param {number} goal @param {Hops} hops to the goal */
  constructor(view, steps, goal, hops) {
    this.view = view;
    this.steps = steps;
    this.goal = goal;
    this.hops = hops;
    /** @type {Bits} */
    this.must = askedByAll(view, steps, goal);
    /** @type {Map<number, Bits[]>} */
    this.suffixes = new Map([[goal, [this.must]]]);
    /** @type {Bits[][]} the smallest unions of the last j moves, by j */
    this.unions = [[this.must]];
    this.ended = false;
    this.spent = 0;
  }

  /** Look further ahead, if the search has gone on long enough for it. @param {number} settled labels @param {Budget} budget @returns {Generator<void, void, void>} */
  *lookFurther(settled, budget) {
    const entry = this.view.graph.budgets.depths.find(([least]) => settled >= least);
    const wanted = entry ? entry[1] : 0;
    while (this.unions.length <= wanted && !this.ended) {
      const own = new Budget(Math.max(AT_ONCE, SHARE_OF_SEARCH * budget.spent) - this.spent, budget);
      const deeper = yield* this.deepen(own);
      this.spent += own.spent;
      if (!deeper) {
        this.ended = true;
        return;
      }
      this.suffixes = deeper.suffixes;
      this.unions.push(deeper.smallest);
    }
  }

  /** Return the smallest unions of one move more; null where that takes too long or gives too many. @param {Budget} budget @returns {Generator<void, {suffixes: Map<number, Bits[]>, smallest: Bits[]} | null, void>} */
  *deepen(budget) {
    const { view, steps } = this;
    const { unions: most } = view.graph.budgets;
    /** @type {Map<number, Bits[]>} */
    const longer = new Map();
    for (const [role, unions] of this.suffixes) {
      for (const index of view.into(role)) {
        const source = view.graph.moves[index].from;
        if (source === this.goal) {
          continue;
        }
        const list = longer.get(source) || [];
        longer.set(source, list);
        const asked = steps.of(index);
        for (const each of unions) {
          list.push(union(each, asked));
        }
        if (budget.spend(unions.length * (asked.length + 4))) {
          yield;
        }
        if (budget.over) {
          return null;
        }
      }
    }
    /** @type {Bits[]} */
    const all = [];
    for (const [role, unions] of longer) {
      const smallest = yield* minimal(unions, steps, budget);
      longer.set(role, smallest);
      all.push(...smallest);
      if (budget.over || all.length > 4 * most) {
        return null;
      }
    }
    const smallest = yield* minimal(all, steps, budget);
    return !all.length || budget.over || smallest.length > most ? null : { suffixes: longer, smallest };
  }

  /** Return units that no route through a role, having learnt so much, stays below. @param {number} role @param {Bits} learnt @param {Amount} units @param {Amount} known @param {Budget} budget @returns {Amount} */
  least(role, learnt, units, known, budget) {
    const unions = this.unions[Math.min(this.unions.length - 1, this.hops[role])];
    let least = /** @type {Amount} */ (Infinity);
    let looked = 0;
    for (const suffix of unions) {
      looked += suffix.length + 1;
      const there = units + this.steps.added(suffix, learnt);
      if (there <= known) {
        least = known;
        break;
      }
      least = there < least ? there : least;
    }
    budget.count(looked);
    return larger(least, known);
  }
}

/** Return what every move into a role asks for. @param {View} view @param {Steps} steps @param {number} role @returns {Bits} */
export function askedByAll(view, steps, role) {
  const [first, ...rest] = view.into(role).map((index) => steps.of(index));
  return rest.reduce(shared, first || NO_BITS);
}

/** Return the sets that contain no other one. @param {Bits[]} sets @param {Steps} steps @param {Budget} budget @returns {Generator<void, Bits[], void>} */
function* minimal(sets, steps, budget) {
  const ranked = sets.map((bits) => ({ bits, size: steps.cost(bits) })).sort((left, right) => order(left.size, right.size));
  /** @type {Bits[]} */
  const kept = [];
  for (const { bits } of ranked) {
    if (budget.spend((kept.length + 1) * 3)) {
      yield;
    }
    if (budget.over) {
      break;
    }
    if (!kept.some((smaller) => within(smaller, bits))) {
      kept.push(bits);
    }
  }
  return kept;
}
