// Roles by skills: which role expects what, at which level; sorted by any skill.

import { h, refill, table } from "./dom.js";
import { roleLink } from "./plan.js";
import { CLOSED } from "./state.js";
import { levelText, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Role} Role */

// So many roles until more are asked for: a table of thousands of cells would hold the page.
const LINES = 30;
const MOST_COLUMNS = 30;
let lines = LINES;

/** @type {number | null} the skill that the rows are sorted by */
let sortedBy = null;

/** @param {App} app @param {HTMLElement} region */
export function drawHeat(app, region) {
  const { graph, state } = app;
  const chosen = state.compare.length > 1 ? state.compare.map((index) => graph.roles[index]) : graph.roles.filter((role) =>
    (!state.lanes.size || state.lanes.has(role.lane)) && (!state.rows.size || state.rows.has(role.row)));
  const roles = chosen.filter((role) => role.expects.length > 0);
  const skills = commonest(roles);
  const shownSkills = skills.slice(0, MOST_COLUMNS);
  const sort = sortedBy !== null && shownSkills.includes(sortedBy) ? sortedBy : null;
  const level = (/** @type {Role} */ role, /** @type {number} */ skill) => role.expects.find(([each]) => each === skill)?.[1] || 0;
  const rows = [...roles].sort((left, right) => (sort === null ? 0 : level(right, sort) - level(left, sort)) || right.row - left.row || left.lane - right.lane || left.index - right.index);
  const redraw = () => drawHeat(app, region);
  refill(region, [
    h("h2", { text: t("heat.title") }),
    h("p", { class: "note", text: !graph.skilled ? t("skills.none") : [t("heat.shown", { roles: Math.min(rows.length, lines), all: rows.length, skills: shownSkills.length, every: skills.length }),
      t(state.compare.length > 1 ? "heat.compared" : "heat.filters"), t("heat.sort")].join(" ") }),
    rows.length > 0 && h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("heat.table") }, table({ class: "heat" },
      h("thead", null, h("tr", null, h("th", { scope: "col", text: t("role.title") }), shownSkills.map((skill) =>
        h("th", { scope: "col", "aria-sort": sort === skill ? "descending" : null }, h("button", { type: "button", class: "heat-head", key: `heat-${skill}`, "aria-pressed": String(sort === skill), title: graph.skills[skill].title,
          on: { click: () => {
            sortedBy = sort === skill ? null : skill;
            redraw();
          } } }, h("span", { own: graph.skills[skill].title })))))),
      h("tbody", null, rows.slice(0, lines).map((role) => h("tr", null, h("th", { scope: "row" }, roleLink(app, role.index, `heat-role-${role.index}`)),
        shownSkills.map((skill) => {
          const found = role.expects.find(([each]) => each === skill);
          return found ? h("td", { data: { heat: String(Math.ceil((found[1] / graph.top) * 4)) } },
            h("button", { type: "button", class: "heat-cell", key: `heat-${role.index}-${skill}`, title: t("skill.is", { skill: graph.skills[skill].title, level: levelText(graph, found[1], Boolean(found[2])) }),
              on: { click: () => app.set({ ...CLOSED, skill }) } }, h("span", { class: "hush", text: levelText(graph, found[1], Boolean(found[2])) }), h("span", { "aria-hidden": "true", text: `${found[1]}${found[2] ? "*" : ""}` })))
            : h("td", null, h("span", { class: "hush", text: t("heat.not-asked") }));
        })))))),
    rows.length > lines && h("button", { type: "button", class: "quiet wide", key: "heat-more", text: t("more.show", { count: rows.length - lines }), on: { click: () => {
      lines += LINES;
      redraw();
    } } }),
  ]);
}

/** Return the skills that roles expect, those that most of them expect first. @param {Role[]} roles */
function commonest(roles) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const role of roles) {
    for (const [skill] of role.expects) {
      counts.set(skill, (counts.get(skill) || 0) + 1);
    }
  }
  return [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]).map(([skill]) => skill);
}
