/** The list: the same people, or papers, as the drawing shows, as a table that can be sorted. */
import { countOf, make, span } from "./elements.mjs";
import { folded } from "./model.mjs";

const ROWS_AT_ONCE = 200;

/**
 * @param {HTMLElement} holder
 * @param {import("./model.mjs").Model} model
 * @param {(selection: import("./state.mjs").Selection) => void} select
 */
export function createList(holder, model, select) {
  const { people, groups, themes } = model.data;
  let order = { column: 1, down: true };
  let limit = ROWS_AT_ONCE;
  let last = null;

  const columns = [
    ["Name", (person) => people.name[person], (person) => folded(people.name[person])],
    ["Papers", (person, visible) => visible.people[person], (person, visible) => visible.people[person]],
    ["Coauthors", (person, visible) => coauthors(person, visible), (person, visible) => coauthors(person, visible)],
    ["Group", (person) => groups.letter[groups.id.indexOf(people.group[person])] ?? "", (person) => people.group[person]],
    ["Main theme", (person) => (people.theme[person] === null ? "" : themes.short[people.theme[person]]), (person) => people.theme[person] ?? Infinity],
    ["Years", (person) => span(people.first[person], people.last[person]), (person) => people.first[person] ?? Infinity],
  ];
  const coauthors = (person, visible) => model.tiesOf[person].filter((tie) => visible.ties[tie]).length;

  function sorted(visible) {
    const key = columns[order.column][2];
    const keyed = people.id.map((_, person) => person).filter((person) => visible.people[person]).map((person) => ({ person, value: key(person, visible) }));
    const sign = order.down ? -1 : 1;
    keyed.sort((one, two) => (one.value < two.value ? -sign : one.value > two.value ? sign : one.person - two.person));
    return keyed.map(({ person }) => person);
  }

  function head(column, [words]) {
    const state = order.column === column ? (order.down ? "descending" : "ascending") : "none";
    const click = () => {
      order = { column, down: order.column === column ? !order.down : column === 1 || column === 2 };
      show(...last);
    };
    return make("th", { scope: "col", "aria-sort": state }, make("button", { type: "button", click }, words));
  }

  function row(person, state, visible) {
    const chosen = state.selected?.kind === "person" && state.selected.index === person;
    const cells = columns.slice(1).map(([words, cell], i) => make("td", { class: i < 2 ? "num" : "", "data-label": words }, String(cell(person, visible))));
    const open = make("button", { type: "button", click: () => select({ kind: "person", index: person }) }, people.name[person]);
    return make("tr", { "aria-selected": chosen ? "true" : null }, make("th", { scope: "row" }, open), ...cells);
  }

  /** @param {import("./state.mjs").State} state @param {import("./visible.mjs").Visible} visible */
  function show(state, visible) {
    last = [state, visible];
    const found = sorted(visible);
    const more = make("button", { type: "button", class: "more", click: () => ((limit += ROWS_AT_ONCE), show(...last)) }, `Show more of ${countOf(found.length, "person", "people")}`);
    more.hidden = found.length <= limit;
    holder.replaceChildren(
      make(
        "table",
        {},
        make("caption", {}, `${countOf(found.length, "person", "people")} on the map`),
        make("thead", {}, make("tr", {}, ...columns.map((column, i) => head(i, column)))),
        make("tbody", {}, ...found.slice(0, limit).map((person) => row(person, state, visible))),
      ),
      more,
    );
  }

  return { show };
}
