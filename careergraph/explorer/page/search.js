// The best route from a role to another: exact by every objective, every tie broken as the graph's rules say
// (objective, moves, learning, years with unknown last, ids one by one).
//
// The searches are generators: they yield now and then, so that the page can stay awake, or drop them.

import { Bound } from "./bound.js";
import { Heap } from "./heap.js";
import { NO_BITS, union, within } from "./steps.js";
import { along, beginning, compareFound, comparePaths, keyOf } from "./view.js";

/** @typedef {import("./steps.js").Bits} Bits */
/** @typedef {import("./steps.js").Steps} Steps */
/** @typedef {import("./view.js").Found} Found */
/** @typedef {import("./view.js").Prefix} Prefix */
/** @typedef {import("./view.js").View} View */

/** A search that has settled so many labels stops, and says so. */
export const LABELS = 40000;
const SLICE = 128;
// Sums run backwards differ from sums run forwards in their last bits.
const SLACK = 1e-9;
/**
 * @typedef {object} Label
 * @property {number} role
 * @property {number} moves
 * @property {Bits} learnt
 * @property {number} units
 * @property {number} promise units that no route through here stays below
 * @property {number} years
 * @property {number} likelihood
 * @property {number[]} path
 * @property {boolean} beaten
 */

/**
 * Whether no way on makes the other label the better route: fewer moves never tie, and with as many the ids decide in the end.
 * @param {Label} label @param {Label} other
 */
export function beats(label, other) {
  return (
    label.moves <= other.moves &&
    label.years <= other.years &&
    label.likelihood >= other.likelihood &&
    within(label.learnt, other.learnt) &&
    (label.moves < other.moves || comparePaths(label.path, other.path) <= 0)
  );
}

/**
 * Return the best value of years or likelihood from a prefix to the goal: Dijkstra's search, which adds from the start.
 * @param {View} view @param {Prefix} prefix @param {number} goal @param {"years" | "likelihood"} by
 */
function bestFigure(view, prefix, goal, by) {
  const sign = by === "years" ? 1 : -1;
  const start = prefix.path[prefix.path.length - 1];
  /** @type {Heap<[number, number]>} */
  const heap = new Heap((left, right) => sign * (left[0] - right[0]));
  heap.push([by === "years" ? prefix.years : prefix.likelihood, start]);
  const done = new Set();
  while (heap.size) {
    const [figure, role] = /** @type {[number, number]} */ (heap.pop());
    if (role === goal) {
      return figure;
    }
    if (done.has(role)) {
      continue;
    }
    done.add(role);
    for (const index of view.out(role)) {
      const move = view.graph.moves[index];
      const cost = by === "years" ? figure + Number(move.years) : figure * Number(move.share);
      heap.push([cost, move.to]);
    }
  }
  return null;
}

/** Return years or likelihood from every role to the goal. @param {View} view @param {number} goal @param {"years" | "likelihood"} by */
export function figuresTo(view, goal, by) {
  const sign = by === "years" ? 1 : -1;
  /** @type {Heap<[number, number]>} */
  const heap = new Heap((left, right) => sign * (left[0] - right[0]));
  heap.push([by === "years" ? 0 : 1, goal]);
  /** @type {Map<number, number>} */
  const figures = new Map();
  while (heap.size) {
    const [figure, role] = /** @type {[number, number]} */ (heap.pop());
    if (figures.has(role)) {
      continue;
    }
    figures.set(role, figure);
    for (const index of view.into(role)) {
      const move = view.graph.moves[index];
      if (!figures.has(move.from)) {
        heap.push([by === "years" ? figure + Number(move.years) : figure * Number(move.share), move.from]);
      }
    }
  }
  return figures;
}

/**
 * Find the least units of learning to the goal. Ties are broken anyhow.
 * @param {View} view @param {Steps} steps @param {Prefix} prefix @param {Bound} bound
 * @param {number} labels
 * @returns {Generator<void, {units: number, bound: number, path: number[]} | null, void>}
 */
function* leastLearning(view, steps, prefix, bound, labels) {
  const start = prefix.path[prefix.path.length - 1];
  if (!bound.hops.has(start)) {
    return null;
  }
  const learnt = union(prefix.learnt, bound.must);
  const units = steps.cost(learnt);
  /** @type {Heap<{role: number, learnt: Bits, units: number, promise: number, before: any, made: number}>} */
  const heap = new Heap((left, right) => left.promise - right.promise || right.made - left.made);
  heap.push({ role: start, learnt, units, promise: units, before: null, made: 0 });
  /** @type {Map<number, Bits[]>} */
  const kept = new Map([[start, [learnt]]]);
  let made = 0;
  let settled = 0;
  while (heap.size) {
    const label = /** @type {NonNullable<ReturnType<typeof heap.pop>>} */ (heap.pop());
    if (label.role === bound.goal && label.before) {
      const path = [];
      for (let at = label; at.before; at = at.before) {
        path.push(at.role);
      }
      return { units: label.units, bound: label.units, path: [...prefix.path, ...path.reverse()] };
    }
    const rivals = /** @type {Bits[]} */ (kept.get(label.role));
    if (!rivals.includes(label.learnt)) {
      continue;
    }
    settled += 1;
    if (settled > labels) {
      const path = completeGreedily(view, steps, prefix, label, bound);
      return { units: steps.cost(along(view, steps, path).learnt), bound: label.promise, path };
    }
    if (settled % SLICE === 0) {
      yield;
    }
    bound.lookFurther(settled);
    const tighter = bound.least(label.role, label.learnt, label.units, label.promise);
    const next = heap.peek();
    if (tighter > label.promise && next && next.promise < tighter) {
      label.promise = tighter;
      heap.push(label);
      continue;
    }
    label.promise = tighter;
    for (const index of view.out(label.role)) {
      const target = view.graph.moves[index].to;
      if (!bound.hops.has(target)) {
        continue;
      }
      const asked = steps.of(index);
      const extra = steps.added(asked, label.learnt);
      const reached = extra ? union(label.learnt, asked) : label.learnt;
      const there = kept.get(target) || [];
      if (there.some((rival) => within(rival, reached))) {
        continue;
      }
      const open = there.filter((rival) => !within(reached, rival));
      open.push(reached);
      kept.set(target, open);
      made += 1;
      const cost = label.units + extra;
      heap.push({ role: target, learnt: reached, units: cost, promise: Math.max(cost, label.promise), before: label, made });
    }
  }
  return null;
}

/**
 * Complete a label by the way that learns least move by move: fast, and mostly good.
 * @param {View} view @param {Steps} steps @param {Prefix} prefix @param {any} label @param {Bound} bound
 */
function completeGreedily(view, steps, prefix, label, bound) {
  /** @type {number[]} */
  const path = [];
  for (let at = label; at.before; at = at.before) {
    path.unshift(at.role);
  }
  const begun = [...prefix.path, ...path];
  const tail = dijkstraLearning(view, steps, begun, label.learnt, bound.goal);
  const whole = tail || dijkstraLearning(view, steps, prefix.path, prefix.learnt, bound.goal);
  return /** @type {number[]} */ (whole);
}

/** @param {View} view @param {Steps} steps @param {number[]} begun @param {Bits} learnt @param {number} goal */
function dijkstraLearning(view, steps, begun, learnt, goal) {
  const closed = new Set(begun.slice(0, -1));
  /** @type {Heap<{role: number, learnt: Bits, units: number, before: any}>} */
  const heap = new Heap((left, right) => left.units - right.units || left.role - right.role);
  heap.push({ role: begun[begun.length - 1], learnt, units: steps.cost(learnt), before: null });
  while (heap.size) {
    const label = /** @type {NonNullable<ReturnType<typeof heap.pop>>} */ (heap.pop());
    if (closed.has(label.role)) {
      continue;
    }
    closed.add(label.role);
    if (label.role === goal) {
      /** @type {number[]} */
      const path = [];
      for (let at = label; at.before; at = at.before) {
        path.unshift(at.role);
      }
      return [...begun, ...path];
    }
    for (const index of view.out(label.role)) {
      const target = view.graph.moves[index].to;
      if (!closed.has(target)) {
        const reached = union(label.learnt, steps.of(index));
        heap.push({ role: target, learnt: reached, units: steps.cost(reached), before: label });
      }
    }
  }
  return null;
}

/**
 * Find the first route in the total order among those that the limits leave.
 * @param {View} view @param {Steps} steps @param {Prefix} prefix @param {number} goal
 * @param {object} most what a route may cost
 * @param {number} most.moves
 * @param {number} most.units
 * @param {(label: Label) => boolean} most.allows
 * @param {boolean} settledObjective whether the limits leave only best routes, so that ties alone are left
 * @param {Map<number, number>} hops
 * @param {Bound | null} bound
 * @param {number} labels
 * @returns {Generator<void, {path: number[]} | "spent" | null, void>}
 */
function* settle(view, steps, prefix, goal, most, settledObjective, hops, bound, labels) {
  const { by } = view;
  const last = prefix.path[prefix.path.length - 1];
  if (!hops.has(last)) {
    return null;
  }
  /** @param {Label} label */
  const rank = (label) => {
    const moves = label.moves + /** @type {number} */ (hops.get(label.role));
    if (by === "moves" || settledObjective) {
      return [0, moves, settledObjective && by === "learning" ? 0 : label.promise, label.years];
    }
    const first = by === "learning" ? label.promise : by === "years" ? label.years : -label.likelihood;
    return [first, moves, label.promise, label.years];
  };
  const must = bound ? bound.must : NO_BITS;
  const learnt = union(prefix.learnt, must);
  const units = steps.cost(learnt);
  /** @type {Label} */
  const first = {
    role: last,
    moves: prefix.path.length - 1,
    learnt,
    units,
    promise: units,
    years: prefix.years,
    likelihood: by === "likelihood" ? prefix.likelihood : 1,
    path: prefix.path,
    beaten: false,
  };
  /** @type {Heap<{rank: number[], label: Label}>} */
  const heap = new Heap((left, right) => {
    for (let at = 0; at < 4; at += 1) {
      if (left.rank[at] !== right.rank[at]) {
        return left.rank[at] < right.rank[at] ? -1 : 1;
      }
    }
    return comparePaths(left.label.path, right.label.path);
  });
  heap.push({ rank: rank(first), label: first });
  /** @type {Map<number, Label[]>} */
  const kept = new Map([[last, [first]]]);
  let settled = 0;
  while (heap.size) {
    const { label } = /** @type {{label: Label}} */ (heap.pop());
    if (label.role === goal && label.moves) {
      return { path: label.path };
    }
    if (label.beaten) {
      continue;
    }
    settled += 1;
    if (settled > labels) {
      return "spent";
    }
    if (settled % SLICE === 0) {
      yield;
    }
    if (bound) {
      const tighter = bound.least(label.role, label.learnt, label.units, label.promise);
      if (tighter > label.promise) {
        label.promise = tighter;
        if (tighter <= most.units) {
          heap.push({ rank: rank(label), label });
        }
        continue;
      }
    }
    for (const index of view.out(label.role)) {
      const move = view.graph.moves[index];
      const left = hops.get(move.to);
      if (left === undefined || label.moves + 1 + left > most.moves) {
        continue;
      }
      const asked = steps.of(index);
      const extra = steps.added(asked, label.learnt);
      const cost = label.units + extra;
      if (cost > most.units) {
        continue;
      }
      /** @type {Label} */
      const fresh = {
        role: move.to,
        moves: label.moves + 1,
        learnt: extra ? union(label.learnt, asked) : label.learnt,
        units: cost,
        promise: Math.max(cost, label.promise),
        years: move.years === null ? Infinity : label.years + move.years,
        likelihood: by === "likelihood" ? label.likelihood * Number(move.share) : 1,
        path: [...label.path, move.to],
        beaten: false,
      };
      if (!most.allows(fresh)) {
        continue;
      }
      const rivals = kept.get(move.to) || [];
      if (rivals.some((rival) => beats(rival, fresh))) {
        continue;
      }
      const open = rivals.filter((rival) => {
        rival.beaten = rival.beaten || beats(fresh, rival);
        return !rival.beaten;
      });
      open.push(fresh);
      kept.set(move.to, open);
      heap.push({ rank: rank(fresh), label: fresh });
    }
  }
  return null;
}

/** Return a route that is found at once and mostly learns little; null where there is none. @param {View} view @param {Steps} steps @param {number} start @param {number} goal */
export function quickRoute(view, steps, start, goal) {
  const path = dijkstraLearning(view, steps, [start], NO_BITS, goal);
  return path && path.length - 1 <= view.limits.maxMoves ? path : null;
}

/**
 * Find the best route that begins with a prefix.
 * @param {View} view @param {Steps} steps @param {Prefix} prefix @param {number} goal
 * @param {number} labels
 * @returns {Generator<void, Found | null, void>}
 */
export function* best(view, steps, prefix, goal, labels = LABELS) {
  const { by, limits } = view;
  const start = prefix.path[prefix.path.length - 1];
  const made = prefix.path.length - 1;
  /** @param {number[]} path @param {number} [bound] @returns {Found} */
  const found = (path, bound) => {
    const key = keyOf(along(view, steps, path), steps, by);
    return { path, key, bound: bound === undefined ? key[0] : bound };
  };
  const bound = new Bound(view, steps, goal);
  const { hops } = bound;
  const least = hops.get(start);
  if (least === undefined || made + least > limits.maxMoves) {
    return null;
  }
  const anything = () => true;
  if (by === "moves") {
    const most = { moves: made + least, units: Infinity, allows: anything };
    const route = yield* settle(view, steps, prefix, goal, most, true, hops, bound, labels);
    return found(route && route !== "spent" ? route.path : shortest(view, prefix, goal, hops));
  }
  if (by === "learning") {
    const result = yield* leastLearning(view, steps, prefix, bound, labels);
    if (!result) {
      return null;
    }
    if (result.units > result.bound) {
      return result.path.length - 1 <= limits.maxMoves ? found(result.path, result.bound) : yield* short(result.bound);
    }
    const most = { moves: Infinity, units: result.units, allows: anything };
    const route = yield* settle(view, steps, prefix, goal, most, true, hops, bound, labels);
    const path = route && route !== "spent" ? route.path : result.path;
    return path.length - 1 <= limits.maxMoves ? found(path) : yield* short(result.bound);
  }
  const figure = bestFigure(view, prefix, goal, by);
  const ahead = figuresTo(view, goal, by);
  if (figure === null) {
    return null;
  }
  const most = {
    moves: Infinity,
    units: Infinity,
    allows: (/** @type {Label} */ label) => {
      const rest = /** @type {number} */ (ahead.get(label.role));
      return by === "years"
        ? label.years <= figure && label.years + rest <= figure + SLACK * (1 + figure)
        : label.likelihood >= figure && label.likelihood * rest >= figure * (1 - SLACK);
    },
  };
  const route = yield* settle(view, steps, prefix, goal, most, true, hops, bound, labels);
  if (route && route !== "spent" && route.path.length - 1 <= limits.maxMoves) {
    return found(route.path);
  }
  return yield* short(by === "years" ? figure : -figure);

  /** Search where the best of any length is too long. @param {number} objective @returns {Generator<void, Found | null, void>} */
  function* short(objective) {
    const few = { moves: limits.maxMoves, units: Infinity, allows: anything };
    const shortRoute = yield* settle(view, steps, prefix, goal, few, false, hops, bound, labels);
    if (shortRoute === "spent") {
      return found(shortest(view, prefix, goal, hops), objective);
    }
    return shortRoute ? found(shortRoute.path) : null;
  }
}

/** Return some route with the fewest moves. @param {View} view @param {Prefix} prefix @param {number} goal @param {Map<number, number>} hops */
function shortest(view, prefix, goal, hops) {
  const path = [...prefix.path];
  while (path[path.length - 1] !== goal) {
    const role = path[path.length - 1];
    const left = /** @type {number} */ (hops.get(role));
    const index = view.out(role).find((each) => hops.get(view.graph.moves[each].to) === left - 1);
    path.push(view.graph.moves[/** @type {number} */ (index)].to);
  }
  return path;
}

/**
 * Find the k best simple routes: each route found splits the others by where they leave it (Lawler 1972).
 * @param {View} view @param {Steps} steps @param {number} start @param {number} goal @param {number} count
 * @param {number} labels
 * @returns {Generator<void, Found[], void>}
 */
export function* kBest(view, steps, start, goal, count, labels = LABELS) {
  /** @type {Heap<{found: Found, parted: number, taken: Set<number>}>} */
  const heap = new Heap((left, right) => compareFound(left.found, right.found));
  const first = yield* best(view, steps, beginning(start), goal, labels);
  if (first) {
    heap.push({ found: first, parted: 0, taken: new Set() });
  }
  /** @type {Found[]} */
  const routes = [];
  while (heap.size && routes.length < count) {
    const { found, parted, taken } = /** @type {NonNullable<ReturnType<typeof heap.pop>>} */ (heap.pop());
    const bound = Math.min(found.key[0], found.bound, ...heap.items.map((rest) => rest.found.bound));
    routes.push({ ...found, bound });
    if (routes.length === count) {
      break;
    }
    for (let place = parted; place < found.path.length - 1; place += 1) {
      const prefix = along(view, steps, found.path.slice(0, place + 1));
      const spur = found.path[place];
      const out = new Set(place === parted ? taken : []);
      for (const index of view.graph.out[spur]) {
        if (view.graph.moves[index].to === found.path[place + 1]) {
          out.add(index);
        }
      }
      const other = yield* best(view.narrowed(new Set(found.path.slice(0, place)), out), steps, prefix, goal, labels);
      if (other) {
        heap.push({ found: other, parted: place, taken: out });
      }
    }
  }
  return routes;
}
