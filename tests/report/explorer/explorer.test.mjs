/** The explorer's parts without a browser. */
import assert from "node:assert/strict";
import { test } from "node:test";

const parts = new URL("../../../graphlab/report/explorer/js/", import.meta.url);
const load = (name) => import(new URL(`${name}.mjs`, parts));
const { countOf, span } = await load("elements");
const { complete, firstModel, folded } = await load("model");
const { hashOf, initialState, stateOf } = await load("state");
const { visibleOf } = await load("visible");
const { entriesOf, matchesOf } = await load("search");
const { roomFor, textBox } = await load("labels");
const { distanceToCurve, nearestTowards, personTowards, pickInNetwork } = await load("picking");
const { svgPen, xmlText } = await load("pens");
const { cornersOf } = await load("marks");
const { measureOf, shadeOf } = await load("looks");
const { drawGroups, drawNetwork, emphasisOf } = await load("network");
const { themesAfter } = await load("themes");
const { chosenPapers } = await load("papermap");

/** A model of a page that is read whole. */
function modelOf(data) {
  const { people, ties, papers } = data;
  const made = firstModel(data);
  complete(made, { people, ties, papers });
  return made;
}

/** Ann and Bo have two papers together, Bo and Cy one; Dee is alone. */
function fabricated() {
  return modelOf({
    title: "Four people", subtitle: "", caveats: [], width: 100, height: 100, years: [2019, 2021], n_papers: 4,
    colours: [["#1E5CA3", "#7DB3EE"], ["#8A95A1", "#8A95A1"]],
    themes: { id: [1, 2], papers: [2, 1], label: ["River ice", "Forest fires"], short: ["River ice", "Forest fires"], terms: [["ice"], ["fire"]], marker: ["o", "s"], colour: [0, 1] },
    groups: {
      id: [1, 2], letter: ["A", "B"], label: ["River ice", "Forest fires"], people: [3, 1], papers: [3, 1], theme: [0, 1], first: [2019, null], last: [2021, null],
      text: ["A River ice", ""], colour: [0, 1], x: [1, null], y: [1, null], size: [7, null],
    },
    people: {
      id: ["a1", "a2", "a3", "a4"], name: ["Ann Østby", "Bo Lind", "Cy Ma", "Dee Roe"], papers: [2, 3, 1, 1], degree: [1, 2, 1, 0],
      first: [2019, 2019, 2021, 2020], last: [2020, 2021, 2021, 2020], group: [1, 1, 1, 2], theme: [0, 0, 1, 1], colour: [0, 0, 0, 1],
      x: [10, 50, 90, 50], y: [50, 50, 50, 90], r: [3, 4, 3, 3], doubt: ["", "", "", ""],
      label_dx: [5, 6, 5, 5], label_dy: [0, 0, 0, 0], label_anchor: ["start", "start", "start", "start"], label_size: [6, 7, 6, 6], label_weight: [500, 600, 400, 400],
    },
    ties: { a: [0, 1], b: [1, 2], cx: [30, 70], cy: [50, 50], style: [1, 0], styles: [[1, 0.4, 0], [2, 0.7, 0]], n: [2, 1], papers: [[0, 1], [2]] },
    hulls: [{ group: 1, colour: 0, points: [0, 0, 100, 0, 50, 60] }],
    papers: {
      id: ["p1", "p2", "p3", "p4"], n: [1, 2, 3, 4], title: ["Ice one", "Ice two", "A <b>fire</b>", "No date"], byline: ["", "", "", ""], people: [[0, 1], [0, 1], [1, 2], [3]],
      year: [2019, 2020, 2021, null], inferred: [0, 0, 0, 0], cut: [0, 0, 0, 0], theme: [0, 0, 1, null], certainty: [0.9, 0.9, 0.4, null],
      venue: ["", "", "", ""], citations: [10, null, 4, null], place: ["", "", "", ""], link: ["", "", "", ""], abstract: [], x: [0, 1, 2, 3], y: [0, 1, 2, 3],
    },
  });
}
const model = fabricated();
const start = initialState(model);
const frame = {
  k: 2, tx: 0, ty: 0, unit: 1, width: 200, height: 200, scheme: "light",
  theme: { ground: "#FFFFFF", ink: "#000000", muted: "#555555", faint: "#EEEEEE", density: "30,92,163" },
  measure: (words, size) => words.length * size * 0.5,
};

test("numbers and nouns agree", () => {
  assert.equal(countOf(1, "paper"), "1 paper");
  assert.equal(countOf(1200, "person", "people"), "1,200 people");
  assert.equal(span(2019, 2019), "2019");
  assert.equal(span(null, null), "");
});

test("search folds accents and case", () => {
  assert.equal(folded("Ångström ØRSTED Straße"), "angstrom orsted strasse");
});

test("ties and papers are found from both ends", () => {
  assert.deepEqual(model.tiesOf, [[0], [0, 1], [1], []]);
  assert.deepEqual(model.papersOf, [[0, 1], [0, 1, 2], [2], [3]]);
  assert.deepEqual(model.years, [2019, 2021]);
});

test("before the papers are read, the map has its people, ties and years", () => {
  const first = firstModel({ ...model.data, papers: {} });
  assert.deepEqual([first.nPeople, first.nTies, first.nPapers, first.years], [4, 2, 0, [2019, 2021]]);
  const drawn = svgPen(200, 200, "#FFFFFF");
  drawNetwork(drawn, first, initialState(first), visibleOf(first, initialState(first)), frame);
  assert.equal(drawn.finished().match(/<circle/g).length, 4);
});

test("a corpus without years has none", () => {
  assert.equal(firstModel({ ...model.data, years: [] }).years, null);
});

test("the address keeps the whole state", () => {
  const states = [
    { ...start, view: "list" },
    { ...start, look: "years", themes: [1], years: [2019, 2020] },
    { ...start, selected: { kind: "person", index: 1 }, ego: true },
    { ...start, selected: { kind: "tie", index: 1 } },
    { ...start, selected: { kind: "paper", index: 2 }, view: "themes" },
  ];
  for (const state of states) assert.deepEqual(stateOf(`#${hashOf(state, model)}`, model), state);
  assert.equal(hashOf(start, model), "");
});

test("an address that names nothing real is the start", () => {
  for (const hash of ["#person=nobody", "#view=<script>", "#years=9-1", "#themes=77.x", "#tie=a1", "#ego=1", "#%E0%A4%A"]) {
    assert.deepEqual(stateOf(hash, model), start, hash);
  }
});

test("years and themes leave papers, and with them people and ties", () => {
  const visible = visibleOf(model, { ...start, years: [2021, 2021] });
  assert.deepEqual([...visible.papers], [0, 0, 1, 0]);
  assert.deepEqual([...visible.people], [0, 1, 1, 0]);
  assert.deepEqual([...visible.ties], [0, 1]);
  assert.deepEqual([...visibleOf(model, { ...start, themes: [0] }).people], [2, 2, 0, 0]);
});

test("without a filter, counts are those of the tables", () => {
  assert.deepEqual([...visibleOf(model, start).people], model.data.people.papers);
});

test("a person's circle is the person, the coauthors and the ties among them", () => {
  const visible = visibleOf(model, { ...start, selected: { kind: "person", index: 0 }, ego: true });
  assert.deepEqual([...visible.people].map(Boolean), [true, true, false, false]);
  assert.deepEqual([...visible.ties].map(Boolean), [true, false]);
});

test("search finds people before themes before titles, without accents", () => {
  const entries = entriesOf(model);
  assert.deepEqual(matchesOf(entries, "ostby").map(({ kind, index }) => [kind, index]), [["person", 0]]);
  assert.deepEqual(matchesOf(entries, "ice").map(({ kind }) => kind), ["theme", "paper", "paper"]);
  assert.deepEqual(matchesOf(entries, "  "), []);
});

test("no two names shown overlap, and the first keeps its place", () => {
  const box = (x) => textBox(x, 10, 40, { size: 10, anchor: "start" });
  assert.deepEqual(roomFor([box(0), box(20), box(41)]), [true, false, true]);
});

test("what is under the pointer is the nearest circle, else the tie", () => {
  const visible = visibleOf(model, start);
  assert.deepEqual(pickInNetwork(model, visible, { x: 101, y: 101 }, frame), { kind: "person", index: 1 });
  assert.deepEqual(pickInNetwork(model, visible, { x: 60, y: 103 }, frame), { kind: "tie", index: 0 });
  assert.equal(pickInNetwork(model, visible, { x: 10, y: 10 }, frame), null);
});

test("the distance to a bent tie is measured on the bend", () => {
  const bent = { x: [0, 50, 100], y: [0, 100, 0] };
  assert.ok(distanceToCurve(bent, { x: 50, y: 50 }) < 1);
  assert.equal(distanceToCurve(bent, { x: 50, y: 500 }), Infinity);
});

test("arrows lead to the coauthor in that direction, and stay where nobody is", () => {
  const visible = visibleOf(model, start);
  assert.equal(personTowards(model, visible, 0, [1, 0]), 1);
  assert.equal(personTowards(model, visible, 1, [0, 1]), 3);
  assert.equal(personTowards(model, visible, 3, [0, 1]), 3);
});

test("SVG says hostile names as text and drops what XML does not know", () => {
  assert.equal(xmlText(`<img src=x onerror="1">\u0000&'\ud800`), "&#60;img src=x onerror=&#34;1&#34;&#62;&#38;&#39;\ufffd");
  const pen = svgPen(10, 10, "#FFFFFF");
  pen.text(1, 2, "</svg><script>", { size: 5, weight: 400, fill: "#000000", anchor: "start" });
  assert.ok(!pen.finished().includes("<script"));
});

test("every pair of theme marks differs", () => {
  const shapes = ["o", "s", "D", "^", "p", "P", "v", "X", "h", "*"].map((marker) => JSON.stringify(cornersOf(marker)));
  assert.equal(new Set(shapes).size, shapes.length);
});

test("a mean year is that of the papers in view", () => {
  const visible = visibleOf(model, { ...start, years: [2020, 2021] });
  assert.deepEqual(measureOf(model, "years", visible).values, [2020, 2020.5, 2021, null]);
  assert.equal(measureOf(model, "groups", visible), null);
});

test("shades run from one end of the ramp to the other", () => {
  assert.equal(shadeOf(0, "light"), "#c9ddf2");
  assert.equal(shadeOf(1, "light"), "#0b2f63");
  assert.equal(shadeOf(9, "light"), shadeOf(1, "light"));
});

test("a selected person lights the coauthors, a paper its people and their ties on it", () => {
  const visible = visibleOf(model, start);
  const lit = (selected) => emphasisOf(model, { ...start, selected }, visible);
  assert.deepEqual([...lit({ kind: "person", index: 0 }).people].sort(), [0, 1]);
  assert.deepEqual([...lit({ kind: "paper", index: 2 }).ties], [1]);
  assert.deepEqual([...lit({ kind: "theme", index: 1 }).people].sort(), [2, 3]);
  assert.equal(lit(null), null);
});

test("the drawing as SVG has every person, tie and name", () => {
  const pen = svgPen(200, 200, "#FFFFFF");
  drawNetwork(pen, model, start, visibleOf(model, start), frame);
  const svg = pen.finished();
  assert.equal(svg.split("<circle").length - 1, model.nPeople);
  for (const name of ["Ann Østby", "Bo Lind", "A River ice"]) assert.ok(svg.includes(`>${name}</text>`), name);
});

test("a click adds or removes a theme, Shift and click chooses it alone", () => {
  assert.deepEqual(themesAfter([], 1, false), [1]);
  assert.deepEqual(themesAfter([1], 0, false), [0, 1]);
  assert.deepEqual(themesAfter([0, 1], 1, false), [0]);
  assert.deepEqual(themesAfter([0, 1], 1, true), [1]);
  assert.deepEqual(themesAfter([1], 1, true), []);
});

/** The same people, and the groups of the network on a map of their own; Cy is a group alone here, tied to the first. */
function grouped() {
  const data = structuredClone(model.data);
  data.people.group = [1, 1, 2, 2];
  data.overview = {
    width: 100, height: 100, hidden: 0,
    people: {
      name: ["A  River ice\nAnn, Bo", "B  Forest fires\nCy, Dee"], papers: [2, 2], group: [0, 1], colour: [0, 1], x: [20, 80], y: [50, 50], r: [8, 8],
      label_dx: [10, 10], label_dy: [0, 0], label_anchor: ["start", "start"], label_size: [6, 6], label_weight: [600, 600],
    },
    ties: { a: [0], b: [1], cx: [50], cy: [40], style: [0], styles: [[1, 0.4, 1]], n: [1] },
  };
  return modelOf(data);
}

test("a large network starts with its groups, and papers of two groups are behind their tie", () => {
  const large = grouped();
  assert.equal(initialState(large).view, "groups");
  assert.deepEqual(large.overview.papersOf, [[0, 1, 2], [2, 3]]);
  assert.deepEqual(large.overview.data.ties.papers, [[2]]);
  assert.deepEqual([...visibleOf(large.overview, { ...initialState(large), years: [2019, 2019] }).ties], [0]);
});

test("the address keeps a group, the tie of two groups and the rows of the list", () => {
  const large = grouped();
  for (const change of [{ selected: { kind: "group", index: 1 } }, { selected: { kind: "between", index: 0 }, rows: "groups", view: "list" }]) {
    const state = { ...initialState(large), ...change };
    assert.deepEqual(stateOf(`#${hashOf(state, large)}`, large), state);
  }
  assert.equal(stateOf("#view=groups&between=1.2", model).view, "network");
  assert.equal(stateOf("#view=groups&between=1.2", model).selected, null);
});

test("groups are drawn with two lines of name each, and a selected group lights those tied to it", () => {
  const large = grouped();
  const state = { ...initialState(large), selected: { kind: "group", index: 0 } };
  const pen = svgPen(300, 200, "#FFFFFF");
  drawGroups(pen, large, state, visibleOf(large.overview, state), { ...frame, width: 300 });
  const svg = pen.finished();
  assert.equal(svg.match(/<circle/g).length, 2);
  assert.ok(svg.includes(">A  River ice<") && svg.includes(">Ann, Bo<"));
  assert.deepEqual([...emphasisOf(large, state, visibleOf(large, state)).people], [0, 1]);
});

test("a group lights the papers of its people on the map of papers, not those of a theme in the same row", () => {
  const model = fabricated();
  const start = initialState(model);
  const papersOfGroup = [...new Set(model.peopleOf[0].flatMap((person) => model.papersOf[person]))].sort();
  assert.deepEqual([...chosenPapers(model, { ...start, selected: { kind: "group", index: 0 } })].sort(), papersOfGroup);
  assert.equal(chosenPapers(model, start), null);
});

test("arrows on the map of papers pass over what is out of view or has no place", () => {
  const places = { x: [0, 5, NaN, 9], y: [0, 0, 0, 1] };
  assert.equal(nearestTowards(places, [1, 1, 1, 1], 0, { direction: [1, 0] }), 1);
  assert.equal(nearestTowards(places, [1, 0, 1, 1], 0, { direction: [1, 0] }), 3);
  assert.equal(nearestTowards(places, [1, 1, 1, 1], 0, { direction: [-1, 0] }), 0);
});
