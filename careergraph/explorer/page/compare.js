// Two or three roles side by side: what they share, and what only one of them says.

import { cardHead } from "./card.js";
import { button, h, table } from "./dom.js";
import { compareFacts, compareSkills } from "./engine/compare.js";
import { payText } from "./offers.js";
import { roleLink } from "./plan.js";
import { Sources, sourcesOf } from "./sources.js";
import { toggleCompared } from "./state.js";
import { levelText, percent, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Role} Role */
/** @typedef {import("./engine/compare.js").ComparedFact} ComparedFact */

/** Whether what the roles share is left out; it stays so while the page is open. */
let differencesOnly = false;

/** @param {App} app */
export function comparison(app) {
  const { graph, state } = app;
  const roles = state.compare.map((index) => graph.roles[index]);
  const sources = new Sources(graph);
  const pays = roles.some((role) => graph.offers.pay.has(role.index));
  /** @param {string} name @param {string} field @param {(role: Role) => string} told */
  const row = (name, field, told, from = (/** @type {Role} */ role) => sourcesOf(role, field)) => {
    const texts = roles.map(told);
    const same = texts.every((text) => text === texts[0]);
    return texts.some(Boolean) && !(same && differencesOnly) && h("tr", null, h("th", { scope: "row", text: name }),
      texts.map((text, at) => h("td", { class: same || text.length > 60 ? "" : "differs" }, text ? h("span", { own: text }) : "–",
        field && text && sources.mark(from(roles[at])))));
  };
  return [
    cardHead(app, t("compare.title")),
    h("label", { class: "tick" }, h("input", { type: "checkbox", key: "differences", checked: differencesOnly, on: { change: (/** @type {any} */ event) => {
      differencesOnly = event.target.checked;
      app.draw();
    } } }), h("span", { text: t("compare.only-differences") })),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("compare.table") }, table({ class: "compare", data: { count: String(roles.length) } },
      h("thead", null, h("tr", null, h("td", null, h("span", { class: "hush", text: t("compare.field") })), roles.map((role) => h("th", { scope: "col" },
        roleLink(app, role.index, `compared-${role.index}`),
        button({ class: "link small", key: `drop-${role.index}`, "aria-label": t("compare.drop-role", { role: role.title }), on: { click: () => {
          const compare = toggleCompared(state.compare, role.index);
          app.set({ compare, comparing: compare.length > 1 });
        } } }, null, t("compare.drop")))))),
      h("tbody", null,
        row(t("role.level"), "level", (role) => role.level),
        row(t("role.function"), "", (role) => graph.lanes[role.lane].title),
        row(t("role.scope"), "scope", (role) => role.scope),
        row(t("role.focus"), "focus", (role) => role.focus.map(([at, share]) => `${graph.functions[at]} ${percent(share)}`).join(", ")),
        pays && row(t("pay.title"), "pay", (role) => payText(graph, role.index) || t("pay.unknown"), (role) => graph.offers.pay.get(role.index)?.sources || []),
        row(t("role.summary"), "summary", (role) => role.about)),
      factRows(graph, sources, t("role.does"), roles.map((role) => role.does)),
      factRows(graph, sources, t("role.kpis"), roles.map((role) => role.kpis)),
      factRows(graph, sources, t("role.makes"), roles.map((role) => role.makes)),
      skillRows(app, sources))),
    sources.list(),
    h("p", { class: "actions" }, button({ class: "quiet", key: "stop-compare", on: { click: () => app.set({ compare: [], comparing: false }) } }, null, t("compare.stop"))),
  ];
}

/** @param {boolean[]} inside */
function who(inside) {
  return inside.every(Boolean) ? "all" : inside.filter(Boolean).length > 1 ? "some" : "one";
}

/** @param {Sources} sources @param {ComparedFact[]} facts @param {(fact: ComparedFact) => number[]} from */
function bullets(sources, facts, from) {
  return facts.length ? h("ul", { class: "facts" }, facts.map((fact) => h("li", null, h("span", { own: fact.text }), sources.mark(from(fact))))) : "–";
}

/** @param {App["graph"]} graph @param {Sources} sources @param {string} title @param {import("./engine/graph.js").Fact[][]} lists */
function factRows(graph, sources, title, lists) {
  const facts = compareFacts(graph, lists);
  const common = facts.filter((fact) => who(fact.in) === "all" && !differencesOnly);
  const rest = facts.filter((fact) => who(fact.in) !== "all");
  return common.length + rest.length > 0 && h("tbody", null,
    h("tr", null, h("th", { class: "group", colspan: String(lists.length + 1), scope: "rowgroup", text: title })),
    common.length > 0 && h("tr", { class: "all" }, h("th", { scope: "row", text: t("compare.common") }),
      h("td", { colspan: String(lists.length) }, bullets(sources, common, (fact) => [...new Set(fact.sources.flat())]))),
    rest.length > 0 && h("tr", null, h("th", { scope: "row", text: t(lists.length > 2 ? "compare.not-all" : "compare.only-here") }),
      lists.map((_, at) => h("td", null, bullets(sources, rest.filter((fact) => fact.in[at]), (fact) => fact.sources[at])))));
}

/** @param {App} app @param {Sources} sources */
function skillRows(app, sources) {
  const { graph, state } = app;
  const skills = compareSkills(graph, state.compare).filter(({ levels }) => !differencesOnly || new Set(levels).size > 1);
  return skills.length > 0 && h("tbody", null,
    h("tr", null, h("th", { class: "group", colspan: String(state.compare.length + 1), scope: "rowgroup", text: t("skills.title") })),
    skills.map(({ skill, levels }) => h("tr", { class: who(levels.map(Boolean)) },
      h("th", { scope: "row", own: graph.skills[skill].title }),
      levels.map((level, at) => h("td", { class: new Set(levels).size > 1 ? "differs" : "" }, level ? levelText(graph, level, graph.roles[state.compare[at]].optional.has(skill)) : "–",
        level > 0 && sources.mark(sourcesOf(graph.roles[state.compare[at]], `skills.${skill}`)))))));
}
