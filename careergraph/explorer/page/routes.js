// Answers made of routes: what each step asks and teaches, and why a route is worth a look.

import { heldFrom } from "./graph.js";
import { Heap } from "./heap.js";
import { beats, figuresTo, kBest, LABELS, quickRoute } from "./search.js";
import { OBJECTIVES } from "./state.js";
import { NO_BITS, Steps, union } from "./steps.js";
import { along, beginning, comparePaths, hopsFrom, hopsTo, keyOf, View } from "./view.js";
import { plural } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./graph.js").Objective} Objective */
/** @typedef {import("./view.js").Limits} Limits */
/** @typedef {import("./search.js").Label} Label */
/** @typedef {{skill: number, from: number, to: number}} Learn */
/** @typedef {{move: Move, learn: Learn[]}} Step */
/**
 * @typedef {object} Route
 * @property {number[]} roles
 * @property {number} moves
 * @property {number | null} learning null where the graph names no skills
 * @property {number | null} years
 * @property {number | null} likelihood
 * @property {number | null} people the smallest sample behind the likelihood
 * @property {boolean} proven
 * @property {number} lowerBound in the objective's unit
 * @property {string[]} reasons
 * @property {Step[]} steps
 */
/**
 * @typedef {object} Question
 * @property {number} from
 * @property {number} to
 * @property {Objective} by
 * @property {Map<number, number>} mine
 * @property {boolean} onlyMine
 * @property {Limits} limits
 */

/** @type {Limits} */
export const NO_LIMITS = { avoid: new Set(), kinds: new Set(), noStepDown: false, maxMoves: Infinity };
const REASONS = { moves: "fewest moves", learning: "least to learn", years: "fastest", likelihood: "most travelled" };
const TRADE_OFF_LABELS = 20000;

/** @param {Question} question @param {Graph} graph */
function stepsOf(graph, question) {
  return new Steps(graph, heldFrom(graph, question.from, question.mine, question.onlyMine));
}

/** Tell a path as a route. @param {Graph} graph @param {Map<number, number>} held @param {number[]} path @returns {Route} */
export function tell(graph, held, path) {
  const known = new Map(held);
  /** @type {Step[]} */
  const steps = [];
  let units = 0;
  /** @type {number | null} */
  let years = 0;
  /** @type {number | null} */
  let likelihood = 1;
  /** @type {number | null} */
  let people = null;
  for (let at = 1; at < path.length; at += 1) {
    const index = graph.out[path[at - 1]].find((each) => graph.moves[each].to === path[at]);
    const move = graph.moves[/** @type {number} */ (index)];
    /** @type {Learn[]} */
    const learn = [];
    for (const [skill, level, optional] of move.requires) {
      const from = known.get(skill) || 0;
      if (!optional && level > from) {
        learn.push({ skill, from, to: level });
        known.set(skill, level);
        units += graph.effortUnits[skill] * (level - from);
      }
    }
    steps.push({ move, learn });
    years = years === null || move.years === null ? null : years + move.years;
    likelihood = likelihood === null || move.share === null ? null : likelihood * move.share;
    people = move.people === null ? people : Math.min(move.people, people ?? Infinity);
  }
  return {
    roles: path,
    moves: path.length - 1,
    learning: graph.skilled ? units / graph.effortScale : null,
    years,
    likelihood,
    people: likelihood === null ? null : people,
    proven: true,
    lowerBound: 0,
    reasons: [],
    steps,
  };
}

/** @param {Graph} graph @param {Objective} by @param {number} bound */
function inUnit(graph, by, bound) {
  return by === "learning" ? bound / graph.effortScale : by === "likelihood" ? -bound : bound;
}

/**
 * Find the k best routes.
 * @param {Graph} graph @param {Question} question @param {number} count @param {number} [labels]
 * @returns {Generator<void, Route[], void>}
 */
export function* bestRoutes(graph, question, count, labels = LABELS) {
  const steps = stepsOf(graph, question);
  const view = new View(graph, question.limits, question.by);
  const found = yield* kBest(view, steps, question.from, question.to, count, labels);
  const routes = found.map((each) => {
    const route = tell(graph, steps.held, each.path);
    route.proven = each.bound >= each.key[0];
    route.lowerBound = inUnit(graph, question.by, each.bound);
    return route;
  });
  routes.forEach((route, place) => {
    route.reasons = [place ? differences(route, routes[0]) : REASONS[question.by]];
  });
  return routes;
}

/** Return a route to show while the search for the least learning goes on. @param {Graph} graph @param {Question} question @returns {Route | null} */
export function firstRoute(graph, question) {
  const steps = stepsOf(graph, question);
  const path = quickRoute(new View(graph, question.limits, question.by), steps, question.from, question.to);
  return path && { ...tell(graph, steps.held, path), proven: false, reasons: ["a good route, found at once"] };
}

/** Whether one route beats another in moves, learning and years at once; unknown years are left out. @param {number[]} one @param {number[]} other */
export function outdoes(one, other) {
  const both = Number.isFinite(one[2]) && Number.isFinite(other[2]) ? 3 : 2;
  let better = false;
  for (let at = 0; at < both; at += 1) {
    if (one[at] > other[at]) {
      return false;
    }
    better = better || one[at] < other[at];
  }
  return better;
}

/** The routes that no other beats, searched side by side: those whose years are known, and the others. */
class Front {
  /** @param {Graph} graph @param {Question} question */
  constructor(graph, question) {
    this.graph = graph;
    this.limits = question.limits;
    this.goal = question.to;
    this.steps = stepsOf(graph, question);
    this.view = new View(graph, question.limits, "moves");
    this.hops = hopsTo(this.view, question.to);
    // Where no move knows its years they play no part: all count as 0, and are told as unknown.
    this.timeless = !graph.timed;
    this.mixed = graph.timed && graph.moves.some((move) => move.years === null);
    this.yearsLeft = this.timeless ? new Map() : figuresTo(new View(graph, question.limits, "years"), question.to, "years");
    /** @type {Map<boolean, Label[]>} by whether the years are known */
    this.found = new Map([[true, []], [false, []]]);
    /** @type {Map<string, Label[]>} */
    this.kept = new Map();
    /** @type {Heap<{most: number, label: Label}>} */
    this.heap = new Heap((left, right) => left.most - right.most || left.label.units - right.label.units ||
      compareYears(left.label.years, right.label.years) || comparePaths(left.label.path, right.label.path));
  }

  /** Go on from a label by all its moves. @param {Label} label */
  goOn(label) {
    for (const index of this.view.out(label.role)) {
      const move = this.graph.moves[index];
      if (!this.hops.has(move.to)) {
        continue;
      }
      const asked = this.steps.of(index);
      const extra = this.steps.added(asked, label.learnt);
      const years = this.timeless ? 0 : move.years;
      /** @type {Label} */
      const fresh = {
        role: move.to,
        moves: label.moves + 1,
        learnt: extra ? union(label.learnt, asked) : label.learnt,
        units: label.units + extra,
        promise: 0,
        years: years === null ? Infinity : label.years + years,
        likelihood: 1,
        path: [...label.path, move.to],
        beaten: false,
      };
      // A way that visits a role twice need not lose to its shortcut, as that may know its years.
      if (!(this.mixed && label.path.includes(move.to)) && !this.hopeless(fresh)) {
        this.add(fresh);
      }
    }
  }

  /** Keep a label unless another at its role makes it useless. @param {Label} fresh */
  add(fresh) {
    const key = `${fresh.role}/${fresh.years < Infinity}`;
    const rivals = this.kept.get(key) || [];
    const useless = rivals.some((rival) => beats(rival, fresh) && !(this.mixed && !rival.path.every((role) => fresh.path.includes(role))));
    if (!useless) {
      rivals.push(fresh);
      this.kept.set(key, rivals);
      this.heap.push({ most: fresh.moves + Number(this.hops.get(fresh.role)), label: fresh });
    }
  }

  /** Whether no way on from a label leads to an unbeaten route. @param {Label} label */
  hopeless(label) {
    const moves = label.moves + Number(this.hops.get(label.role));
    if (moves > this.limits.maxMoves) {
      return true;
    }
    if (label.years === Infinity) {
      return this.beaten(label, moves, Infinity);
    }
    const left = this.timeless ? 0 : this.yearsLeft.get(label.role) ?? Infinity;
    // Years summed from the end are rounded otherwise, and the more so the more comes before them.
    return this.beaten(label, moves, Math.max(label.years, (label.years + left) * (1 - 1e-9))) && (!this.mixed || this.beaten(label, moves, Infinity));
  }

  /** Whether a route found comes before every route that is no better than these figures. @param {Label} label @param {number} moves @param {number} years */
  beaten(label, moves, years) {
    return this.routes(years < Infinity).some((route) =>
      route.moves <= moves && route.units <= label.units && route.years <= years &&
      (route.moves < moves || route.units < label.units || route.years < years || comparePaths(label.path, route.path) > 0));
  }

  /** @param {boolean} known @returns {Label[]} */
  routes(known) {
    return /** @type {Label[]} */ (this.found.get(known));
  }

  /** Keep a route on the front of its kind; of equals the first by ids stays. @param {Label} fresh */
  record(fresh) {
    const mine = vectorOf(fresh);
    const same = (/** @type {Label} */ route) => String(vectorOf(route)) === String(mine);
    const list = this.routes(fresh.years < Infinity);
    if (!list.some((route) => outdoes(vectorOf(route), mine) || (same(route) && comparePaths(route.path, fresh.path) <= 0))) {
      this.found.set(fresh.years < Infinity, [...list.filter((route) => !outdoes(mine, vectorOf(route)) && !same(route)), fresh]);
    }
  }

  /** Return the routes that none beats, known years or not: by moves, then learning. */
  unbeaten() {
    const every = [...this.routes(true), ...this.routes(false)];
    const best = every.filter((route) => !every.some((other) => outdoes(vectorOf(other), vectorOf(route))));
    return best.sort((left, right) => left.moves - right.moves || left.units - right.units || compareYears(left.years, right.years) || comparePaths(left.path, right.path));
  }
}

/** @param {Label} label */
function vectorOf(label) {
  return [label.moves, label.units, label.years];
}

/**
 * Find the routes that no other beats in moves, learning and years at once.
 * @param {Graph} graph @param {Question} question @param {number} [labels]
 * @returns {Generator<void, {routes: Route[], proven: boolean}, void>}
 */
export function* tradeOffs(graph, question, labels = TRADE_OFF_LABELS) {
  const front = new Front(graph, question);
  if (!front.hops.has(question.from)) {
    return { routes: [], proven: true };
  }
  /** @param {Objective} by */
  const bestBy = (by) => kBest(new View(graph, question.limits, by), front.steps, question.from, question.to, 1, labels);
  // The best by moves alone bounds the others from the start.
  const [quick] = yield* bestBy("moves");
  front.add({
    role: question.from, moves: 0, learnt: NO_BITS, units: 0, promise: 0, years: 0, likelihood: 1,
    path: beginning(question.from).path, beaten: false,
  });
  let settled = 0;
  let proven = true;
  while (front.heap.size) {
    const { label } = /** @type {{label: Label}} */ (front.heap.pop());
    if (front.hopeless(label)) {
      continue;
    }
    if (label.role === question.to) {
      front.record(label);
      continue;
    }
    settled += 1;
    if (settled > labels) {
      proven = false;
      break;
    }
    if (settled % 128 === 0) {
      yield;
    }
    front.goOn(label);
  }
  const paths = front.unbeaten().map((label) => label.path);
  const routes = (paths.length || !quick ? paths : [quick.path]).map((path) => tell(graph, front.steps.held, path));
  /** @type {Map<Objective, number>} the figures of the best of all routes, as far as they are proven */
  const best = new Map(proven && graph.skilled ? [["learning", Math.min(...routes.map((route) => Number(route.learning)))]] : []);
  for (const by of OBJECTIVES.filter((objective) => objective !== "learning")) {
    const [found] = by === "moves" ? [quick] : yield* bestBy(by);
    if (found && found.bound >= found.key[0]) {
      best.set(by, found.key[0]);
    }
  }
  giveReasons(routes, best);
  return { routes, proven };
}

/** @param {number} left @param {number} right */
function compareYears(left, right) {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** What an objective looks at, where less is better; null where it is unknown. @param {Route} route @param {Objective} by */
function figureOf(route, by) {
  return by === "likelihood" ? route.likelihood && -route.likelihood : route[by];
}

/** Say why each trade-off is worth a look; `best` are the figures of the best of all routes. @param {Route[]} routes @param {Map<Objective, number>} best */
export function giveReasons(routes, best) {
  const known = OBJECTIVES.map((by) => /** @type {number[]} */ (routes.map((route) => figureOf(route, by)).filter((figure) => figure !== null)));
  routes.forEach((route, at) => {
    route.reasons = OBJECTIVES.flatMap((by, place) => {
      const figure = figureOf(route, by);
      if (figure !== null && figure === best.get(by)) {
        return [REASONS[by]];
      }
      const [first, last] = [Math.min(...known[place]), Math.max(...known[place])];
      return figure === first && first < last ? [`${REASONS[by]} of these`] : [];
    });
    if (!route.reasons.length && at) {
      route.reasons = [differences(route, routes[at - 1])];
    }
  });
}

/** Say what a route saves, and what it costs more, than another. @param {Route} route @param {Route} other */
export function differences(route, other) {
  const years = route.years === null || other.years === null ? 0 : route.years - other.years;
  /** @type {Array<[number, string, string, string]>} */
  const figures = [[route.moves - other.moves, "move", "fewer", ""], [Number(route.learning) - Number(other.learning), "step", "fewer", " to learn"], [years, "year", "less", ""]];
  const told = figures.filter(([change]) => Math.abs(change) > 1e-6).sort(([left], [right]) => Math.sign(left) - Math.sign(right))
    .map(([change, noun, less, of]) => `${plural(Math.abs(change), noun)} ${change > 0 ? "more" : less}${of}`);
  return told.join(", ") || "as good in every figure";
}

/** Return the roles within so many moves, each with its fewest moves. @param {Graph} graph @param {number} start @param {Limits} limits @param {number} moves */
export function reachable(graph, start, limits, moves) {
  const hops = hopsFrom(new View(graph, limits, "moves"), start);
  return new Map([...hops].filter(([role, count]) => role !== start && count <= moves));
}

/** @param {Graph} graph @param {Question} question @param {number[]} path the totals of any route, for tests */
export function totals(graph, question, path) {
  const steps = stepsOf(graph, question);
  return keyOf(along(new View(graph, NO_LIMITS, "moves"), steps, path), steps, question.by);
}
