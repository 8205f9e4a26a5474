// Where facts come from: numbers behind the facts, and the list that they stand for.

import { h } from "./dom.js";
import { countedText, kindName, requiredText, t, yearsText } from "./words.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/graph.js").Move} Move */
/** @typedef {import("./engine/graph.js").Role} Role */
/** @typedef {{text: string, sources: number[]}} Told */

/** Numbers for the sources that a card or a plan names, in the order they are named. */
export class Sources {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    /** @type {number[]} */
    this.named = [];
  }

  /** @param {number[]} sources */
  numbers(sources) {
    return sources.map((source) => {
      if (!this.named.includes(source)) {
        this.named.push(source);
      }
      return this.named.indexOf(source) + 1;
    }).sort((left, right) => left - right);
  }

  /** Mark a fact with the numbers of its sources. @param {number[]} sources */
  mark(sources) {
    const numbers = this.numbers(sources);
    return numbers.length > 0 && h("sup", { class: "src" }, h("span", { class: "hush", text: ` ${t("sources.one")} ` }), numbers.join(","));
  }

  /** The same in plain text: ` [1][2]`. @param {number[]} sources */
  text(sources) {
    const numbers = this.numbers(sources);
    return numbers.length ? ` ${numbers.map((number) => `[${number}]`).join("")}` : "";
  }

  /** What the numbers stand for, a text each. */
  texts() {
    return this.named.map((source) => {
      const { title, where, licence } = this.graph.sources[source];
      return [title, where, licence && t("sources.licence", { licence })].filter(Boolean).join("; ");
    });
  }

  /** @param {"h3" | "h4"} heading */
  list(heading = "h3") {
    return this.named.length > 0 && h("section", null, h(heading, { text: t("sources.title") }),
      h("ol", { class: "sources" }, this.named.map((source) => {
        const { title, where, licence } = this.graph.sources[source];
        return h("li", null, h("b", { own: title }), where && h("span", { own: ` ${where}` }), licence && h("span", null, " ", t("sources.licence", { licence })));
      })));
  }
}

/** Where a field of a role comes from. @param {Role} role @param {string} field such as "focus" or "skills.3" */
export function sourcesOf(role, field) {
  return role.from[field] || role.from[field.split(".")[0]] || role.sources;
}

/**
 * What is known of a move, and where it comes from: `facts` are one where all have the same sources; `asked` holds the
 * sources of each skill asked for, and is empty where those of the one fact stand for all.
 * @param {Graph} graph @param {Move} move @returns {{facts: Told[], asked: Map<number, number[]>}}
 */
export function moveNotes(graph, move) {
  const of = (/** @type {string} */ field) => move.sourcesOf[field] || move.sourcesOf[field.split(".")[0]] || move.sources;
  let facts = [{ text: kindName(move.kind), sources: of("kind") }];
  if (move.years !== null) {
    facts.push({ text: yearsText(move.years), sources: of("years") });
  }
  if (graph.offers.required.has(move.index)) {
    facts.push({ text: requiredText(graph, move.index), sources: of("credentials") });
  }
  if (move.people !== null) {
    facts.push({ text: countedText(move), sources: of("people") });
  }
  const [{ sources }] = facts;
  const same = facts.every((fact) => String(fact.sources) === String(sources));
  if (same) {
    facts = [{ text: facts.map(({ text }) => text).join(" · "), sources }];
  }
  if (graph.timed && move.years === null) {
    // What is not known has no source.
    facts.push({ text: yearsText(null), sources: [] });
  }
  // A move that states nothing asks for what its target role expects.
  const role = graph.roles[move.to];
  const asked = new Map(move.requires.map(([skill]) => [skill, move.stated ? of(`requires.${skill}`) : sourcesOf(role, `skills.${skill}`)]));
  if (same && [...asked.values()].every((each) => String(each) === String(sources))) {
    asked.clear();
  }
  return { facts, asked };
}

/** The facts of a move in a line, with marks. @param {Told[]} facts @param {Sources} sources */
export function factLine(facts, sources) {
  return facts.flatMap(({ text, sources: from }, at) => [at > 0 && " · ", text, sources.mark(from)]);
}

/** The same as plain text. @param {Told[]} facts @param {Sources} sources */
export function factText(facts, sources) {
  return facts.map(({ text, sources: from }) => text + sources.text(from)).join(" · ");
}
