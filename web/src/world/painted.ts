// This module decides how a map that is drawn as paths becomes a picture: each path as the page shows it.

/** The paths of a drawing on a canvas as large as its coordinates. */
export function painted(drawing: SVGSVGElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const { width, height } = drawing.viewBox.baseVal;
  [canvas.width, canvas.height] = [Math.ceil(width), Math.ceil(height)];
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  // A line that does not grow with the drawing is as wide as on the page.
  const scale = width / Math.max(1, drawing.clientWidth);
  for (const path of drawing.querySelectorAll("path")) {
    const style = getComputedStyle(path);
    const outline = new Path2D(path.getAttribute("d") ?? "");
    const opacity = Number(style.opacity);
    if (style.fill !== "none") {
      pen.globalAlpha = opacity * Number(style.fillOpacity);
      pen.fillStyle = style.fill;
      pen.fill(outline);
    }
    if (style.stroke !== "none") {
      pen.globalAlpha = opacity * Number(style.strokeOpacity);
      pen.strokeStyle = style.stroke;
      pen.lineWidth = Number.parseFloat(style.strokeWidth) * (style.vectorEffect === "non-scaling-stroke" ? scale : 1);
      pen.stroke(outline);
    }
  }
  return canvas;
}
