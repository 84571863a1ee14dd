/**
 * A drawing to move around in: drag, wheel, pinch and keys; while it moves, the last picture is moved instead of drawn.
 */
import { canvasPen } from "./pens.mjs";

const CLICK = 5;
const REST = 90;
/** Closest look at a group: three times the size of print. */
const MOST_CLOSE = 3;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{size: () => {width: number, height: number}, inset: () => {left: number, top: number}, paint: (pen: any, frame: any) => void,
 *   pick: (x: number, y: number, frame: any) => any, onPick: (found: any) => void,
 *   onHover: (found: any, x: number, y: number) => void, frame: () => any}} scene
 */
export function createView(canvas, scene) {
  const context = canvas.getContext("2d");
  const picture = document.createElement("canvas");
  let drawn = null;
  let place = { k: 1, tx: 0, ty: 0 };
  let fitted = { k: 1 };
  let size = "";
  let timer = 0;
  let queued = 0;

  /** Where things are now. */
  function frame() {
    const { clientWidth: width, clientHeight: height } = canvas;
    return { ...place, left: scene.inset().left, unit: Math.max(0.9, Math.min(2, fitted.k)), width, height, ...scene.frame() };
  }

  function fit() {
    const { width, height } = scene.size();
    const { left, top } = scene.inset();
    const [wide, high] = [canvas.clientWidth - left, canvas.clientHeight - top];
    const k = Math.max(0.05, Math.min((wide - 24) / width, (high - 24) / height));
    fitted = { k };
    size = `${canvas.clientWidth}x${canvas.clientHeight}`;
    place = { k, tx: left + (wide - k * width) / 2, ty: top + (high - k * height) / 2 };
    draw();
  }

  /** Bring points of the figure into sight, as large as they fit; a few that are far off stay out. */
  function frameOn(points) {
    const { left, top } = scene.inset();
    const [wide, high] = [canvas.clientWidth - left, canvas.clientHeight - top];
    const [x, y] = ["x", "y"].map((axis) => middleOf(points.map((point) => point[axis])));
    const room = Math.min((wide - 160) / (x.reach || 1), (high - 80) / (y.reach || 1));
    const k = Math.max(fitted.k, Math.min(room, MOST_CLOSE));
    place = { k, tx: left + wide / 2 - k * x.at, ty: top + high / 2 - k * y.at };
    draw();
  }

  function resized() {
    if (size !== `${canvas.clientWidth}x${canvas.clientHeight}`) fit();
  }

  function draw() {
    window.clearTimeout(timer);
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height) return;
    for (const target of [canvas, picture]) {
      target.width = Math.round(width * ratio);
      target.height = Math.round(height * ratio);
    }
    const onto = picture.getContext("2d");
    onto.setTransform(ratio, 0, 0, ratio, 0, 0);
    const now = frame();
    onto.fillStyle = now.theme.ground;
    onto.fillRect(0, 0, width, height);
    scene.paint(canvasPen(onto), now);
    drawn = { ...place };
    context.drawImage(picture, 0, 0);
  }

  /** Move the last picture at once, and draw anew when the hand rests. */
  function moved() {
    if (!queued) {
      queued = window.requestAnimationFrame(() => {
        queued = 0;
        const ratio = window.devicePixelRatio || 1;
        const zoom = place.k / drawn.k;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.fillStyle = scene.frame().theme.ground;
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.setTransform(zoom, 0, 0, zoom, (place.tx - drawn.tx * zoom) * ratio, (place.ty - drawn.ty * zoom) * ratio);
        context.drawImage(picture, 0, 0);
        context.setTransform(1, 0, 0, 1, 0, 0);
      });
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(draw, REST);
  }

  function zoomAt(x, y, factor) {
    const k = Math.max(fitted.k * 0.5, Math.min(fitted.k * 40, place.k * factor));
    place = { k, tx: x - ((x - place.tx) * k) / place.k, ty: y - ((y - place.ty) * k) / place.k };
    moved();
  }

  function panBy(dx, dy) {
    place = { ...place, tx: place.tx + dx, ty: place.ty + dy };
    moved();
  }

  /** Bring a point of the figure into sight, if it is not. */
  function reveal(x, y) {
    const { clientWidth: width, clientHeight: height } = canvas;
    const at = { x: x * place.k + place.tx, y: y * place.k + place.ty };
    const inside = at.x > 60 && at.x < width - 60 && at.y > 60 && at.y < height - 60;
    if (!inside) place = { ...place, tx: place.tx + width / 2 - at.x, ty: place.ty + height / 2 - at.y };
    draw();
  }

  listen(canvas, { zoomAt, panBy, pickAt: (x, y) => scene.pick(x, y, frame()), onPick: scene.onPick, onHover: scene.onHover });
  return { draw, fit, frame, frameOn, resized, reveal, panBy, zoomBy: (factor) => zoomAt(canvas.clientWidth / 2, canvas.clientHeight / 2, factor) };
}

/** Middle and reach of eight in ten values. */
function middleOf(values) {
  const sorted = values.toSorted((one, two) => one - two);
  const cut = Math.floor(sorted.length / 10);
  const [low, high] = [sorted[cut], sorted.at(-1 - cut)];
  return { at: (low + high) / 2, reach: high - low };
}

/** Pointers and wheel: one finger drags, two pinch, a press that did not move picks. */
function listen(canvas, { zoomAt, panBy, pickAt, onPick, onHover }) {
  const pointers = new Map();
  let travelled = 0;
  const at = (event) => ({ x: event.offsetX, y: event.offsetY });
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, at(event));
    travelled = pointers.size > 1 ? CLICK + 1 : 0;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") onHover(pickAt(now.x, now.y), now.x, now.y);
      return;
    }
    pointers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (pointers.size === 1 && travelled > CLICK) panBy(now.x - before.x, now.y - before.y);
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const span = (point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      zoomAt((now.x + other.x) / 2, (now.y + other.y) / 2, span(now) / span(before));
    }
  });
  const up = (event) => {
    if (!pointers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (travelled <= CLICK) onPick(pickAt(event.offsetX, event.offsetY));
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => onHover(null, 0, 0));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)));
    },
    { passive: false },
  );
}
