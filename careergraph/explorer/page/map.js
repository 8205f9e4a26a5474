// The map: what is drawn depends on the room there is, and a route is always wholly in view.

import { byId, h, s } from "./dom.js";
import { drawEdges, drawScene, GUTTER, HEADER, lightBox, lightWire, NARROW_GUTTER } from "./draw.js";
import { foldedLanes, foldScene, LaneHeads } from "./fold.js";
import { Lights } from "./lights.js";
import { Markers } from "./markers.js";
import { MiniMap } from "./minimap.js";
import { Pan } from "./pan.js";
import { focusScene, hubScene, ladderScene, nearest, wholeScene } from "./scene.js";
import { CLOSED } from "./state.js";
import { moveTip, placeTip, roleTip } from "./tip.js";
import { ownLanguage, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./draw.js").Drawn} Drawn */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{key: string, make: (width: number, height: number) => Scene}} View what is drawn, and how it is laid out */

// A small map is not blown up beyond this to fill the view.
const LARGEST = 1.25;
// Titles are 13 pixels high, or up to 15.5 where the map is drawn smaller: below this scale they would be under 11.
const READABLE = 0.71;
const NEARLY = 0.5;
// What the legend takes below the map.
const FOOT = 50;
const LEAST_TEXT = 11;
const TITLE_FONT = 13;
const NARROW = "(max-width: 760px)";
// So many roles are drawn on demand, though they do not fit.
const MOST_DRAWN = 320;
const MOST_LINES = 900;
const MOST_NEIGHBOURS = 60;

export class CareerMap {
  /** @param {App} app @param {HTMLElement} stage */
  constructor(app, stage) {
    this.app = app;
    this.stage = stage;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Drawn | null} */
    this.drawn = null;
    this.key = "";
    this.size = "";
    /** @type {Scene | null} all roles, once they were laid out */
    this.whole = null;
    this.wholeFolded = "";
    this.panned = false;
    /** @type {number | null} */
    this.hovered = null;
    /** @type {number | null} */
    this.hoveredMove = null;
    this.lights = new Lights(app, null);
    this.tip = h("div", { class: "tip", hidden: true, "aria-hidden": "true" });
    this.edges = s("g", { class: "edges", "aria-hidden": "true", lang: ownLanguage() || null });
    this.svg = s("svg", { class: "map", role: "group", "aria-label": t("map.how") });
    stage.append(this.svg);
    this.heads = new LaneHeads(app, stage);
    this.mini = new MiniMap(stage, (x, y) => this.centreOn(x, y));
    this.markers = new Markers(app, stage, (role) => this.bring(role));
    stage.append(this.tip);
    this.pan = new Pan(this.svg, (place, byHand) => this.moved(place, byHand));
    this.listen();
  }

  listen() {
    const { svg, app, stage } = this;
    /** @param {Event} event @param {string} name */
    const of = (event, name) => {
      const found = event.target instanceof Element ? event.target.closest(`[data-${name}]`) : null;
      return found instanceof SVGElement ? Number(found.dataset[name]) : null;
    };
    svg.addEventListener("click", (event) => {
      const [role, move] = [of(event, "role"), of(event, "move")];
      if (role !== null || move !== null || app.state.role !== null || app.state.move !== null) {
        app.set({ ...CLOSED, role, move: role === null ? move : null });
      }
    });
    svg.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch") {
        this.hover(of(event, "role"), of(event, "move"));
      }
    });
    svg.addEventListener("pointerleave", () => this.hover(null, null));
    svg.addEventListener("pointermove", (event) => placeTip(this.tip, stage, event));
    svg.addEventListener("keydown", (event) => this.keyed(event));
    svg.addEventListener("focusin", (event) => this.focused(of(event, "role")));
    const watch = new ResizeObserver(() => this.resized());
    watch.observe(this.stage);
    watch.observe(/** @type {HTMLElement} */ (this.stage.parentElement));
  }

  /** The room for a drawing, whether or not the stage is shown now. */
  get room() {
    const board = /** @type {HTMLElement} */ (this.stage.parentElement);
    const foot = board.lastElementChild instanceof HTMLElement ? board.lastElementChild.offsetHeight : 0;
    return { width: board.clientWidth, height: Math.max(0, board.clientHeight - (foot || FOOT)) };
  }

  get gutter() {
    return !this.scene?.rows.length ? 0 : matchMedia(NARROW).matches ? NARROW_GUTTER : GUTTER;
  }

  /** How much larger or smaller a scene must be drawn to fit. @param {Scene} scene */
  scaleOf(scene) {
    const { width, height } = this.room;
    const { left, right, top, bottom } = scene.frame;
    const [gutter, header] = scene.rows.length ? [matchMedia(NARROW).matches ? NARROW_GUTTER : GUTTER, HEADER] : [8, 8];
    return Math.min((width - gutter - 16) / (right - left), (height - header - 16) / (bottom - top));
  }

  /** Whether all roles fit, so that they can be read. */
  get allFit() {
    const { graph } = this.app;
    if (!graph.map) {
      return false;
    }
    const folded = [...foldedLanes(this.app)];
    if (!this.whole || String(folded) !== this.wholeFolded) {
      this.wholeFolded = String(folded);
      this.whole = foldScene(graph, wholeScene(graph), new Set(folded));
    }
    return this.scaleOf(this.whole) >= READABLE;
  }

  /** Whether most of all roles is in view where they can be read: a little panning shows the rest. */
  get mostFit() {
    return this.allFit || (this.whole !== null && this.scaleOf(this.whole) >= NEARLY);
  }

  /** Whether all roles can be drawn at once, though they may not fit. */
  get drawable() {
    const { graph } = this.app;
    return Boolean(graph.map) || (graph.roles.length <= MOST_DRAWN && graph.moves.length <= MOST_LINES);
  }

  /** Whether a role of a lane is drawn now. @param {number} lane */
  shows(lane) {
    return !this.scene || [...this.scene.boxes.keys()].some((role) => this.app.graph.roles[role].lane === lane);
  }

  /** Choose what is drawn, with what is folded; null for the overview by counts. @returns {View | null} */
  choose() {
    const view = this.chosen();
    const folded = foldedLanes(this.app);
    return view && folded.size ? { key: `${view.key}/${[...folded]}`, make: (width, height) => foldScene(this.app.graph, view.make(width, height), folded) } : view;
  }

  /** @returns {View | null} */
  chosen() {
    const { graph, state, route } = this.app;
    const fit = this.allFit;
    const all = { key: "all", make: () => (graph.map ? wholeScene(graph) : focusScene(graph, { roles: graph.roles.map((role) => role.index), moves: graph.moves.map((move) => move.index) })) };
    if (state.map === "overview") {
      return null;
    }
    if (state.map === "all") {
      return this.drawable ? all : null;
    }
    if (route && (state.map === "route" || !fit)) {
      return this.routeView(route);
    }
    if (this.mostFit) {
      return all;
    }
    const centre = state.role ?? state.from ?? state.to;
    const only = state.lanes.size === 1 && !state.rows.size ? [...state.lanes][0] : null;
    if (state.move !== null) {
      const { from, to, index } = graph.moves[state.move];
      return { key: `move ${index}`, make: () => focusScene(graph, { roles: [from, to], moves: [index] }) };
    }
    if (centre !== null && !(state.role === null && only !== null)) {
      return this.hubView(centre);
    }
    return only === null ? null : this.laneView(only);
  }

  /** @param {import("./engine/routes.js").Route} route @returns {View | null} one of thousands of stops is left to the list */
  routeView(route) {
    const { graph } = this.app;
    if (route.roles.length > MOST_DRAWN) {
      return null;
    }
    const moves = route.steps.map(({ move }) => move.index);
    return {
      key: `route ${route.roles.join()}`,
      make: (width, height) => {
        const levels = focusScene(graph, { roles: route.roles, moves });
        return this.scaleOf(levels) >= READABLE ? levels : ladderScene(route.roles, moves, width, height);
      },
    };
  }

  /** @param {number} centre @returns {View} */
  hubView(centre) {
    const { graph, state } = this.app;
    const links = [...graph.out[centre], ...graph.into[centre]].filter((index) => !state.shows.size || state.shows.has(String(graph.moves[index].kind))).slice(0, MOST_NEIGHBOURS);
    return {
      key: `role ${centre} ${[...state.shows].join()}`,
      make: (_, height) => {
        const hub = hubScene(graph, centre, links, Math.max(height / READABLE, 300));
        if (this.scaleOf(hub) >= READABLE) {
          return hub;
        }
        const roles = [...new Set([centre, ...links.flatMap((index) => [graph.moves[index].from, graph.moves[index].to])])];
        const levels = focusScene(graph, { roles, moves: links, centre });
        return this.scaleOf(levels) > this.scaleOf(hub) ? levels : hub;
      },
    };
  }

  /** @param {number} lane @returns {View | null} */
  laneView(lane) {
    const { graph } = this.app;
    const roles = graph.roles.filter((role) => role.lane === lane).map((role) => role.index);
    const moves = roles.flatMap((role) => graph.out[role]).filter((index) => graph.roles[graph.moves[index].to].lane === lane);
    return roles.length <= MOST_DRAWN && moves.length <= MOST_LINES ? { key: `lane ${lane}`, make: () => focusScene(graph, { roles, moves }) } : null;
  }

  /** Draw what the state asks for; whether anything is drawn at all. */
  update() {
    const { width, height } = this.room;
    if (!width || !height) {
      // Hidden: it is drawn when it is seen.
      return Boolean(this.scene);
    }
    const view = this.choose();
    this.stage.classList.toggle("empty", !view);
    if (!view) {
      this.scene = null;
      this.drawn = null;
      this.key = "";
      this.svg.replaceChildren();
      this.heads.fill(null);
      this.mini.fill(null, () => "");
      this.markers.show(null, { x: Number, y: Number, width: 0, height: 0, left: 0, top: 0 });
      return false;
    }
    this.lights = new Lights(this.app, this.hovered);
    if (view.key !== this.key || !this.drawn) {
      this.key = view.key;
      this.panned = false;
      this.draw(view.make(width, height));
    }
    this.light();
    this.moved(this.pan.place, this.panned);
    return true;
  }

  /** @param {Scene} scene */
  draw(scene) {
    this.scene = scene;
    const scale = Math.max(READABLE, Math.min(LARGEST, this.scaleOf(scene)));
    // Where the map is drawn smaller its titles are larger in its own pixels: on the screen they stay readable.
    this.drawn = drawScene(this.app.graph, scene, Math.max(TITLE_FONT, LEAST_TEXT / scale), Math.max(LEAST_TEXT, LEAST_TEXT / scale));
    this.svg.replaceChildren(this.drawn.world, this.edges);
    this.heads.fill(scene);
    const first = this.drawn.boxes.get(this.app.state.role ?? this.app.state.from ?? -1) || [...this.drawn.boxes.values()][0];
    first?.setAttribute("tabindex", "0");
    this.fit();
  }

  light() {
    const { drawn, scene, lights } = this;
    if (!drawn || !scene) {
      return;
    }
    for (const [role, box] of drawn.boxes) {
      lightBox(box, lights.look(role), scene.box[0]);
    }
    this.mini.fill(scene, (role) => {
      const { dim, lit } = lights.look(role);
      return lit ? "lit" : dim ? "dim" : "";
    });
    for (const move of drawn.wires.keys()) {
      lightWire(drawn, move, move === this.hoveredMove ? "near" : lights.wire(move));
    }
  }

  resized() {
    const { width, height } = this.room;
    const size = `${width} ${height}`;
    if (width && height && size !== this.size) {
      this.size = size;
      this.svg.setAttribute("width", String(width));
      this.svg.setAttribute("height", String(height));
      const view = this.choose();
      if (!view !== !this.drawn || view?.key !== this.key) {
        this.app.draw();
      } else if (view && !this.panned) {
        this.draw(view.make(width, height));
        this.light();
      } else {
        this.moved(this.pan.place, this.panned);
      }
    }
  }

  /** @param {import("./pan.js").Place} place @param {boolean} byHand */
  moved({ x, y, k }, byHand) {
    this.panned = byHand;
    this.tip.hidden = true;
    this.drawn?.world.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    const { scene } = this;
    if (scene) {
      const { width, height } = this.room;
      const at = { x: (/** @type {number} */ world) => x + k * world, y: (/** @type {number} */ world) => y + k * world, width, height };
      const [left, top] = scene.rows.length ? [Math.max(0, at.x(scene.frame.left) - this.gutter) + this.gutter, HEADER] : [0, 0];
      this.edges.replaceChildren(...drawEdges(this.app.graph, scene, { ...at, gutter: this.gutter, heads: this.heads.heads.size > 0 }));
      this.heads.place(scene, { x: at.x, width, inner: left });
      this.mini.show({ x, y, k }, width, height, left, top);
      this.markers.show(scene, { ...at, left, top });
    }
  }

  /** Move a place of the drawing to the middle of the view. @param {number} x @param {number} y */
  centreOn(x, y) {
    const { width, height } = this.room;
    const { k } = this.pan.place;
    this.pan.set({ k, x: (width + this.gutter) / 2 - k * x, y: (height + HEADER) / 2 - k * y }, true);
  }

  /** Bring a role into view, and the focus to it. @param {number} role */
  bring(role) {
    const at = this.scene?.boxes.get(role);
    if (at) {
      this.centreOn(at.x, at.y);
      this.drawn?.boxes.get(role)?.focus({ preventScroll: true });
    }
  }

  /** Bring the drawing into view: all of it, or, where that could not be read, what is lit. */
  fit() {
    const { scene } = this;
    const { width, height } = this.room;
    if (!scene || !width) {
      return;
    }
    const [left, top] = scene.rows.length ? [this.gutter, HEADER + 6] : [8, 8];
    const [wide, high] = [width - left - 8, height - top - 8];
    // The names of the rows stand beside the drawing: both together have the middle of the view.
    const k = Math.max(READABLE, Math.min(LARGEST, this.scaleOf(scene)));
    const { frame } = scene;
    const focus = this.around() || frame;
    /** Where an edge of the drawing goes: its middle to the middle of the room, or as much as fits of what matters. @param {number} from @param {number} to @param {number} low @param {number} high @param {number} room */
    const place = (from, to, low, high, room) => {
      if ((to - from) * k <= room) {
        return (room - (to - from) * k) / 2 - from * k;
      }
      const middle = (low + high) / 2;
      const start = Math.min(Math.max(middle - room / k / 2, from), to - room / k);
      return -start * k;
    };
    // Lower than the view: below the names of the lanes rather than in the middle.
    const y = scene.rows.length && (frame.bottom - frame.top) * k <= high ? -frame.top * k + Math.min(24, (high - (frame.bottom - frame.top) * k) / 2) : place(frame.top, frame.bottom, focus.top, focus.bottom, high);
    this.pan.set({ k, x: left + place(frame.left, frame.right, focus.left, focus.right, wide), y: top + y }, false);
  }

  /** What matters most of a drawing that does not fit. */
  around() {
    const scene = /** @type {Scene} */ (this.scene);
    const roles = new Lights(this.app, null).groups()[0] || [];
    const places = roles.flatMap((role) => scene.boxes.get(role) || []);
    return places.length > 0 && {
      left: Math.min(...places.map(({ x }) => x)), right: Math.max(...places.map(({ x }) => x)),
      top: Math.min(...places.map(({ y }) => y)), bottom: Math.max(...places.map(({ y }) => y)),
    };
  }

  /** @param {number} factor */
  zoom(factor) {
    this.pan.zoom(factor);
  }

  /** Bring one role into view. @param {number} role */
  show(role) {
    const at = this.scene?.boxes.get(role);
    if (!at || !this.scene) {
      return;
    }
    const { x, y, k } = this.pan.place;
    const { width, height } = this.room;
    const [half, tall] = [(this.scene.box[0] / 2) * k, (this.scene.box[1] / 2) * k];
    const [px, py] = [x + k * at.x, y + k * at.y];
    const header = this.scene.rows.length ? HEADER : 0;
    const dx = Math.max(0, this.gutter + half + 4 - px) || Math.min(0, width - half - 4 - px);
    const dy = Math.max(0, header + tall + 4 - py) || Math.min(0, height - tall - 4 - py);
    if (dx || dy) {
      this.pan.set({ k, x: x + dx, y: y + dy }, true);
    }
  }

  /** @param {number | null} role @param {number | null} move */
  hover(role, move) {
    if (role === this.hovered && move === this.hoveredMove) {
      return;
    }
    this.hovered = role;
    this.hoveredMove = move;
    this.lights = new Lights(this.app, role);
    this.tip.hidden = role === null && move === null;
    this.tip.replaceChildren(...(role !== null ? roleTip(this.app, role, this.lights.ready.get(role)) : move !== null ? moveTip(this.app, move) : []));
    this.light();
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const way = ways[event.key];
    const here = event.target instanceof SVGElement && event.target.dataset.role !== undefined ? Number(event.target.dataset.role) : null;
    if (way && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.step(here, way);
    } else if ((event.key === "Enter" || event.key === " ") && here !== null) {
      event.preventDefault();
      this.app.set({ ...CLOSED, role: here });
      byId("side").querySelector("h2")?.focus();
    } else if (event.key === "+" || event.key === "=") {
      this.zoom(1.25);
    } else if (event.key === "-") {
      this.zoom(0.8);
    } else if (event.key === "0") {
      this.fit();
    }
  }

  /** Go to the nearest role on one side. @param {number | null} from @param {[number, number]} way */
  step(from, way) {
    const next = from === null || !this.scene ? null : nearest(this.scene, from, way);
    if (next !== null) {
      this.drawn?.boxes.get(next)?.focus();
    }
  }

  /** The role that has the focus is the one that Tab comes back to, and in view. @param {number | null} role */
  focused(role) {
    if (role === null || !this.drawn) {
      return;
    }
    for (const [each, box] of this.drawn.boxes) {
      box.setAttribute("tabindex", each === role ? "0" : "-1");
    }
    this.show(role);
  }
}
