/**
 * The data of the page, with what is looked up again and again: who is next to whom, which papers are whose.
 * @typedef {Record<string, any>} Data what graphlab.report.explorer.data writes
 * @typedef {{data: Data, nPeople: number, nTies: number, nPapers: number, tiesOf: number[][], papersOf: number[][], peopleOf: number[][],
 *   years: [number, number] | null, overview: (Model & {rowOf: Map<number, number>, strong: Set<number>}) | null}} Model
 * tiesOf, papersOf: rows of ties and papers of each person; peopleOf: people of each group, most papers first; overview: the groups of a large network, in the form of people
 */

/** Letters that Unicode does not take apart. */
const WHOLE_LETTERS = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i" };

/**
 * Text as it is searched: no accents, no case.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[øłđðþæœßı]/g, (letter) => WHOLE_LETTERS[letter]);
}

/**
 * A model of what the first picture is drawn from: no papers yet, and nobody where that is a picture of groups.
 * @param {Data} first
 * @returns {Model}
 */
export function firstModel(first) {
  const columns = { id: [], people: [], year: [], theme: [], citations: [], title: [], x: [], y: [], certainty: [] };
  // Of a page that starts with its groups, people and ties come with the papers.
  const data = { ...first, people: { name: [], papers: [], ...first.people }, ties: { a: [], n: [], ...first.ties }, papers: columns };
  const years = first.years.length ? first.years : null;
  return { ...emptyModel(data), years, overview: first.overview ? overviewOf(first.overview, data) : null };
}

function emptyModel(data) {
  return { data, ...sizesOf(data), nPapers: 0, tiesOf: [], papersOf: [], peopleOf: [], years: null, overview: null };
}

function sizesOf({ people, ties }) {
  return { nPeople: people.name.length, nTies: ties.a.length };
}

/** Ties of the overview that each group is drawn with: of all, none could be told apart. */
const MOST_TIES_OF_GROUP = 4;

/** The view of groups: a circle is a group, a tie the papers with people of both. */
function overviewOf(overview, { colours, papers }) {
  const rowOf = new Map(overview.people.group.map((group, row) => [group, row]));
  return { ...emptyModel({ ...overview, colours, papers, hulls: [], groups: { text: [] } }), rowOf, strong: strongTies(overview) };
}

/** Ties that are among the strongest of one of their ends, for the sizes of the groups. */
function strongTies({ people, ties }) {
  const strength = ties.n.map((n, tie) => n / Math.sqrt(people.papers[ties.a[tie]] * people.papers[ties.b[tie]]));
  const order = strength.map((_, tie) => tie).sort((one, two) => strength[two] - strength[one] || one - two);
  const taken = people.papers.map(() => 0);
  return new Set(
    order.filter((tie) => {
      const ends = [ties.a[tie], ties.b[tie]];
      const isOne = ends.some((end) => taken[end] < MOST_TIES_OF_GROUP);
      for (const end of ends) taken[end] += 1;
      return isOne;
    }),
  );
}

/**
 * Put the other columns into a model, and look up what they tell.
 * @param {Model} model
 * @param {Data} rest
 */
export function complete(model, rest) {
  for (const table of Object.keys(rest)) Object.assign(model.data[table], rest[table]);
  Object.assign(model, sizesOf(model.data));
  model.papersOf = papersOf(model.data.papers.people, model.nPeople);
  model.peopleOf = model.data.groups.id.map(() => []);
  const row = new Map(model.data.groups.id.map((id, group) => [id, group]));
  model.data.people.group.forEach((id, person) => row.has(id) && model.peopleOf[row.get(id)].push(person));
  lookUp(model);
  if (model.overview) completeOverview(model, model.overview);
}

function lookUp(model) {
  const { ties, papers } = model.data;
  const tiesOf = Array.from({ length: model.nPeople }, () => []);
  ties.a.forEach((a, tie) => {
    tiesOf[a].push(tie);
    tiesOf[ties.b[tie]].push(tie);
  });
  for (const list of tiesOf) list.sort((one, two) => ties.n[two] - ties.n[one] || one - two);
  Object.assign(model, { nPapers: papers.id.length, tiesOf });
}

function papersOf(peopleOfPapers, nPeople) {
  const lists = Array.from({ length: nPeople }, () => []);
  peopleOfPapers.forEach((authors, paper) => authors.forEach((person) => lists[person].push(paper)));
  return lists;
}

/** Papers of groups are those of their people; a paper of people of two groups is behind their tie. */
function completeOverview(model, overview) {
  const { people, groups, papers } = model.data;
  const row = new Map(groups.id.map((id, group) => [id, overview.rowOf.get(group)]));
  const groupsOf = papers.people.map((authors) => [...new Set(authors.map((person) => row.get(people.group[person])))].filter((one) => one !== undefined));
  const { ties } = overview.data;
  const at = new Map(ties.a.map((a, tie) => [keyOfPair(a, ties.b[tie]), tie]));
  ties.papers = ties.a.map(() => []);
  groupsOf.forEach((rows, paper) => {
    rows.forEach((a, i) => rows.slice(i + 1).forEach((b) => ties.papers[at.get(keyOfPair(a, b))]?.push(paper)));
  });
  overview.papersOf = papersOf(groupsOf, overview.nPeople);
  lookUp(overview);
}

const keyOfPair = (a, b) => `${Math.min(a, b)} ${Math.max(a, b)}`;

/**
 * The row of a selected group among the circles of the overview, as a selection there; null for what it does not draw.
 * @param {Model} model
 * @param {import("./state.mjs").Selection} selected
 * @returns {import("./state.mjs").Selection}
 */
export function inOverview(model, selected) {
  if (selected?.kind === "between") return { kind: "tie", index: selected.index };
  const row = selected?.kind === "group" ? model.overview.rowOf.get(selected.index) : undefined;
  return row === undefined ? null : { kind: "person", index: row };
}

/**
 * The person at the other end of a tie.
 * @param {Model} model
 * @param {number} tie
 * @param {number} person
 * @returns {number}
 */
export function otherEnd(model, tie, person) {
  const { a, b } = model.data.ties;
  return a[tie] === person ? b[tie] : a[tie];
}
