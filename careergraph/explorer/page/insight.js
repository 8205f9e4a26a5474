// What a person's skills are worth: readiness for a move, gaps, what one more skill opens, roles side by side.

import { heldFrom } from "./graph.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Move} Move */
/** @typedef {import("./graph.js").Role} Role */
/** @typedef {Map<number, number>} Held */

/** Return met steps over asked steps of a move's essential requirements, 0..1; 1 where nothing is asked. @param {Move} move @param {Held} held */
export function readiness(move, held) {
  let asked = 0;
  let met = 0;
  for (const [skill, level, optional] of move.requires) {
    if (!optional) {
      asked += level;
      met += Math.min(level, held.get(skill) || 0);
    }
  }
  return asked ? met / asked : 1;
}

/** Whether anything essential is known of what a move asks: if not, readiness for it says nothing. @param {Move} move */
export function asksAnything(move) {
  return move.requires.some(([, level, optional]) => !optional && level > 0);
}

/** Return the essential requirements of a move that are not met. @param {Move} move @param {Held} held */
export function missing(move, held) {
  return move.requires
    .filter(([skill, level, optional]) => !optional && level > (held.get(skill) || 0))
    .map(([skill, level]) => ({ skill, from: held.get(skill) || 0, to: level }));
}

/**
 * @typedef {object} NextMove
 * @property {Move} move
 * @property {number} readiness
 * @property {number} learning
 * @property {Array<{skill: number, from: number, to: number}>} missing
 */

/** Return a role's moves, readiest first. @param {Graph} graph @param {number} role @param {Held} held @returns {NextMove[]} */
export function nextMoves(graph, role, held) {
  const found = graph.out[role].map((index) => {
    const move = graph.moves[index];
    const lacks = missing(move, held);
    const units = lacks.reduce((sum, { skill, from, to }) => sum + graph.effortUnits[skill] * (to - from), 0);
    return { move, readiness: readiness(move, held), units, learning: units / graph.effortScale, missing: lacks };
  });
  return found.sort((left, right) => right.readiness - left.readiness || left.units - right.units || left.move.to - right.move.to);
}

/** Return the move into a role that says what it asks and leaves least to learn, beside its source role's skills; null where none says so. @param {Graph} graph @param {number} role @param {Held} held */
export function easiestIn(graph, role, held) {
  const told = graph.into[role].map((index) => graph.moves[index]).filter(asksAnything).map((move) => {
    const lacks = missing(move, held);
    return { move, units: lacks.reduce((sum, { skill, from, to }) => sum + graph.effortUnits[skill] * (to - from), 0) };
  });
  return told.sort((left, right) => left.units - right.units || left.move.from - right.move.from)[0] || null;
}

/**
 * @typedef {object} Unlock
 * @property {number} skill
 * @property {number} to the proficiency level one step up
 * @property {number[]} next roles whose move from the start this step completes
 * @property {number[]} within roles that it brings within reach of what is held
 * @property {number} helpsNext next moves that lack the skill
 * @property {number} helps moves within reach that lack it
 */

/**
 * Rank the single proficiency steps by what they open. A move is ready when nothing essential is missing; a role is open when
 * ready moves lead to it.
 * @param {Graph} graph @param {number} start @param {Held} held @param {number} limit how many moves ahead to look
 * @returns {Unlock[]}
 */
export function unlocks(graph, start, held, limit) {
  const hops = new Map([[start, 0]]);
  const line = [start];
  /** @type {Map<number, number[]>} */
  const ready = new Map();
  /** @type {Map<number, Map<number, number[]>>} moves that lack one step, by its skill and the role they lead from */
  const nearly = new Map();
  /** @type {Map<number, Unlock>} */
  const found = new Map();
  for (const role of line) {
    const far = Number(hops.get(role));
    for (const index of far < limit ? graph.out[role] : []) {
      const move = graph.moves[index];
      if (!hops.has(move.to)) {
        hops.set(move.to, far + 1);
        line.push(move.to);
      }
      if (move.to === start) {
        continue;
      }
      const lacks = missing(move, held);
      if (!lacks.length) {
        ready.set(role, [...(ready.get(role) || []), move.to]);
      } else if (lacks.length === 1 && lacks[0].to - lacks[0].from === 1) {
        const roads = nearly.get(lacks[0].skill) || new Map();
        nearly.set(lacks[0].skill, roads.set(role, [...(roads.get(role) || []), move.to]));
      }
      for (const { skill, from } of lacks) {
        const step = found.get(skill) || { skill, to: from + 1, next: [], within: [], helpsNext: 0, helps: 0 };
        step.helps += 1;
        step.helpsNext += role === start ? 1 : 0;
        found.set(skill, step);
      }
    }
  }
  /** @param {Map<number, number[]>} more */
  const open = (more) => {
    const reached = new Set([start]);
    let rim = [start];
    for (let far = 0; far < limit; far += 1) {
      rim = rim.flatMap((role) => [...(ready.get(role) || []), ...(more.get(role) || [])]).filter((role) => !reached.has(role) && reached.add(role));
    }
    return reached;
  };
  const already = open(new Map());
  for (const [skill, roads] of nearly) {
    const step = /** @type {Unlock} */ (found.get(skill));
    step.next = [...(roads.get(start) || [])].sort((left, right) => left - right);
    step.within = [...open(roads)].filter((role) => !already.has(role)).sort((left, right) => left - right);
  }
  return [...found.values()].sort(
    (left, right) =>
      right.next.length - left.next.length || right.within.length - left.within.length || right.helpsNext - left.helpsNext ||
      right.helps - left.helps || left.skill - right.skill,
  );
}

/** Return what a role asks beyond what is held. @param {Graph} graph @param {number} role @param {Held} held */
export function gap(graph, role, held) {
  return graph.roles[role].skills.map(([skill, level]) => ({ skill, asked: level, held: held.get(skill) || 0 }));
}

/**
 * @typedef {object} ComparedFact
 * @property {string} text
 * @property {boolean[]} in which of the roles say it
 * @property {number[][]} sources where each of the roles has it from
 */

/** Sort the facts of roles by which of them say so: those in common first. @param {import("./graph.js").Fact[][]} lists @returns {ComparedFact[]} */
export function compareFacts(lists) {
  /** @type {Map<string, ComparedFact>} */
  const found = new Map();
  lists.forEach((facts, place) => {
    for (const { text, sources } of facts) {
      const known = found.get(text) || { text, in: lists.map(() => false), sources: lists.map(() => []) };
      known.in[place] = true;
      known.sources[place] = sources;
      found.set(text, known);
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

/** Return the roles that expect a skill, those that ask the most of it first. @param {Graph} graph @param {number} skill @returns {number[]} */
export function holders(graph, skill) {
  /** @type {Array<[number, number]>} */
  const found = [];
  for (const role of graph.roles) {
    const asked = role.skills.find(([each]) => each === skill);
    if (asked) {
      found.push([role.index, asked[1]]);
    }
  }
  return found.sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([role]) => role);
}

/** Return a role's readiness for its next moves as a person who stands there. @param {Graph} graph @param {number} role @param {Held} mine @param {boolean} onlyMine */
export function nextFrom(graph, role, mine, onlyMine) {
  return nextMoves(graph, role, heldFrom(graph, role, mine, onlyMine));
}
