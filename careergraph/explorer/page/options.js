// All roles as what a field offers.

import { fold } from "./combo.js";

/** @typedef {import("./app.js").App} App */

/** @type {WeakMap<App, string[]>} the words that roles are found by; made when the first field is opened */
const roleWords = new WeakMap();

/** @param {App} app @param {(role: number) => void} choose @returns {() => import("./combo.js").Option[]} */
export function roleOptions(app, choose) {
  /** @type {import("./combo.js").Option[] | null} */
  let options = null;
  return () => {
    const { graph } = app;
    const words = roleWords.get(app) || graph.roles.map((role) => fold([role.title, role.id, ...role.aliases].join(" ")));
    roleWords.set(app, words);
    options ||= graph.roles.map((role) => ({
      key: role.id,
      title: role.title,
      detail: [role.level, graph.lanes[role.lane].title].filter(Boolean).join(" · "),
      words: words[role.index],
      choose: () => choose(role.index),
    }));
    return options;
  };
}
