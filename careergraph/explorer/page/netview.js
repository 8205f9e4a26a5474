// The network view: the graph as a free net with physics, drawn by vis-network; for graphs without levels, and to explore.

import { button, byId, h, refill } from "./dom.js";
import { breadth } from "./draw.js";
import { CLOSED } from "./state.js";
import { t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{on: Function, fit: Function, selectNodes: Function, unselectAll: Function, canvas: {frame: Element}}} VisNetwork */

const MOST_AROUND = 120;
// Letters of 14 pixels are 11 on the screen.
const LEAST_ZOOM = 11 / 14;
const MOST_FITS = 100;
// By how many made the move, as on the map; first where nobody counted.
const WIDTHS = [1, 1.2, 1.8, 2.4, 3.2, 4];

/** Return the library's text, which the page carries packed. @param {string} packed gzip in base64 @returns {Promise<string>} */
function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Run the library that draws networks: it stands in the page, packed, or beside it as a file. @returns {Promise<void>} */
async function runLibrary() {
  const kept = byId("vis-network");
  const { file } = kept.dataset;
  if (file) {
    await new Promise((done, failed) => {
      document.head.append(h("script", { src: file, on: { load: done, error: failed } }));
    });
    return;
  }
  // The page's policy names the script by its hash: no other text would run.
  const script = h("script", { text: await unpacked(kept.textContent || "") });
  document.head.append(script);
  script.remove();
}

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
    this.ways = h("div", { class: "shows", role: "group", "aria-label": t("network.title") });
    this.wanted = false;
    /** @type {ReturnType<typeof setInterval> | 0} while the net settles */
    this.settling = 0;
    region.append(h("div", { class: "net-head" }, this.ways, this.note), this.holder);
  }

  /** The role whose neighbours are drawn where not all are: the one that is open, asked from or to; else the one with most moves. */
  get centre() {
    const { graph, state } = this.app;
    return state.role ?? state.from ?? state.to ?? this.busiest(graph);
  }

  /** @param {import("./engine/graph.js").Graph} graph */
  busiest(graph) {
    const many = (/** @type {number} */ role) => graph.out[role].length + graph.into[role].length;
    return graph.roles.reduce((best, { index }) => (best === null || many(index) > many(best) ? index : best), /** @type {number | null} */ (null));
  }

  /** Whether all roles can be drawn. */
  get whole() {
    return this.app.graph.network.nodes.length > 0;
  }

  /** Choose what is drawn: all roles, or those around one, with the moves between them. */
  choose() {
    const { graph, state, route } = this.app;
    if (this.whole && state.map !== "around") {
      return { key: "all", centre: null, roles: graph.roles.map((role) => role.index), moves: graph.moves.map((move) => move.index) };
    }
    const { centre } = this;
    const near = centre === null ? [] : [...graph.out[centre], ...graph.into[centre]].slice(0, MOST_AROUND);
    const steps = route ? route.steps.slice(0, MOST_AROUND).map(({ move }) => move.index) : [];
    const roles = new Set([centre, ...[...near, ...steps].flatMap((index) => [graph.moves[index].from, graph.moves[index].to])].filter((role) => role !== null));
    const moves = [...roles].flatMap((role) => graph.out[role]).filter((index) => roles.has(graph.moves[index].to));
    return { key: [...roles].join(), centre, roles: [...roles], moves: moves.slice(0, 10 * MOST_AROUND) };
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
    // The net settles while it is seen: it stays in view until it has, or until a reader takes hold of it.
    network.on("stabilized", () => {
      if (this.settling) {
        this.fit();
        this.letGo();
      }
    });
    network.on("dragStart", () => this.letGo());
    network.on("zoom", () => this.letGo());
    network.on("click", (/** @type {any} */ event) => {
      const [role] = event.nodes;
      const [move] = event.edges;
      this.app.set({ ...CLOSED, role: role ?? null, move: role === undefined ? move ?? null : null });
    });
    return network;
  }

  fit() {
    this.network?.fit({ minZoomLevel: LEAST_ZOOM });
  }

  /** Keep the net in view while it settles, as far as its letters can be read. */
  follow() {
    this.letGo();
    let left = MOST_FITS;
    this.settling = setInterval(() => {
      this.fit();
      left -= 1;
      if (left === 0) {
        this.letGo();
      }
    }, 100);
  }

  letGo() {
    clearInterval(this.settling);
    this.settling = 0;
  }

  /** Say what is drawn, and offer the rest. @param {number | null} centre */
  say(centre) {
    const { graph, state } = this.app;
    const around = state.role ?? state.from ?? state.to;
    this.note.textContent = [
      centre !== null && !this.whole && t("network.too-many"),
      centre !== null && t("network.around", { role: graph.roles[centre].title }),
      centre !== null && around === null && t("network.busiest"),
      t("network.how"),
      graph.mostPeople > 0 && t("legend.people"),
    ].filter(Boolean).join(" ");
    refill(this.ways, this.whole && (around !== null || centre !== null) ? [
      button({ class: "quiet", key: "net-all", "aria-pressed": String(centre === null), on: { click: () => this.app.set({ map: "" }) } }, null, t("shows.all")),
      button({ class: "quiet", key: "net-around", "aria-pressed": String(centre !== null), on: { click: () => this.app.set({ map: "around" }) } }, null, t("network.around-one", { role: graph.roles[Number(around ?? centre)].title })),
    ] : []);
  }

  /** Run the library once, when the network is first looked at. */
  async want() {
    if (!this.wanted) {
      this.wanted = true;
      try {
        await runLibrary();
        this.update();
      } catch {
        this.note.textContent = t("network.forbidden");
      }
    }
  }

  update() {
    const { graph, state, route } = this.app;
    if (!(/** @type {any} */ (globalThis).vis)) {
      this.want();
      return;
    }
    const { key, centre, roles, moves } = this.choose();
    this.say(centre);
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
      const { from, to, kind, people } = graph.moves[id];
      const width = WIDTHS[breadth(people, graph.mostPeople) ?? 0];
      return { id, from, to, dashes: kind === "lateral", width: steps.has(id) ? Math.max(width, 3.5) : width, color: { color: steps.has(id) ? token("--route") : token("--wire"), highlight: token("--accent") } };
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
    if (!same) {
      this.follow();
    }
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
