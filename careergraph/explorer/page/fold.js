// Functions that are folded to a slim strip: their roles are left out, and what stands beside them moves together.

import { h, icon } from "./dom.js";
import { HEADER, LANES } from "./draw.js";
import { amount, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./scene.js").Scene} Scene */

export const STRIP = 44;
// A head of which less than this is seen goes without.
const LEAST_HEAD = 30;

/** The lanes that are folded now: none that holds a stop, an end or the open role. @param {App} app @returns {Set<number>} */
export function foldedLanes({ graph, state, route }) {
  const shown = new Set([...(route ? route.roles : []), state.from, state.to, state.role].flatMap((role) => (role === null ? [] : graph.roles[role].lane)));
  return new Set([...state.folded].filter((lane) => !shown.has(lane)));
}

/** Return a scene with some of its lanes folded. @param {import("./engine/graph.js").Graph} graph @param {Scene} scene @param {Set<number>} folded @returns {Scene} */
export function foldScene(graph, scene, folded) {
  const strips = scene.lanes.filter(({ lane, left, right }) => folded.has(lane) && right - left > STRIP);
  if (!strips.length) {
    return scene;
  }
  // Where a place of the drawing is now: inside a strip it is pressed together, right of it moved.
  const placed = (/** @type {number} */ x) => strips.reduce((now, { left, right }) =>
    now - Math.min(Math.max(x - left, 0), right - left) * (1 - STRIP / (right - left)), x);
  const hidden = (/** @type {number} */ role) => folded.has(graph.roles[role].lane);
  const lanes = scene.lanes.map(({ lane, left, right }) => ({ lane, left: placed(left), right: placed(right), folded: folded.has(lane) }));
  return {
    ...scene,
    lanes,
    boxes: new Map([...scene.boxes].filter(([role]) => !hidden(role)).map(([role, { x, y }]) => [role, { x: placed(x), y }])),
    wires: new Map([...scene.wires].filter(([move]) => !hidden(graph.moves[move].from) && !hidden(graph.moves[move].to))
      .map(([move, points]) => [move, points.map((value, at) => (at % 2 ? value : placed(value)))])),
    captions: scene.captions.map((caption) => ({ ...caption, x: placed(caption.x) })),
    frame: { ...scene.frame, left: placed(scene.frame.left), right: placed(scene.frame.right) },
  };
}

/** The heads of the lanes: their names, which stay in view, and what folds and unfolds them. */
export class LaneHeads {
  /** @param {App} app @param {HTMLElement} stage */
  constructor(app, stage) {
    this.app = app;
    this.element = h("div", { class: "heads", role: "group", "aria-label": t("fold.title") });
    /** @type {Map<number, HTMLButtonElement>} */
    this.heads = new Map();
    stage.append(this.element);
  }

  /** @param {number} lane */
  toggle(lane) {
    const folded = new Set(this.app.state.folded);
    if (!folded.delete(lane)) {
      folded.add(lane);
    }
    this.app.set({ folded });
    this.heads.get(lane)?.focus({ preventScroll: true });
  }

  /** Make the heads of a scene anew. @param {Scene | null} scene */
  fill(scene) {
    const { graph } = this.app;
    this.heads.clear();
    const lanes = scene && scene.rows.length && scene.lanes.length > 1 ? scene.lanes : [];
    for (const { lane, folded } of lanes) {
      const { title } = graph.lanes[lane];
      const count = graph.roles.filter((role) => role.lane === lane).length;
      this.heads.set(lane, h("button", { type: "button", class: folded ? "head folded" : "head", key: `fold-${lane}`, data: { lane: String(lane % LANES) },
        "aria-expanded": String(!folded), title: t(folded ? "fold.open" : "fold.shut", { lane: title }),
        "aria-label": folded ? t("fold.strip", { lane: title, count }) : title, on: { click: () => this.toggle(lane) } },
      folded ? h("b", { text: amount(count) }) : h("span", { own: title }), icon(folded ? "unfold" : "fold")));
    }
    this.element.replaceChildren(...this.heads.values());
  }

  /** Put the heads above their lanes. @param {Scene} scene @param {{x: (world: number) => number, width: number, inner: number}} view */
  place(scene, { x, width, inner }) {
    for (const { lane, left, right } of scene.lanes) {
      const head = this.heads.get(lane);
      const [x0, x1] = [Math.max(x(left), inner), Math.min(x(right), width)];
      if (head) {
        head.hidden = x1 - x0 < LEAST_HEAD;
        head.style.left = `${x0}px`;
        head.style.width = `${Math.max(0, x1 - x0)}px`;
        head.style.height = `${HEADER}px`;
      }
    }
  }
}
