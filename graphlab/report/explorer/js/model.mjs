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
 * @param {Data} data
 * @returns {Model}
 */
export function modelOf(data) {
  const { people, ties, papers } = data;
  const nPeople = people.id.length;
  const tiesOf = Array.from({ length: nPeople }, () => []);
  ties.a.forEach((a, tie) => {
    tiesOf[a].push(tie);
    tiesOf[ties.b[tie]].push(tie);
  });
  for (const list of tiesOf) list.sort((one, two) => ties.n[two] - ties.n[one] || one - two);
  const papersOf = Array.from({ length: nPeople }, () => []);
  papers.people.forEach((authors, paper) => authors.forEach((person) => papersOf[person].push(paper)));
  const known = papers.year.filter((year) => year !== null);
  const years = known.length ? [Math.min(...bounds(known)), Math.max(...bounds(known))] : null;
  return { data, nPeople, nTies: ties.a.length, nPapers: papers.id.length, tiesOf, papersOf, years };
}

/** First and last of many numbers; Math.min(...values) runs out of stack on long lists. */
function bounds(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
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
