// What the map lights and what it leaves in the dark.

import { asksAnything, holders, nextMoves } from "./engine/shortfall.js";

/** @typedef {import("./app.js").App} App */
/**
 * @typedef {object} Look how a role is drawn
 * @property {boolean} dim
 * @property {boolean} lit on the route
 * @property {boolean} marked selected, hovered over or compared
 * @property {string} badge
 * @property {number | null} ready readiness for the move from the start, 0..1
 * @property {boolean} avoided
 */
/** @typedef {"plain" | "dim" | "near" | "taken" | "unseen"} WireLook */

/** What is lit, worked out once for each drawing. */
export class Lights {
  /** @param {App} app @param {number | null} hovered */
  constructor(app, hovered) {
    const { graph, state } = app;
    this.app = app;
    /** @type {Map<number, number>} */
    this.stepOf = new Map();
    /** @type {Map<number, number>} */
    this.placeOf = new Map();
    const route = app.route;
    route?.steps.forEach(({ move }, at) => this.stepOf.set(move.index, at + 1));
    route?.roles.forEach((role, at) => this.placeOf.set(role, at));
    this.marked = new Set([hovered, state.role, ...state.compare].filter((role) => role !== null));
    const centre = hovered ?? state.role;
    this.near = new Set(centre === null ? [] : [...graph.out[centre], ...graph.into[centre]]);
    if (state.move !== null) {
      this.near.add(state.move);
    }
    this.reached = app.reached;
    /** @type {Set<number> | null} null where all are lit */
    this.lit = this.roles(centre);
    /** @type {Map<number, number>} */
    this.ready = new Map();
    if (state.from !== null) {
      for (const next of nextMoves(graph, state.from, app.held).filter(({ move }) => asksAnything(move))) {
        this.ready.set(next.move.to, Number(next.readiness));
      }
    }
  }

  /** @param {number | null} centre @returns {Set<number> | null} */
  roles(centre) {
    const { graph, state } = this.app;
    const lit = new Set(this.marked);
    for (const index of this.near) {
      lit.add(graph.moves[index].from).add(graph.moves[index].to);
    }
    if (this.placeOf.size) {
      return new Set([...lit, ...this.placeOf.keys()]);
    }
    if (this.reached) {
      return new Set([...lit, ...this.reached.keys(), Number(state.from)]);
    }
    if (state.skill !== null) {
      return new Set([...lit, ...holders(graph, state.skill)]);
    }
    return centre !== null || state.move !== null || state.compare.length ? lit : null;
  }

  /** Return the roles to bring into view: all that are lit, then those that matter most. @returns {number[][]} */
  groups() {
    const { graph, state } = this.app;
    const move = state.move === null ? null : graph.moves[state.move];
    const first = this.placeOf.size ? [...this.placeOf.keys()] : state.role !== null ? [state.role] : move ? [move.from, move.to] :
      [state.from, state.to].filter((role) => role !== null);
    const lit = this.placeOf.size ? first : [...(this.lit || [])];
    return [lit, first].filter((roles) => roles.length);
  }

  /** @param {number} role */
  passes(role) {
    const { graph, state } = this.app;
    const { lane, row } = graph.roles[role];
    return (!state.lanes.size || state.lanes.has(lane)) && (!state.rows.size || state.rows.has(row));
  }

  /** @param {number} role @returns {Look} */
  look(role) {
    const { state } = this.app;
    const place = this.placeOf.get(role);
    const end = role === state.from || role === state.to;
    return {
      dim: !(end || ((this.lit === null || this.lit.has(role)) && this.passes(role))),
      lit: place !== undefined || end,
      marked: this.marked.has(role),
      badge: place === undefined ? (role === state.from ? "A" : role === state.to ? "B" : "") : String(place + 1),
      ready: this.ready.get(role) ?? null,
      avoided: state.avoid.has(role),
    };
  }

  /** @param {number} index @returns {WireLook} */
  wire(index) {
    const { graph, state } = this.app;
    const move = graph.moves[index];
    if (this.stepOf.has(index)) {
      return "taken";
    }
    if (state.shows.size && !state.shows.has(String(move.kind))) {
      return "unseen";
    }
    if (this.near.has(index)) {
      return "near";
    }
    if (!this.passes(move.from) || !this.passes(move.to)) {
      return "dim";
    }
    if (this.reached && !this.placeOf.size) {
      const inside = (/** @type {number} */ role) => role === state.from || Boolean(this.reached?.has(role));
      return inside(move.from) && inside(move.to) ? "plain" : "dim";
    }
    const asks = state.skill !== null && !this.placeOf.size && move.requires.some(([skill]) => skill === state.skill);
    return this.lit === null || asks ? "plain" : "dim";
  }
}
