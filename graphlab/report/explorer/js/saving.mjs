/** The drawing as it stands, as a file: the code that draws the screen draws the file. */
import { make } from "./elements.mjs";
import { canvasPen, svgPen } from "./pens.mjs";

const SCALE = 2;

/**
 * @param {(pen: any, frame: any) => void} paint
 * @param {any} frame
 * @param {string} name without ending
 */
export function saveSvg(paint, frame, name) {
  const pen = svgPen(frame.width, frame.height, frame.theme.ground);
  paint(pen, frame);
  download(new Blob([pen.finished()], { type: "image/svg+xml" }), `${name}.svg`);
}

/**
 * @param {(pen: any, frame: any) => void} paint
 * @param {any} frame
 * @param {string} name without ending
 */
export function savePng(paint, frame, name) {
  const sheet = document.createElement("canvas");
  sheet.width = frame.width * SCALE;
  sheet.height = frame.height * SCALE;
  const context = sheet.getContext("2d");
  context.scale(SCALE, SCALE);
  context.fillStyle = frame.theme.ground;
  context.fillRect(0, 0, frame.width, frame.height);
  paint(canvasPen(context), frame);
  sheet.toBlob((blob) => download(blob, `${name}.png`), "image/png");
}

function download(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
