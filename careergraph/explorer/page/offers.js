// Resources that teach, credentials to get, and pay: what is known of them, in the words of the page.

import { h } from "./dom.js";
import { credentialsHeld, preparedSteps } from "./engine/preparing.js";
import { factLine } from "./sources.js";
import { dayText, levelName, listed, moneyText, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/preparing.js").Cost} Cost */
/** @typedef {import("./engine/preparing.js").Lesson} Lesson */
/** @typedef {import("./engine/preparing.js").Pay} Pay */
/** @typedef {import("./engine/preparing.js").Preparation} Preparation */
/** @typedef {import("./engine/routes.js").Route} Route */
/** @typedef {import("./sources.js").Sources} Sources */
/** @typedef {{title: string, told: string, sources: number[]}} Line */

/** What one prepares the steps of a route with. @param {App} app @param {Route} route */
export function preparations(app, route) {
  return preparedSteps(app.graph, route, credentialsHeld(app.graph, route.roles[0], app.state.credentials, app.state.onlyMine));
}

/** @param {Cost | null} cost */
function costText(cost) {
  return cost && (cost.amount ? moneyText(cost.amount, cost.currency) : t("offer.free"));
}

/** @param {number | null} hours @param {number | null} [years] */
function timeText(hours, years = null) {
  return [years !== null && t("count.years", { count: years }), hours !== null && t("count.hours", { count: hours })].filter(Boolean).join(", ");
}

/** @param {Graph} graph @param {Lesson} lesson @returns {Line} */
function lessonLine(graph, { offer, closes, before }) {
  const { title, where, hours, cost, teaches, sources } = graph.offers.offers[offer];
  const taught = closes.length ? closes.map(({ skill, to }) => t("skill.is", { skill: graph.skills[skill].title, level: levelName(graph, to) })) :
    [...teaches.keys()].map((skill) => graph.skills[skill].title);
  const told = [t("offer.teaches", { skills: listed(taught) }), timeText(hours), costText(cost), where, !closes.length && t("offer.reach-unknown"), before && t("offer.before")];
  return { title, told: told.filter(Boolean).join(" · "), sources };
}

/** @param {Graph} graph @param {number} number @returns {Line} */
function credentialLine(graph, number) {
  const { title, where, years, hours, cost, sources } = graph.offers.credentials[number];
  return { title, told: [timeText(hours, years) || t("offer.time-unknown"), costText(cost), where].filter(Boolean).join(" · "), sources };
}

/** What one prepares a step with, under headings. @param {Graph} graph @param {Preparation} prepared @returns {Array<[string, Line[]]>} */
export function preparationLines(graph, { resources, others, credentials }) {
  const lines = (/** @type {Lesson[]} */ lessons) => lessons.map((lesson) => lessonLine(graph, lesson));
  return /** @type {Array<[string, Line[]]>} */ ([
    [t("offer.resources"), lines(resources)],
    [t("offer.others"), lines(others)],
    [t("offer.credentials"), credentials.map((number) => credentialLine(graph, number))],
  ]).filter(([, each]) => each.length);
}

/** What one prepares a step with; credentials can be ticked as held, and what was ticked stays in its place. @param {App} app @param {number} move @param {Preparation | null} prepared @param {Sources} sources */
export function preparationPart(app, move, prepared, sources) {
  const { graph, state } = app;
  const held = (graph.offers.required.get(move) || []).filter((each) => state.credentials.has(each));
  if (!prepared && !held.length) {
    return null;
  }
  const { credentials, proven, ...lessons } = prepared || { resources: [], others: [], credentials: [], proven: true };
  const line = (/** @type {Line} */ { told, sources: from }) => [h("small", { text: ` ${told}` }), sources.mark(from)];
  /** @param {string} heading @param {number[]} numbers */
  const ticks = (heading, numbers) => numbers.length > 0 && [
    h("p", { class: "label", text: heading }),
    h("ul", { class: "learn" }, numbers.map((each) => h("li", null, credentialTick(app, each, `step-${move}-`, line(credentialLine(graph, each)))))),
  ];
  return h("div", { class: "offers" },
    ...preparationLines(graph, { ...lessons, credentials: [], proven }).flatMap(([heading, lines]) => [
      h("p", { class: "label", text: heading }),
      h("ul", { class: "facts" }, lines.map((each) => h("li", null, h("b", { own: each.title }), line(each)))),
    ]),
    ticks(t("offer.credentials"), credentials), ticks(t("offer.held"), held),
    !proven && h("p", { class: "note", text: t("offer.cut") }));
}

/** Let a credential be ticked as held. @param {App} app @param {number} number @param {string} place tells several such boxes apart @param {Array<Node | false>} [about] */
export function credentialTick(app, number, place, about = []) {
  const { graph, state } = app;
  return h("label", { class: "tick" },
    h("input", { type: "checkbox", checked: state.credentials.has(number), key: `${place}credential-${number}`, on: { change: (/** @type {any} */ event) => {
      const credentials = new Set(state.credentials);
      if (event.target.checked) {
        credentials.add(number);
      } else {
        credentials.delete(number);
      }
      app.set({ credentials, pick: state.pick });
    } } }),
    h("span", null, h("span", { own: graph.offers.credentials[number].title }), about));
}

/** What a role pays, in words; empty where that is not known. @param {Graph} graph @param {number} role */
export function payText(graph, role) {
  const pay = graph.offers.pay.get(role);
  if (!pay) {
    return "";
  }
  const money = (/** @type {number | null} */ value) => (value === null ? "" : moneyText(value, pay.currency));
  const [low, middle, high] = [money(pay.low), money(pay.middle), money(pay.high)];
  const ends = low && high ? "-range" : low ? "-low" : high ? "-high" : "";
  const told = t(`pay.${middle ? "middle" : "ends"}${ends}`, { low, middle, high });
  return [t(`pay.${pay.period}`, { pay: told }), pay.place, pay.asOf && t("pay.as-of", { date: dayText(pay.asOf) })].filter(Boolean).join(" · ");
}

/** @param {Graph} graph @param {number} role @param {Sources} sources */
export function paySection(graph, role, sources) {
  const text = payText(graph, role);
  return text && h("section", null, h("h3", { text: t("pay.title") }),
    h("p", null, factLine([{ text, sources: /** @type {Pay} */ (graph.offers.pay.get(role)).sources }], sources)));
}
