// What the page computes besides routes: links, searches in names, exports, the placing of a few roles, skills' worth.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fold, search, typos } from "../../../careergraph/explorer/page/combo.js";
import { ends, pathData, sample } from "../../../careergraph/explorer/page/curves.js";
import { compareFacts } from "../../../careergraph/explorer/page/engine/compare.js";
import { moveBetween, readGraph } from "../../../careergraph/explorer/page/engine/graph.js";
import { matches } from "../../../careergraph/explorer/page/engine/match.js";
import { missing, readiness } from "../../../careergraph/explorer/page/engine/shortfall.js";
import { Steps, union, within } from "../../../careergraph/explorer/page/engine/steps.js";
import { focusScene, hubScene, ladderScene } from "../../../careergraph/explorer/page/scene.js";
import { csvCell, plainMarkdown } from "../../../careergraph/explorer/page/share.js";
import { emptyState, readFragment, toggleCompared, writeFragment } from "../../../careergraph/explorer/page/state.js";
import { shareAt } from "../../../careergraph/explorer/page/times.js";
import { amount, listed, percent, speak, t } from "../../../careergraph/explorer/page/words.js";
import { contract } from "./contract.js";

/** @param {number} size @param {Array<[number, number]>} pairs */
function graphOf(size, pairs) {
  return readGraph({
    title: "T", name: "t", proficiency: ["a", "b"], top: 2, levels: ["x", "y", "z"], functions: ["F", "G"], sources: [],
    lanes: [["F", [0]], ["G", [1]]], rows: [["x", 1], ["y", 2], ["z", 3]], skills: [["k0", "One"], ["k1", "Two"], ["constructor", "Three"]], credentials: [["card", "Card"], ["degree", "Degree"]],
    roles: Array.from({ length: size }, (_, at) => ({ id: `r${String(at).padStart(3, "0")}`, title: `Role ${at}`, row: at % 3, lane: at % 2, skills: [at % 3, 1 + (at % 2)] })),
    moves: [...pairs].sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(([from, to]) => [from, to, 0]), ...contract(), network: {},
  });
}

test("a state goes into a link and comes back", () => {
  const graph = graphOf(6, [[0, 1], [1, 2]]);
  const state = {
    ...emptyState(), from: 0, to: 2, by: "learning", pick: 1, have: new Map([[2, 1], [0, 2]]), credentials: new Set([1]), onlyMine: true,
    via: new Set([4]), avoid: new Set([3]), kinds: new Set(["lateral"]), noStepDown: true, noPayCut: true, maxMoves: 4, view: /** @type {const} */ ("list"), role: 5,
    compare: [1, 4], comparing: true, lanes: new Set([1]), folded: new Set([0]), rows: new Set([0, 2]), shows: new Set(["promotion"]), reach: 3, since: 2031, map: /** @type {const} */ ("overview"),
  };
  assert.deepEqual(readFragment(graph, `#${writeFragment(graph, state)}`), state);
  const moved = { ...emptyState(), move: 1 };
  assert.deepEqual(readFragment(graph, writeFragment(graph, moved)), moved);
  const skilled = { ...emptyState(), skill: 2 };
  assert.deepEqual(readFragment(graph, writeFragment(graph, skilled)), skilled);
  assert.equal(writeFragment(graph, emptyState()), "");
});

test("whatever a link says that is not in the graph is left out", () => {
  const graph = graphOf(3, [[0, 1]]);
  const said = "#from=__proto__&to=constructor&by=toString&have=k0:3,constructor:1,__proto__:1,k1:0,k1:x&max=0&reach=7&pick=0&lane=2,x&row=-1,0&move=r000,r002&skill=toString&%%%&role=%E0";
  assert.deepEqual(readFragment(graph, said), { ...emptyState(), have: new Map([[2, 1]]) });
});

test("no role is both passed and avoided, and so many are passed at most", () => {
  const graph = graphOf(9, []);
  const state = readFragment(graph, "#via=r000,r001,r002,r003,r004,r005,gone&avoid=r001,r006");
  assert.deepEqual([[...state.via], [...state.avoid]], [[0, 1, 2, 3, 4], [6]]);
});

test("at most three roles are compared, the last ones", () => {
  assert.deepEqual(toggleCompared([1, 2, 3], 4), [2, 3, 4]);
  assert.deepEqual(toggleCompared([1, 2], 1), [2]);
});

test("names are found by beginnings of words first, in any case and with any accents", () => {
  assert.equal(fold("  Ventes & Médias, S.A. "), "ventes and medias s a");
  const options = ["Head of Sales", "Sales Manager", "Presales Consultant"].map((title) =>
    ({ key: title, title, detail: "", words: fold(title), choose: () => {} }));
  assert.deepEqual(search(options, "sales").map(({ title }) => title), ["Sales Manager", "Head of Sales", "Presales Consultant"]);
  assert.deepEqual(search(options, "man sal").map(({ title }) => title), ["Sales Manager"]);
  assert.equal(search(options, "").length, 3);
  assert.equal(search(options, "zzz").length, 0);
  assert.deepEqual(search(options, "slaes manger").map(({ title }) => title), ["Sales Manager"]);
  assert.equal(typos("markting", "marketing"), 1);
  assert.equal(typos("mrketing", "marketing"), 1);
  assert.equal(typos("amrketing", "marketing"), 1);
  assert.equal(typos("market", "marketing"), 0, "a beginning is no error");
  assert.equal(typos("ceo", "cro"), Infinity, "short words are taken as they are");
  assert.equal(typos("marketing", "brand"), Infinity);
});

test("letters that nobody sees do not count in names", () => {
  // The same as in tests/test_names.py.
  for (const code of [0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2060, 0x2064, 0x2066, 0x206F, 0xFEFF, 0x1D173, 0xE0001]) {
    const letter = String.fromCodePoint(code);
    assert.equal(fold(`${letter}Mana${letter}ger of${letter} Sales${letter}`), "manager of sales", code.toString(16));
    assert.equal(fold(`Cafe${letter}\u0301`), "cafe", code.toString(16));
  }
  assert.equal(fold("a\u0600b"), "a b", "what is seen counts");
});

test("exports cannot be taken for formulas or markup", () => {
  assert.equal(csvCell("=1+1"), "'=1+1");
  assert.equal(csvCell('a "b", c'), '"a ""b"", c"');
  assert.equal(csvCell("@x\ny"), "\"'@x\ny\"");
  assert.equal(csvCell(-2), "-2");
  assert.equal(csvCell(null), "");
  assert.equal(plainMarkdown("# a [b](c) <i> *d*\n_e_"), "\\# a \\[b\\]\\(c\\) \\<i\\> \\*d\\* \\_e\\_");
});

test("a few roles are placed without overlaps, and no line runs through a foreign box", () => {
  for (let seed = 1; seed < 40; seed += 1) {
    const size = 6 + (seed * 7) % 40;
    const centre = seed % size;
    /** @type {Array<[number, number]>} */
    const pairs = [];
    for (let at = 0; at < size; at += 1) {
      if (at !== centre) {
        pairs.push((at * seed) % 3 ? [centre, at] : [at, centre]);
      }
    }
    const graph = graphOf(size, pairs);
    const scene = focusScene(graph, { roles: graph.roles.map((role) => role.index), moves: graph.moves.map((move) => move.index), centre });
    const [width, height] = scene.box;
    const boxes = [...scene.boxes];
    for (const [one, a] of boxes) {
      for (const [other, b] of boxes) {
        assert.ok(one === other || Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= height);
      }
      const { row } = graph.roles[one];
      const band = scene.rows.find((each) => each.row === row);
      assert.ok(band && a.y - height / 2 >= band.top && a.y + height / 2 <= band.bottom);
    }
    for (const [index, wire] of scene.wires) {
      const { from, to } = graph.moves[index];
      for (const [role, { x, y }] of boxes) {
        const inside = sample(wire, 24).some(([px, py]) => Math.abs(px - x) < width / 2 - 1 && Math.abs(py - y) < height / 2 - 1);
        assert.ok(!inside || role === from || role === to, `seed ${seed}: ${from} to ${to} runs through ${role}`);
      }
    }
  }
});

test("a curve is written as a path, and its arrow follows its end", () => {
  const line = [0, 0, 10, 0, 20, 0, 30, 0];
  assert.equal(pathData(line), "M0 0C10 0 20 0 30 0");
  assert.deepEqual(ends(line, 5), { x: 30, y: 0, angle: 0 });
});

test("a hub stands between those that lead to it and those it leads on to", () => {
  const graph = graphOf(9, [[0, 4], [1, 4], [2, 4], [4, 2], [4, 5], [4, 6]]);
  const scene = hubScene(graph, 4, [...graph.into[4], ...graph.out[4]], 600);
  const x = (/** @type {number} */ role) => Number(scene.boxes.get(role)?.x);
  assert.deepEqual([...scene.boxes.keys()].sort(), [0, 1, 2, 4, 5, 6]);
  assert.ok(x(0) < x(4) && x(1) < x(4) && x(5) > x(4) && x(6) > x(4) && x(2) > x(4), "who is before and after stands after");
  assert.equal(scene.wires.size, 6);
  for (const { x: middle, y } of scene.boxes.values()) {
    assert.ok(middle - scene.box[0] / 2 >= scene.frame.left && middle + scene.box[0] / 2 <= scene.frame.right);
    assert.ok(y - scene.box[1] / 2 >= scene.frame.top && y + scene.box[1] / 2 <= scene.frame.bottom);
  }
});

test("lines of a hub can be told apart, and none runs through another role", () => {
  const around = Array.from({ length: 30 }, (_, at) => at + 1);
  for (const [into, onward] of /** @type {Array<[number[], number[]]>} */ ([[[], [...around, ...around.map((role) => role + 30)]], [around, around], [around, around.map((role) => role + 30)], [[1], [2, 3]]])) {
    const graph = graphOf(61, [...into.map((role) => /** @type {[number, number]} */ ([role, 0])), ...onward.map((role) => /** @type {[number, number]} */ ([0, role]))]);
    const scene = hubScene(graph, 0, [...graph.out[0], ...graph.into[0]], 1180);
    const [half, middle] = [scene.box[0] / 2, scene.box[1] / 2];
    /** @type {Map<number, number[]>} */
    const ports = new Map();
    for (const [index, points] of scene.wires) {
      const { from, to } = graph.moves[index];
      const [x, y] = from === 0 ? points.slice(0, 2) : points.slice(-2);
      assert.equal(Math.abs(x), half);
      assert.ok(Math.abs(y) <= Number(scene.boxes.get(0)?.tall) / 2);
      ports.set(x, [...(ports.get(x) || []), y]);
      for (const [role, box] of scene.boxes) {
        const inside = sample(points).some(([px, py]) => Math.abs(px - box.x) < half - 1 && Math.abs(py - box.y) < middle - 1);
        assert.ok(!inside || role === from || role === to, `${from} to ${to} runs through ${role}`);
      }
      assert.ok(sample(points).every(([, py]) => py >= scene.frame.top && py <= scene.frame.bottom));
    }
    for (const side of ports.values()) {
      side.sort((one, other) => one - other).slice(1).forEach((y, at) => assert.ok(y - side[at] >= 6 - 1e-9));
    }
  }
});

test("a route of any length stands in as many columns as its view needs", () => {
  for (const stops of [2, 5, 12, 40]) {
    const roles = Array.from({ length: stops }, (_, at) => at);
    const scene = ladderScene(roles, roles.slice(1).map((_, at) => at), 380, 600);
    const boxes = [...scene.boxes.values()];
    assert.equal(boxes.length, stops);
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        assert.ok(Math.abs(one.x - other.x) >= scene.box[0] || Math.abs(one.y - other.y) >= scene.box[1]);
      }
    }
  }
});

test("readiness counts essential steps that are met", () => {
  const graph = readGraph({
    title: "T", name: "t", proficiency: [], top: 3, levels: [], functions: [], sources: [], lanes: [["", []]], rows: [["", 0]],
    skills: [["a", "A"], ["b", "B"]], roles: [{ id: "x", title: "X", row: 0, lane: 0 }, { id: "y", title: "Y", row: 0, lane: 0 }],
    moves: [[0, 1, 0, null, null, null, [0, 3, 1, -2]], [1, 0, 0]], ...contract(), network: {},
  });
  const move = /** @type {import("../../../careergraph/explorer/page/engine/graph.js").Move} */ (moveBetween(graph, 0, 1));
  assert.equal(readiness(move, new Map([[0, 2]])), 2 / 3);
  assert.equal(readiness(move, new Map([[0, 9]])), 1);
  assert.deepEqual(missing(move, new Map([[0, 2]])), [{ skill: 0, from: 2, to: 3 }]);
  assert.equal(readiness(graph.moves[1], new Map()), 1, "nothing is asked");
  assert.equal(moveBetween(graph, 0, 0), null);
});

test("roles that suit come by readiness, then by what is left to learn, then by id", () => {
  const graph = readGraph({
    title: "T", name: "t", proficiency: [], top: 4, levels: [], functions: [], sources: [], lanes: [["", []]], rows: [["", 0]],
    skills: [["a", "A"], ["b", "B"]], ...contract(), network: {}, moves: [],
    roles: [[0, 4], [0, 2, 1, 2], [1, 4], [], [0, 2, 1, -4], [0, 1]].map((skills, at) => ({ id: `r${at}`, title: `R${at}`, row: 0, lane: 0, skills })),
  });
  const found = matches(graph, new Map([[0, 2]]));
  assert.deepEqual(found.map(({ role, readiness, learning }) => [role, readiness, learning]), [[4, 1, 0], [5, 1, 0], [0, 0.5, 2], [1, 0.5, 2], [2, 0, 4]]);
  assert.deepEqual(found[3].missing, [{ skill: 1, from: 0, to: 2 }]);
});

test("steps are unions", () => {
  const graph = graphOf(4, [[0, 1], [0, 2], [0, 3]]);
  const steps = new Steps(graph, new Map());
  const [one, two, three] = [0, 1, 2].map((index) => steps.of(index));
  assert.equal(steps.cost(union(one, two)), steps.cost(one) + steps.added(two, one));
  assert.ok(within(one, union(one, three)));
  assert.ok(!within(union(one, three), one));
});

test("facts that roles share come first", () => {
  const fact = (/** @type {string} */ text) => ({ text, sources: [] });
  const graph = graphOf(1, []);
  const [shared] = compareFacts(graph, [[{ text: "a", sources: [1] }], [{ text: "a", sources: [2, 0] }]]);
  assert.deepEqual(shared.sources, [[1], [2, 0]]);
  assert.deepEqual(compareFacts(graph, [[fact("a"), fact("b")], [fact("b"), fact("c")]]).map(({ text, in: inside }) => [text, ...inside]),
    [["b", true, true], ["a", true, false], ["c", false, true]]);
  const folded = { ...graph, folded: new Map([["NPS", "nps"], ["nps", "nps"]]) };
  assert.deepEqual(compareFacts(folded, [[fact("NPS")], [fact("nps")]]).map((found) => found.in), [[true, true]]);
});

/** @param {string} language @param {string} [locale] */
function speakAs(language, locale = language) {
  speak({ language, locale, table: JSON.parse(readFileSync(new URL(`../../../careergraph/explorer/words/${language}.json`, import.meta.url), "utf8")) });
}

test("numbers are told as people write them", () => {
  speakAs("en", "en-GB");
  assert.equal(amount(2.4999999), "2.5");
  assert.equal(amount(1234567.5), "1,234,567.5");
  assert.equal(amount(100), "100");
  assert.equal(amount(0.0001), "less than 0.01");
  assert.equal(t("count.moves", { count: 1 }), "1 move");
  assert.equal(t("counted.people", { count: 0 }), "made by 0 people, of how many is not known");
  assert.equal(percent(0.666), "67%");
  assert.equal(percent(0.0123), "1.23%");
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
});

test("each language writes numbers, forms and lists in its own way", () => {
  speakAs("de");
  assert.deepEqual([amount(1234.5), t("count.roles", { count: 1 }), percent(0.67), listed(["a", "b", "c"])], ["1.234,5", "1 Rolle", "67\u00a0%", "a, b und c"]);
  speakAs("de", "de-CH");
  assert.match(amount(1234.5), /^1['’]234\.5$/);
  speakAs("fr");
  assert.deepEqual([amount(1234.5), t("count.years", { count: 1.5 }), listed(["a", "b"])], ["1\u202f234,5", "1,5 an", "a et b"]);
  speakAs("es");
  assert.deepEqual([amount(12345.5), t("count.years", { count: 1 }), listed(["a", "i"])], ["12.345,5", "1 año", "a e i"]);
  speakAs("en", "en-GB");
});

test("a title that runs the other way does not turn the sentence around it", () => {
  speakAs("en", "en-GB");
  assert.equal(t("plan.no-route", { from: "Clerk", to: "مدير" }), "There is no route from Clerk to \u2068مدير\u2069.");
  assert.equal(t("plan.no-route", { from: "{to}", to: "x" }), "There is no route from {to} to x.");
});

test("shares are those of their horizons, the first of which may be at once", () => {
  const told = (/** @type {Array<[number, number]>} */ points, /** @type {number[]} */ years) =>
    years.map((year) => shareAt(points.map(([at, share]) => ({ years: at, share, low: null, high: null })), year));
  assert.deepEqual(told([[0, 0.5]], [0, 3]), [0.5, 0.5]);
  assert.deepEqual(told([[0, 0.2], [2, 0.4]], [0, 1, 2, 9]), [0.2, 0.2 + 0.2 * 1 / 2, 0.4, 0.4]);
  assert.deepEqual(told([[1, 0.2], [1.04, 0.7], [70, 0.9]], [0.5, 1, 1.04, 70]), [0.1, 0.2, 0.7, 0.9]);
});
