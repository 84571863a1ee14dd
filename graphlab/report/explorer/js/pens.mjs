/**
 * Two pens with the same strokes: one draws on a canvas, one writes SVG. Whatever is drawn, is drawn by one code.
 * @typedef {{fill?: string, stroke?: string, width?: number, alpha?: number}} Ink
 * @typedef {{size: number, weight: number, fill: string, anchor: string, halo?: string}} Type
 */

const FAMILY = "Inter, Helvetica, Arial, sans-serif";
/** Circles in one path: of more, each costs more. */
const PATH = 400;
const CANVAS_ANCHOR = { start: "left", middle: "center", end: "right" };

/**
 * @param {CanvasRenderingContext2D} context
 */
export function canvasPen(context) {
  const shape = (ink, trace) => {
    context.globalAlpha = ink.alpha ?? 1;
    context.beginPath();
    trace();
    if (ink.fill) {
      context.fillStyle = ink.fill;
      context.fill();
    }
    if (ink.stroke) {
      context.strokeStyle = ink.stroke;
      context.lineWidth = ink.width ?? 1;
      context.stroke();
    }
    context.globalAlpha = 1;
  };
  return {
    /** @param {number[]} flat x, y in turn @param {Ink} ink */
    polygon(flat, ink) {
      context.lineJoin = "round";
      shape(ink, () => {
        for (let i = 0; i < flat.length; i += 2) context.lineTo(flat[i], flat[i + 1]);
        context.closePath();
      });
    },
    /** @param {number[]} flat x0, y0, cx, cy, x1, y1 of each curve @param {Ink} ink */
    curves(flat, ink) {
      context.lineCap = "round";
      shape(ink, () => {
        for (let i = 0; i < flat.length; i += 6) {
          context.moveTo(flat[i], flat[i + 1]);
          context.quadraticCurveTo(flat[i + 2], flat[i + 3], flat[i + 4], flat[i + 5]);
        }
      });
    },
    /** @param {number[]} flat x0, y0, x1, y1 of each line @param {Ink} ink */
    lines(flat, ink) {
      shape(ink, () => {
        for (let i = 0; i < flat.length; i += 4) {
          context.moveTo(flat[i], flat[i + 1]);
          context.lineTo(flat[i + 2], flat[i + 3]);
        }
      });
    },
    /** @param {number[]} flat x, y, r of each circle @param {Ink} ink */
    circles(flat, ink) {
      for (let start = 0; start < flat.length; start += 3 * PATH) {
        shape(ink, () => {
          for (let i = start; i < Math.min(start + 3 * PATH, flat.length); i += 3) {
            context.moveTo(flat[i] + flat[i + 2], flat[i + 1]);
            context.arc(flat[i], flat[i + 1], flat[i + 2], 0, 2 * Math.PI);
          }
        });
      }
    },
    /** @param {number} x @param {number} y @param {string} words @param {Type} type */
    text(x, y, words, type) {
      context.font = `${type.weight} ${type.size}px ${FAMILY}`;
      context.textAlign = CANVAS_ANCHOR[type.anchor];
      context.textBaseline = "alphabetic";
      if (type.halo) {
        context.lineJoin = "round";
        context.strokeStyle = type.halo;
        context.lineWidth = 3;
        context.strokeText(words, x, y);
      }
      context.fillStyle = type.fill;
      context.fillText(words, x, y);
    },
    /** A soft round spot, for the density. @param {number} x @param {number} y @param {number} r @param {string} rgb @param {number} alpha */
    spot(x, y, r, rgb, alpha) {
      const shade = context.createRadialGradient(x, y, 0, x, y, r);
      for (const [at, share] of FALL) shade.addColorStop(at, `rgba(${rgb},${(alpha * share).toFixed(4)})`);
      context.fillStyle = shade;
      context.fillRect(x - r, y - r, 2 * r, 2 * r);
    },
  };
}

/** exp(-(2.4 t)^2): a Gaussian that ends at the rim. */
const FALL = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => [t, t === 1 ? 0 : Math.exp(-((2.4 * t) ** 2))]);

/** Text that can stand in XML: reserved characters written out, characters that XML does not know left out. */
export function xmlText(words) {
  // oxlint-disable-next-line no-control-regex -- these are the characters to drop
  const known = words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return known.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * @param {number} width
 * @param {number} height
 * @param {string} ground colour behind everything
 */
export function svgPen(width, height, ground) {
  const parts = [];
  let spots = 0;
  const at = (value) => String(Math.round(value * 100) / 100);
  const inked = (ink) =>
    `fill="${ink.fill || "none"}"` +
    (ink.stroke ? ` stroke="${ink.stroke}" stroke-width="${at(ink.width ?? 1)}" stroke-linejoin="round" stroke-linecap="round"` : "") +
    (ink.alpha !== undefined && ink.alpha < 1 ? ` opacity="${at(ink.alpha)}"` : "");
  const path = (d, ink) => d && parts.push(`<path d="${d}" ${inked(ink)}/>`);
  const each = (flat, step, part) => {
    let d = "";
    for (let i = 0; i < flat.length; i += step) d += part(flat.slice(i, i + step).map(at));
    return d;
  };
  return {
    polygon: (flat, ink) => path(`${each(flat, 2, ([x, y]) => `L${x} ${y}`).replace("L", "M")}Z`, ink),
    curves: (flat, ink) => path(each(flat, 6, ([x, y, cx, cy, u, v]) => `M${x} ${y}Q${cx} ${cy} ${u} ${v}`), ink),
    lines: (flat, ink) => path(each(flat, 4, ([x, y, u, v]) => `M${x} ${y}L${u} ${v}`), ink),
    circles: (flat, ink) => {
      for (let i = 0; i < flat.length; i += 3) {
        parts.push(`<circle cx="${at(flat[i])}" cy="${at(flat[i + 1])}" r="${at(flat[i + 2])}" ${inked(ink)}/>`);
      }
    },
    text: (x, y, words, type) => {
      const halo = type.halo ? ` stroke="${type.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : "";
      parts.push(
        `<text x="${at(x)}" y="${at(y)}" font-size="${at(type.size)}" font-weight="${type.weight}" ` +
          `text-anchor="${type.anchor}" fill="${type.fill}"${halo}>${xmlText(words)}</text>`,
      );
    },
    spot: (x, y, r, rgb, alpha) => {
      spots += 1;
      const stops = FALL.map(([t, share]) => `<stop offset="${at(t)}" stop-color="rgb(${rgb})" stop-opacity="${(alpha * share).toFixed(4)}"/>`);
      parts.push(
        `<radialGradient id="s${spots}">${stops.join("")}</radialGradient>` +
          `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="url(#s${spots})"/>`,
      );
    },
    /** @returns {string} the whole drawing */
    finished: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" ` +
      `height="${at(height)}" font-family="${FAMILY}"><rect width="100%" height="100%" fill="${ground}"/>${parts.join("")}</svg>`,
  };
}
