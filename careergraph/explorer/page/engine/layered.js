// The best route past roles that must be met, in any order: a place is a role with those that were met up to it.

import { best } from "./best.js";
import { askedByAll, Bound } from "./bound.js";
import { mostQuick, orderFigures, plus, quick } from "./figures.js";
import { Heap } from "./heap.js";
import { along, compareKeys, comparePaths, dominates, keyOf, onward, pathOf, promised } from "./labels.js";
import { greedy } from "./learning.js";
import { View } from "./question.js";
import { costsTo, hopsOf } from "./shortest.js";
import { union, within } from "./steps.js";

/** @typedef {import("./best.js").Found} Found */
/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./labels.js").Key} Key */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./question.js").Budget} Budget */
/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */

// So many orders of the roles to pass are tried for some route, the shortest first.
const TRIED = 6;

/** The least that a walk costs which meets what is left of some roles and then the goal (Held, Karp 1962). */
class Tour {
  /** @param {Map<number, ArrayLike<Amount>>} far via role or goal -> what it costs from every role; Infinity where none leads there @param {Amount} zero @param {number} goal @param {Map<number, number>} vias role -> its bit @param {number} ordered up to so many roles every order of them is looked at; beyond, only the farthest one counts */
  constructor(far, zero, goal, vias, ordered) {
    this.far = far;
    this.zero = zero;
    this.goal = goal;
    this.vias = vias;
    this.ordered = ordered;
    /** @type {Map<number, Amount>} */
    this.known = new Map();
  }

  /** Return what is left to spend at a role once the roles of `seen` were met; Infinity where no way leads on. @param {number} role @param {number} seen @returns {Amount} */
  left(role, seen) {
    if (!this.vias.size) {
      return /** @type {ArrayLike<Amount>} */ (this.far.get(this.goal))[role];
    }
    const place = role * 2 ** this.vias.size + seen;
    let least = this.known.get(place);
    if (least === undefined) {
      const from = (/** @type {number} */ there, /** @type {number} */ here) => /** @type {ArrayLike<Amount>} */ (this.far.get(there))[here];
      const rest = [...this.vias].filter(([, bit]) => !(seen & bit));
      if (!rest.length) {
        least = from(this.goal, role);
      } else if (rest.length > this.ordered) {
        least = rest.map(([via]) => plus(from(via, role), from(this.goal, via))).reduce((most, each) => (each > most ? each : most), this.zero);
      } else {
        least = rest.map(([via, bit]) => plus(from(via, role), this.left(via, seen | bit))).reduce((low, each) => (each < low ? each : low), /** @type {Amount} */ (Infinity));
      }
      this.known.set(place, least);
    }
    return least;
  }
}

/** The places of one question and what is left to do at each. */
export class Layers {
  /** @param {View} view @param {number} goal @param {Map<number, number>} vias role -> its bit */
  constructor(view, goal, vias) {
    this.view = view;
    this.goal = goal;
    this.vias = vias;
    this.all = 2 ** vias.size - 1;
    /** @type {Tour | null} */
    this.moves = null;
    /** @type {Tour | null} */
    this.figures = null;
  }

  /** Look up how far every role is from each that is to be met. @param {Budget} budget @returns {Generator<void, void, void>} */
  *measure(budget) {
    const { view, goal, vias } = this;
    const ends = [...vias.keys(), goal];
    /** @type {Map<number, ArrayLike<Amount>>} */
    const hops = new Map();
    /** @type {Map<number, ArrayLike<Amount>>} */
    const figures = new Map();
    for (const end of ends) {
      hops.set(end, Array.from((yield* hopsOf(view, end, "to", budget)).hops, (moves) => (moves < 0 ? Infinity : moves)));
      if (view.by.said) {
        figures.set(end, yield* costsTo(view, end, budget));
      }
    }
    const { ordered } = view.graph.budgets;
    this.moves = new Tour(hops, 0, goal, vias, ordered);
    this.figures = figures.size ? new Tour(figures, quick(view.by.zero), goal, vias, ordered) : null;
  }

  /** The number that names a place: a role with those that were met up to it, itself among them. @param {{role: number, seen: number}} label */
  place({ role, seen }) {
    return role * (this.all + 1) + seen;
  }

  /** Return the role of a place, and those that were met. @param {number} place */
  at(place) {
    return { role: Math.floor(place / (this.all + 1)), seen: place % (this.all + 1) };
  }

  /** The bit of a role that must be met; 0 for others. @param {number} role */
  bit(role) {
    return this.vias.get(role) || 0;
  }

  /** Return the places that a place leads to. @param {number} place */
  after(place) {
    const { role, seen } = this.at(place);
    const targets = role === this.goal ? [] : this.view.out(role).map((index) => this.view.graph.moves[index].to);
    return targets.filter((to) => this.allows(seen, to)).map((to) => this.place({ role: to, seen: seen | this.bit(to) }));
  }

  /** Return the places that lead to a place. @param {number} place */
  before(place) {
    const { role, seen } = this.at(place);
    const left = seen & ~this.bit(role);
    const sources = this.view.into(role).map((index) => this.view.graph.moves[index].from);
    return sources.filter((from) => from !== this.goal && !(this.bit(from) & ~left)).map((from) => this.place({ role: from, seen: left }));
  }

  /** Moves that no way on from a label stays below; Infinity where none leads to the goal. @param {Label} label */
  hops(label) {
    return Number(/** @type {Tour} */ (this.moves).left(label.role, label.seen));
  }

  /** A quick number of the objective that no way on from a label stays below. @param {Label} label @returns {Amount} */
  left(label) {
    return /** @type {Tour} */ (this.figures).left(label.role, label.seen);
  }

  /** A figure of the objective that no way on from a label stays below. @param {Label} label @returns {Figure} */
  promised(label) {
    const { by } = this.view;
    if (by.adds === "count") {
      return this.hops(label) + label.moves;
    }
    // Of a product the quick number is a logarithm, which is no bound of a fraction.
    return by.adds === "sum" ? plus(label[by.at], this.left(label)) : promised(label, by);
  }

  /** Whether a move to a role keeps to the order: the goal comes last, and no role is met twice that must be met. @param {number} seen @param {number} to */
  allows(seen, to) {
    return to === this.goal ? seen === this.all : !(seen & this.bit(to));
  }

  /** Which of the roles a path has met. @param {number[]} path */
  seenOn(path) {
    return path.reduce((seen, role) => seen | this.bit(role), 0);
  }
}

/** Give each role that a question must meet its bit; where it starts and ends it is met anyway. @param {Iterable<number>} vias @param {number} start @param {number} goal @returns {Map<number, number>} */
export function numbered(vias, start, goal) {
  const asked = [...new Set(vias)].filter((role) => role !== start && role !== goal).sort((left, right) => left - right);
  return new Map(asked.map((role, at) => [role, 2 ** at]));
}

/**
 * Find the best route that goes on from a beginning past all roles that are to be met.
 * @param {View} view @param {Steps} steps @param {Label} start @param {number} goal @param {Budget} budget
 * @returns {Generator<void, Found | null, void>} where the budget is spent some route, with a bound; null then says nothing
 */
export function* bestThrough(view, steps, start, goal, budget) {
  const { by, graph, limits } = view;
  const path = pathOf(start);
  const layers = new Layers(view, goal, numbered(limits.via, path[0], goal));
  yield* layers.measure(budget);
  const seen = layers.seenOn(path);
  const first = { ...start, seen };
  if (start.moves + layers.hops(first) > limits.maxMoves || layers.hops(first) === Infinity) {
    return null;
  }
  /** @param {number[]} roles @param {Figure} [bound] @returns {Found} */
  const found = (roles, bound) => {
    const key = keyOf(along(graph, steps, roles, view.own), by);
    return { path: roles, key, bound: bound === undefined || orderFigures(bound, key[0]) > 0 ? key[0] : bound };
  };
  const known = yield* someRoute(layers, steps, first, budget.part(graph.budgets.some), (roles) => found(roles));
  const { hops } = yield* hopsOf(view, goal, "to", budget);
  const bound = new Bound(view, steps, goal, hops);
  let must = bound.must;
  for (const [via, bit] of layers.vias) {
    must = seen & bit ? must : union(must, askedByAll(view, steps, via));
  }
  // Walks that meet a role twice are searched for anew with such roles allowed once (Righini, Salani 2008).
  const once = new Map(path.map((role, at) => [role, at]));
  for (;;) {
    const walk = yield* firstWalk(layers, steps, { ...first, learnt: union(start.learnt, must) }, once, known, bound, budget);
    if (!walk || walk.label === null) {
      return walk && known ? found(known.path, walk.bound) : null;
    }
    const roles = pathOf(walk.label);
    const again = roles.filter((role, at) => roles.indexOf(role) !== at);
    if (!again.length) {
      return found(roles);
    }
    for (const role of again) {
      once.set(role, once.get(role) ?? once.size);
    }
  }
}

/**
 * Find the first walk in the total order that meets all roles, and those of `once` but once.
 * @param {Layers} layers @param {Steps} steps @param {Label} start @param {Map<number, number>} once role -> its bit @param {Found | null} known a route that is no worse than what is looked for
 * @param {Bound} bound @param {Budget} budget
 * @returns {Generator<void, {label: Label | null, bound: Figure} | null, void>} no label where the budget is spent; null where there is none
 */
function* firstWalk(layers, steps, start, once, known, bound, budget) {
  const { view, goal } = layers;
  const { by, graph, limits } = view;
  /** @param {Label} label @returns {Key} */
  const rank = (label) => [layers.promised(label), label.moves + layers.hops(label), label.promise, label.years];
  /** @param {Key} mine whether a route that is known comes before every way on */
  const beaten = (mine) => known !== null && compareKeys(mine, known.key) > 0;
  const visitsOf = (/** @type {number} */ role) => bitAt(once.get(role));
  const units = steps.cost(start.learnt);
  const first = { ...start, units, promise: units, visits: [...once.keys()].filter((role) => pathOf(start).includes(role)).reduce((bits, role) => union(bits, visitsOf(role)), start.visits) };
  /** @type {Heap<{rank: Key, label: Label}>} */
  const heap = new Heap((left, right) => compareKeys(left.rank, right.rank) || comparePaths(left.label, right.label));
  heap.push({ rank: rank(first), label: first });
  /** @type {Map<number, Label[]>} */
  const kept = new Map([[layers.place(first), [first]]]);
  let settled = 0;
  while (heap.size) {
    const { label, rank: mine } = /** @type {{label: Label, rank: Key}} */ (heap.pop());
    if (label.role === goal && label !== first) {
      return { label, bound: mine[0] };
    }
    if (label.beaten) {
      continue;
    }
    if (budget.over) {
      return { label: null, bound: mine[0] };
    }
    if (budget.spend(8)) {
      yield;
    }
    settled += 1;
    if (by.adds === "union") {
      yield* bound.lookFurther(settled, budget);
    }
    const tighter = bound.least(label.role, label.learnt, label.units, label.promise, budget);
    if (tighter > label.promise) {
      label.promise = tighter;
      const later = rank(label);
      if (!beaten(later)) {
        heap.push({ rank: later, label });
      }
      continue;
    }
    for (const index of view.out(label.role)) {
      const { to } = graph.moves[index];
      const visit = visitsOf(to);
      if (!layers.allows(label.seen, to) || (visit.length && within(visit, label.visits))) {
        continue;
      }
      const fresh = onward(graph, steps, label, index, view.own);
      fresh.seen = label.seen | layers.bit(to);
      fresh.visits = union(label.visits, visit);
      const place = layers.place(fresh);
      const rivals = kept.get(place) || [];
      if (budget.spend(8 + fresh.learnt.length + 4 * rivals.length)) {
        yield;
      }
      if (fresh.moves + layers.hops(fresh) > limits.maxMoves || layers.hops(fresh) === Infinity) {
        continue;
      }
      const ranked = rank(fresh);
      if (beaten(ranked) || tooDear(layers, fresh, known) || rivals.some((rival) => betters(rival, fresh))) {
        continue;
      }
      kept.set(place, [...rivals.filter((rival) => !(rival.beaten = rival.beaten || betters(fresh, rival))), fresh]);
      heap.push({ rank: ranked, label: fresh });
    }
  }
  return null;
}

/** Whether no way on makes the other the better route: it has met all that this one may not meet again. @param {Label} label @param {Label} other */
function betters(label, other) {
  return dominates(label, other) && within(label.visits, other.visits);
}

/** Whether quick numbers tell that every way on is worse than a route that is known. @param {Layers} layers @param {Label} label @param {Found | null} known */
function tooDear(layers, label, known) {
  const { by } = layers.view;
  return known !== null && by.said !== null && plus(quick(label[by.at]), layers.left(label)) > mostQuick(known.key[0]);
}

/** @param {number | undefined} at @returns {Bits} a set of that bit alone, empty where there is none */
function bitAt(at) {
  const bits = new Uint32Array(at === undefined ? 0 : (at >>> 5) + 1);
  if (at !== undefined) {
    bits[at >>> 5] = 1 << (at & 31);
  }
  return bits;
}

/**
 * Find a good route leg by leg, the shortest orders of the roles first; null where no such one is found.
 * @param {Layers} layers @param {Steps} steps @param {Label} start @param {Budget} budget @param {(path: number[]) => Found} told
 * @returns {Generator<void, Found | null, void>}
 */
function* someRoute(layers, steps, start, budget, told) {
  const { view, goal } = layers;
  const { graph, by, limits } = view;
  const rest = [...layers.vias].filter(([, bit]) => !(start.seen & bit)).map(([via]) => via);
  /** @type {Found | null} */
  let known = null;
  for (const stops of ordersOf(layers, start.role, rest)) {
    let path = pathOf(start);
    for (const stop of [...stops, goal]) {
      if (path.length && !path.includes(stop)) {
        const banned = new Set([...view.banned, ...path.slice(0, -1), ...(stop === goal ? [] : [goal])]);
        const leg = new View(graph, { ...limits, via: new Set(), maxMoves: Infinity }, by, banned, view.taken);
        const here = along(graph, steps, path, view.own);
        const way = by.adds === "union" ? yield* greedy(leg, steps, here, stop, budget) : yield* best(leg, steps, here, stop, budget);
        path = way === null ? [] : "path" in way ? way.path : pathOf(way);
      }
    }
    if (path.length && path.length - 1 <= limits.maxMoves) {
      const found = told(path);
      known = known && compareKeys(known.key, found.key) <= 0 ? known : found;
    }
    if (budget.over) {
      break;
    }
  }
  return known;
}

/** Return orders of the roles that are left: all of a few, the shortest first, or the nearest neighbour's. @param {Layers} layers @param {number} start @param {number[]} rest @returns {number[][]} */
function ordersOf(layers, start, rest) {
  const far = (/** @type {number} */ here, /** @type {number} */ there) => Number(/** @type {Tour} */ (layers.moves).far.get(there)?.[here]);
  if (rest.length > 4) {
    /** @type {number[]} */
    const order = [];
    for (let here = start, left = [...rest]; left.length; left = left.filter((via) => via !== here)) {
      here = left.reduce((near, via) => (far(here, via) < far(here, near) ? via : near), left[0]);
      order.push(here);
    }
    return [order];
  }
  /** @type {(left: number[]) => number[][]} */
  const permuted = (left) => (left.length ? left.flatMap((via) => permuted(left.filter((each) => each !== via)).map((more) => [via, ...more])) : [[]]);
  const length = (/** @type {number[]} */ order) => [...order, layers.goal].reduce((sum, stop, at) => sum + far(at ? order[at - 1] : start, stop), 0);
  return permuted(rest).sort((left, right) => length(left) - length(right)).slice(0, TRIED);
}
