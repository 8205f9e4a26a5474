// What the page shows, kept in one place and in the address: a link brings back the same view.

import { moveIndex } from "./engine/graph.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/figures.js").Objective} Objective */
/**
 * @typedef {object} State
 * @property {number | null} from
 * @property {number | null} to
 * @property {string} by the name of an objective; empty for the first
 * @property {"best" | "trade"} ways whether the best routes or the trade-offs are listed
 * @property {number} pick which of the listed routes is lit
 * @property {Map<number, number>} have
 * @property {Set<number>} credentials that are held
 * @property {boolean} onlyMine
 * @property {Set<number>} via roles that the route passes, in any order
 * @property {Set<number>} avoid
 * @property {Set<string>} kinds
 * @property {boolean} noStepDown
 * @property {boolean} noPayCut
 * @property {number} maxMoves Infinity for any number
 * @property {"map" | "list" | "skills" | "network"} view
 * @property {number | null} role the role whose card is open
 * @property {number | null} move the move whose card is open
 * @property {number | null} skill the skill whose card is open
 * @property {number[]} compare
 * @property {boolean} comparing whether the comparison is open
 * @property {Set<number>} lanes lanes that the map is filtered to; empty for all
 * @property {Set<number>} folded lanes that are folded to a strip
 * @property {Set<number>} rows
 * @property {Set<string>} shows kinds of move that are drawn; empty for all
 * @property {number} reach light what is reachable within so many moves; 0 for off
 * @property {number | null} since the year the plan starts in; null for this day
 * @property {"" | "route" | "all" | "overview" | "around"} map what the map shows; empty for what fits, "around" for a network of one role's neighbours
 */

export const VIEWS = /** @type {const} */ (["map", "list", "skills", "network"]);
const MAPS = /** @type {const} */ (["route", "all", "overview", "around"]);
const MOST_COMPARED = 3;
export const MOST_REACH = 6;
export const MOST_PASSED = 5;

/** What closes the side of the page, whatever it shows. @type {Pick<State, "role" | "move" | "skill" | "comparing">} */
export const CLOSED = { role: null, move: null, skill: null, comparing: false };

/** @returns {State} */
export function emptyState() {
  return {
    from: null,
    to: null,
    by: "",
    ways: "best",
    pick: 0,
    have: new Map(),
    credentials: new Set(),
    onlyMine: false,
    via: new Set(),
    avoid: new Set(),
    kinds: new Set(),
    noStepDown: false,
    noPayCut: false,
    maxMoves: Infinity,
    view: "map",
    role: null,
    move: null,
    skill: null,
    compare: [],
    comparing: false,
    lanes: new Set(),
    folded: new Set(),
    rows: new Set(),
    shows: new Set(),
    reach: 0,
    since: null,
    map: "",
  };
}

/** The view that a page opens with: where a graph has no levels a ladder means nothing. @param {Graph} graph @returns {State["view"]} */
export function homeView(graph) {
  return graph.levels.length || !graph.moves.length ? "map" : "network";
}

/** @param {Graph} graph @returns {State} */
export function initialState(graph) {
  return { ...emptyState(), view: homeView(graph), from: graph.ask.from, to: graph.ask.to, have: new Map(graph.ask.have), credentials: new Set(graph.ask.credentials) };
}

/** Write the state as a fragment: only what differs from an empty page. @param {Graph} graph @param {State} state */
export function writeFragment(graph, state) {
  const id = (/** @type {number} */ role) => graph.roles[role].id;
  /** @type {Array<[string, string]>} */
  const parts = [];
  const put = (/** @type {string} */ name, /** @type {string | false | null | undefined} */ value) => {
    if (value) {
      parts.push([name, value]);
    }
  };
  put("from", state.from !== null && id(state.from));
  put("to", state.to !== null && id(state.to));
  put("by", state.by);
  put("ways", state.ways === "trade" && "trade");
  put("pick", state.pick > 0 && String(state.pick + 1));
  put("have", [...state.have].map(([skill, level]) => `${graph.skills[skill].id}:${level}`).sort().join(","));
  put("credentials", [...state.credentials].map((each) => graph.offers.credentials[each].id).sort().join(","));
  put("mine", state.onlyMine && "only");
  put("via", [...state.via].map(id).sort().join(","));
  put("avoid", [...state.avoid].map(id).sort().join(","));
  put("kind", [...state.kinds].sort().join(","));
  put("down", state.noStepDown && "no");
  put("paycut", state.noPayCut && "no");
  put("max", Number.isFinite(state.maxMoves) && String(state.maxMoves));
  put("view", state.view !== homeView(graph) && state.view);
  put("role", state.role !== null && id(state.role));
  put("move", state.move !== null && `${id(graph.moves[state.move].from)},${id(graph.moves[state.move].to)}`);
  put("skill", state.skill !== null && graph.skills[state.skill].id);
  put("compare", state.compare.map(id).join(","));
  put("side", state.comparing && "compare");
  put("lane", [...state.lanes].sort((left, right) => left - right).map((lane) => graph.lanes[lane].id).join(","));
  put("fold", [...state.folded].sort((left, right) => left - right).map((lane) => graph.lanes[lane].id).join(","));
  put("row", [...state.rows].sort((left, right) => left - right).map((row) => graph.rows[row].id).join(","));
  put("show", [...state.shows].sort().join(","));
  put("reach", state.reach > 0 && String(state.reach));
  put("since", state.since !== null && String(state.since));
  put("map", state.map);
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`).join("&");
}

/** @param {string} text @returns {Map<string, string>} */
function fields(text) {
  const found = new Map();
  for (const part of text.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) {
      try {
        found.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
      } catch {
        // A link that was cut in the middle of a character: the field is left out.
      }
    }
  }
  return found;
}

/** Read a fragment; whatever it says that is not in the graph is left out. @param {Graph} graph @param {string} text @returns {State} */
export function readFragment(graph, text) {
  const said = fields(text);
  const state = emptyState();
  const roles = new Map(graph.roles.map((role) => [role.id, role.index]));
  const skills = new Map(graph.skills.map((skill) => [skill.id, skill.index]));
  /** @param {string} name @returns {string[]} */
  const many = (name) => (said.get(name) || "").split(",").filter(Boolean);
  /** @param {string} name @param {number} low @param {number} high @returns {number | null} */
  const number = (name, low, high) => {
    const text = said.get(name) || "";
    const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : null;
  };
  /** @param {string[]} names @returns {number[]} */
  const roleList = (names) => [...new Set(names)].flatMap((name) => (roles.has(name) ? [Number(roles.get(name))] : []));
  /** @param {string} name @param {Array<{id: string}>} all */
  const places = (name, all) => new Set(many(name).map((id) => all.findIndex((each) => each.id === id)).filter((at) => at >= 0));
  state.from = roles.get(said.get("from") || "") ?? null;
  state.to = roles.get(said.get("to") || "") ?? null;
  state.by = graph.objectives.slice(1).find(({ name }) => name === said.get("by"))?.name || "";
  state.ways = said.get("ways") === "trade" ? "trade" : "best";
  state.pick = (number("pick", 1, 50) || 1) - 1;
  for (const part of many("have")) {
    const [name, level] = [part.slice(0, part.lastIndexOf(":")), Number(part.slice(part.lastIndexOf(":") + 1))];
    const skill = skills.get(name);
    if (skill !== undefined && Number.isInteger(level) && level >= 1 && level <= graph.top) {
      state.have.set(skill, level);
    }
  }
  state.credentials = places("credentials", graph.offers.credentials);
  state.onlyMine = said.get("mine") === "only";
  state.via = new Set(roleList(many("via")).slice(0, MOST_PASSED));
  // No role is both to be passed and to be avoided.
  state.avoid = new Set(roleList(many("avoid")).filter((role) => !state.via.has(role)));
  state.kinds = new Set(many("kind").filter((name) => graph.kindNames.includes(name)));
  state.noStepDown = said.get("down") === "no";
  state.noPayCut = said.get("paycut") === "no";
  state.maxMoves = number("max", 1, 99) ?? Infinity;
  state.view = VIEWS.find((name) => name === said.get("view")) || homeView(graph);
  state.role = roles.get(said.get("role") || "") ?? null;
  const [source, target] = roleList(many("move"));
  if (source !== undefined && target !== undefined && state.role === null) {
    state.move = moveIndex(graph, source, target);
  }
  state.skill = state.role === null && state.move === null ? (skills.get(said.get("skill") || "") ?? null) : null;
  state.compare = roleList(many("compare")).slice(0, MOST_COMPARED);
  state.comparing = said.get("side") === "compare" && state.compare.length > 1;
  state.lanes = places("lane", graph.lanes);
  state.folded = places("fold", graph.lanes);
  state.rows = places("row", graph.rows);
  state.shows = new Set(many("show").filter((name) => graph.kindNames.includes(name)));
  state.reach = number("reach", 1, MOST_REACH) || 0;
  state.since = number("since", 1900, 2200);
  state.map = MAPS.find((name) => name === said.get("map")) || "";
  return state;
}

/** Return the roles compared with one more or one less. @param {number[]} compared @param {number} role */
export function toggleCompared(compared, role) {
  if (compared.includes(role)) {
    return compared.filter((each) => each !== role);
  }
  return [...compared, role].slice(-MOST_COMPARED);
}

/** What routes are to be the best by. @param {Graph} graph @param {State} state */
export function objectiveOf(graph, state) {
  return graph.objectives.find(({ name }) => name === state.by) || graph.objectives[0];
}

/** @param {State} state @returns {import("./engine/question.js").Limits} */
export function limitsOf(state) {
  return { via: state.via, avoid: state.avoid, kinds: state.kinds, noStepDown: state.noStepDown, noPayCut: state.noPayCut ? state.from : null, maxMoves: state.maxMoves };
}

/** What counts as a place that Back returns to: the route, the card, the view; ticks, limits and filters do not. @param {State} state */
export function placeOf({ from, to, via, by, ways, view, role, move, skill, comparing, map }) {
  return JSON.stringify([from, to, [...via], by, ways, view, role, move, skill, comparing, map]);
}
