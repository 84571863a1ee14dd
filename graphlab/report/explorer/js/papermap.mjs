/** The papers drawn: similar papers are near each other, colour and mark are the theme, hollow means uncertain. */
import { cornersOf } from "./marks.mjs";
import { roomFor, textBox } from "./labels.mjs";
import { colourOf } from "./network.mjs";

const LOW_CERTAINTY = 0.5;
const MOST_MARKS = 3000;
/** The plane the papers are laid out in, in points. */
export const PLANE = { width: 482, height: 360 };
const BORDER = 24;

/**
 * Places of the papers in the plane.
 * @param {import("./model.mjs").Model} model
 * @returns {{x: Float64Array, y: Float64Array, r: number}}
 */
export function paperPlaces(model) {
  const { x, y } = model.data.papers;
  return {
    x: spread(x, BORDER, PLANE.width - BORDER),
    y: spread(y, BORDER, PLANE.height - BORDER),
    r: Math.max(1.1, Math.min(4.2, 60 / Math.sqrt(model.nPapers || 1))),
  };
}

function spread(values, low, high) {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const middle = (low + high) / 2;
  return Float64Array.from(values, (value) => {
    if (value === null) return NaN;
    return most > least ? low + ((high - low) * (value - least)) / (most - least) : middle;
  });
}

/**
 * @param {any} pen
 * @param {import("./model.mjs").Model} model
 * @param {{state: import("./state.mjs").State, visible: import("./visible.mjs").Visible,
 *   places: ReturnType<typeof paperPlaces>}} scene
 * @param {import("./network.mjs").Frame} frame
 */
export function drawPapers(pen, model, { state, visible, places }, frame) {
  const { papers, themes } = model.data;
  const chosen = chosenPapers(model, state);
  const r = places.r * frame.unit * Math.sqrt(frame.k / frame.unit);
  const corners = themes.marker.map((marker) => (model.nPapers > MOST_MARKS ? null : cornersOf(marker)));
  for (const lit of [false, true]) {
    const circles = new Map();
    for (let paper = 0; paper < model.nPapers; paper += 1) {
      if ((visible.papers[paper] > 0 && (!chosen || chosen.has(paper))) !== lit) continue;
      const x = places.x[paper] * frame.k + frame.tx;
      const y = places.y[paper] * frame.k + frame.ty;
      if (!(x > -r && x < frame.width + r && y > -r && y < frame.height + r)) continue;
      const theme = papers.theme[paper];
      const colour = lit ? (theme === null ? frame.theme.muted : colourOf(model, themes.colour[theme], frame)) : frame.theme.faint;
      const hollow = lit && papers.certainty[paper] !== null && papers.certainty[paper] < LOW_CERTAINTY;
      const ink = hollow ? { fill: frame.theme.ground, stroke: colour, width: 1.2 } : { fill: colour, stroke: frame.theme.ground, width: 0.6 };
      const shape = theme === null ? null : corners[theme];
      if (shape) pen.polygon(shape.map((value, i) => value * r + (i % 2 ? y : x)), ink);
      else {
        const key = `${colour}|${hollow}`;
        if (!circles.has(key)) circles.set(key, { ink, flat: [] });
        circles.get(key).flat.push(x, y, r);
      }
    }
    for (const { ink, flat } of circles.values()) pen.circles(flat, ink);
  }
  drawThemeNames(pen, model, { visible, places }, frame);
}

/** Papers that the selection is about; null while nothing is selected. */
export function chosenPapers(model, { selected }) {
  if (!selected) return null;
  const { ties, papers } = model.data;
  if (selected.kind === "person") return new Set(model.papersOf[selected.index]);
  if (selected.kind === "tie") return new Set(ties.papers[selected.index]);
  if (selected.kind === "paper") return new Set([selected.index]);
  if (selected.kind === "group") return new Set(model.peopleOf[selected.index].flatMap((person) => model.papersOf[person]));
  if (selected.kind === "between") return new Set(model.overview.data.ties.papers[selected.index]);
  return new Set(papers.theme.flatMap((theme, paper) => (theme === selected.index ? [paper] : [])));
}

/** A theme's name stands over, under or on the middle of its papers, wherever it hides the fewest marks. */
function drawThemeNames(pen, model, { visible, places }, frame) {
  const spots = spotsOf(model, visible, places, frame);
  const names = model.data.themes.label.map((words, theme) => themeName(words, spots.filter((spot) => spot.theme === theme), spots, frame));
  const shown = names.filter((name) => name !== null);
  roomFor(shown.map((name) => name.box)).forEach((room, i) => room && pen.text(shown[i].x, shown[i].y, shown[i].words, shown[i].type));
}

/** Papers in view, on the screen. */
function spotsOf(model, visible, places, frame) {
  const { theme } = model.data.papers;
  const spots = [];
  for (let paper = 0; paper < model.nPapers; paper += 1) {
    if (!visible.papers[paper] || theme[paper] === null || Number.isNaN(places.x[paper])) continue;
    spots.push({ theme: theme[paper], x: places.x[paper] * frame.k + frame.tx, y: places.y[paper] * frame.k + frame.ty });
  }
  return spots;
}

function themeName(words, own, spots, frame) {
  if (!own.length) return null;
  const type = { size: 13, weight: 600, fill: frame.theme.ink, anchor: "middle", halo: frame.theme.ground };
  const width = frame.measure(words, type.size, type.weight);
  const at = (axis, share) => own.map((spot) => spot[axis]).sort((one, two) => one - two)[Math.round((own.length - 1) * share)];
  // Whole on the map, and clear of the list of themes beside it.
  const x = Math.min(Math.max(at("x", 0.5), (frame.left ?? 0) + width / 2 + 6), frame.width - width / 2 - 6);
  const sample = spots.filter((_, i) => i % Math.ceil(spots.length / MOST_MARKS) === 0);
  const tried = [at("y", 0.1) - 10, at("y", 0.9) + 20, at("y", 0.5) + 4].map((y) => {
    const box = textBox(x, y, width, type);
    const hidden = sample.filter((spot) => spot.x > box.left - 4 && spot.x < box.right + 4 && spot.y > box.top - 4 && spot.y < box.bottom + 4).length;
    return { x, y, words, type, box, hidden };
  });
  return tried.reduce((best, name) => (name.hidden < best.hidden ? name : best));
}
