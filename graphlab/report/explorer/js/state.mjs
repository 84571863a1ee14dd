/**
 * What the reader chose: one plain object, and the same as the end of the address, so that a view can be shared.
 * @typedef {{kind: "person" | "tie" | "paper" | "theme" | "group" | "between", index: number} | null} Selection
 * @typedef {{view: string, look: string, themes: number[], years: [number, number] | null, selected: Selection,
 *   ego: boolean, rows: string}} State
 * between: a tie of two groups; rows: what the list lists
 */

/** Ways to look at the study; the first is shown at the start. */
export const VIEWS = ["groups", "network", "themes", "list", "summary"];
/** What the list lists. */
const ROWS = ["people", "groups", "ties"];
const KINDS = ["person", "tie", "paper", "theme", "group", "between"];
/** What colour means in the network. */
export const LOOKS = ["groups", "years", "citations", "density"];

/**
 * @param {import("./model.mjs").Model} model
 * @returns {State}
 */
export function initialState(model) {
  const view = model.overview ? "groups" : model.nPeople ? "network" : model.data.n_papers ? "themes" : "summary";
  return { view, look: "groups", themes: [], years: null, selected: null, ego: false, rows: "people" };
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
  if (state.selected) parts.set(state.selected.kind, keyOf(state.selected, model));
  if (state.ego) parts.set("ego", "1");
  if (state.rows !== start.rows) parts.set("rows", state.rows);
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
  if (state.view === "groups" && !model.overview) state.view = initialState(model).view;
  if (ROWS.includes(parts.get("rows"))) state.rows = parts.get("rows");
  if (LOOKS.includes(parts.get("colour"))) state.look = parts.get("colour");
  const named = (parts.get("themes") || "").split(".").filter(Boolean).map(Number);
  state.themes = named.map((id) => model.data.themes.id.indexOf(id)).filter((index) => index >= 0);
  state.years = yearsOf(parts.get("years"), model);
  for (const kind of KINDS) {
    const index = parts.has(kind) ? indexOf(kind, parts.get(kind), model) : -1;
    if (index >= 0) state.selected = { kind, index };
  }
  state.ego = parts.get("ego") === "1" && state.selected !== null && state.selected.kind === "person";
  return state;
}

/** Ids, not row numbers: an address stays right when papers are added. */
function keyOf({ kind, index }, model) {
  const { data } = model;
  if (kind === "person") return data.people.id[index];
  if (kind === "paper") return data.papers.id[index];
  if (kind === "theme") return String(data.themes.id[index]);
  if (kind === "group") return String(data.groups.id[index]);
  if (kind === "tie") return `${data.people.id[data.ties.a[index]]}.${data.people.id[data.ties.b[index]]}`;
  return endsOf(model, index).map((group) => data.groups.id[group]).join(".");
}

/** Groups at the ends of a tie of the overview. */
export function endsOf({ overview }, index) {
  const { people, ties } = overview.data;
  return [people.group[ties.a[index]], people.group[ties.b[index]]];
}

function indexOf(kind, key, model) {
  const { data } = model;
  if (kind === "person") return data.people.id.indexOf(key);
  if (kind === "paper") return data.papers.id.indexOf(key);
  if (kind === "theme") return data.themes.id.indexOf(Number(key));
  if (kind === "group") return data.groups.id.indexOf(Number(key));
  if (kind === "between") return model.overview ? betweenOf(key, model) : -1;
  const [a, b] = key.split(".").map((id) => data.people.id.indexOf(id));
  return data.ties.a.findIndex((one, tie) => one === a && data.ties.b[tie] === b);
}

function betweenOf(key, model) {
  const { groups } = model.data;
  return model.overview.data.ties.a.findIndex((_, tie) => endsOf(model, tie).map((group) => groups.id[group]).join(".") === key);
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
