// Answers made of routes: what each step asks and teaches, why a route is worth a look, and why there is none.

import { heldFrom } from "./graph.js";
import { Heap } from "./heap.js";
import { along, beats, beginning, comparePaths, hopsFrom, hopsTo, kBest, keyOf, LABELS, View } from "./search.js";
import { NO_BITS, Steps, union } from "./steps.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./graph.js").Objective} Objective */
/** @typedef {import("./search.js").Limits} Limits */
/** @typedef {import("./search.js").Found} Found */
/** @typedef {{skill: number, from: number, to: number}} Learn */
/** @typedef {{move: Move, learn: Learn[]}} Step */
/**
 * @typedef {object} Route
 * @property {number[]} roles
 * @property {number} moves
 * @property {number} learning
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
/** @typedef {{from: number, to: number, learning: number, stepDown: boolean}} Bridge */
/**
 * @typedef {object} NoRoute
 * @property {number} reachable
 * @property {number[]} highest
 * @property {number} leadsToGoal
 * @property {Bridge[]} bridges
 * @property {number} lacking moves without the figure that the objective needs, where that is what blocks
 * @property {boolean} blocked whether there is a route without the constraints
 */

/** @type {Limits} */
export const NO_LIMITS = { avoid: new Set(), kinds: new Set(), noStepDown: false, maxMoves: Infinity };
const REASONS = { moves: "fewest moves", learning: "least learning", years: "fastest", likelihood: "most travelled" };
const MOST_BRIDGES = 3;
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
    learning: units / graph.effortScale,
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
  return found.map((each, place) => {
    const route = tell(graph, steps.held, each.path);
    route.proven = each.bound >= each.key[0];
    route.lowerBound = inUnit(graph, question.by, each.bound);
    if (!place) {
      route.reasons = [REASONS[question.by]];
    }
    return route;
  });
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

/**
 * Find the routes that no other beats in moves, learning and years at once.
 * @param {Graph} graph @param {Question} question @param {number} [labels]
 * @returns {Generator<void, {routes: Route[], proven: boolean}, void>}
 */
export function* tradeOffs(graph, question, labels = TRADE_OFF_LABELS) {
  const steps = stepsOf(graph, question);
  const view = new View(graph, question.limits, "moves");
  const hops = hopsTo(view, question.to);
  const begin = beginning(question.from);
  if (!hops.has(question.from)) {
    return { routes: [], proven: true };
  }
  /** @typedef {import("./search.js").Label} Label */
  /** @type {Heap<Label>} */
  const heap = new Heap(
    (left, right) =>
      left.promise - right.promise || left.units - right.units || compareYears(left.years, right.years) ||
      comparePaths(left.path, right.path),
  );
  /** @param {Label} label */
  const vector = (label) => [label.promise, label.units, label.years];
  // Here a label's promise is the least number of moves of a route through it.
  heap.push({
    role: question.from, moves: 0, learnt: NO_BITS, units: 0, promise: Number(hops.get(question.from)),
    years: 0, likelihood: 1, path: begin.path, beaten: false,
  });
  /** @type {Map<number, Label[]>} */
  const kept = new Map();
  /** @type {Label[]} */
  const arrived = [];
  let settled = 0;
  let proven = true;
  /** @param {Label} label */
  const useless = (label) =>
    arrived.some((route) => {
      const mine = vector(route);
      const theirs = vector(label);
      return outdoes(mine, theirs) || mine.every((value, at) => value <= theirs[at]);
    });
  while (heap.size) {
    const label = /** @type {Label} */ (heap.pop());
    if (label.beaten || useless(label)) {
      continue;
    }
    if (label.role === question.to) {
      arrived.push(label);
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
    for (const index of view.out(label.role)) {
      const move = graph.moves[index];
      const left = hops.get(move.to);
      if (left === undefined || label.moves + 1 + left > question.limits.maxMoves) {
        continue;
      }
      const asked = steps.of(index);
      const extra = steps.added(asked, label.learnt);
      /** @type {Label} */
      const fresh = {
        role: move.to,
        moves: label.moves + 1,
        learnt: extra ? union(label.learnt, asked) : label.learnt,
        units: label.units + extra,
        promise: label.moves + 1 + left,
        years: move.years === null ? Infinity : label.years + move.years,
        likelihood: 1,
        path: [...label.path, move.to],
        beaten: false,
      };
      const rivals = kept.get(move.to) || [];
      if (useless(fresh) || rivals.some((rival) => beats(rival, fresh))) {
        continue;
      }
      const open = rivals.filter((rival) => {
        rival.beaten = rival.beaten || beats(fresh, rival);
        return !rival.beaten;
      });
      open.push(fresh);
      kept.set(move.to, open);
      heap.push(fresh);
    }
  }
  const best = arrived.filter((route) => !arrived.some((other) => outdoes(vector(other), vector(route))));
  const routes = best.map((label) => tell(graph, steps.held, label.path));
  routes.sort((left, right) => left.moves - right.moves || left.learning - right.learning);
  giveReasons(routes);
  return { routes, proven };
}

/** @param {number} left @param {number} right */
function compareYears(left, right) {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Say why each trade-off is worth a look. @param {Route[]} routes */
export function giveReasons(routes) {
  const moves = Math.min(...routes.map((route) => route.moves));
  const learning = Math.min(...routes.map((route) => route.learning));
  const known = routes.map((route) => route.years).filter((years) => years !== null);
  const years = Math.min(...known);
  for (const route of routes) {
    route.reasons = [
      ...(route.moves === moves ? [REASONS.moves] : []),
      ...(route.learning === learning ? [REASONS.learning] : []),
      ...(route.years !== null && route.years === years ? [REASONS.years] : []),
    ];
    if (!route.reasons.length) {
      route.reasons = ["a balance of moves, learning and years"];
    }
  }
}

/**
 * Say why there is no route, and which new moves would open one.
 * @param {Graph} graph @param {Question} question @returns {NoRoute}
 */
export function whyNone(graph, question) {
  const view = new View(graph, { ...question.limits, maxMoves: Infinity }, question.by);
  const reachable = hopsFrom(view, question.from);
  const leading = hopsTo(view, question.to);
  const reached = [...reachable.keys()].filter((role) => role !== question.from);
  const top = Math.max(...reached.map((role) => graph.roles[role].row));
  const free = new View(graph, NO_LIMITS, "moves");
  const anyhow = hopsFrom(free, question.from).has(question.to);
  const weighed = new View(graph, NO_LIMITS, question.by);
  const lacks = anyhow && !hopsFrom(weighed, question.from).has(question.to);
  return {
    reachable: reached.length,
    highest: reached.filter((role) => graph.roles[role].row === top),
    leadsToGoal: leading.size - 1,
    bridges: reachable.has(question.to) ? [] : bridges(graph, question, [...reachable.keys()], [...leading.keys()]),
    lacking: lacks ? graph.moves.filter((_, index) => !weighed.allows(index)).length : 0,
    blocked: anyhow && !lacks,
  };
}

/** @param {Graph} graph @param {Question} question @param {number[]} sources @param {number[]} targets @returns {Bridge[]} */
function bridges(graph, question, sources, targets) {
  const mine = heldFrom(graph, question.from, question.mine, question.onlyMine);
  /** @type {Array<Bridge & {units: number}>} */
  const found = [];
  for (const from of sources) {
    const held = heldFrom(graph, from, mine, false);
    const known = new Set(graph.out[from].map((index) => graph.moves[index].to));
    for (const to of targets) {
      if (known.has(to) || from === to) {
        continue;
      }
      let units = 0;
      for (const [skill, level] of graph.roles[to].skills) {
        units += graph.effortUnits[skill] * Math.max(0, level - (held.get(skill) || 0));
      }
      const [low, high] = [graph.rows[graph.roles[from].row].rung, graph.rows[graph.roles[to].row].rung];
      found.push({ from, to, units, learning: units / graph.effortScale, stepDown: Boolean(low && high && high < low) });
    }
  }
  found.sort((left, right) => left.units - right.units || left.from - right.from || left.to - right.to);
  return found.slice(0, MOST_BRIDGES);
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
