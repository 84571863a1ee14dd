/**
 * The data of the page, with what is looked up again and again: who is next to whom, which papers are whose.
 * @typedef {Record<string, any>} Data what graphlab.report.explorer.data writes
 * @typedef {{data: Data, nPeople: number, nTies: number, nPapers: number, tiesOf: number[][], papersOf: number[][],
 *   years: [number, number] | null}} Model
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
 * A model of what the first picture is drawn from: no papers yet.
 * @param {Data} first
 * @returns {Model}
 */
export function firstModel(first) {
  const columns = { id: [], people: [], year: [], theme: [], citations: [], title: [], x: [], y: [], certainty: [] };
  const data = { ...first, papers: columns };
  const years = first.years.length ? first.years : null;
  return { data, nPeople: first.people.name.length, nTies: first.ties.a.length, nPapers: 0, tiesOf: [], papersOf: [], years };
}

/**
 * Put the other columns into a model, and look up what they tell.
 * @param {Model} model
 * @param {Data} rest
 */
export function complete(model, rest) {
  for (const table of Object.keys(rest)) Object.assign(model.data[table], rest[table]);
  const { ties, papers } = model.data;
  const { nPeople } = model;
  const tiesOf = Array.from({ length: nPeople }, () => []);
  ties.a.forEach((a, tie) => {
    tiesOf[a].push(tie);
    tiesOf[ties.b[tie]].push(tie);
  });
  for (const list of tiesOf) list.sort((one, two) => ties.n[two] - ties.n[one] || one - two);
  const papersOf = Array.from({ length: nPeople }, () => []);
  papers.people.forEach((authors, paper) => authors.forEach((person) => papersOf[person].push(paper)));
  Object.assign(model, { nPapers: papers.id.length, tiesOf, papersOf });
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
