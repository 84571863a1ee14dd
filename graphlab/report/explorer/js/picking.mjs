/** Who or what is under the pointer. */
import { radiusOf } from "./network.mjs";

const NEAR = 8;

/**
 * Nearest person whose circle is within reach, else a tie close by.
 * @param {import("./model.mjs").Model} model
 * @param {import("./visible.mjs").Visible} visible
 * @param {{x: number, y: number}} point on the screen
 * @param {import("./network.mjs").Frame} frame
 * @returns {import("./state.mjs").Selection}
 */
export function pickInNetwork(model, visible, point, frame) {
  const { people, ties } = model.data;
  let best = null;
  let least = Infinity;
  for (let person = 0; person < model.nPeople; person += 1) {
    if (!visible.people[person]) continue;
    const away = Math.hypot(people.x[person] * frame.k + frame.tx - point.x, people.y[person] * frame.k + frame.ty - point.y);
    if (away < least && away <= radiusOf(model, person, frame) + NEAR) [best, least] = [{ kind: "person", index: person }, away];
  }
  if (best) return best;
  least = NEAR;
  for (let tie = 0; tie < model.nTies; tie += 1) {
    if (!visible.ties[tie]) continue;
    const away = distanceToCurve(curveOf(people, ties, tie, frame), point);
    if (away < least) [best, least] = [{ kind: "tie", index: tie }, away];
  }
  return best;
}

function curveOf(people, ties, tie, { k, tx, ty }) {
  const a = ties.a[tie];
  const b = ties.b[tie];
  // Ties without bends are straight: as curves, they bend at their middle.
  const bend = (axis, on) => (ties[on].length ? ties[on][tie] : (people[axis][a] + people[axis][b]) / 2);
  const x = [people.x[a], bend("x", "cx"), people.x[b]].map((value) => value * k + tx);
  const y = [people.y[a], bend("y", "cy"), people.y[b]].map((value) => value * k + ty);
  return { x, y };
}

/** Distance from a point to a curve, by eight straight pieces. */
export function distanceToCurve({ x, y }, point) {
  const slack = NEAR + 1;
  if (point.x < Math.min(...x) - slack || point.x > Math.max(...x) + slack) return Infinity;
  if (point.y < Math.min(...y) - slack || point.y > Math.max(...y) + slack) return Infinity;
  const on = (v, t) => (1 - t) ** 2 * v[0] + 2 * t * (1 - t) * v[1] + t ** 2 * v[2];
  let least = Infinity;
  for (let i = 0; i < 8; i += 1) {
    const [x0, y0, x1, y1] = [on(x, i / 8), on(y, i / 8), on(x, (i + 1) / 8), on(y, (i + 1) / 8)];
    const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
    const t = Math.max(0, Math.min(1, ((point.x - x0) * (x1 - x0) + (point.y - y0) * (y1 - y0)) / squared));
    least = Math.min(least, Math.hypot(point.x - x0 - t * (x1 - x0), point.y - y0 - t * (y1 - y0)));
  }
  return least;
}

/**
 * @param {import("./model.mjs").Model} model
 * @param {import("./visible.mjs").Visible} visible
 * @param {{x: number, y: number, places: any}} point
 * @param {import("./network.mjs").Frame} frame
 * @returns {import("./state.mjs").Selection}
 */
export function pickInPapers(model, visible, { x, y, places }, frame) {
  let best = null;
  let least = places.r * frame.unit * Math.sqrt(frame.k / frame.unit) + NEAR;
  for (let paper = 0; paper < model.nPapers; paper += 1) {
    if (!visible.papers[paper]) continue;
    const away = Math.hypot(places.x[paper] * frame.k + frame.tx - x, places.y[paper] * frame.k + frame.ty - y);
    if (away < least) [best, least] = [{ kind: "paper", index: paper }, away];
  }
  return best;
}

/**
 * Where an arrow key leads: the nearest person in that direction, coauthors before strangers.
 * @param {import("./model.mjs").Model} model
 * @param {import("./visible.mjs").Visible} visible
 * @param {number} from person
 * @param {[number, number]} direction
 * @returns {number} person; `from` where nobody is there
 */
export function personTowards(model, visible, from, direction) {
  const near = new Set(model.tiesOf[from].filter((tie) => visible.ties[tie]).flatMap((tie) => [model.data.ties.a[tie], model.data.ties.b[tie]]));
  return nearestTowards(model.data.people, visible.people, from, { direction, near });
}

/**
 * The nearest place in a direction; those of `near` before others.
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>}} places
 * @param {ArrayLike<number>} shown 0 for what is out of view
 * @param {number} from
 * @param {{direction: [number, number], near?: Set<number>}} wanted
 * @returns {number} `from` where nothing is there
 */
export function nearestTowards(places, shown, from, { direction: [dx, dy], near = new Set() }) {
  let best = from;
  let least = Infinity;
  for (let other = 0; other < shown.length; other += 1) {
    if (other === from || !shown[other]) continue;
    const x = places.x[other] - places.x[from];
    const y = places.y[other] - places.y[from];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    if (along <= 0 || across > along) continue;
    const cost = (along + 2 * across) * (near.has(other) ? 1 : 4);
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}
