// The page's engine answers what Python answers: the files of tests/conformance, with the budgets that ship.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { whyNone } from "../../../careergraph/explorer/page/engine/blocked.js";
import { compareFacts, compareSkills } from "../../../careergraph/explorer/page/engine/compare.js";
import { heldFrom, readGraph } from "../../../careergraph/explorer/page/engine/graph.js";
import { matches } from "../../../careergraph/explorer/page/engine/match.js";
import { tradeOffs } from "../../../careergraph/explorer/page/engine/pareto.js";
import { payUnknown } from "../../../careergraph/explorer/page/engine/pay.js";
import { credentialsHeld, preparedSteps } from "../../../careergraph/explorer/page/engine/preparing.js";
import { finish, NO_LIMITS } from "../../../careergraph/explorer/page/engine/question.js";
import { reachable } from "../../../careergraph/explorer/page/engine/reach.js";
import { bestRoutes } from "../../../careergraph/explorer/page/engine/routes.js";
import { easiestIn, gap, nextFrom } from "../../../careergraph/explorer/page/engine/shortfall.js";
import { unlocks } from "../../../careergraph/explorer/page/engine/unlock.js";
import { objective } from "./contract.js";

/** @typedef {import("../../../careergraph/explorer/page/engine/graph.js").Graph} Graph */
/** @typedef {import("../../../careergraph/explorer/page/engine/routes.js").Route} Route */

const FOUR = ["moves", "learning", "years", "likelihood"];
const FOLDER = new URL("../../conformance/", import.meta.url);

/** @param {Graph} graph */
function asker(graph) {
  const role = new Map(graph.roles.map(({ id, index }) => [id, index]));
  const skill = new Map(graph.skills.map(({ id, index }) => [id, index]));
  const number = (/** @type {string} */ id) => Number(role.get(id));
  const id = (/** @type {number} */ index) => graph.roles[index].id;
  const name = (/** @type {number} */ index) => graph.skills[index].id;
  const learn = (/** @type {Array<{skill: number, from: number, to: number}>} */ items) => items.map((item) => [name(item.skill), item.from, item.to]);
  const person = (/** @type {any} */ question) => new Map(Object.entries(question.have || {}).map(([key, level]) => [Number(skill.get(key)), Number(level)]));
  const prepared = (/** @type {Route} */ route, /** @type {number[]} */ mine, /** @type {boolean} */ onlyMine) => {
    const steps = preparedSteps(graph, route, credentialsHeld(graph, route.roles[0], mine, onlyMine));
    const { offers, credentials } = graph.offers;
    return steps.some(Boolean) ? { prepared: steps.map((step) => step && {
      resources: step.resources.map(({ offer, closes, before }) => [offers[offer].title, learn(closes), before]),
      others: step.others.map(({ offer }) => offers[offer].title),
      credentials: step.credentials.map((each) => credentials[each].id),
      proven: step.proven,
    }) } : {};
  };
  const tell = (/** @type {Route} */ route, /** @type {any} */ question) => ({
    ...prepared(route, graph.offers.credentials.flatMap((each, at) => ((question.credentials || []).includes(each.id) ? [at] : [])), Boolean(question.only_mine)),
    // A figure that no other tells, of an objective that only the page's data know.
    ...(route.figure !== null && !FOUR.includes(question.by) && { figure: route.figure }),
    roles: route.roles.map(id), learning: route.learning, years: route.years, likelihood: route.likelihood, people: route.people, proven: route.proven,
    // Python tells what a step asks in the order of the skills' ids, as the page does.
    steps: route.steps.map((step) => learn(step.learn)),
  });
  /** @type {Record<string, (question: any) => any>} */
  const answers = {
    path(question) {
      const asked = {
        from: number(question.from), to: number(question.to), by: objective(graph, question.by || "moves"), mine: person(question), onlyMine: Boolean(question.only_mine),
        limits: { ...NO_LIMITS, via: new Set((question.via || []).map(number)), avoid: new Set((question.avoid || []).map(number)), noStepDown: Boolean(question.no_step_down), noPayCut: question.no_pay_cut ? number(question.from) : null, maxMoves: question.max_moves || Infinity },
      };
      const { routes } = question.ask === "trade_offs" ? finish(tradeOffs(graph, asked)) : finish(bestRoutes(graph, asked, question.k));
      if (routes.length || question.ask === "trade_offs") {
        return { routes: routes.map((route) => tell(route, question)),
          ...(question.no_pay_cut && routes.length && { pay_unknown: payUnknown(graph, routes).map(id) }) };
      }
      const none = finish(whyNone(graph, asked));
      return { none: { reachable: none.reachable, highest: none.highest.map(id), leads_to_goal: none.leadsToGoal,
        bridges: none.bridges.map((bridge) => [id(bridge.from), id(bridge.to), bridge.learning]) } };
    },
    next: (question) => nextFrom(graph, number(question.role), person(question), Boolean(question.only_mine))
      .map((next) => [id(next.move.to), next.readiness, next.learning, learn(next.missing)]),
    unlock(question) {
      const start = number(question.role);
      return finish(unlocks(graph, start, heldFrom(graph, start, person(question), Boolean(question.only_mine)), 3)).steps
        .map((step) => [name(step.skill), step.to, step.next.map(id), step.within.map(id), step.helpsNext, step.helps]);
    },
    match: (question) => matches(graph, heldFrom(graph, role.get(question.profile) ?? null, person(question), false))
      .map((each) => [id(each.role), each.readiness, each.learning, learn(each.missing)]),
    reach: (question) => [...reachable(graph, number(question.role), NO_LIMITS, question.moves)].map(([each, moves]) => [id(each), moves]).sort(),
    gap(question) {
      const held = heldFrom(graph, number(question.from), new Map(), false);
      const skills = gap(graph, number(question.to), held);
      const move = skills.length ? null : easiestIn(graph, number(question.to), held, number(question.from));
      return { skills: skills.map((each) => [name(each.skill), each.held, each.asked, each.optional]).sort(), move: move && id(move.move.from) };
    },
    compare(question) {
      const roles = [number(question.from), number(question.to)];
      const facts = compareFacts(graph, roles.map((each) => graph.roles[each].kpis));
      const count = (/** @type {boolean} */ one, /** @type {boolean} */ other) => facts.filter((fact) => fact.in[0] === one && fact.in[1] === other).length;
      const skills = compareSkills(graph, roles);
      const part = (/** @type {(levels: number[]) => boolean} */ fits) => skills.filter(({ levels }) => fits(levels)).map((each) => name(each.skill)).sort();
      return {
        kpis: [count(true, false), count(true, true), count(false, true)],
        skills: { only_a: part(([a, b]) => a > 0 && !b), only_b: part(([a, b]) => !a && b > 0), both: part(([a, b]) => a > 0 && a === b), different: part(([a, b]) => a > 0 && b > 0 && a !== b) },
      };
    },
  };
  answers.trade_offs = answers.path;
  return (/** @type {any} */ question) => answers[question.ask](question);
}

for (const file of readdirSync(FOLDER).filter((each) => each.endsWith(".json"))) {
  test(`the page answers as Python does: ${file}`, () => {
    const told = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
    const ask = asker(readGraph({ network: {}, ...told.page }));
    const seen = new Set();
    for (const [question, expected] of told.questions) {
      assert.deepEqual(ask(question), expected, JSON.stringify(question));
      seen.add(question.ask);
    }
    assert.deepEqual([...seen].sort(), ["compare", "gap", "match", "next", "path", "reach", "trade_offs", "unlock"]);
  });
}
