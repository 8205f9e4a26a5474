// Roles side by side: what they share, and what only one of them says.

/** @typedef {import("./graph.js").Graph} Graph */
/**
 * @typedef {object} ComparedFact
 * @property {string} text
 * @property {boolean[]} in which of the roles say it
 * @property {number[][]} sources where each of the roles has it from
 */

/** Sort the facts of roles by which of them say so: those in common first. @param {Graph} graph @param {import("./graph.js").Fact[][]} lists @returns {ComparedFact[]} */
export function compareFacts(graph, lists) {
  /** @type {Map<string, ComparedFact>} */
  const found = new Map();
  lists.forEach((facts, place) => {
    for (const { text, sources } of facts) {
      // Texts that differ in case or blanks alone are one fact; the page's data says which do.
      const key = graph.folded.get(text) || text;
      const known = found.get(key) || { text, in: lists.map(() => false), sources: lists.map(() => []) };
      known.in[place] = true;
      known.sources[place] = sources;
      found.set(key, known);
    }
  });
  const common = (/** @type {ComparedFact} */ fact) => fact.in.filter(Boolean).length;
  return [...found.values()].sort((left, right) => common(right) - common(left));
}

/** Return the skills of roles, side by side: those that all expect first. @param {Graph} graph @param {number[]} roles */
export function compareSkills(graph, roles) {
  const levels = roles.map((role) => new Map(graph.roles[role].skills));
  const all = [...new Set(roles.flatMap((role) => graph.roles[role].skills.map(([skill]) => skill)))];
  return all
    .map((skill) => ({ skill, levels: levels.map((each) => each.get(skill) || 0) }))
    .sort((left, right) => count(right.levels) - count(left.levels) || compareTitles(graph, left.skill, right.skill));
}

/** @param {number[]} levels */
function count(levels) {
  return levels.filter(Boolean).length;
}

/** @param {Graph} graph @param {number} left @param {number} right */
function compareTitles(graph, left, right) {
  return graph.skills[left].title < graph.skills[right].title ? -1 : 1;
}
