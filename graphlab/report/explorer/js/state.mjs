/**
 * What the reader chose: one plain object, and the same as the end of the address, so that a view can be shared.
 * @typedef {{kind: "person" | "tie" | "paper" | "theme", index: number} | null} Selection
 * @typedef {{view: string, look: string, themes: number[], years: [number, number] | null, selected: Selection,
 *   ego: boolean}} State
 */

/** Ways to look at the study; the first is shown at the start. */
export const VIEWS = ["network", "themes", "list", "summary"];
/** What colour means in the network. */
export const LOOKS = ["groups", "years", "citations", "density"];

/**
 * @param {import("./model.mjs").Model} model
 * @returns {State}
 */
export function initialState(model) {
  const view = model.nPeople ? "network" : model.data.n_papers ? "themes" : "summary";
  return { view, look: "groups", themes: [], years: null, selected: null, ego: false };
}

/**
 * @param {State} state
 * @param {import("./model.mjs").Model} model
 * @returns {string} without "#"; empty for the view at the start
 */
export function hashOf(state, model) {
  const start = initialState(model);
  const { data } = model;
  const parts = new URLSearchParams();
  if (state.view !== start.view) parts.set("view", state.view);
  if (state.look !== start.look) parts.set("colour", state.look);
  if (state.themes.length) parts.set("themes", state.themes.map((index) => data.themes.id[index]).join("."));
  if (state.years) parts.set("years", state.years.join("-"));
  if (state.selected) parts.set(state.selected.kind, keyOf(state.selected, data));
  if (state.ego) parts.set("ego", "1");
  return parts.toString();
}

/**
 * State that an address names; whatever it names wrongly is left out.
 * @param {string} hash with or without "#"
 * @param {import("./model.mjs").Model} model
 * @returns {State}
 */
export function stateOf(hash, model) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state = initialState(model);
  if (VIEWS.includes(parts.get("view"))) state.view = parts.get("view");
  if (LOOKS.includes(parts.get("colour"))) state.look = parts.get("colour");
  const named = (parts.get("themes") || "").split(".").filter(Boolean).map(Number);
  state.themes = named.map((id) => model.data.themes.id.indexOf(id)).filter((index) => index >= 0);
  state.years = yearsOf(parts.get("years"), model);
  for (const kind of ["person", "tie", "paper", "theme"]) {
    const index = parts.has(kind) ? indexOf(kind, parts.get(kind), model.data) : -1;
    if (index >= 0) state.selected = { kind, index };
  }
  state.ego = parts.get("ego") === "1" && state.selected !== null && state.selected.kind === "person";
  return state;
}

/** Ids, not row numbers: an address stays right when papers are added. */
function keyOf({ kind, index }, data) {
  if (kind === "person") return data.people.id[index];
  if (kind === "paper") return data.papers.id[index];
  if (kind === "theme") return String(data.themes.id[index]);
  return `${data.people.id[data.ties.a[index]]}.${data.people.id[data.ties.b[index]]}`;
}

function indexOf(kind, key, data) {
  if (kind === "person") return data.people.id.indexOf(key);
  if (kind === "paper") return data.papers.id.indexOf(key);
  if (kind === "theme") return data.themes.id.indexOf(Number(key));
  const [a, b] = key.split(".").map((id) => data.people.id.indexOf(id));
  return data.ties.a.findIndex((one, tie) => one === a && data.ties.b[tie] === b);
}

function yearsOf(text, model) {
  const found = /^(\d{1,4})-(\d{1,4})$/.exec(text || "");
  if (!found || !model.years) return null;
  const [low, high] = model.years;
  const first = Math.max(low, Number(found[1]));
  const last = Math.min(high, Number(found[2]));
  if (first > last) return null;
  return first === low && last === high ? null : [first, last];
}
