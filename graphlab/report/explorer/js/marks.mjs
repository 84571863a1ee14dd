/** Marks of the themes: the second code beside colour, with the corners the printed figures have. */

const CROSS = [[-2, -5], [2, -5], [2, -2], [5, -2], [5, 2], [2, 2], [2, 5], [-2, 5], [-2, 2], [-5, 2], [-5, -2], [-2, -2]];
const SIDES = { s: [4, Math.PI / 4, 1], D: [4, 0, 1], "^": [3, 0, 1], v: [3, Math.PI, 1], p: [5, 0, 1], h: [6, 0, 1], "*": [10, 0, 0.42] };

/**
 * @param {string} marker as matplotlib names it
 * @returns {number[] | null} x, y in turn of the corners around the middle, reaching 1; none for a circle
 */
export function cornersOf(marker) {
  if (marker === "P" || marker === "X") {
    const turn = marker === "X" ? Math.PI / 4 : 0;
    return CROSS.flatMap(([x, y]) => [
      (x * Math.cos(turn) - y * Math.sin(turn)) / 5,
      (x * Math.sin(turn) + y * Math.cos(turn)) / 5,
    ]);
  }
  if (!SIDES[marker]) return null;
  const [sides, turn, inner] = SIDES[marker];
  return Array.from({ length: sides }, (_, i) => {
    const angle = turn - Math.PI / 2 + (2 * Math.PI * i) / sides;
    const reach = 1.15 * (i % 2 ? inner : 1);
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  }).flat();
}

/**
 * Mark as a small inline drawing for lists and chips.
 * @param {string} marker
 * @param {string} colour
 * @returns {SVGElement}
 */
export function markElement(marker, colour) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const corners = cornersOf(marker);
  const shape = document.createElementNS(space, corners ? "polygon" : "circle");
  if (corners) shape.setAttribute("points", corners.map((value) => value.toFixed(3)).join(" "));
  else shape.setAttribute("r", "1");
  shape.setAttribute("fill", colour);
  svg.append(shape);
  return svg;
}
