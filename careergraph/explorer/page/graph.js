// The graph as the page reads it: records with names, and what leads where.

/** @typedef {"moves" | "learning" | "years" | "likelihood"} Objective */
/** @typedef {"promotion" | "lateral" | "step_down" | null} Kind */
/** @typedef {{text: string, sources: number[]}} Fact */
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
 * @property {Array<[number, number]>} skills
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
 * @typedef {object} Graph
 * @property {string} title
 * @property {string} name
 * @property {string} about
 * @property {string[]} proficiency
 * @property {number} top
 * @property {string[]} levels
 * @property {string[]} functions
 * @property {Array<{title: string, where: string, licence: string}>} sources
 * @property {Array<{title: string, functions: number[]}>} lanes
 * @property {Array<{title: string, rung: number}>} rows
 * @property {Skill[]} skills
 * @property {Role[]} roles
 * @property {Move[]} moves
 * @property {number[][]} out moves out of each role, by the target's index
 * @property {number[][]} into moves into each role, by the source's index
 * @property {number} effortScale units of learning in one step of effort 1
 * @property {number[]} effortUnits
 * @property {boolean} skilled whether any role or move names a skill: if none does, nobody knows what there is to learn
 * @property {boolean} counted whether any move was counted from data
 * @property {boolean} halfCounted whether moves say how many made them, and none how many left
 * @property {boolean} timed whether any move knows its years
 * @property {Drawing | null} map
 * @property {{nodes: object[], edges: object[], options: object}} network
 * @property {{from: number | null, to: number | null, have: Array<[number, number]>}} ask
 */

/** @type {Kind[]} */
const KINDS = [null, "promotion", "lateral", "step_down"];

/** @param {number[] | undefined} flat @returns {Array<[number, number]>} */
function pairs(flat) {
  /** @type {Array<[number, number]>} */
  const found = [];
  for (let at = 0; at + 1 < (flat || []).length; at += 2) {
    found.push([/** @type {number[]} */ (flat)[at], /** @type {number[]} */ (flat)[at + 1]]);
  }
  return found;
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
    skills: pairs(raw.skills),
    codes: raw.codes || [],
    sources: own,
    from: raw.from || {},
  };
}

/** @param {any[]} raw @param {number} index @param {Role[]} roles @returns {Move} */
function readMove(raw, index, roles) {
  const [from, to, kind, years = null, people = null, leavers = null, requires, sources, sourcesOf] = raw;
  /** @type {Array<[number, number, boolean]>} */
  const asked = requires
    ? pairs(requires).map(([skill, level]) => [skill, Math.abs(level), level < 0])
    : roles[to].skills.map(([skill, level]) => [skill, level, false]);
  return {
    index,
    from,
    to,
    kind: KINDS[kind],
    years,
    people,
    leavers,
    share: people === null || leavers === null ? null : people / leavers,
    requires: asked,
    stated: Boolean(requires),
    sources: sources || [],
    sourcesOf: sourcesOf || {},
  };
}

/**
 * Turn efforts into whole units, so that learning adds up exactly in any order.
 * @param {number[]} efforts
 */
export function effortUnits(efforts) {
  let digits = 0;
  for (const effort of efforts) {
    const [mantissa, exponent = "0"] = String(effort).split("e");
    digits = Math.max(digits, (mantissa.split(".")[1] || "").length - Number(exponent));
  }
  const scale = 10 ** Math.min(digits, 9);
  return { scale, units: efforts.map((effort) => Math.round(effort * scale)) };
}

/** @param {any} data @returns {Graph} */
export function readGraph(data) {
  const roles = data.roles.map((/** @type {any} */ raw, /** @type {number} */ index) => readRole(raw, index, data));
  const moves = data.moves.map((/** @type {any[]} */ raw, /** @type {number} */ index) => readMove(raw, index, roles));
  /** @type {number[][]} */
  const out = roles.map(() => []);
  /** @type {number[][]} */
  const into = roles.map(() => []);
  // Moves come by (source, target), so both lists are in the order of ids.
  for (const move of moves) {
    out[move.from].push(move.index);
    into[move.to].push(move.index);
  }
  const skills = data.skills.map((/** @type {any[]} */ raw, /** @type {number} */ index) => ({
    index,
    id: raw[0],
    title: raw[1],
    kind: raw[2] || "",
    effort: raw[3] ?? 1,
    aliases: raw[4] || [],
    about: raw[5] || "",
  }));
  const efforts = effortUnits(skills.map((/** @type {Skill} */ skill) => skill.effort));
  const ask = data.ask || {};
  return {
    title: data.title,
    name: data.name,
    about: data.about || "",
    proficiency: data.proficiency,
    top: data.top,
    levels: data.levels,
    functions: data.functions,
    sources: data.sources.map((/** @type {any[]} */ raw) => ({ title: raw[0], where: raw[1] || "", licence: raw[2] || "" })),
    lanes: data.lanes.map((/** @type {any[]} */ raw) => ({ title: raw[0], functions: raw[1] })),
    rows: data.rows.map((/** @type {any[]} */ raw, /** @type {number} */ row) => ({
      title: raw[0] || `Step ${row + 1}`,
      rung: raw[1],
    })),
    skills,
    roles,
    moves,
    out,
    into,
    effortScale: efforts.scale,
    effortUnits: efforts.units,
    skilled: roles.some((/** @type {Role} */ role) => role.skills.length) || moves.some((/** @type {Move} */ move) => move.requires.length),
    counted: moves.some((/** @type {Move} */ move) => move.share !== null),
    halfCounted: moves.some((/** @type {Move} */ move) => move.people !== null) && !moves.some((/** @type {Move} */ move) => move.leavers !== null),
    timed: moves.some((/** @type {Move} */ move) => move.years !== null),
    map: data.map || null,
    network: data.network,
    ask: { from: ask.from ?? null, to: ask.to ?? null, have: pairs(ask.have) },
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

/** @param {Graph} graph @param {number} level @returns {string} */
export function levelName(graph, level) {
  return graph.proficiency[level - 1] || (level ? `level ${level}` : "none");
}

/** Tell a rise from one level to a higher one; from nothing, the level alone. @param {Graph} graph @param {number} from @param {number} to @returns {string} */
export function riseText(graph, from, to) {
  const end = graph.proficiency[to - 1] || String(to);
  const start = graph.proficiency[from - 1] || `level ${from}`;
  return from ? `${start} → ${end}` : levelName(graph, to);
}

/** @param {Graph} graph @param {number} from @param {number} to @returns {Move | null} */
export function moveBetween(graph, from, to) {
  for (const index of graph.out[from]) {
    if (graph.moves[index].to === to) {
      return graph.moves[index];
    }
  }
  return null;
}
