// What tests ask of the page's modules, without the page around them. Joined with them, so imports are as theirs.
import { whyNone } from "./engine/blocked.js";
import { heldFrom, readGraph } from "./engine/graph.js";
import { tradeOffs } from "./engine/pareto.js";
import { Budget, finish, NO_LIMITS } from "./engine/question.js";
import { bestRoutes } from "./engine/routes.js";
import { nextFrom } from "./engine/shortfall.js";
import { unlocks } from "./engine/unlock.js";
import { moveNotes } from "./sources.js";
import { outcomesOf, stackedAt } from "./times.js";
import { reasonText, speak } from "./words.js";

const told = JSON.parse(document.getElementById("careergraph").textContent);
speak(told.words);
const asked = readGraph(told);
const number = new Map(asked.roles.map((role) => [role.id, role.index]));
const skillNumber = new Map(asked.skills.map((skill) => [skill.id, skill.index]));

const plain = (route) => ({
  roles: route.roles.map((role) => asked.roles[role].id),
  learning: route.learning, years: route.years, likelihood: route.likelihood, people: route.people, proven: route.proven,
  steps: route.steps.map((step) => step.learn.map(({ skill, from, to }) => [asked.skills[skill].id, from, to])),
});

globalThis.answer = ([from, to, by, have, onlyMine, limits, count, work]) => {
  const question = {
    from: number.get(from), to: number.get(to), by: asked.objectives.find((each) => each.name === by) || asked.ties.moves, onlyMine,
    mine: new Map(Object.entries(have).map(([skill, level]) => [skillNumber.get(skill), level])),
    limits: { ...NO_LIMITS, ...limits, avoid: new Set((limits.avoid || []).map((id) => number.get(id))),
      kinds: new Set(limits.kinds || []), maxMoves: limits.maxMoves || Infinity },
  };
  const budget = new Budget(work || asked.budgets.work);
  const { routes } = finish(by === "trade-offs" ? tradeOffs(asked, question, budget) : bestRoutes(asked, question, count, budget));
  if (by === "trade-offs") {
    return routes.map((route) => ({ ...plain(route), reasons: route.reasons.map(reasonText) }));
  }
  const none = routes.length ? null : finish(whyNone(asked, question));
  return { routes: routes.map(plain), none: none && { reachable: none.reachable, highest: none.highest.map((role) => asked.roles[role].id),
    leadsToGoal: none.leadsToGoal, bridges: none.bridges.map(({ from, to, learning }) => [asked.roles[from].id, asked.roles[to].id, learning]) } };
};
globalThis.stacked = ([role]) => stackedAt(outcomesOf(asked, role), [0, 2, 5]);
globalThis.answers = (questions) => questions.map(globalThis.answer);
globalThis.notes = ([from, to]) => {
  const notes = moveNotes(asked, asked.moves.find((move) => move.from === number.get(from) && move.to === number.get(to)));
  return [notes.facts.map(({ sources }) => sources), Object.fromEntries([...notes.asked].map(([skill, sources]) => [asked.skills[skill].id, sources]))];
};
globalThis.onward = ([role, have, onlyMine]) => {
  const mine = new Map(Object.entries(have).map(([skill, level]) => [skillNumber.get(skill), level]));
  return {
    next: nextFrom(asked, number.get(role), mine, onlyMine).map((move) =>
      [asked.roles[move.move.to].id, move.readiness, move.learning, move.missing.map(({ skill, from, to }) => [asked.skills[skill].id, from, to])]),
    unlock: finish(unlocks(asked, number.get(role), heldFrom(asked, number.get(role), mine, onlyMine), 3)).steps.map((step) =>
      [asked.skills[step.skill].id, step.to, step.next.map((each) => asked.roles[each].id), step.within.map((each) => asked.roles[each].id), step.helpsNext, step.helps]),
  };
};
