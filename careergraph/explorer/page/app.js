// The page's state with the answers to it: whoever changes the state gets everything drawn again.

import { whyNone } from "./engine/blocked.js";
import { heldFrom } from "./engine/graph.js";
import { tradeOffs } from "./engine/pareto.js";
import { reachable } from "./engine/reach.js";
import { bestRoutes, firstRoute } from "./engine/routes.js";
import { initialState, limitsOf, objectiveOf, placeOf, readFragment, writeFragment } from "./state.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/routes.js").Route} Route */
/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Answer
 * @property {string} question
 * @property {Route[]} routes
 * @property {import("./engine/blocked.js").NoRoute | null} none
 * @property {boolean} busy
 * @property {boolean} proven whether the list is whole: no better route is missing from it
 */

const ALTERNATIVES = 3;
// A search may hold the page for so long at first and then at a time, in milliseconds.
const FIRST_SLICE_MS = 40;
const SLICE_MS = 12;
const MANY_MOVES = 2000;

/** @type {Answer} */
const NOTHING = { question: "", routes: [], none: null, busy: false, proven: true };

export class App {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    /** @type {State} */
    this.state = location.hash.length > 1 ? readFragment(graph, location.hash) : initialState(graph);
    /** @type {Answer} */
    this.answer = NOTHING;
    /** @type {Array<(app: App) => void>} */
    this.views = [];
    this.job = 0;
    /** Whether everything was drawn once; what changes before that is drawn in the end. */
    this.begun = false;
    this.late = false;
    this.message = "";
  }

  /** What is held at the start of a route. */
  get held() {
    return heldFrom(this.graph, this.state.from, this.state.have, this.state.onlyMine);
  }

  /** The route that is lit. @returns {Route | null} */
  get route() {
    return this.answer.routes[Math.min(this.state.pick, this.answer.routes.length - 1)] || null;
  }

  /** The roles that are lit because they are within reach; null where that is off. @returns {Map<number, number> | null} */
  get reached() {
    const { from, reach } = this.state;
    return from !== null && reach ? reachable(this.graph, from, limitsOf(this.state), reach) : null;
  }

  /** Change the state. @param {Partial<State>} patch */
  set(patch) {
    const asked = this.question();
    const stood = placeOf(this.state);
    this.state = { ...this.state, ...patch };
    if (this.question() !== asked && patch.pick === undefined) {
      this.state.pick = 0;
    }
    this.refresh(placeOf(this.state) !== stood);
  }

  /** Take the state from the address. */
  follow() {
    this.state = readFragment(this.graph, location.hash);
    this.refresh();
  }

  /** @param {boolean} [further] whether Back should lead to what was shown before */
  refresh(further = false) {
    this.ask();
    this.draw();
    this.keep(further);
  }

  /** Draw everything for the first time, with pauses. @param {() => Promise<void>} pause */
  async begin(pause) {
    this.ask();
    for (const view of this.views) {
      await pause();
      view(this);
    }
    this.begun = true;
    if (this.late) {
      await pause();
      this.draw();
    }
    this.keep(false);
  }

  draw() {
    this.late = !this.begun;
    if (this.late) {
      return;
    }
    for (const view of this.views) {
      view(this);
    }
  }

  /** Put the state into the address: in a new entry of the history, or in place of the last one. @param {boolean} further */
  keep(further) {
    const fragment = writeFragment(this.graph, this.state);
    try {
      if (further) {
        history.pushState(null, "", `#${fragment}`);
      } else {
        history.replaceState(null, "", `#${fragment}`);
      }
    } catch {
      // In a sandboxed frame the address is not ours.
    }
  }

  /** What the answer depends on, as text. */
  question() {
    const { from, to, by, ways, have, onlyMine, via, avoid, kinds, noStepDown, noPayCut, maxMoves } = this.state;
    return from === null || to === null || from === to
      ? ""
      : JSON.stringify([from, to, ways === "trade" || by, [...have].sort((one, other) => one[0] - other[0]), onlyMine,
          [...via].sort(), [...avoid].sort(), [...kinds].sort(), noStepDown, noPayCut, String(maxMoves)]);
  }

  /** Answer the question that the state asks, if it is a new one. */
  ask() {
    const question = this.question();
    if (question === this.answer.question) {
      return;
    }
    this.job += 1;
    const { job } = this;
    if (!question) {
      this.answer = NOTHING;
      return;
    }
    this.answer = { question, routes: [], none: null, busy: true, proven: true };
    this.work(this.search(question), () => job === this.job);
  }

  /** @param {string} question @returns {Generator<void, void, void>} */
  *search(question) {
    const { graph, state } = this;
    const { from, to, have, onlyMine } = state;
    const by = objectiveOf(graph, state);
    const asked = { from: Number(from), to: Number(to), by, mine: have, onlyMine, limits: limitsOf(state) };
    /** @param {Route[]} routes @param {boolean} busy @param {boolean} proven @returns {Generator<void, Answer, void>} */
    const tell = function* tell(routes, busy, proven) {
      const none = routes.length ? null : yield* whyNone(graph, asked, undefined, !proven);
      return { question, routes, none, busy, proven };
    };
    if (state.ways === "trade") {
      const { routes, proven } = yield* tradeOffs(graph, asked);
      this.answer = yield* tell(routes, false, proven);
      return;
    }
    if (graph.moves.length > MANY_MOVES) {
      const first = by.adds === "union" ? yield* firstRoute(graph, asked) : null;
      if (first) {
        this.answer = yield* tell([first], true, true);
        this.draw();
        yield;
      }
      const { routes, cut } = yield* bestRoutes(graph, asked, 1);
      this.answer = yield* tell(routes, routes.length > 0, !cut);
      if (!routes.length) {
        return;
      }
      this.draw();
      yield;
    }
    const { routes, cut } = yield* bestRoutes(graph, asked, ALTERNATIVES);
    this.answer = yield* tell(routes, false, !cut);
  }

  /**
   * Run a search slice by slice until it ends, or is no longer wanted; then draw everything.
   * @param {Generator<void, void, void>} search @param {() => boolean} wanted
   */
  work(search, wanted) {
    /** @param {number} slice @param {boolean} first */
    const run = (slice, first) => {
      const until = performance.now() + slice;
      while (wanted()) {
        if (search.next().done) {
          if (!first) {
            this.draw();
          }
          return;
        }
        if (performance.now() > until) {
          setTimeout(run, 0, SLICE_MS, false);
          return;
        }
      }
    };
    run(FIRST_SLICE_MS, true);
  }
}
