/** Which names have room: in the order given, each keeps its place unless it would lie on an earlier one. */

const CELL = 48;

/**
 * @param {{left: number, top: number, right: number, bottom: number}[]} boxes most important first
 * @returns {boolean[]} whether each is shown
 */
export function roomFor(boxes) {
  const cells = new Map();
  return boxes.map((box) => {
    const keys = keysOf(box);
    for (const key of keys) {
      for (const other of cells.get(key) || []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    for (const key of keys) {
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(box);
    }
    return true;
  });
}

function keysOf({ left, top, right, bottom }) {
  const keys = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) keys.push(x * 65536 + y);
  }
  return keys;
}

/**
 * Box of a text around its anchor.
 * @param {number} x
 * @param {number} y baseline
 * @param {number} width
 * @param {{size: number, anchor: string}} type
 */
export function textBox(x, y, width, { size, anchor }) {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - 0.74 * size, right: left + width, bottom: y + 0.2 * size };
}
