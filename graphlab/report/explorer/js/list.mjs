/** The list: the same people, groups or ties as the drawing shows, as a table that can be sorted. */
import { countOf, make, span } from "./elements.mjs";
import { folded } from "./model.mjs";
import { say } from "./words.mjs";

const ROWS_AT_ONCE = 200;

/**
 * A column: its name, what a cell shows, what it is sorted by (the same, unless given).
 * @typedef {{words: string, cell: (row: number, visible: any) => any, key?: (row: number, visible: any) => any, number?: boolean}} Column
 */

/**
 * @param {HTMLElement} holder
 * @param {import("./model.mjs").Model} model
 * @param {{select: (selection: import("./state.mjs").Selection) => void, list: (rows: string) => void}} actions
 */
export function createList(holder, model, actions) {
  const tables = { people: peopleTable(model), groups: groupsTable(model), ties: tiesTable(model) };
  const order = { people: { column: 1, down: true }, groups: { column: 1, down: true }, ties: { column: 1, down: true } };
  let limit = ROWS_AT_ONCE;
  let last = null;

  function sorted(rows, visible) {
    const { columns, all } = tables[rows];
    const { column, down } = order[rows];
    const key = columns[column].key ?? columns[column].cell;
    const keyed = all(visible).map((row) => ({ row, value: key(row, visible) }));
    const sign = down ? -1 : 1;
    keyed.sort((one, two) => (one.value < two.value ? -sign : one.value > two.value ? sign : one.row - two.row));
    return keyed.map(({ row }) => row);
  }

  function head(rows, column) {
    const now = order[rows];
    const { words, number } = tables[rows].columns[column];
    const click = () => {
      order[rows] = { column, down: now.column === column ? !now.down : Boolean(number) };
      show(...last);
    };
    const sort = now.column === column ? (now.down ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", class: number ? "num" : "", "aria-sort": sort }, make("button", { type: "button", "data-at": `column ${column}`, click }, words));
  }

  function line(rows, row, state, visible) {
    const { columns, kind } = tables[rows];
    const chosen = state.selected?.kind === kind && state.selected.index === row;
    const [name, ...others] = columns;
    const cells = others.map(({ words, cell, number }) => make("td", { class: number ? "num" : "", "data-label": words }, String(cell(row, visible))));
    const open = make("button", { type: "button", "data-at": `row ${row}`, click: () => actions.select({ kind, index: row }) }, name.cell(row, visible));
    return make("tr", { "aria-selected": chosen ? "true" : null }, make("th", { scope: "row" }, open), ...cells);
  }

  function choice(rows, words, state) {
    return make("button", { type: "button", class: "chip", "data-at": rows, "aria-pressed": String(state.rows === rows), click: () => actions.list(rows) }, words);
  }

  /** @param {import("./state.mjs").State} state @param {import("./visible.mjs").Visible} visible */
  function show(state, visible) {
    last = [state, visible];
    const focused = holder.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
    const { rows } = state;
    const found = sorted(rows, visible);
    const counted = countOf(found.length, ...tables[rows].noun);
    const grow = () => {
      limit += ROWS_AT_ONCE;
      show(...last);
      holder.querySelectorAll("tbody button")[limit - ROWS_AT_ONCE].focus();
    };
    const more = make("button", { type: "button", class: "more", click: grow }, say("Show more of {all}", { all: counted }));
    const choices = [choice("people", say("People"), state)];
    if (model.data.groups.id.length) choices.push(choice("groups", say("Groups"), state));
    if (model.nTies) choices.push(choice("ties", say("Ties"), state));
    more.hidden = found.length <= limit;
    holder.replaceChildren(
      ...(choices.length > 1 ? [make("div", { class: "rows", role: "group", "aria-label": say("Rows") }, ...choices)] : []),
      make(
        "table",
        {},
        make("caption", {}, say("{n} on the map", { n: counted })),
        make("thead", {}, make("tr", {}, ...tables[rows].columns.map((_, column) => head(rows, column)))),
        make("tbody", {}, ...found.slice(0, limit).map((row) => line(rows, row, state, visible))),
      ),
      more,
    );
    if (focused) holder.querySelector(`[data-at="${focused}"]`)?.focus({ preventScroll: true });
  }

  return { show };
}

function peopleTable(model) {
  const { people, groups, themes } = model.data;
  const letter = new Map(groups.id.map((id, group) => [id, groups.letter[group]]));
  return {
    kind: "person",
    noun: ["person", "people"],
    all: (visible) => people.id.flatMap((_, person) => (visible.people[person] ? [person] : [])),
    columns: [
      { words: say("Name"), cell: (person) => people.name[person], key: (person) => folded(people.name[person]) },
      { words: say("Papers"), cell: (person, visible) => visible.people[person], number: true },
      { words: say("Coauthors"), cell: (person, visible) => model.tiesOf[person].filter((tie) => visible.ties[tie]).length, number: true },
      { words: say("Group"), cell: (person) => letter.get(people.group[person]) ?? "", key: (person) => people.group[person] },
      { words: say("Main theme"), cell: (person) => nameOf(people.theme[person], themes), key: (person) => people.theme[person] ?? Infinity },
      { words: say("Years"), cell: (person) => span(people.first[person], people.last[person]), key: (person) => people.first[person] ?? Infinity },
    ],
  };
}

/** Groups with people in view; with a filter, their people and papers are those in view. */
function groupsTable(model) {
  const { groups, themes } = model.data;
  const inside = (group, visible) => model.peopleOf[group].filter((person) => visible.people[person]);
  const papers = (group, visible) => {
    if (visible.all) return groups.papers[group];
    return new Set(inside(group, visible).flatMap((person) => model.papersOf[person]).filter((paper) => visible.papers[paper])).size;
  };
  return {
    kind: "group",
    noun: ["group"],
    all: (visible) => groups.id.flatMap((_, group) => (inside(group, visible).length ? [group] : [])),
    columns: [
      { words: say("Group"), cell: (group) => `${groups.letter[group]} · ${groups.label[group]}`, key: (group) => groups.id[group] },
      { words: say("People"), cell: (group, visible) => (visible.all ? groups.people[group] : inside(group, visible).length), number: true },
      { words: say("Papers"), cell: papers, number: true },
      { words: say("Main theme"), cell: (group) => nameOf(groups.theme[group], themes), key: (group) => groups.theme[group] ?? Infinity },
      { words: say("Years"), cell: (group) => span(groups.first[group], groups.last[group]), key: (group) => groups.first[group] ?? Infinity },
    ],
  };
}

/** Ties in view; with a filter, their papers and years are those in view. */
function tiesTable(model) {
  const { people, ties, papers } = model.data;
  const ends = (tie) => [people.name[ties.a[tie]], people.name[ties.b[tie]]];
  const years = (tie, visible) => {
    const known = ties.papers[tie].filter((paper) => visible.papers[paper] && papers.year[paper] !== null).map((paper) => papers.year[paper]);
    return known.length ? [Math.min(...known), Math.max(...known)] : [null, null];
  };
  return {
    kind: "tie",
    noun: ["tie"],
    all: (visible) => ties.a.flatMap((_, tie) => (visible.ties[tie] ? [tie] : [])),
    columns: [
      { words: say("People"), cell: (tie) => say("{a} and {b}", { a: ends(tie)[0], b: ends(tie)[1] }), key: (tie) => folded(ends(tie).join(" ")) },
      { words: say("Papers"), cell: (tie, visible) => visible.ties[tie], number: true },
      { words: say("Years"), cell: (tie, visible) => span(...years(tie, visible)), key: (tie, visible) => years(tie, visible)[0] ?? Infinity },
    ],
  };
}

function nameOf(theme, themes) {
  return theme === null ? "" : themes.short[theme];
}
