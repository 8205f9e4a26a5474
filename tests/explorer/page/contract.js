// What Python writes into every page for the engine: objectives, kinds of move, budgets; as the files of tests/conformance have it.
import { readFileSync } from "node:fs";

/** @typedef {import("../../../careergraph/explorer/page/engine/figures.js").Objective} Objective */
/** @typedef {import("../../../careergraph/explorer/page/engine/graph.js").Graph} Graph */

const WRITTEN = JSON.parse(readFileSync(new URL("../../conformance/bare.json", import.meta.url), "utf8")).page;

/** Return it for a graph whose years and efforts count in parts. @param {{years?: number, effort?: number, efforts?: Array<number | string>}} [parts] */
export function contract({ years = 1, effort = 1, efforts } = {}) {
  const { objectives, kinds, budgets } = WRITTEN;
  const said = { union: { parts: effort, ...(efforts && { efforts }) }, sum: { parts: years } };
  return { kinds, budgets, objectives: objectives.map((/** @type {{adds: "union" | "sum"}} */ raw) => ({ ...raw, ...said[raw.adds] })) };
}

/** @param {Graph} graph @param {string} name */
export function objective(graph, name) {
  return /** @type {Objective} */ (graph.objectives.find((each) => each.name === name));
}
