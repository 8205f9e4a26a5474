// The routes that no other beats in moves, learning and years at once.

import { kBest } from "./alternatives.js";
import { order, orderFigures, plus } from "./figures.js";
import { Heap } from "./heap.js";
import { beginning, comparePaths, dominates, onward, passes, pathOf } from "./labels.js";
import { Layers, numbered } from "./layered.js";
import { Budget, View } from "./question.js";
import { giveReasons, stepsOf, tell } from "./routes.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Figure} Figure */
/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./routes.js").Route} Route */
/** @typedef {{moves: number, units: Amount, years: Amount}} Figures unknown years are Infinity */

/** Whether one route beats another in moves, learning and years at once; unknown years are left out. @param {Figures} one @param {Figures} other */
export function outdoes(one, other) {
  const both = one.years !== Infinity && other.years !== Infinity;
  const signs = [one.moves - other.moves, order(one.units, other.units), both ? order(one.years, other.years) : 0];
  return signs.every((sign) => sign <= 0) && signs.some((sign) => sign < 0);
}

/** The routes that no other beats, searched side by side: those whose years are known, and the others. */
class Front {
  /** @param {Graph} graph @param {Question} question @param {View} view @param {Layers} layers where the moves are counted @param {Layers | null} timed where the years are, where moves know any */
  constructor(graph, question, view, layers, timed) {
    this.graph = graph;
    this.limits = question.limits;
    this.goal = question.to;
    this.steps = stepsOf(graph, question);
    this.view = view;
    this.layers = layers;
    this.timed = timed;
    // Where no move knows its years they play no part: all count as 0, and are told as unknown.
    this.timeless = !graph.timed;
    this.mixed = graph.timed && graph.moves.some((move) => move.years === null);
    // There a way that visits a role twice need not lose to its shortcut, as only that may know its years, or miss a role.
    this.byHand = this.mixed || layers.vias.size > 0;
    /** @type {Map<boolean, Label[]>} by whether the years are known */
    this.found = new Map([[true, []], [false, []]]);
    /** @type {Map<string, Label[]>} */
    this.kept = new Map();
    /** @type {Heap<{most: number, label: Label}>} */
    this.heap = new Heap((left, right) => left.most - right.most || order(left.label.units, right.label.units) ||
      order(left.label.years, right.label.years) || comparePaths(left.label, right.label));
  }

  /** Go on from a label by all its moves. @param {Label} label @param {Budget} budget @returns {Generator<void, void, void>} */
  *goOn(label, budget) {
    for (const index of this.view.out(label.role)) {
      const move = this.graph.moves[index];
      if (!this.layers.allows(label.seen, move.to)) {
        continue;
      }
      const fresh = onward(this.graph, this.steps, label, index, null);
      fresh.seen = label.seen | this.layers.bit(move.to);
      if (this.timeless) {
        fresh.years = /** @type {Amount} */ (this.graph.ties.years.zero);
      }
      if (budget.spend(8 + fresh.learnt.length + (this.byHand ? label.moves : 0))) {
        yield;
      }
      if (!(this.byHand && passes(label, move.to)) && !this.hopeless(fresh, budget)) {
        this.add(fresh, budget);
      }
    }
  }

  /** Keep a label unless another at its role makes it useless. @param {Label} fresh @param {Budget} budget */
  add(fresh, budget) {
    const key = `${this.layers.place(fresh)}/${fresh.years !== Infinity}`;
    const rivals = this.kept.get(key) || [];
    budget.count(6 * rivals.length);
    const useless = rivals.some((rival) => dominates(rival, fresh) && !(this.byHand && !pathOf(rival).every((role) => passes(fresh, role))));
    if (!useless) {
      rivals.push(fresh);
      this.kept.set(key, rivals);
      this.heap.push({ most: fresh.moves + this.layers.hops(fresh), label: fresh });
    }
  }

  /** Whether no way on from a label leads to an unbeaten route. @param {Label} label @param {Budget} budget */
  hopeless(label, budget) {
    const moves = label.moves + this.layers.hops(label);
    if (moves === Infinity || moves > this.limits.maxMoves) {
      return true;
    }
    if (label.years === Infinity) {
      return this.beaten(label, moves, Infinity, budget);
    }
    return this.beaten(label, moves, this.timed ? plus(label.years, this.timed.left(label)) : label.years, budget) &&
      (!this.mixed || this.beaten(label, moves, Infinity, budget));
  }

  /** Whether a route found comes before every route that is no better than these figures. @param {Label} label @param {number} moves @param {Amount} years @param {Budget} budget */
  beaten(label, moves, years, budget) {
    const routes = this.routes(years < Infinity);
    budget.count(2 * routes.length);
    return routes.some((route) =>
      route.moves <= moves && route.units <= label.units && route.years <= years &&
      (route.moves < moves || route.units < label.units || route.years < years || comparePaths(label, route) > 0));
  }

  /** @param {boolean} known @returns {Label[]} */
  routes(known) {
    return /** @type {Label[]} */ (this.found.get(known));
  }

  /** Keep a route on the front of its kind; of equals the first by ids stays. @param {Label} fresh */
  record(fresh) {
    const same = (/** @type {Label} */ route) => route.moves === fresh.moves && route.units === fresh.units && route.years === fresh.years;
    const known = fresh.years !== Infinity;
    const list = this.routes(known);
    if (!list.some((route) => outdoes(route, fresh) || (same(route) && comparePaths(route, fresh) <= 0))) {
      this.found.set(known, [...list.filter((route) => !outdoes(fresh, route) && !same(route)), fresh]);
    }
  }

  /** Return the routes that none beats, known years or not: by moves, then learning. */
  unbeaten() {
    const every = [...this.routes(true), ...this.routes(false)];
    const best = every.filter((route) => !every.some((other) => outdoes(other, route)));
    return best.sort((left, right) => left.moves - right.moves || order(left.units, right.units) || order(left.years, right.years) || comparePaths(left, right));
  }
}

/**
 * Find the routes that no other beats in moves, learning and years at once.
 * @param {Graph} graph @param {Question} question @param {Budget} [budget]
 * @returns {Generator<void, {routes: Route[], proven: boolean}, void>}
 */
export function* tradeOffs(graph, question, budget = new Budget(graph.budgets.work)) {
  const { moves, years } = graph.ties;
  const view = new View(graph, question.limits, moves);
  const vias = numbered(question.limits.via, question.from, question.to);
  const layers = new Layers(view, question.to, vias);
  yield* layers.measure(budget);
  const first = beginning(graph, question.from, null);
  if (layers.hops(first) === Infinity) {
    return { routes: [], proven: true };
  }
  const timed = graph.timed ? new Layers(new View(graph, question.limits, years), question.to, vias) : null;
  if (timed) {
    yield* timed.measure(budget);
  }
  const front = new Front(graph, question, view, layers, timed);
  /** @param {Objective} by */
  const bestBy = (by) => kBest(new View(graph, question.limits, by), front.steps, question.from, question.to, 1, budget.part(graph.budgets.ends));
  // The best by moves alone bounds the others from the start.
  const quick = (yield* bestBy(moves)).routes[0];
  front.add(first, budget);
  let proven = true;
  while (front.heap.size) {
    const { label } = /** @type {{label: Label}} */ (front.heap.pop());
    if (front.hopeless(label, budget)) {
      continue;
    }
    if (label.role === question.to) {
      front.record(label);
      continue;
    }
    if (budget.over) {
      proven = false;
      break;
    }
    yield* front.goOn(label, budget);
  }
  const paths = front.unbeaten().map(pathOf);
  const routes = (paths.length || !quick ? paths : [quick.path]).map((path) => tell(graph, front.steps.held, path));
  /** @type {Map<Objective, Figure>} the figures of the best of all routes, as far as they are proven */
  const best = new Map();
  for (const by of graph.objectives.filter((each) => each.known)) {
    // The front holds a route with the least learning, be its years known or not.
    if (by.adds === "union") {
      if (proven) {
        best.set(by, routes.map((route) => /** @type {Figure} */ (route.figures.get(by))).reduce((least, figure) => (orderFigures(figure, least) < 0 ? figure : least), Infinity));
      }
      continue;
    }
    const found = by === moves ? quick : (yield* bestBy(by)).routes[0];
    if (found && orderFigures(found.bound, found.key[0]) >= 0) {
      best.set(by, found.key[0]);
    }
  }
  giveReasons(graph, routes, best);
  return { routes, proven };
}
