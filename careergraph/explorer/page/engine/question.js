// What is asked of the search: from where to where, by what, for whom, under which limits, and for how long.

import { cutsPay } from "./pay.js";

/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {import("./graph.js").Graph} Graph */
/**
 * @typedef {object} Limits which routes count
 * @property {Set<number>} via roles to pass, in any order
 * @property {Set<number>} avoid roles
 * @property {Set<string>} kinds kinds of move; empty for all
 * @property {boolean} noStepDown
 * @property {number | null} noPayCut the role that somebody is in who takes no cut in pay
 * @property {number} maxMoves Infinity for any number
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
export const NO_LIMITS = { via: new Set(), avoid: new Set(), kinds: new Set(), noStepDown: false, noPayCut: null, maxMoves: Infinity };

// After so much work a search lets the page breathe, if it is time to: well below a millisecond.
const SLICE = 20_000;

/** How long the searches of one question may go on, counted in work: the same answer on every machine, and a page that stays awake. */
export class Budget {
  /** @param {number} limit the work of a question is in the page's data @param {Budget | null} [parent] one that pays for this one */
  constructor(limit, parent = null) {
    this.limit = limit;
    this.parent = parent;
    this.spent = 0;
    this.pause = SLICE;
  }

  /** Count work where the search cannot yield. @param {number} work */
  count(work) {
    this.spent += work;
    this.parent?.count(work);
  }

  /** Count work; whether the search should yield now. @param {number} work */
  spend(work) {
    this.count(work);
    if (this.spent < this.pause) {
      return false;
    }
    this.pause = this.spent + SLICE;
    return true;
  }

  /** Whether the searches must end with what they have. */
  get over() {
    return this.spent > this.limit;
  }

  /** Return a budget of its own for a part that may take so much of what is left. @param {number} part 0..1 */
  part(part) {
    return new Budget(Math.max(0, (this.limit - this.spent) * part));
  }
}

/** Run a search to its end. @template T @param {Generator<void, T, void>} search @returns {T} */
export function finish(search) {
  for (;;) {
    const step = search.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** The part of the graph that one question may use. */
export class View {
  /**
   * @param {Graph} graph
   * @param {Limits} limits
   * @param {Objective} by
   * @param {Set<number>} banned roles that are out
   * @param {Set<number>} taken moves that are out
   */
  constructor(graph, limits, by, banned = new Set(), taken = new Set()) {
    this.graph = graph;
    this.limits = limits;
    this.by = by;
    this.banned = banned;
    this.taken = taken;
    // Nothing is out: then the graph's own lists will do.
    this.whole = by.said === null && by.known && !limits.avoid.size && !limits.kinds.size && !limits.noStepDown && limits.noPayCut === null && !banned.size && !taken.size;
    /** @type {Map<number, number[]>} */
    this.leaving = new Map();
    /** @type {Map<number, number[]>} */
    this.entering = new Map();
  }

  /** The objective, where routes carry its figure beside those that break ties. */
  get own() {
    return this.by.at === "own" ? this.by : null;
  }

  /** Return the same question without some roles and moves. @param {Set<number>} banned @param {Set<number>} taken */
  narrowed(banned, taken) {
    return new View(this.graph, this.limits, this.by, banned, taken);
  }

  /** @param {number} index */
  allows(index) {
    const move = this.graph.moves[index];
    const { avoid, kinds, noStepDown, noPayCut } = this.limits;
    return (
      this.by.knows(index) &&
      !(kinds.size && !kinds.has(String(move.kind))) &&
      !(noStepDown && move.kind === "step_down") &&
      !(noPayCut !== null && cutsPay(this.graph, noPayCut, move.from, move.to)) &&
      !avoid.has(move.from) &&
      !avoid.has(move.to) &&
      !this.banned.has(move.from) &&
      !this.banned.has(move.to) &&
      !this.taken.has(index)
    );
  }

  /** Return the allowed moves out of a role. @param {number} role */
  out(role) {
    return this.whole ? this.graph.out[role] : this.kept(this.leaving, role, this.graph.out[role]);
  }

  /** Return the allowed moves into a role. @param {number} role */
  into(role) {
    return this.whole ? this.graph.into[role] : this.kept(this.entering, role, this.graph.into[role]);
  }

  /** @param {Map<number, number[]>} known @param {number} role @param {number[]} all */
  kept(known, role, all) {
    let moves = known.get(role);
    if (!moves) {
      moves = all.filter((index) => this.allows(index));
      known.set(role, moves);
    }
    return moves;
  }
}
