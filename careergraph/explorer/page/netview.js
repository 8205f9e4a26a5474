// The network view: the graph as a free net with physics, drawn by vis-network; for graphs without levels, and to explore.

import { h } from "./dom.js";
import { CLOSED } from "./state.js";
import { t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{on: Function, fit: Function, selectNodes: Function, unselectAll: Function, canvas: {frame: Element}}} VisNetwork */

const MOST_AROUND = 120;

export class NetworkView {
  /** @param {App} app @param {HTMLElement} region */
  constructor(app, region) {
    this.app = app;
    this.region = region;
    this.key = "";
    /** @type {VisNetwork | null} made when it is first looked at */
    this.network = null;
    /** @type {{clear: Function, update: Function}} */
    this.nodes = /** @type {any} */ (null);
    /** @type {{clear: Function, update: Function}} */
    this.edges = /** @type {any} */ (null);
    this.holder = h("div", { class: "net", "aria-hidden": "true" });
    this.note = h("p", { class: "note net-note" });
    region.append(this.note, this.holder);
  }

  /** Choose what is drawn: all roles, or, where these are too many, those around a role. */
  choose() {
    const { graph, state, route } = this.app;
    if (graph.network.nodes.length) {
      return { key: "all", roles: graph.roles.map((role) => role.index), moves: graph.moves.map((move) => move.index) };
    }
    const centre = state.role ?? state.from ?? state.to;
    const moves = new Set(route ? route.steps.map(({ move }) => move.index) : []);
    if (centre !== null) {
      for (const index of [...graph.out[centre], ...graph.into[centre]].slice(0, MOST_AROUND)) {
        moves.add(index);
      }
    }
    const roles = new Set([centre, ...[...moves].flatMap((index) => [graph.moves[index].from, graph.moves[index].to])].filter((role) => role !== null));
    return { key: [...roles].join(), roles: [...roles], moves: [...moves] };
  }

  /** @returns {VisNetwork} */
  make() {
    const { DataSet, Network } = /** @type {any} */ (globalThis).vis;
    this.nodes = new DataSet();
    this.edges = new DataSet();
    /** @type {VisNetwork} */
    const network = new Network(this.holder, { nodes: this.nodes, edges: this.edges }, this.app.graph.network.options);
    // vis-network makes its frame focusable, though its keyboard is off.
    network.canvas.frame.removeAttribute("tabindex");
    network.on("stabilizationIterationsDone", () => network.fit());
    network.on("click", (/** @type {any} */ event) => {
      const [role] = event.nodes;
      const [move] = event.edges;
      this.app.set({ ...CLOSED, role: role ?? null, move: role === undefined ? move ?? null : null });
    });
    return network;
  }

  update() {
    const { graph, state, route } = this.app;
    const { key, roles, moves } = this.choose();
    this.note.textContent = t(roles.length ? "network.how" : "network.too-many");
    const style = getComputedStyle(document.documentElement);
    const token = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const stops = new Set(route ? route.roles : [state.from, state.to]);
    const steps = new Set(route ? route.steps.map(({ move }) => move.index) : []);
    const look = `${key}/${[...stops].join()}/${token("--ground")}`;
    if (look === this.key) {
      this.select();
      return;
    }
    const same = this.key.startsWith(`${key}/`);
    this.key = look;
    const nodes = roles.map((id) => {
      const { title, lane } = graph.roles[id];
      const on = stops.has(id);
      return { ...graph.network.nodes[id], id, label: title, borderWidth: on ? 3 : 1, font: { color: token("--ink"), size: 14, face: "sans-serif" },
        color: { background: token(`--box-${lane % 8}`), border: on ? token("--route") : token(`--lane-${lane % 8}`), highlight: { background: token("--accent-soft"), border: token("--accent") } } };
    });
    const edges = moves.map((id) => {
      const { from, to, kind } = graph.moves[id];
      return { id, from, to, dashes: kind === "lateral", width: steps.has(id) ? 3.5 : 1, color: { color: steps.has(id) ? token("--route") : token("--wire"), highlight: token("--accent") } };
    });
    if (!this.network) {
      this.network = this.make();
    }
    if (!same) {
      this.nodes.clear();
      this.edges.clear();
    }
    this.nodes.update(nodes);
    this.edges.update(edges);
    this.select();
  }

  select() {
    const { role } = this.app.state;
    if (role === null) {
      this.network?.unselectAll();
    } else if (this.choose().roles.includes(role)) {
      this.network?.selectNodes([role]);
    }
  }
}
