// The graph as the page reads it: records with names, and what leads where.

import { readAmounts, readObjective } from "./figures.js";
import { readOffers } from "./preparing.js";
import { finish } from "./question.js";

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./figures.js").Objective} Objective */
/** @typedef {"promotion" | "lateral" | "step_down" | null} Kind */
/** @typedef {{text: string, sources: number[]}} Fact */
/** @typedef {{years: number, share: number, low: number | null, high: number | null}} Horizon of those who enter a role, the share that has done something by then */
/** @typedef {{path: number[], people: number, left: number, still: number, within: Horizon[]}} Career how many went along a path of roles, and then left or are still there */
/**
 * @typedef {object} Skill
 * @property {number} index
 * @property {string} id
 * @property {string} title
 * @property {string} kind
 * @property {number} effort
 * @property {string[]} aliases
 * @property {string} about
 */
/**
 * @typedef {object} Role
 * @property {number} index
 * @property {string} id
 * @property {string} title
 * @property {number} row
 * @property {number} lane
 * @property {string} level
 * @property {Array<[number, number]>} focus
 * @property {string} scope
 * @property {string} about
 * @property {string[]} aliases
 * @property {Fact[]} does
 * @property {Fact[]} kpis
 * @property {Fact[]} makes
 * @property {Array<[number, number]>} skills skill, level
 * @property {Set<number>} optional the skills that somebody can come to the role without
 * @property {Array<[number, number, boolean]>} expects the same as requirements
 * @property {Array<[string, string]>} codes
 * @property {number[]} sources
 * @property {Record<string, number[]>} from
 */
/**
 * @typedef {object} Move
 * @property {number} index
 * @property {number} from
 * @property {number} to
 * @property {Kind} kind
 * @property {number | null} years
 * @property {number | null} people
 * @property {number | null} leavers
 * @property {number | null} share
 * @property {Array<[number, number, boolean]>} requires skill, level, whether optional
 * @property {Horizon[]} within of those who enter the role, the share that has made this move by then
 * @property {boolean} stated whether the move itself says what it asks for
 * @property {number[]} sources
 * @property {Record<string, number[]>} sourcesOf
 */
/**
 * @typedef {object} Drawing
 * @property {[number, number]} box
 * @property {number[]} x
 * @property {number[]} y
 * @property {Array<[number, number]>} lanes
 * @property {number[]} rows
 * @property {number[][]} wires
 */
/**
 * @typedef {object} Budgets when searches end, as the page's data say: careergraph/explorer/contract.py
 * @property {number} work what one question may cost
 * @property {number} ends the share of it that the best by each objective may take of the trade-offs
 * @property {number} some the share of it that some route past others may take
 * @property {number} ordered up to so many roles to pass every order of them is looked at
 * @property {Array<[number, number]>} depths how far the bound looks ahead, by how many labels are settled
 * @property {number} unions that the bound keeps
 * @property {number} bridges that are named
 * @property {number} trial the share of it that may take to try whether a new move opens a route past others
 * @property {number} weighed candidates against one another exactly
 * @property {number} choices of them that are looked at
 */
/**
 * @typedef {object} Graph
 * @property {string} title
 * @property {string} name
 * @property {string} about
 * @property {string} feedback where readers say what they think; empty for nowhere
 * @property {string} derived "some" or "all" where moves were computed, not observed
 * @property {string[]} proficiency
 * @property {number} top
 * @property {string[]} levels
 * @property {string[]} functions
 * @property {Array<{title: string, where: string, licence: string}>} sources
 * @property {Array<{id: string, title: string, functions: number[]}>} lanes
 * @property {Array<{id: string, title: string, rung: number}>} rows
 * @property {Array<[string, string]>} provenance what the file says of itself, by name
 * @property {Skill[]} skills
 * @property {Role[]} roles
 * @property {Move[]} moves
 * @property {Career[]} careers where people went, step by step, as far as work histories tell
 * @property {number} mostPeople how many made the move that most people made; 0 where nobody counted
 * @property {boolean} rounded whether figures of few people are left out, and all others rounded
 * @property {number} least the fewest people of a figure; 0 where everything is told
 * @property {number[][]} out moves out of each role, by the target's index
 * @property {number[][]} into moves into each role, by the source's index
 * @property {Objective[]} objectives what routes may be the best by, in the order in which they are offered
 * @property {{moves: Objective, learning: Objective, years: Objective}} ties what orders routes that are as good, in turn
 * @property {Budgets} budgets
 * @property {string[]} kindNames every kind of move that may be, by name
 * @property {(units: Amount) => number} learningOf units of learning in steps
 * @property {boolean} plainEffort whether every step takes one unit
 * @property {Amount} zeroUnits
 * @property {(skill: number, steps: number) => Amount} effortOf units of some steps of a skill
 * @property {Map<string, string>} folded facts whose text is not the only one of its kind: text -> what they share
 * @property {Kind[]} kinds of move that there are
 * @property {boolean} skilled whether any role or move names a skill: if none does, nobody knows what there is to learn
 * @property {boolean} counted whether any move was counted from data
 * @property {boolean} halfCounted whether moves say how many made them, and none how many left
 * @property {boolean} timed whether any move knows its years
 * @property {Drawing | null} map
 * @property {{nodes: object[], edges: object[], options: object}} network
 * @property {import("./preparing.js").Offers} offers resources, credentials and pay, as far as the graph knows them
 * @property {{from: number | null, to: number | null, have: Array<[number, number]>, credentials: number[]}} ask
 */

/** @param {number[] | undefined} flat @returns {Array<[number, number]>} */
function pairs(flat) {
  /** @type {Array<[number, number]>} */
  const found = [];
  for (let at = 0; at + 1 < (flat || []).length; at += 2) {
    found.push([/** @type {number[]} */ (flat)[at], /** @type {number[]} */ (flat)[at + 1]]);
  }
  return found;
}

/** @param {number[][] | undefined} raw @returns {Horizon[]} */
function readHorizons(raw) {
  return (raw || []).map(([years, share, low = null, high = null]) => ({ years, share, low, high }));
}

/** @param {any} raw @param {number[]} own @returns {Fact} */
function readFact(raw, own) {
  return typeof raw === "string" ? { text: raw, sources: own } : { text: raw[0], sources: raw.slice(1) };
}

/** @param {any} raw @param {number} index @param {any} data @returns {Role} */
function readRole(raw, index, data) {
  const own = raw.src || [];
  /** @param {any[] | undefined} facts */
  const facts = (facts) => (facts || []).map((fact) => readFact(fact, own));
  return {
    index,
    id: raw.id,
    title: raw.title,
    row: raw.row,
    lane: raw.lane,
    level: data.rows[raw.row][0],
    focus: raw.focus || [],
    scope: raw.scope || "",
    about: raw.about || "",
    aliases: raw.aliases || [],
    does: facts(raw.does),
    kpis: facts(raw.kpis),
    makes: facts(raw.makes),
    skills: pairs(raw.skills).map(([skill, level]) => [skill, Math.abs(level)]),
    optional: new Set(pairs(raw.skills).filter(([, level]) => level < 0).map(([skill]) => skill)),
    expects: pairs(raw.skills).map(([skill, level]) => [skill, Math.abs(level), level < 0]),
    codes: raw.codes || [],
    sources: own,
    from: raw.from || {},
  };
}

/** @param {any[]} raw @param {number} index @param {Role[]} roles @param {Kind[]} kinds @returns {Move} */
function readMove(raw, index, roles, kinds) {
  const [from, to, kind, , people = null, leavers = null, requires, sources, sourcesOf, within] = raw;
  /** @type {Array<[number, number, boolean]>} */
  const asked = requires
    ? pairs(requires).map(([skill, level]) => [skill, Math.abs(level), level < 0])
    : roles[to].expects;
  return {
    index,
    from,
    to,
    kind: kinds[kind],
    years: null,
    people,
    leavers,
    share: people === null || leavers === null ? null : people / leavers,
    requires: asked,
    within: readHorizons(within),
    stated: Boolean(requires),
    sources: sources || [],
    sourcesOf: sourcesOf || {},
  };
}

/** Write a name as links name it: lists in links are parted by commas. @param {string} name */
function inLinks(name) {
  return name.toLowerCase().replace(/[\s,]+/g, "-");
}

// So many records are read between two pauses.
const AT_ONCE_READ = 2000;

/** Make a record of each item, with pauses. @template Raw, Made @param {Raw[]} raw @param {(item: Raw, index: number) => Made} make @returns {Generator<void, Made[], void>} */
function* readEach(raw, make) {
  /** @type {Made[]} */
  const made = [];
  for (const [at, item] of raw.entries()) {
    made.push(make(item, at));
    if (at % AT_ONCE_READ === AT_ONCE_READ - 1) {
      yield;
    }
  }
  return made;
}

/** @param {any} data @returns {Graph} */
export function readGraph(data) {
  return finish(reading(data));
}

/** Read a graph with pauses: a large one must not hold the page. @param {any} data @returns {Generator<void, Graph, void>} */
export function* reading(data) {
  /** @type {Role[]} */
  const roles = yield* readEach(data.roles, (raw, index) => readRole(raw, index, data));
  /** @type {Move[]} */
  const moves = yield* readEach(data.moves, (raw, index) => readMove(/** @type {any[]} */ (raw), index, roles, data.kinds));
  /** @type {number[][]} */
  const out = roles.map(() => []);
  /** @type {number[][]} */
  const into = roles.map(() => []);
  // Moves come by (source, target), so both lists are in the order of ids.
  for (const move of moves) {
    out[move.from].push(move.index);
    into[move.to].push(move.index);
  }
  yield;
  const skills = data.skills.map((/** @type {any[]} */ raw, /** @type {number} */ index) => ({
    index,
    id: raw[0],
    title: raw[1],
    kind: raw[2] || "",
    effort: raw[3] ?? 1,
    aliases: raw[4] || [],
    about: raw[5] || "",
  }));
  const facts = factsOf(roles, moves, data.kinds);
  const { efforts: stated } = data.objectives.find((/** @type {any} */ raw) => raw.adds === "union");
  // A route learns no more than all steps of all skills, and visits each role at most once.
  const efforts = readAmounts(stated || [1], skills.length * data.top);
  const objectives = /** @type {Objective[]} */ (data.objectives.map((/** @type {any} */ raw) =>
    readObjective(raw, data.moves, roles.length, { zero: efforts.zero, known: facts.skilled })));
  const carried = (/** @type {Objective["at"]} */ at) => /** @type {Objective} */ (objectives.find((by) => by.at === at));
  const ties = { moves: carried("moves"), learning: carried("units"), years: carried("years") };
  yield;
  for (const move of moves) {
    move.years = ties.years.told(ties.years.figures[move.index]);
  }
  yield;
  const effort = /** @type {Amount[]} */ (efforts.amounts);
  const plainEffort = !stated;
  const ask = data.ask || {};
  return {
    title: data.title,
    careers: (data.careers || []).map((/** @type {any[]} */ [path, people, left = 0, still = 0, within]) => ({ path, people, left: left || 0, still: still || 0, within: readHorizons(within) })),
    mostPeople: moves.reduce((/** @type {number} */ most, /** @type {Move} */ move) => Math.max(most, move.people || 0), 0),
    rounded: Boolean(data.rounded),
    least: data.rounded || 0,
    name: data.name,
    about: data.about || "",
    derived: data.derived || "",
    feedback: data.feedback || "",
    proficiency: data.proficiency,
    top: data.top,
    levels: data.levels,
    functions: data.functions,
    sources: data.sources.map((/** @type {any[]} */ raw) => ({ title: raw[0], where: raw[1] || "", licence: raw[2] || "" })),
    lanes: data.lanes.map((/** @type {any[]} */ raw) => ({ id: inLinks(raw[2] || raw[0]), title: raw[0], functions: raw[1] })),
    rows: data.rows.map((/** @type {any[]} */ raw, /** @type {number} */ row) => ({
      id: inLinks(raw[0] || `step ${row + 1}`),
      title: raw[0],
      rung: raw[1],
    })),
    skills,
    roles,
    moves,
    out,
    into,
    objectives,
    ties,
    budgets: data.budgets,
    kindNames: data.kinds.filter(Boolean),
    learningOf: (units) => Number(ties.learning.told(units)),
    plainEffort,
    zeroUnits: efforts.zero,
    effortOf: (skill, steps) => (plainEffort ? steps : typeof efforts.zero === "number" ? effort[skill] * steps : effort[skill] * /** @type {any} */ (BigInt(steps))),
    folded: new Map(Object.entries(data.folded || {})),
    ...facts,
    timed: ties.years.known,
    map: data.map || null,
    network: data.network,
    offers: readOffers(data),
    provenance: data.provenance || [],
    ask: { from: ask.from ?? null, to: ask.to ?? null, have: pairs(ask.have), credentials: ask.credentials || [] },
  };
}

/** What a graph knows of its roles and moves as a whole. @param {Role[]} roles @param {Move[]} moves @param {Kind[]} every */
function factsOf(roles, moves, every) {
  const kinds = new Set(moves.map((move) => move.kind));
  return {
    kinds: every.filter((kind) => kinds.has(kind)),
    skilled: roles.some((role) => role.skills.length > 0) || moves.some((move) => move.requires.length > 0),
    counted: moves.some((move) => move.share !== null),
    halfCounted: moves.some((move) => move.people !== null) && !moves.some((move) => move.leavers !== null),
  };
}

/**
 * Return what is held when starting from a role: the person's own and, unless only that counts, the role's.
 * @param {Graph} graph
 * @param {number | null} start
 * @param {Map<number, number>} mine
 * @param {boolean} onlyMine
 * @returns {Map<number, number>}
 */
export function heldFrom(graph, start, mine, onlyMine) {
  const held = new Map(mine);
  if (start !== null && !onlyMine) {
    for (const [skill, level] of graph.roles[start].skills) {
      held.set(skill, Math.max(level, held.get(skill) || 0));
    }
  }
  return held;
}

/** Return the number of the move between two roles; null where there is none. @param {Graph} graph @param {number} from @param {number} to */
export function moveIndex(graph, from, to) {
  const out = graph.out[from];
  let [low, high] = [0, out.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (graph.moves[out[middle]].to < to) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < out.length && graph.moves[out[low]].to === to ? out[low] : null;
}

/** @param {Graph} graph @param {number} from @param {number} to @returns {Move | null} */
export function moveBetween(graph, from, to) {
  const index = moveIndex(graph, from, to);
  return index === null ? null : graph.moves[index];
}
