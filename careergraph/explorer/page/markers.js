// What marks, at the edges of the view, the stops of a route that are out of it; a click brings them in.

import { h } from "./dom.js";
import { amount, listed, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {"left" | "right" | "top" | "bottom"} Side */

const ARROWS = { left: "\u2190", right: "\u2192", top: "\u2191", bottom: "\u2193" };
const MOST_MARKED = 3;

export class Markers {
  /** @param {App} app @param {HTMLElement} stage @param {(role: number) => void} bring */
  constructor(app, stage, bring) {
    this.app = app;
    /** @type {Map<Side, {button: HTMLButtonElement, stops: number[]}>} */
    this.sides = new Map();
    for (const side of /** @type {Side[]} */ (["left", "right", "top", "bottom"])) {
      const button = h("button", { type: "button", class: `marker at-${side}`, key: `marker-${side}`, hidden: true, on: { click: () => {
        const [first] = /** @type {{stops: number[]}} */ (this.sides.get(side)).stops;
        const role = this.app.route?.roles[first];
        if (role !== undefined) {
          bring(role);
        }
      } } });
      this.sides.set(side, { button, stops: [] });
      stage.append(button);
    }
  }

  /** Mark what is out of view. @param {Scene | null} scene @param {{x: (world: number) => number, y: (world: number) => number, width: number, height: number, left: number, top: number}} view its free part begins at `left` and `top` */
  show(scene, view) {
    /** @type {Record<Side, number[]>} */
    const out = { left: [], right: [], top: [], bottom: [] };
    (scene && this.app.route ? this.app.route.roles : []).forEach((role, at) => {
      const place = /** @type {Scene} */ (scene).boxes.get(role);
      if (place) {
        const [x, y] = [view.x(place.x), view.y(place.y)];
        const side = x < view.left ? "left" : x > view.width ? "right" : y < view.top ? "top" : y > view.height ? "bottom" : null;
        if (side) {
          out[side].push(at);
        }
      }
    });
    for (const [side, marker] of this.sides) {
      const stops = out[side];
      if (String(stops) !== String(marker.stops)) {
        marker.stops = stops;
        this.tell(side, marker.button, stops);
      }
      if (stops.length && scene && this.app.route) {
        const place = scene.boxes.get(this.app.route.roles[stops[0]]);
        const flat = side === "top" || side === "bottom";
        const along = place ? (flat ? view.x(place.x) : view.y(place.y)) : 0;
        const [low, high] = flat ? [view.left + 60, view.width - 60] : [view.top + 24, view.height - 24];
        if (side === "left") {
          marker.button.style.left = `${view.left + 6}px`;
        }
        marker.button.style[flat ? "left" : "top"] = `${Math.min(Math.max(along, low), Math.max(low, high))}px`;
      }
    }
  }

  /** @param {Side} side @param {HTMLButtonElement} button @param {number[]} stops */
  tell(side, button, stops) {
    const { graph, route } = this.app;
    button.hidden = !stops.length;
    if (stops.length && route) {
      const numbers = stops.slice(0, MOST_MARKED).map((at) => amount(at + 1)).join(", ") + (stops.length > MOST_MARKED ? " \u2026" : "");
      button.textContent = side === "right" || side === "bottom" ? `${numbers} ${ARROWS[side]}` : `${ARROWS[side]} ${numbers}`;
      const names = stops.slice(0, MOST_MARKED).map((at) => graph.roles[route.roles[at]].title);
      button.setAttribute("aria-label", t("marker.stops", { stops: numbers, roles: listed(names) }));
    }
  }
}
