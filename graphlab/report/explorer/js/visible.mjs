/**
 * What the filters leave: papers by theme and year, and with them people and ties.
 * @typedef {{papers: Uint8Array, people: Int32Array, ties: Int32Array, nPapers: number, nPeople: number,
 *   all: boolean}} Visible people and ties: number of papers left
 */

/**
 * @param {import("./model.mjs").Model} model
 * @param {import("./state.mjs").State} state
 * @returns {Visible}
 */
export function visibleOf(model, state) {
  const { papers, ties } = model.data;
  const all = state.themes.length === 0 && state.years === null;
  const kept = new Uint8Array(model.nPapers);
  const wanted = new Set(state.themes);
  let nPapers = 0;
  for (let paper = 0; paper < model.nPapers; paper += 1) {
    const inTheme = !wanted.size || wanted.has(papers.theme[paper]);
    kept[paper] = inTheme && inYears(papers.year[paper], state.years) ? 1 : 0;
    nPapers += kept[paper];
  }
  // Unfiltered, the counts are those of the tables, which also know papers that this page leaves out.
  const people = all
    ? Int32Array.from(model.data.people.papers)
    : Int32Array.from(model.papersOf, (list) => counted(list, kept));
  const left = all ? Int32Array.from(ties.n) : Int32Array.from(ties.papers, (list) => counted(list, kept));
  if (state.ego && state.selected) keepEgo(model, state.selected.index, people, left);
  return { papers: kept, people, ties: left, nPapers, nPeople: people.reduce((n, has) => n + (has ? 1 : 0), 0), all };
}

/** A paper without a year is in view only while no year is left out. */
function inYears(year, years) {
  return years === null || (year !== null && year >= years[0] && year <= years[1]);
}

function counted(list, kept) {
  let n = 0;
  for (const paper of list) n += kept[paper];
  return n;
}

/** A person, the coauthors, and the ties among them. */
function keepEgo(model, ego, people, left) {
  const near = new Set([ego]);
  const { a, b } = model.data.ties;
  for (const tie of model.tiesOf[ego]) if (left[tie]) near.add(a[tie]).add(b[tie]);
  for (let person = 0; person < people.length; person += 1) if (!near.has(person)) people[person] = 0;
  for (let tie = 0; tie < left.length; tie += 1) if (!near.has(a[tie]) || !near.has(b[tie])) left[tie] = 0;
}
