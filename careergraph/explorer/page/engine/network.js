// What a question may use of the graph, and how far its roles lie from each other.

/** @typedef {import("./budget.js").Budget} Budget */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./graph.js").Objective} Objective */
/**
 * @typedef {object} Limits which routes count
 * @property {Set<number>} via roles to pass, in any order
 * @property {Set<number>} avoid roles
 * @property {Set<string>} kinds kinds of move; empty for all
 * @property {boolean} noStepDown
 * @property {number} maxMoves Infinity for any number
 */
/** @typedef {Int32Array} Hops the fewest moves of each role; -1 where none lead there */

/** @type {Limits} */
export const NO_LIMITS = { via: new Set(), avoid: new Set(), kinds: new Set(), noStepDown: false, maxMoves: Infinity };

/** Whether a move knows the figure that an objective needs. @param {Graph} graph @param {Move} move @param {Objective} by */
export function knows(graph, move, by) {
  return by === "years" ? move.years !== null : by === "likelihood" ? move.share !== null : by === "moves" || graph.skilled;
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
    const all = by === "moves" || (by === "learning" && graph.skilled);
    // Nothing is out: then the graph's own lists will do.
    this.whole = all && !limits.avoid.size && !limits.kinds.size && !limits.noStepDown && !banned.size && !taken.size;
    /** @type {Map<number, number[]>} */
    this.leaving = new Map();
    /** @type {Map<number, number[]>} */
    this.entering = new Map();
  }

  /** Return the same question without some roles and moves. @param {Set<number>} banned @param {Set<number>} taken */
  narrowed(banned, taken) {
    return new View(this.graph, this.limits, this.by, banned, taken);
  }

  /** @param {number} index */
  allows(index) {
    const move = this.graph.moves[index];
    const { avoid, kinds, noStepDown } = this.limits;
    return (
      knows(this.graph, move, this.by) &&
      !(kinds.size && !kinds.has(String(move.kind))) &&
      !(noStepDown && move.kind === "step_down") &&
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

/**
 * Return the fewest moves from every role to the goal, or, the other way round, from the start to every role.
 * @param {View} view @param {number} end @param {"to" | "from"} way @param {Budget} budget
 * @returns {Generator<void, {hops: Hops, line: number[]}, void>} `line` holds the roles that are reached, nearest first
 */
export function* hopsOf(view, end, way, budget) {
  const { graph } = view;
  const hops = new Int32Array(graph.roles.length).fill(-1);
  hops[end] = 0;
  const line = [end];
  for (const role of line) {
    const moves = way === "to" ? view.into(role) : view.out(role);
    for (const index of moves) {
      const other = way === "to" ? graph.moves[index].from : graph.moves[index].to;
      if (hops[other] < 0) {
        hops[other] = hops[role] + 1;
        line.push(other);
      }
    }
    // Lists of moves that are out are made when they are first asked for.
    if (budget.spend(view.whole ? moves.length + 1 : 4 * moves.length + 10)) {
      yield;
    }
  }
  return { hops, line };
}
