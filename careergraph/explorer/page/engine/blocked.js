// Why there is no route: what can be reached, what leads to the goal, and what stands in the way.

import { kBest } from "./alternatives.js";
import { Objective, order } from "./figures.js";
import { heldFrom, moveIndex } from "./graph.js";
import { beginning } from "./labels.js";
import { bestThrough, Layers, numbered } from "./layered.js";
import { cutsPay } from "./pay.js";
import { Budget, NO_LIMITS, View } from "./question.js";
import { hopsOf } from "./shortest.js";
import { NO_BITS, Steps } from "./steps.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shortest.js").Hops} Hops */
/**
 * @typedef {object} Bridge
 * @property {number} from
 * @property {number} to
 * @property {number | null} learning of the new move alone; null where the graph names no skills
 * @property {boolean} known whether the role it leads to says what it expects
 * @property {boolean} stepDown
 */
/** @typedef {{hops: Hops, line: number[]}} Around by place: a role, or with roles to pass a role and those that were met */
/**
 * @typedef {object} NoRoute
 * @property {number} reachable
 * @property {number[]} highest
 * @property {number} leadsToGoal
 * @property {Bridge[]} bridges
 * @property {boolean} cut whether smaller bridges may be missing
 * @property {number} lacking moves without the figure that the objective needs, where that is what blocks
 * @property {boolean} blocked whether there is a route without the constraints
 */

/**
 * Say why there is no route, and which new moves would open one.
 * @param {Graph} graph @param {Question} question @param {Budget} [budget] @param {boolean} [gaveUp] whether a route may be there: then no move is known to open one
 * @returns {Generator<void, NoRoute, void>}
 */
export function* whyNone(graph, question, budget = new Budget(graph.budgets.work), gaveUp = false) {
  const free = yield* hopsOf(new View(graph, NO_LIMITS, graph.ties.moves), question.from, "from", budget);
  const anyhow = free.hops[question.to] >= 0;
  // Where nobody knows what there is to learn, that alone blocks a route that is there, and no new move opens it.
  const skills = question.by.adds !== "union" || question.by.known;
  const unknown = !skills && (yield* leads(graph, question, budget));
  const view = new View(graph, { ...question.limits, maxMoves: Infinity }, skills || unknown ? question.by : graph.ties.moves);
  const ahead = yield* hopsOf(view, question.from, "from", budget);
  const behind = yield* hopsOf(view, question.to, "to", budget);
  const rung = (/** @type {number} */ role) => graph.rows[graph.roles[role].row].rung;
  const reached = ahead.line.filter((role) => role !== question.from);
  const top = reached.reduce((most, role) => Math.max(most, rung(role)), 0);
  const weighed = yield* hopsOf(new View(graph, NO_LIMITS, question.by), question.from, "from", budget);
  const lacks = anyhow && weighed.hops[question.to] < 0;
  const { bridges, cut } = unknown || gaveUp ? { bridges: [], cut: false } : yield* smallestBridges(graph, question, view, budget);
  return {
    reachable: reached.length,
    highest: reached.filter((role) => top > 0 && rung(role) === top).sort((left, right) => left - right),
    leadsToGoal: behind.line.length - 1,
    bridges,
    cut,
    lacking: lacks ? graph.moves.filter((move) => !question.by.knows(move.index)).length : 0,
    blocked: anyhow && !lacks,
  };
}

/** Whether a route is there that any objective could use. @param {Graph} graph @param {Question} question @param {Budget} budget @returns {Generator<void, boolean, void>} */
function* leads(graph, { from, to, limits, mine, onlyMine }, budget) {
  const { routes } = yield* kBest(new View(graph, limits, graph.ties.moves), new Steps(graph, heldFrom(graph, from, mine, onlyMine)), from, to, 1, budget);
  return routes.length > 0;
}

/**
 * Return the smallest new moves that would open a route.
 * @param {Graph} graph @param {Question} question @param {View} view what the question may use @param {Budget} budget
 * @returns {Generator<void, {bridges: Bridge[], cut: boolean}, void>}
 */
function* smallestBridges(graph, question, view, budget) {
  if (question.limits.avoid.has(question.from) || question.limits.avoid.has(question.to)) {
    return { bridges: [], cut: false };
  }
  const found = new Bridges(graph, question, view, budget);
  yield* found.look();
  const bridges = found.best.map(({ from, to, units }) => ({
    from, to, learning: graph.skilled ? graph.learningOf(units) : null, known: graph.roles[to].skills.length > 0,
    stepDown: kindBetween(graph, from, to) === "step_down",
  }));
  return { bridges, cut: found.cut };
}

/** All moves that are not there and would open a route: from a place that the start leads to, to one that leads to the goal. */
class Bridges {
  /** @param {Graph} graph @param {Question} question @param {View} view @param {Budget} budget */
  constructor(graph, question, view, budget) {
    this.graph = graph;
    this.question = question;
    this.view = view;
    this.budget = budget;
    this.layers = new Layers(view, question.to, numbered(question.limits.via, question.from, question.to));
    this.held = heldFrom(graph, question.from, question.mine, question.onlyMine);
    /** @type {Array<{from: number, to: number, units: Amount}>} the cheapest few */
    this.best = [];
    /** @type {Map<number, boolean>} whether a move that was tried opens a route */
    this.tried = new Map();
    this.cut = false;
  }

  /** Look at every place that the start leads to. @returns {Generator<void, void, void>} */
  *look() {
    const { question, layers, budget } = this;
    const passed = layers.all > 0;
    this.ahead = yield* (passed ? placesFrom(layers, layers.place({ role: question.from, seen: 0 }), (place) => layers.after(place), budget) : hopsOf(this.view, question.from, "from", budget));
    this.behind = yield* (passed ? placesFrom(layers, layers.place({ role: question.to, seen: layers.all }), (place) => layers.before(place), budget) : hopsOf(this.view, question.to, "to", budget));
    const targets = this.targets(this.behind);
    /** @type {Map<number, Group>} */
    const groups = new Map();
    for (const place of this.ahead.line) {
      if (budget.over) {
        break;
      }
      const { seen } = layers.at(place);
      const onward = targets.get(seen);
      if (onward) {
        const group = groups.get(seen) || (yield* this.group(onward));
        groups.set(seen, group);
        yield* this.lookFrom(place, group);
      }
      if (budget.spend(20)) {
        yield;
      }
    }
    this.cut = this.cut || budget.over;
  }

  /** Return the roles that lead on to the goal, by those that were met before them. @param {Around} behind @returns {Map<number, Map<number, number>>} */
  targets({ hops, line }) {
    /** @type {Map<number, Map<number, number>>} */
    const found = new Map();
    for (const place of line) {
      const { role, seen } = this.layers.at(place);
      const before = seen & ~this.layers.bit(role);
      found.set(before, (found.get(before) || new Map()).set(role, hops[place]));
    }
    return found;
  }

  /** Look up what roles expect that lead on to the goal. @param {Map<number, number>} hops @returns {Generator<void, Group, void>} */
  *group(hops) {
    const roles = [...hops.keys()];
    const { full, holders } = yield* expectations(this.graph, this.held, roles, this.budget);
    return { hops, full, holders, cheapestFirst: roles.sort((left, right) => order(full[left], full[right]) || left - right) };
  }

  /** Keep the cheapest moves out of a place. @param {number} place @param {Group} group @returns {Generator<void, void, void>} */
  *lookFrom(place, { hops, full, holders, cheapestFirst }) {
    const { graph, question, held, budget } = this;
    const { kinds, noStepDown, noPayCut, maxMoves } = question.limits;
    const from = this.layers.at(place).role;
    const left = maxMoves - 1 - /** @type {Around} */ (this.ahead).hops[place];
    /** @param {number} to */
    const counts = (to) => {
      const kind = kindBetween(graph, from, to);
      return from !== to && Number(hops.get(to)) <= left && moveIndex(graph, from, to) === null &&
        !(kinds.size && !kinds.has(String(kind))) && !(noStepDown && kind === "step_down") &&
        !(noPayCut !== null && cutsPay(graph, noPayCut, from, to));
    };
    /** @type {Map<number, Amount>} */
    const saved = new Map();
    // Who counts only the own skills does not bring those of the start role either.
    for (const [skill, level] of question.onlyMine && from === question.from ? [] : graph.roles[from].skills) {
      const base = held.get(skill) || 0;
      for (const [to, asked] of level > base ? holders.get(skill) || [] : []) {
        saved.set(to, (saved.get(to) || graph.zeroUnits) + graph.effortOf(skill, Math.min(level, asked) - base));
        if (budget.spend(4)) {
          yield;
        }
      }
    }
    const sharing = [...saved].map(([to, units]) => ({ from, to, units: full[to] - units })).sort(orderBridges);
    // A role that shares no skill costs all that it expects: of those the cheapest few matter.
    for (const bridge of sharing) {
      if (counts(bridge.to) && !(yield* this.keep(bridge, place))) {
        break;
      }
    }
    let looked = saved.size;
    for (const to of cheapestFirst) {
      looked += 1;
      if (!saved.has(to) && counts(to) && !(yield* this.keep({ from, to, units: full[to] }, place))) {
        break;
      }
    }
    budget.count(4 * looked);
  }

  /** Put a move among the best few if it belongs there; false: none that costs more does. @param {{from: number, to: number, units: Amount}} bridge @param {number} place @returns {Generator<void, boolean, void>} */
  *keep(bridge, place) {
    const most = this.graph.budgets.bridges;
    if (this.best.length === most && orderBridges(bridge, this.best[most - 1]) >= 0) {
      return false;
    }
    if (!this.best.some(({ from, to }) => from === bridge.from && to === bridge.to) && (yield* this.opens(place, bridge.from, bridge.to))) {
      this.best = [...this.best, bridge].sort(orderBridges).slice(0, most);
    }
    return true;
  }

  /** Whether a move makes a route. @param {number} place @param {number} from @param {number} to @returns {Generator<void, boolean, void>} */
  *opens(place, from, to) {
    // Without roles to pass no such walk visits a role twice: it would have a short cut, a route as it is.
    if (!this.layers.all || this.isSimple(place, to)) {
      return true;
    }
    const pair = from * this.graph.roles.length + to;
    let found = this.tried.get(pair);
    if (found === undefined) {
      found = yield* this.trial(from, to);
      this.tried.set(pair, found);
    }
    return found;
  }

  /** Whether a shortest way to a place and one on from where a new move leads visit no role twice. @param {number} place @param {number} to */
  isSimple(place, to) {
    const { layers, ahead, behind } = this;
    const there = layers.place({ role: to, seen: layers.at(place).seen | layers.bit(to) });
    const before = descend(place, /** @type {Around} */ (ahead).hops, (each) => layers.before(each));
    const after = descend(there, /** @type {Around} */ (behind).hops, (each) => layers.after(each));
    const roles = [...before, ...after].map((each) => layers.at(each).role);
    return new Set(roles).size === roles.length;
  }

  /** Search for any route past the roles that are to be passed, with a move more. @param {number} from @param {number} to @returns {Generator<void, boolean, void>} */
  *trial(from, to) {
    const { graph, view, question, budget } = this;
    const index = graph.moves.length;
    const moves = [...graph.moves, /** @type {import("./graph.js").Move} */ ({ index, from, to, kind: kindBetween(graph, from, to), requires: /** @type {Requires} */ ([]) })];
    const added = (/** @type {number[][]} */ lists, /** @type {number} */ role, /** @type {(each: number) => number} */ other) =>
      lists.map((list, each) => (each === role ? [...list, index].sort((left, right) => other(left) - other(right)) : list));
    const [out, into] = [added(graph.out, from, (each) => moves[each].to), added(graph.into, to, (each) => moves[each].from)];
    // Whether there is a route is asked, not which is the best: nothing is to be learnt, and no move takes time.
    const years = new Objective({ adds: "sum", tie: true }, null, 0, new Array(moves.length).fill(0), true);
    const free = { ...graph, moves, out, into, zeroUnits: 0, ties: { ...graph.ties, years } };
    const unknown = new Set(graph.moves.filter((move) => !view.by.knows(move.index)).map((move) => move.index));
    const own = new Budget((budget.limit - budget.spent) * graph.budgets.trial, budget);
    const route = yield* bestThrough(new View(free, question.limits, graph.ties.moves, new Set(), unknown), NOTHING_LEARNT, beginning(free, question.from, null), question.to, own);
    budget.count(moves.length >> 2);
    this.cut = this.cut || (!route && own.over);
    return route !== null;
  }
}

/** @typedef {Array<[number, number, boolean]>} Requires */
/** @typedef {{hops: Map<number, number>, full: Amount[], holders: Map<number, Array<[number, number]>>, cheapestFirst: number[]}} Group roles that lead on to the goal, with their moves to it and what they expect */

/** Steps of somebody who holds everything. */
const NOTHING_LEARNT = /** @type {Steps} */ (/** @type {any} */ ({ of: () => NO_BITS, added: () => 0, cost: () => 0 }));

/** @param {{from: number, to: number, units: Amount}} one @param {{from: number, to: number, units: Amount}} other */
function orderBridges(one, other) {
  return order(one.units, other.units) || one.from - other.from || one.to - other.to;
}

/** Return the fewest moves to every place from one. @param {Layers} layers @param {number} start @param {(place: number) => number[]} next @param {Budget} budget @returns {Generator<void, Around, void>} */
function* placesFrom(layers, start, next, budget) {
  const hops = new Int32Array(layers.view.graph.roles.length * (layers.all + 1)).fill(-1);
  budget.count(hops.length >> 3);
  hops[start] = 0;
  const line = [start];
  for (const place of line) {
    const others = next(place);
    for (const other of others) {
      if (hops[other] < 0) {
        hops[other] = hops[place] + 1;
        line.push(other);
      }
    }
    if (budget.spend(6 * others.length + 10)) {
      yield;
    }
  }
  return { hops, line };
}

/** Return the places on a shortest way from one, down to where no move is left. @param {number} place @param {Hops} hops @param {(place: number) => number[]} next */
function descend(place, hops, next) {
  const places = [place];
  for (let at = place; hops[at];) {
    at = /** @type {number} */ (next(at).find((each) => hops[each] >= 0 && hops[each] < hops[at]));
    places.push(at);
  }
  return places;
}

/** What each of some roles expects beyond what is held, in units; and for each skill the roles that do. @param {Graph} graph @param {Map<number, number>} held @param {number[]} roles @param {Budget} budget @returns {Generator<void, Pick<Group, "full" | "holders">, void>} */
function* expectations(graph, held, roles, budget) {
  /** @type {Amount[]} by role */
  const full = [];
  /** @type {Map<number, Array<[number, number]>>} */
  const holders = new Map();
  for (const role of roles) {
    let units = graph.zeroUnits;
    for (const [skill, level, optional] of graph.roles[role].expects) {
      const lacks = level - (held.get(skill) || 0);
      if (lacks > 0 && !optional) {
        units += graph.effortOf(skill, lacks);
        holders.set(skill, holders.get(skill) || []);
        holders.get(skill)?.push([role, level]);
      }
    }
    full[role] = units;
    if (budget.spend(2 + 2 * graph.roles[role].expects.length)) {
      yield;
    }
  }
  return { full, holders };
}

/** Return the kind that levels give a move, whether or not there is one. @param {Graph} graph @param {number} from @param {number} to @returns {import("./graph.js").Kind} */
export function kindBetween(graph, from, to) {
  const [low, high] = [graph.rows[graph.roles[from].row].rung, graph.rows[graph.roles[to].row].rung];
  return !low || !high ? null : high > low ? "promotion" : high < low ? "step_down" : "lateral";
}
