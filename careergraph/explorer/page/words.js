// How numbers and kinds are told.

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/graph.js").Kind} Kind */
/** @typedef {import("./engine/route.js").Route} Route */

/** @param {number} value at most two decimals, none where whole; thousands apart */
export function amount(value) {
  if (value > 0 && value < 0.005) {
    return "less than 0.01";
  }
  return String(Math.round(value * 100) / 100).replace(/\B(?=(?:\d{3})+(?!\d))/g, ",");
}

/** @param {number} count @param {string} one @param {string} [many] */
export function plural(count, one, many) {
  return `${amount(count)} ${count === 1 ? one : many || `${one}s`}`;
}

/** @param {Kind} kind */
export function kindName(kind) {
  return kind === "promotion" ? "Promotion" : kind === "lateral" ? "Lateral move" : kind === "step_down" ? "Step down" : "Move";
}

/** @param {number | null} years */
export function yearsText(years) {
  return years === null ? "years unknown" : `about ${plural(years, "year")}`;
}

/** @param {number} share 0..1 */
export function percent(share) {
  const value = share * 100;
  return `${value >= 10 || value === 0 ? Math.round(value) : Math.round(value * 100) / 100}%`;
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

/** How many made a move, with the sample that says so; empty where nobody counted. @param {{people: number | null, leavers: number | null, share: number | null}} move */
export function countedText({ people, leavers, share }) {
  return people === null ? "" : share === null ? `made by ${plural(people, "person", "people")}, of how many is not known` :
    `made by ${percent(share)} of those who left: ${amount(people)} of ${plural(Number(leavers), "person", "people")}`;
}

/** What an answer says where learning is unknown as a whole. */
export const NO_SKILLS = "This graph names no skills: what there is to learn is not known.";
export const NOTHING_KNOWN = "What it asks for is not known";

/** How ready somebody is for a move, and what is left to learn; empty where that is not known. @param {number | null} ready @param {number | null} learning null where unknown @param {boolean} asks whether anything is known of what the move asks */
export function readyText(ready, learning, asks) {
  return asks && ready !== null && learning !== null ? `${percent(ready)} ready · ${plural(learning, "step to learn", "steps to learn")}` : "";
}

/** What is known of a move, in a line. @param {Graph} graph @param {import("./engine/graph.js").Move} move */
export function moveText(graph, move) {
  return [kindName(move.kind), graph.timed && yearsText(move.years), countedText(move)].filter(Boolean).join(" · ");
}

/** @param {Route} route */
export function likelihoodText(route) {
  return route.likelihood === null ? "" : `taken by ${percent(route.likelihood)} of leavers (smallest sample: ${plural(Number(route.people), "person", "people")})`;
}

/** @param {Graph} graph @param {Route} route */
export function totalsText(graph, route) {
  return [
    plural(route.moves, "move"),
    route.learning === null ? "what there is to learn is not known" : `${plural(route.learning, "step")} to learn`,
    graph.timed && yearsText(route.years),
    likelihoodText(route),
  ].filter(Boolean).join(" · ");
}

/** @param {string[]} names */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
