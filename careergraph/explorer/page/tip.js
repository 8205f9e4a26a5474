// What a role or a move says of itself while it is pointed at.

import { h } from "./dom.js";
import { levelText, moveText, percent, t } from "./words.js";

/** @typedef {import("./app.js").App} App */

const MOST_ASKED = 8;

/** @param {App} app @param {number} index @param {number | undefined} ready readiness for the move from the start, 0..1 */
export function roleTip({ graph, state }, index, ready) {
  const role = graph.roles[index];
  return [
    h("strong", { own: role.title }),
    h("span", { own: [role.level, graph.lanes[role.lane].title, role.scope].filter(Boolean).join(" · ") }),
    role.about && h("p", { own: role.about }),
    ready !== undefined && h("span", { text: t("map.ready", { share: percent(ready), role: graph.roles[Number(state.from)].title }) }),
  ].filter((part) => part instanceof Node);
}

/** @param {App} app @param {number} index */
export function moveTip({ graph }, index) {
  const move = graph.moves[index];
  const shown = move.requires.slice(0, MOST_ASKED);
  return [
    h("strong", { own: t("move.name", { from: graph.roles[move.from].title, to: graph.roles[move.to].title }) }),
    h("span", { text: moveText(graph, move) }),
    h("ul", null, shown.map(([skill, level, optional]) =>
      h("li", { text: t("skill.is", { skill: graph.skills[skill].title, level: levelText(graph, level, Boolean(optional)) }) })),
      move.requires.length > shown.length && h("li", { text: t("more.and", { count: move.requires.length - shown.length }) })),
  ];
}

/** Put a tip beside the pointer, within its stage. @param {HTMLElement} tip @param {HTMLElement} stage @param {PointerEvent} event */
export function placeTip(tip, stage, event) {
  const box = stage.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  tip.style.left = `${Math.max(4, Math.min(x + 14, stage.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > stage.clientHeight ? y - tip.offsetHeight - 10 : y + 18}px`;
}
