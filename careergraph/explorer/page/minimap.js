// A small map of the whole drawing, shown where only a part of it is in view: drag or click in it to move there.

import { s } from "./dom.js";
import { LANES } from "./draw.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./pan.js").Place} Place */

/** @type {[number, number]} */
const MOST = [168, 112];
/** @type {[number, number]} on a phone */
const MOST_NARROW = [104, 64];
const LEAST_DOT = 3;
// So much may be out of view before the small map is worth its place.
const SLACK_PIXELS = 24;

export class MiniMap {
  /** @param {HTMLElement} stage @param {(x: number, y: number) => void} go to a place of the drawing */
  constructor(stage, go) {
    this.go = go;
    this.scale = 1;
    this.narrow = matchMedia("(max-width: 760px)");
    /** @type {Scene | null} */
    this.scene = null;
    this.view = s("rect", { class: "mini-view", rx: 2 });
    this.dots = s("g", {});
    // Keys go from role to role and bring each into view: the small map is for pointers.
    this.svg = s("svg", { class: "mini", "aria-hidden": "true" }, this.dots, this.view);
    stage.append(this.svg);
    this.svg.addEventListener("pointerdown", (event) => {
      this.svg.setPointerCapture(event.pointerId);
      this.move(event);
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (event.buttons) {
        this.move(event);
      }
    });
  }

  /** @param {PointerEvent} event */
  move(event) {
    const box = this.svg.getBoundingClientRect();
    if (this.scene) {
      this.go(this.scene.frame.left + (event.clientX - box.left) / this.scale, this.scene.frame.top + (event.clientY - box.top) / this.scale);
    }
  }

  /** Draw a scene anew, small. @param {Scene | null} scene @param {(role: number) => string} look of a role, as a class */
  fill(scene, look) {
    this.scene = scene;
    if (!scene) {
      this.svg.setAttribute("hidden", "");
      return;
    }
    const { left, right, top, bottom } = scene.frame;
    const [wide, high] = this.narrow.matches ? MOST_NARROW : MOST;
    this.scale = Math.min(wide / (right - left), high / (bottom - top));
    const { scale } = this;
    this.svg.setAttribute("width", String(Math.ceil((right - left) * scale)));
    this.svg.setAttribute("height", String(Math.ceil((bottom - top) * scale)));
    const dot = (/** @type {number} */ side) => Math.max(LEAST_DOT, side * scale);
    const across = dot(scene.box[0]);
    this.dots.replaceChildren(
      ...scene.lanes.map((lane) => s("rect", { class: "lane", "data-lane": lane.lane % LANES, x: (lane.left - left) * scale, y: 0, width: (lane.right - lane.left) * scale, height: (bottom - top) * scale })),
      ...[...scene.boxes].map(([role, { x, y, tall = scene.box[1] }]) =>
        s("rect", { class: `mini-role ${look(role)}`, x: (x - left) * scale - across / 2, y: (y - top) * scale - dot(tall) / 2, width: across, height: dot(tall), rx: 1 })));
  }

  /** Show which part is in view; hidden where all is. @param {Place} place @param {number} width @param {number} height @param {number} gutter @param {number} header */
  show({ x, y, k }, width, height, gutter, header) {
    const { scene, scale, view } = this;
    if (!scene) {
      return;
    }
    const { left, right, top, bottom } = scene.frame;
    const seen = { left: (gutter - x) / k, right: (width - x) / k, top: (header - y) / k, bottom: (height - y) / k };
    const slack = SLACK_PIXELS / k;
    const all = seen.left <= left + slack && seen.right >= right - slack && seen.top <= top + slack && seen.bottom >= bottom - slack;
    this.svg.toggleAttribute("hidden", all);
    if (!all) {
      const [x0, y0] = [Math.max(seen.left, left), Math.max(seen.top, top)];
      view.setAttribute("x", String((x0 - left) * scale));
      view.setAttribute("y", String((y0 - top) * scale));
      view.setAttribute("width", String(Math.max(2, (Math.min(seen.right, right) - x0) * scale)));
      view.setAttribute("height", String(Math.max(2, (Math.min(seen.bottom, bottom) - y0) * scale)));
    }
  }
}
