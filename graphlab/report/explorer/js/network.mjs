/** The network drawn: tints, ties, circles, names. The same code draws the screen, the SVG and the PNG. */
import { measureOf, shadeOf } from "./looks.mjs";
import { roomFor, textBox } from "./labels.mjs";
import { inOverview } from "./model.mjs";
import { shown } from "./words.mjs";

/** Above so many names, each needs so many square pixels, or the map is a wall of them; zooming in shows more. */
const MOST_IN_PRINT = 150;
const ROOM_FOR_NAME = 6500;
const SPREAD = 26;
const LEADING = 1.15;

/**
 * @typedef {{k: number, tx: number, ty: number, unit: number, width: number, height: number, scheme: "light" | "dark",
 *   theme: {ground: string, ink: string, muted: string, faint: string, density: string},
 *   measure: (words: string, size: number, weight: number) => number}} Frame
 * where things are: a point of the figure times k, plus tx and ty; sizes of the figure times unit
 */

/**
 * People and ties that the selection is about; null while nothing is selected.
 * @param {import("./model.mjs").Model} model
 * @param {import("./state.mjs").State} state
 * @param {import("./visible.mjs").Visible} visible
 * @returns {{people: Set<number>, ties: Set<number>} | null}
 */
export function emphasisOf(model, state, visible) {
  if (!state.selected) return null;
  const { kind, index } = state.selected;
  const { ties, papers, people } = model.data;
  const chosen = { people: new Set(), ties: new Set() };
  if (kind === "person") {
    chosen.people.add(index);
    for (const tie of model.tiesOf[index]) if (visible.ties[tie]) chosen.ties.add(tie);
  } else if (kind === "tie") chosen.ties.add(index);
  else if (kind === "group") for (const person of model.peopleOf[index]) chosen.people.add(person);
  else if (kind === "paper") {
    for (const person of papers.people[index]) chosen.people.add(person);
    for (const person of chosen.people) {
      for (const tie of model.tiesOf[person]) if (ties.papers[tie].includes(index)) chosen.ties.add(tie);
    }
  } else if (kind === "theme") people.theme.forEach((theme, person) => theme === index && chosen.people.add(person));
  if (kind === "group") ties.a.forEach((a, tie) => visible.ties[tie] && chosen.people.has(a) && chosen.people.has(ties.b[tie]) && chosen.ties.add(tie));
  for (const tie of chosen.ties) chosen.people.add(ties.a[tie]).add(ties.b[tie]);
  return chosen;
}

/**
 * @param {any} pen
 * @param {import("./model.mjs").Model} model
 * @param {import("./state.mjs").State} state
 * @param {import("./visible.mjs").Visible} visible
 * @param {Frame} frame
 */
export function drawNetwork(pen, model, state, visible, frame) {
  const chosen = emphasisOf(model, state, visible);
  const measure = measureOf(model, state.look, visible);
  if (state.look === "density") drawDensity(pen, model, visible, frame);
  else {
    if (state.look === "groups" && !chosen && visible.all && !state.ego) drawHulls(pen, model, frame);
    drawTies(pen, model, { visible, chosen, plain: measure !== null }, frame);
    drawPeople(pen, model, { visible, chosen, measure }, frame);
  }
  drawNames(pen, model, { visible, chosen, groups: state.look === "groups" && !chosen && !state.ego }, frame);
  if (measure) drawRamp(pen, measure, frame);
}

/**
 * The groups of a large network, by the code that draws people.
 * @param {any} pen
 * @param {import("./model.mjs").Model} model
 * @param {import("./state.mjs").State} state
 * @param {import("./visible.mjs").Visible} visible of the overview
 * @param {Frame} frame
 */
export function drawGroups(pen, model, state, visible, frame) {
  const selected = inOverview(model, state.selected);
  const chosen = selected && emphasisOf(model.overview, { ...state, selected }, visible);
  drawTies(pen, model.overview, { visible, chosen, plain: false }, frame);
  drawPeople(pen, model.overview, { visible, chosen, measure: null }, frame);
  drawNames(pen, model.overview, { visible, chosen, groups: false }, frame);
}

function drawHulls(pen, model, frame) {
  for (const hull of model.data.hulls) {
    const flat = hull.points.map((value, i) => value * frame.k + (i % 2 ? frame.ty : frame.tx));
    pen.polygon(flat, { fill: colourOf(model, hull.colour, frame), alpha: frame.scheme === "dark" ? 0.16 : 0.1 });
  }
}

export function colourOf(model, place, frame) {
  return model.data.colours[place][frame.scheme === "dark" ? 1 : 0];
}

function drawTies(pen, model, { visible, chosen, plain }, frame) {
  const { people, ties } = model.data;
  const straight = ties.cx.length === 0;
  const faint = [];
  const lines = ties.styles.map(() => []);
  for (let tie = 0; tie < model.nTies; tie += 1) {
    const lit = visible.ties[tie] > 0 && (!chosen || chosen.ties.has(tie));
    const x0 = people.x[ties.a[tie]] * frame.k + frame.tx;
    const y0 = people.y[ties.a[tie]] * frame.k + frame.ty;
    const x1 = people.x[ties.b[tie]] * frame.k + frame.tx;
    const y1 = people.y[ties.b[tie]] * frame.k + frame.ty;
    if (Math.max(x0, x1) < 0 || Math.min(x0, x1) > frame.width || Math.max(y0, y1) < 0 || Math.min(y0, y1) > frame.height) continue;
    const flat = lit ? lines[ties.style[tie]] : faint;
    if (straight) flat.push(x0, y0, x1, y1);
    else flat.push(x0, y0, ties.cx[tie] * frame.k + frame.tx, ties.cy[tie] * frame.k + frame.ty, x1, y1);
  }
  const draw = straight ? pen.lines : pen.curves;
  if (faint.length) draw(faint, { stroke: frame.theme.faint, width: 0.5, alpha: 0.5 });
  // Ties come thinnest first, and so do their styles.
  ties.styles.forEach(([width, alpha, colour], style) => {
    const stroke = plain ? frame.theme.muted : colourOf(model, colour, frame);
    if (lines[style].length) draw(lines[style], { stroke, width: width * frame.unit, alpha: plain ? 0.3 : alpha });
  });
}

/** Radius on the screen: it grows with the root of the zoom, so that near people come apart. */
export function radiusOf(model, person, frame) {
  return model.data.people.r[person] * frame.unit * Math.sqrt(frame.k / frame.unit);
}

function drawPeople(pen, model, { visible, chosen, measure }, frame) {
  const { people } = model.data;
  const batches = new Map();
  // The people with most papers come first in the data; drawn last, they stay on top.
  for (let person = model.nPeople - 1; person >= 0; person -= 1) {
    const x = people.x[person] * frame.k + frame.tx;
    const y = people.y[person] * frame.k + frame.ty;
    const r = radiusOf(model, person, frame);
    if (x + r < 0 || x - r > frame.width || y + r < 0 || y - r > frame.height) continue;
    const lit = visible.people[person] > 0 && (!chosen || chosen.people.has(person));
    const fill = lit ? fillOf(model, person, measure, frame) : frame.theme.faint;
    if (!batches.has(fill)) batches.set(fill, []);
    batches.get(fill).push(x, y, r);
  }
  const faint = batches.get(frame.theme.faint);
  if (faint) pen.circles(faint, { fill: frame.theme.faint });
  batches.delete(frame.theme.faint);
  for (const [fill, flat] of batches) pen.circles(flat, { fill, stroke: frame.theme.ground, width: 0.9 * frame.unit });
}

function fillOf(model, person, measure, frame) {
  if (!measure) return colourOf(model, model.data.people.colour[person], frame);
  const value = measure.values[person];
  if (value === null) return frame.theme.faint;
  return shadeOf(measure.high > measure.low ? (value - measure.low) / (measure.high - measure.low) : 1, frame.scheme);
}

function drawDensity(pen, model, visible, frame) {
  const { people } = model.data;
  const most = Math.max(1, ...people.papers.slice(0, 1));
  for (let person = 0; person < model.nPeople; person += 1) {
    if (!visible.people[person]) continue;
    const x = people.x[person] * frame.k + frame.tx;
    const y = people.y[person] * frame.k + frame.ty;
    pen.spot(x, y, SPREAD * 2.4 * frame.k, frame.theme.density, 0.1 + 0.5 * (visible.people[person] / most));
  }
}

function drawNames(pen, model, { visible, chosen, groups }, frame) {
  const names = groups ? groupNames(model, frame) : [];
  // A small network has all its names, as in print.
  const limit = Math.max(MOST_IN_PRINT, (frame.width * frame.height) / ROOM_FOR_NAME);
  const order = chosen ? [...chosen.people].sort((one, two) => one - two) : Array.from({ length: model.nPeople }, (_, i) => i);
  for (const person of order) {
    if (names.length >= limit) break;
    if (!visible.people[person]) continue;
    const name = personName(model, person, frame, chosen !== null);
    if (name.x < 0 || name.x > frame.width || name.y < 0 || name.y > frame.height) continue;
    names.push(name);
  }
  const boxed = names.map((name) => ({ ...name, box: boxOf(name, frame) }));
  // A name cut by the edge reads as another name.
  const whole = boxed.filter(({ box }) => box.left >= 0 && box.right <= frame.width);
  roomFor(whole.map(({ box }) => box)).forEach((shown, i) => shown && writeName(pen, whole[i]));
}

/** A name may have a second line, of people under a group. */
function boxOf({ x, y, words, type }, frame) {
  const lines = words.split("\n");
  const width = Math.max(...lines.map((line, i) => frame.measure(line, type.size, i ? 400 : type.weight)));
  const box = textBox(x, y, width, type);
  return { ...box, top: box.top - (lines.length - 1) * LEADING * type.size };
}

function writeName(pen, { x, y, words, type }) {
  const lines = words.split("\n");
  lines.forEach((line, i) => pen.text(x, y - (lines.length - 1 - i) * LEADING * type.size, line, i ? { ...type, weight: 400 } : type));
}

function groupNames(model, frame) {
  const { groups } = model.data;
  const named = groups.text.flatMap((words, i) => (words ? [i] : []));
  return named.map((i) => ({
    x: groups.x[i] * frame.k + frame.tx,
    y: groups.y[i] * frame.k + frame.ty,
    words: groups.text[i],
    type: {
      size: readable(groups.size[i] * frame.unit),
      weight: 600,
      fill: colourOf(model, groups.colour[i], frame),
      anchor: "start",
      halo: frame.theme.ground,
    },
  }));
}

function personName(model, person, frame, chosen) {
  const { people } = model.data;
  const grown = (radiusOf(model, person, frame) / (people.r[person] * frame.unit) - 1) * people.r[person] * frame.unit;
  const dx = people.label_dx[person] * frame.unit;
  const dy = people.label_dy[person] * frame.unit;
  const length = Math.hypot(dx, dy) || 1;
  const weight = people.label_weight[person];
  return {
    x: people.x[person] * frame.k + frame.tx + dx + (dx / length) * grown,
    y: people.y[person] * frame.k + frame.ty + dy + (dy / length) * grown,
    words: people.name[person],
    type: {
      size: readable(people.label_size[person] * frame.unit),
      weight: chosen ? 600 : weight >= 600 ? 600 : 400,
      fill: weight >= 500 || chosen ? frame.theme.ink : frame.theme.muted,
      anchor: people.label_anchor[person],
      halo: frame.theme.ground,
    },
  };
}

function readable(size) {
  return Math.max(10.5, Math.min(17, size));
}

/** The key of a ramp: what it means, and its ends. */
function drawRamp(pen, measure, frame) {
  const left = 16;
  const top = frame.height - 46;
  const type = { size: 12, weight: 400, fill: frame.theme.muted, anchor: "start", halo: frame.theme.ground };
  pen.text(left, top, measure.title, type);
  const n = 40;
  for (let i = 0; i < n; i += 1) {
    const x = left + (i * 160) / n;
    pen.polygon([x, top + 8, x + 160 / n + 0.5, top + 8, x + 160 / n + 0.5, top + 18, x, top + 18], { fill: shadeOf(i / (n - 1), frame.scheme) });
  }
  const round = (value) => (measure.isYear ? String(Math.round(value)) : shown(value, value % 1 ? 1 : 0));
  pen.text(left, top + 34, round(measure.low), type);
  if (measure.high > measure.low) pen.text(left + 160, top + 34, round(measure.high), { ...type, anchor: "end" });
}
