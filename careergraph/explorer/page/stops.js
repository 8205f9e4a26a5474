// The roles that a plan passes, and those that it keeps away from: a field for each, and what lets them go again.

import { Combo } from "./combo.js";
import { button, h, refill } from "./dom.js";
import { roleOptions } from "./options.js";
import { MOST_PASSED } from "./state.js";
import { amount, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./state.js").State} State */

/** Return the state's roles to pass with one more or one less; who is passed is not avoided. @param {State} state @param {number} role @returns {Pick<State, "via" | "avoid">} */
export function togglePassed({ via, avoid }, role) {
  return via.has(role) ? { via: without(via, role), avoid } : { via: new Set([...via, role].slice(-MOST_PASSED)), avoid: without(avoid, role) };
}

/** Return the state's roles to avoid with one more or one less; who is avoided is not passed. @param {State} state @param {number} role @returns {Pick<State, "via" | "avoid">} */
export function toggleAvoided({ via, avoid }, role) {
  return avoid.has(role) ? { via, avoid: without(avoid, role) } : { via: without(via, role), avoid: new Set([...avoid, role]) };
}

/** @param {Set<number>} roles @param {number} role */
function without(roles, role) {
  return new Set([...roles].filter((each) => each !== role));
}

/** Make the part of the plan that says which roles to pass and which to avoid. @param {App} app */
export function makeStops(app) {
  const { graph } = app;
  const count = h("span", { class: "count" });
  const chips = h("div", { class: "chips" });
  /** @param {string} id @param {string} label @param {string} placeholder @param {(state: State, role: number) => Pick<State, "via" | "avoid">} toggle @param {(state: State) => Set<number>} of */
  const field = (id, label, placeholder, toggle, of) => {
    const combo = new Combo({ id, label, placeholder, options: roleOptions(app, (role) => {
      combo.show("");
      combo.input.value = "";
      if (!of(app.state).has(role)) {
        app.set(toggle(app.state, role));
      }
    }) });
    return combo;
  };
  const via = field("via", t("stops.via"), t("stops.via-hint"), togglePassed, (state) => state.via);
  const avoid = field("avoid", t("stops.avoid"), t("stops.avoid-hint"), toggleAvoided, (state) => state.avoid);
  const details = h("details", { class: "limits" },
    h("summary", { key: "stops" }, h("span", { text: t("stops.title") }), count), via.element, avoid.element);
  const element = h("div", { class: "stops" }, details, chips);
  /** @param {string} text @param {string} key @param {Set<number>} roles @param {(role: number) => string} label @param {(role: number) => Pick<State, "via" | "avoid">} toggle */
  const chosen = (text, key, roles, label, toggle) => roles.size > 0 && [h("span", { class: "label", text }), ...[...roles].map((role) =>
    button({ class: "chip", key: `${key}-${role}`, own: graph.roles[role].title, "aria-label": label(role), on: { click: () => app.set(toggle(role)) } }, "close"))];
  const fill = () => {
    const { state } = app;
    const many = state.via.size + state.avoid.size;
    count.textContent = many ? amount(many) : "";
    chips.hidden = !many;
    refill(chips, [
      chosen(t("stops.passing"), "via", state.via, (role) => t("stops.stop-passing", { role: graph.roles[role].title }), (role) => togglePassed(state, role)),
      chosen(t("stops.avoiding"), "avoid", state.avoid, (role) => t("stops.stop-avoiding", { role: graph.roles[role].title }), (role) => toggleAvoided(state, role)),
    ].flatMap((part) => part || []));
  };
  return { element, fill };
}
