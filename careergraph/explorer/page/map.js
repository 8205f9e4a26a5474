// The map: vis-network shows, moves and zooms; lines and boxes are drawn as the page wants them.

import { distance } from "./curves.js";
import { byId, h } from "./dom.js";
import { focusOf, Lights } from "./lights.js";
import { groupWires, GUTTER, HEADER, NARROW_GUTTER, paintBox, paintEdges, paintGround, paintWires, readPalette } from "./paint.js";
import { focusScene, wholeScene } from "./scene.js";
import { CLOSED } from "./state.js";
import { moveText, percent } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./scene.js").Scene} Scene */

const NEAR_A_LINE = 7;
const LEAST_SCALE = 0.15;
const MOST_SCALE = 3;
// A small map is not blown up beyond this to fill the view.
const LARGEST = 1.25;
// A map that fits only at a smaller scale than this cannot be read: it then shows what is lit.
const READABLE = 0.7;
const NARROW = "(max-width: 760px)";

/** Keep the middle of a view from looking past an edge; null where all fits. @param {number} middle @param {number} room @param {number} low @param {number} high */
function between(middle, room, low, high) {
  return room >= high - low ? null : Math.min(Math.max(middle, low + room / 2), high - room / 2);
}

/** @typedef {{moveTo: Function, getScale: Function, getViewPosition: Function, canvasToDOM: Function, DOMtoCanvas: Function, setSize: Function, redraw: Function, on: Function, getNodeAt: Function, setData: Function, body: any, canvas: any}} VisNetwork */

export class CareerMap {
  /** @param {App} app @param {HTMLElement} stage */
  constructor(app, stage) {
    this.app = app;
    this.stage = stage;
    /** @type {Scene | null} */
    this.scene = null;
    this.sceneKey = "";
    this.panned = false;
    /** @type {number | null} */
    this.hovered = null;
    /** @type {number | null} */
    this.hoveredMove = null;
    /** @type {number | null} */
    this.cursor = null;
    this.palette = readPalette(document.documentElement);
    this.lights = new Lights(app, null);
    /** @type {Lights | null} */
    this.wiresFor = null;
    /** @type {import("./paint.js").WireGroup[] | null} */
    this.groups = null;
    this.tip = h("div", { class: "tip", hidden: true, "aria-hidden": "true" });
    this.holder = h("div", {
      class: "canvas", tabindex: "0", role: "application", "aria-label":
        "Career map. Arrow keys go from role to role, Enter opens the role's card. The list view holds the same content.",
    });
    stage.append(this.holder, this.tip);
    const { DataSet, Network } = /** @type {any} */ (globalThis).vis;
    this.nodes = new DataSet();
    this.edges = new DataSet();
    /** @type {VisNetwork} */
    this.network = new Network(this.holder, { nodes: this.nodes, edges: this.edges }, app.graph.network.options);
    this.network.canvas.frame.canvas.setAttribute("aria-hidden", "true");
    // vis-network makes its frame focusable, though its keyboard is off.
    this.network.canvas.frame.removeAttribute("tabindex");
    this.listen();
  }

  listen() {
    const { network, app } = this;
    network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => this.paintBelow(ctx));
    network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => this.paintAbove(ctx));
    network.on("click", (/** @type {any} */ event) => {
      const [role] = event.nodes;
      const at = event.pointer.canvas;
      if (role !== undefined) {
        app.set({ ...CLOSED, role });
      } else {
        const move = this.moveAt(at.x, at.y);
        app.set({ ...CLOSED, move });
      }
    });
    network.on("hoverNode", (/** @type {any} */ event) => this.hover(event.node, null));
    network.on("blurNode", () => this.hover(null, null));
    network.on("dragEnd", () => this.moved());
    network.on("zoom", () => this.moved());
    this.holder.addEventListener("mousemove", (event) => this.point(event));
    this.holder.addEventListener("mouseleave", () => this.hover(null, null));
    this.holder.addEventListener("keydown", (event) => this.key(event));
    this.holder.addEventListener("blur", () => this.setCursor(null));
    new ResizeObserver(() => this.resize()).observe(this.stage);
  }

  moved() {
    this.panned = true;
    this.tip.hidden = true;
  }

  resize() {
    if (this.stage.clientWidth && this.stage.clientHeight) {
      this.network.setSize("100%", "100%");
      this.network.redraw();
      if (!this.panned) {
        this.fit();
      }
    }
  }

  /** Draw what the state asks for; whether anything is drawn at all. */
  update() {
    const { graph } = this.app;
    const focus = graph.map ? { key: "whole", roles: [], moves: [] } : focusOf(this.app);
    this.stage.classList.toggle("empty", !focus);
    if (!focus) {
      return false;
    }
    this.lights = new Lights(this.app, this.hovered);
    if (focus.key !== this.sceneKey) {
      this.sceneKey = focus.key;
      this.scene = graph.map ? wholeScene(graph) : focusScene(graph, focus);
      this.load();
      this.panned = false;
      this.resize();
    }
    this.network.redraw();
    return true;
  }

  /** Hand the scene's roles to vis-network. */
  load() {
    const { graph } = this.app;
    const scene = /** @type {Scene} */ (this.scene);
    this.groups = null;
    const ctxRenderer = (/** @type {any} */ drawn) => this.box(drawn);
    const nodes = graph.map
      ? graph.network.nodes
      : [...scene.boxes].map(([id, { x, y }]) => ({ id, label: graph.roles[id].title, x, y }));
    const edges = graph.map
      ? graph.network.edges
      : [...scene.wires.keys()].map((id) => ({ id, from: graph.moves[id].from, to: graph.moves[id].to }));
    this.nodes.clear();
    this.edges.clear();
    this.nodes.add(nodes.map((node) => ({ ...node, ctxRenderer })));
    this.edges.add(edges);
    for (const id of scene.boxes.keys()) {
      // A custom shape would learn its size only from its second drawing.
      const { shape } = this.network.body.nodes[id];
      [shape.customSizeWidth, shape.customSizeHeight] = scene.box;
      shape.refreshNeeded = true;
    }
  }

  /** @param {{ctx: CanvasRenderingContext2D, id: number, x: number, y: number}} drawn */
  box({ ctx, id, x, y }) {
    const scene = /** @type {Scene} */ (this.scene);
    const [width, height] = scene.box;
    return {
      drawNode: () => {
        const look = this.lights.look(id);
        if (this.cursor === id) {
          look.marked = true;
          look.dim = false;
        }
        paintBox(ctx, this.palette, scene, this.app.graph.roles[id], x, y, look);
      },
      nodeDimensions: { width, height },
    };
  }

  /** Return the lines in groups, gathered anew when the lights change. */
  wires() {
    if (this.wiresFor !== this.lights || !this.groups) {
      this.wiresFor = this.lights;
      const look = (/** @type {number} */ index) => (index === this.hoveredMove ? "near" : this.lights.wire(index));
      this.groups = groupWires(this.app.graph, /** @type {Scene} */ (this.scene), look);
    }
    return this.groups;
  }

  /** @param {CanvasRenderingContext2D} ctx */
  paintBelow(ctx) {
    if (this.scene) {
      paintGround(ctx, this.palette, this.scene);
      paintWires(ctx, this.palette, this.wires());
    }
  }

  /** @param {CanvasRenderingContext2D} ctx */
  paintAbove(ctx) {
    const { scene, network } = this;
    if (!scene) {
      return;
    }
    const ratio = network.canvas.pixelRatio;
    const x = (/** @type {number} */ world) => network.canvasToDOM({ x: world, y: 0 }).x;
    const y = (/** @type {number} */ world) => network.canvasToDOM({ x: 0, y: world }).y;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { clientWidth: width, clientHeight: height } = this.stage;
    paintEdges(ctx, this.palette, this.app.graph, scene, { x, y, width, height, gutter: this.gutter() });
    ctx.restore();
  }

  gutter() {
    return matchMedia(NARROW).matches ? NARROW_GUTTER : GUTTER;
  }

  /** Bring the drawing into view: all of it, or, where that could not be read, what is lit. */
  fit() {
    const { scene, stage } = this;
    if (!scene || !stage.clientWidth) {
      return;
    }
    const [left, top, right, bottom] = [this.gutter() + 4, HEADER + 4, 12, 12];
    const [width, height] = [stage.clientWidth - left - right, stage.clientHeight - top - bottom];
    const scaleOf = (/** @type {Scene["frame"]} */ frame) => Math.min(width / (frame.right - frame.left), height / (frame.bottom - frame.top));
    const whole = scene.frame;
    let frame = whole;
    let scale = Math.min(scaleOf(frame), LARGEST);
    if (scale < READABLE) {
      const frames = this.lights.groups().map((roles) => this.around(roles));
      const close = frames.find((each) => scaleOf(each) >= READABLE);
      const filled = Math.max(width / (whole.right - whole.left), height / (whole.bottom - whole.top));
      frame = close || frames.pop() || whole;
      scale = Math.max(scale, close ? Math.min(scaleOf(close), 1) : Math.min(READABLE, Math.max(filled, 0.5)));
    }
    scale = Math.max(scale, LEAST_SCALE);
    // Wider than the view: its middle; taller: its foot, where careers begin; lower: below the lanes' names.
    const middleX = (frame.left + frame.right) / 2;
    const middleY = height / scale < frame.bottom - frame.top ? frame.bottom - height / scale / 2 : frame.top + height / scale / 2;
    const x = between(middleX, width / scale, whole.left, whole.right) ?? (whole.left + whole.right) / 2;
    const y = between(middleY, height / scale, whole.top, whole.bottom) ?? whole.top + height / scale / 2;
    // The view's middle is the canvas's, which the names on the left and the top are part of.
    this.network.moveTo({ position: { x: x - (left - right) / 2 / scale, y: y - (top - bottom) / 2 / scale }, scale });
    this.panned = false;
    // A box that was out of sight is measured in one drawing and shown in the next.
    this.network.redraw();
    this.network.redraw();
  }

  /** @param {number[]} roles */
  around(roles) {
    const scene = /** @type {Scene} */ (this.scene);
    const [width, height] = scene.box;
    const places = roles.flatMap((role) => scene.boxes.get(role) || []);
    return {
      left: Math.min(...places.map(({ x }) => x)) - width * 0.6,
      right: Math.max(...places.map(({ x }) => x)) + width * 0.6,
      top: Math.min(...places.map(({ y }) => y)) - height,
      bottom: Math.max(...places.map(({ y }) => y)) + height,
    };
  }

  /** @param {number} factor */
  zoom(factor) {
    const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, this.network.getScale() * factor));
    this.network.moveTo({ scale, position: this.network.getViewPosition() });
    this.moved();
  }

  /** Bring one role into view. @param {number} role */
  show(role) {
    const place = this.scene?.boxes.get(role);
    if (!place) {
      return;
    }
    const at = this.network.canvasToDOM(place);
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (at.x < this.gutter() + 40 || at.y < HEADER + 20 || at.x > width - 60 || at.y > height - 30) {
      this.network.moveTo({ position: place, scale: this.network.getScale() });
    }
  }

  repaint() {
    this.palette = readPalette(document.documentElement);
    this.network.redraw();
  }

  /** @param {number} x @param {number} y @returns {number | null} */
  moveAt(x, y) {
    let best = null;
    let least = NEAR_A_LINE / this.network.getScale();
    for (const [index, points] of /** @type {Scene} */ (this.scene).wires) {
      if (this.lights.wire(index) !== "hidden") {
        const far = distance(points, x, y);
        if (far < least) {
          [best, least] = [index, far];
        }
      }
    }
    return best;
  }

  /** @param {MouseEvent} event */
  point(event) {
    const box = this.holder.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (this.hovered === null && this.scene && event.buttons === 0) {
      const at = this.network.DOMtoCanvas({ x, y });
      this.hover(null, this.moveAt(at.x, at.y));
    }
    const wide = this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(4, Math.min(x + 14, this.stage.clientWidth - wide - 8))}px`;
    this.tip.style.top = `${y + 18 + this.tip.offsetHeight > this.stage.clientHeight ? y - this.tip.offsetHeight - 10 : y + 18}px`;
  }

  /** @param {number | null} role @param {number | null} move */
  hover(role, move) {
    if (role === this.hovered && move === this.hoveredMove) {
      return;
    }
    this.hovered = role;
    this.hoveredMove = move;
    this.holder.classList.toggle("pointing", role !== null || move !== null);
    this.lights = new Lights(this.app, role);
    this.tip.hidden = role === null && move === null;
    this.tip.replaceChildren(...(role !== null ? this.roleTip(role) : move !== null ? this.moveTip(move) : []));
    this.network.redraw();
  }

  /** @param {number} index */
  roleTip(index) {
    const { graph, state } = this.app;
    const role = graph.roles[index];
    const ready = this.lights.ready.get(index);
    return [
      h("strong", { text: role.title }),
      h("span", { text: [role.level, graph.lanes[role.lane].title, role.scope].filter(Boolean).join(" · ") }),
      role.about && h("p", { text: role.about }),
      ready !== undefined && h("span", { text: `Ready: ${percent(ready)} of what the move from ${graph.roles[Number(state.from)].title} asks` }),
    ].filter((part) => part instanceof Node);
  }

  /** @param {number} index */
  moveTip(index) {
    const { graph } = this.app;
    const move = graph.moves[index];
    const shown = move.requires.slice(0, 8);
    return [
      h("strong", { text: `${graph.roles[move.from].title} → ${graph.roles[move.to].title}` }),
      h("span", { text: moveText(graph, move) }),
      h("ul", null, shown.map(([skill, level, optional]) =>
        h("li", { text: `${graph.skills[skill].title}: ${graph.proficiency[level - 1] || level}${optional ? " (optional)" : ""}` })),
        move.requires.length > shown.length && h("li", { text: `and ${move.requires.length - shown.length} more` })),
    ];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const way = ways[event.key];
    if (way && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.step(way);
    } else if (event.key === "Enter" && this.cursor !== null) {
      event.preventDefault();
      this.app.set({ ...CLOSED, role: this.cursor });
      byId("side").querySelector("h2")?.focus();
    } else if (event.key === "+" || event.key === "=") {
      this.zoom(1.25);
    } else if (event.key === "-") {
      this.zoom(0.8);
    } else if (event.key === "0") {
      this.fit();
    }
  }

  /** Move the cursor to the nearest role on one side. @param {[number, number]} way */
  step([dx, dy]) {
    const { scene, app } = this;
    if (!scene) {
      return;
    }
    const from = this.cursor ?? app.state.role ?? app.state.from;
    const here = from === null ? undefined : scene.boxes.get(from);
    if (!here) {
      this.setCursor([...scene.boxes].reduce((best, entry) => (entry[1].y > best[1].y ? entry : best))[0]);
      return;
    }
    let best = null;
    let least = Infinity;
    for (const [role, { x, y }] of scene.boxes) {
      const ahead = (x - here.x) * dx + (y - here.y) * dy;
      const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
      const cost = ahead + 2 * aside;
      if (ahead > 1 && cost < least) {
        [best, least] = [role, cost];
      }
    }
    if (best !== null) {
      this.setCursor(best);
    }
  }

  /** @param {number | null} role */
  setCursor(role) {
    this.cursor = role;
    if (role !== null) {
      const { title, level, lane } = this.app.graph.roles[role];
      byId("live").textContent = [title, level, this.app.graph.lanes[lane].title].filter(Boolean).join(", ");
      this.show(role);
    }
    this.network.redraw();
  }
}
