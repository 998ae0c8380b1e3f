"use strict";
// Draws tens of thousands of points on one canvas. Points that would lie on each other are drawn as one mark with their
// number; it opens into a list and the map stays where it is. Nothing is drawn outside of animation frames.
const CELL = 16; // pixels; points nearer than this are one mark
const KM_PER_DEGREE = 111.2;
const MOST_LISTED = 40;
const MARGIN = 0.5; // of the map's size, painted around what is in view
const TILE = 256; // pixels; a tile is drawn at most this wide
const FARTHEST = 85.0511; // degrees north or south where Web Mercator ends
const TILES_HELD = 400;
const REST = 150; // milliseconds without a move, after which tiles are asked for

const make = (name, attributes = {}, text = "") => {
  const one = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  one.textContent = text;
  return one;
};

// Map tiles (Web Mercator) over land and borders, on a desk that is set up to ask for them: those in view, at rest.
class Mosaic {
  constructor(atlas, address) {
    this.atlas = atlas;
    this.address = address;
    this.held = new Map();
    this.laid = 0;
  }

  lay(c) {
    const wanted = this.inView();
    this.laid = 0;
    for (const [address, ...box] of wanted) {
      const image = this.held.get(address);
      if (!image || !image.complete || !image.naturalWidth) continue;
      c.drawImage(image, ...box);
      this.laid += 1;
    }
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.ask(wanted), REST);
  }

  ask(wanted) {
    for (const [address] of wanted) {
      if (this.held.has(address)) continue;
      const image = new Image();
      image.addEventListener("load", () => this.atlas.soon());
      image.src = address;
      this.held.set(address, image);
    }
    for (const address of this.held.keys()) {
      if (this.held.size <= TILES_HELD) break;
      this.held.delete(address);
    }
  }

  // The address of every tile in view with where it lies: left, top, width and height in the map's pixels.
  inView() {
    const a = this.atlas;
    const across = a.squeeze * a.scale * a.zoom; // pixels a degree
    const down = a.scale * a.zoom;
    const z = Math.min(18, Math.max(0, Math.ceil(Math.log2((360 * across) / TILE))));
    const count = 2 ** z;
    const west = a.west - a.left / (a.squeeze * a.scale);
    const column = (x) => ((west + (x - a.x) / across + 180) / 360) * count;
    const row = (y) => {
      const angle = (Math.max(-FARTHEST, Math.min(FARTHEST, a.north - (y - a.y) / down)) * Math.PI) / 180;
      return ((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * count;
    };
    const left = (n) => ((n / count) * 360 - 180 - west) * across + a.x;
    const top = (n) => (a.north - (Math.atan(Math.sinh(Math.PI * (1 - (2 * n) / count))) * 180) / Math.PI) * down + a.y;
    const found = [];
    for (let y = Math.max(0, Math.floor(row(0))); y < Math.min(count, row(a.height)); y += 1) {
      for (let x = Math.max(0, Math.floor(column(0))); x < Math.min(count, column(a.width)); x += 1) {
        const address = this.address.replace("{z}", z).replace("{x}", x).replace("{y}", y);
        found.push([address, left(x), top(y), left(x + 1) - left(x), top(y + 1) - top(y)]);
      }
    }
    return found;
  }
}

class Atlas {
  constructor(svg, told) {
    const numbers = ["west", "north", "squeeze", "scale", "left"].map((key) => Number(svg.dataset[key]));
    [this.west, this.north, this.squeeze, this.scale, this.left] = numbers;
    const box = svg.viewBox.baseVal;
    this.width = box.width;
    this.height = box.height;
    this.land = new Path2D(svg.querySelector("path.land").getAttribute("d"));
    this.borders = new Path2D(svg.querySelector("path.border").getAttribute("d"));
    this.carried = svg.dataset.carried;
    this.here = svg.dataset.since;
    this.mosaic = svg.dataset.tiles ? new Mosaic(this, svg.dataset.tiles) : null;
    [this.kinds, this.places] = told.words;
    this.load(told.points);
    this.zoom = 1;
    this.x = 0;
    this.y = 0;
    this.from = "";
    this.to = "";
    this.colours = this.palette();
    this.ground = null;
    this.place(svg);
    this.mark();
  }

  load(points) {
    const n = points.length;
    this.points = points;
    this.px = new Float32Array(n);
    this.py = new Float32Array(n);
    this.pr = new Float32Array(n);
    for (let i = 0; i < n; i += 1) {
      this.px[i] = this.left + (points[i][0] - this.west) * this.squeeze * this.scale;
      this.py[i] = (this.north - points[i][1]) * this.scale;
      this.pr[i] = (points[i][2] / KM_PER_DEGREE) * this.scale;
    }
  }

  palette() {
    const found = {};
    for (const [name, query] of [["sea", "rect.sea"], ["land", "path.land"], ["border", "path.border"], ["main", "circle.main"], ["background", "circle.background"]]) {
      const one = document.querySelector(`#atlas ${query}`) || document.querySelector("#atlas circle");
      const style = getComputedStyle(one);
      const line = style.stroke === "none" ? style.fill : style.stroke;
      found[name] = { fill: style.fill === "none" ? line : style.fill, stroke: line };
    }
    found.text = getComputedStyle(document.body).backgroundColor;
    return found;
  }

  place(svg) {
    this.canvas = make("canvas", { class: "map", tabindex: "0", role: "img" });
    this.canvas.setAttribute("aria-label", `Map of ${this.points.length} placed incidents; drag or use the arrow keys to move, plus and minus to zoom; the list below the map names what a mark holds`);
    this.list = make("div", { class: "panel atlas-list", role: "status" });
    this.list.hidden = true;
    svg.before(this.canvas, this.list);
    svg.setAttribute("hidden", "");
    svg.style.display = "none";
    this.resize();
    addEventListener("resize", () => { this.resize(); this.mark(); });
    this.listen();
  }

  resize() {
    const wide = this.canvas.parentElement.clientWidth || this.width;
    this.ratio = devicePixelRatio || 1;
    this.fit = wide / this.width;
    this.canvas.style.width = `${wide}px`;
    this.canvas.style.height = `${this.height * this.fit}px`;
    this.canvas.width = Math.round(wide * this.ratio);
    this.canvas.height = Math.round(this.height * this.fit * this.ratio);
  }

  // Marks are made anew when the zoom changes, not while the map is moved.
  mark() {
    const size = CELL / (this.zoom * this.fit);
    const cells = new Map();
    for (let i = 0; i < this.points.length; i += 1) {
      if (!this.passes(this.points[i][3])) continue;
      const key = Math.floor(this.px[i] / size) * 100003 + Math.floor(this.py[i] / size);
      const cell = cells.get(key);
      if (cell) { cell.n += 1; cell.x += this.px[i]; cell.y += this.py[i]; cell.all.push(i); }
      else cells.set(key, { n: 1, x: this.px[i], y: this.py[i], first: i, all: [i] });
    }
    this.marks = [...cells.values()];
    this.shown = 0;
    for (const cell of this.marks) { cell.x /= cell.n; cell.y /= cell.n; this.shown += cell.n; }
    this.soon();
  }

  passes(day) {
    if (!this.from) return true;
    return day !== "" && day >= this.from && day <= this.to;
  }

  soon() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => { this.waiting = false; this.paint(); });
  }

  paint() {
    const c = this.canvas.getContext("2d");
    const k = this.fit * this.ratio;
    c.setTransform(k, 0, 0, k, 0, 0);
    c.fillStyle = this.colours.sea.fill;
    c.fillRect(0, 0, this.width, this.height);
    this.lay();
    const { image, zoom, x, y } = this.ground;
    const grown = this.zoom / zoom;
    const [left, top] = [this.x - x * grown, this.y - y * grown];
    c.drawImage(image, left - MARGIN * this.width * grown, top - MARGIN * this.height * grown, (1 + 2 * MARGIN) * this.width * grown, (1 + 2 * MARGIN) * this.height * grown);
    if (this.mosaic) this.mosaic.lay(c);
    c.font = `${11 / this.fit}px sans-serif`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    for (const cell of this.marks) this.dot(c, cell);
  }

  // Land and borders are painted once around what is in view, and moved as a picture; a zoomed one does until it rests.
  lay() {
    const held = this.ground;
    const far = held && (Math.abs(this.x - held.x) > MARGIN * this.width || Math.abs(this.y - held.y) > MARGIN * this.height);
    if (held && held.zoom !== this.zoom) {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => { this.ground = null; this.soon(); }, REST);
      return;
    }
    if (held && !far && held.fit === this.fit) return;
    const k = this.fit * this.ratio;
    const image = make("canvas");
    image.width = Math.round((1 + 2 * MARGIN) * this.width * k);
    image.height = Math.round((1 + 2 * MARGIN) * this.height * k);
    const c = image.getContext("2d");
    c.setTransform(k * this.zoom, 0, 0, k * this.zoom, k * (this.x + MARGIN * this.width), k * (this.y + MARGIN * this.height));
    c.fillStyle = this.colours.land.fill;
    c.fill(this.land, "evenodd");
    c.lineWidth = 1 / this.zoom;
    c.strokeStyle = this.colours.border.stroke;
    c.stroke(this.borders);
    this.ground = { image, zoom: this.zoom, x: this.x, y: this.y, fit: this.fit };
  }

  dot(c, cell) {
    const x = cell.x * this.zoom + this.x;
    const y = cell.y * this.zoom + this.y;
    if (x < -60 || y < -60 || x > this.width + 60 || y > this.height + 60) return;
    const point = this.points[cell.first];
    const tone = point[4] ? this.colours.main : this.colours.background;
    const radius = cell.n > 1 ? (CELL * 0.5) / this.fit : Math.min(60, Math.max(4 / this.fit, this.pr[cell.first] * this.zoom));
    c.globalAlpha = cell.n > 1 ? 0.85 : 0.55;
    c.fillStyle = tone.fill;
    c.strokeStyle = tone.stroke;
    c.beginPath();
    c.arc(x, y, radius, 0, 2 * Math.PI);
    c.fill();
    c.stroke();
    c.globalAlpha = 1;
    if (cell.n > 1) {
      c.fillStyle = this.colours.text;
      c.fillText(cell.n > 999 ? `${Math.round(cell.n / 1000)}k` : String(cell.n), x, y);
    }
  }

  move(dx, dy) { this.x += dx; this.y += dy; this.soon(); }

  scaleBy(factor, x = this.width / 2, y = this.height / 2) {
    const zoom = Math.min(400, Math.max(1, this.zoom * factor));
    this.x = x - ((x - this.x) / this.zoom) * zoom;
    this.y = y - ((y - this.y) / this.zoom) * zoom;
    this.zoom = zoom;
    this.mark();
  }

  listen() {
    const at = (event) => {
      const box = this.canvas.getBoundingClientRect();
      return [(event.clientX - box.left) / this.fit, (event.clientY - box.top) / this.fit];
    };
    let held = null;
    this.canvas.addEventListener("pointerdown", (event) => {
      held = { at: at(event), moved: 0 };
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = at(event);
      held.moved += Math.abs(x - held.at[0]) + Math.abs(y - held.at[1]);
      this.move(x - held.at[0], y - held.at[1]);
      held.at = [x, y];
    });
    this.canvas.addEventListener("pointerup", (event) => {
      if (held && held.moved < 4) this.open(...at(event));
      held = null;
    });
    this.canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.scaleBy(event.deltaY < 0 ? 1.25 : 0.8, ...at(event));
    }, { passive: false });
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    this.canvas.addEventListener("keydown", (event) => {
      if (steps[event.key]) this.move(...steps[event.key]);
      else if (event.key === "+" || event.key === "=") this.scaleBy(1.5);
      else if (event.key === "-") this.scaleBy(1 / 1.5);
      else if (event.key === "Enter") this.open(this.width / 2, this.height / 2);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  open(x, y) {
    const near = (cell) => Math.hypot(cell.x * this.zoom + this.x - x, cell.y * this.zoom + this.y - y);
    const found = this.marks.reduce((best, cell) => (best && near(best) <= near(cell) ? best : cell), null);
    if (!found || near(found) > 40 / this.fit) { this.list.hidden = true; return; }
    const list = make("ul", { class: "plain" });
    for (const i of found.all.slice(0, MOST_LISTED)) {
      const [, , , day, , kind, place, id] = this.points[i];
      const line = make("li");
      const [path, query] = this.carried.split("?");
      line.append(make("a", { href: `${path}${id}${query ? `?${query}` : ""}` }, this.kinds[kind]));
      line.append(make("span", { class: "soft" }, ` ${this.places[place]} · ${day || "undated"}`));
      list.append(line);
    }
    this.list.replaceChildren(make("h2", {}, `${found.n} ${found.n === 1 ? "incident" : "incidents"} here`), list);
    if (found.n > MOST_LISTED) this.list.append(make("p", { class: "soft" }, `and ${found.n - MOST_LISTED} more; zoom in to part them`));
    this.list.hidden = false;
  }
}

// A column for each month; one that is chosen leaves only its incidents on the map.
const times = (atlas, svg) => {
  const count = new Map();
  for (const point of atlas.points) {
    const month = point[3].slice(0, 7);
    if (month) count.set(month, (count.get(month) || 0) + 1);
  }
  const months = [...count.keys()].sort();
  if (!months.length) return;
  const most = Math.max(...count.values());
  const strip = make("div", { class: "months", role: "group", "aria-label": `${months.length} months; choose one to see it alone` });
  for (const month of months) {
    const one = make("button", { type: "button", title: `${month}: ${count.get(month)}`, "aria-pressed": "false", "aria-label": `${month}, ${count.get(month)} incidents` });
    one.style.height = `${Math.max(3, Math.round((60 * count.get(month)) / most))}px`;
    one.addEventListener("click", () => {
      const chosen = one.getAttribute("aria-pressed") !== "true";
      for (const other of strip.children) other.setAttribute("aria-pressed", "false");
      one.setAttribute("aria-pressed", String(chosen));
      atlas.from = chosen ? `${month}-01` : "";
      atlas.to = `${month}-31`;
      atlas.mark();
    });
    strip.append(one);
  }
  svg.before(strip);
  svg.style.display = "none";
};

export const draw = async (svg) => {
  const answer = await fetch(svg.dataset.points, { credentials: "same-origin" });
  if (!answer.ok) return;
  const told = await answer.json();
  const atlas = new Atlas(svg, told);
  const strip = document.getElementById("times");
  if (strip) times(atlas, strip);
  const said = document.getElementById("atlas-said");
  const left = told.total - told.drawn;
  if (said) said.textContent = left > 0 ? `The first ${told.drawn} placed incidents are drawn, ${left} are not; ask for less.` : `All ${told.drawn} placed incidents are drawn.`;
  document.body.dataset.drawn = String(told.drawn);
  globalThis.dispatchEvent(new CustomEvent("drawn", { detail: atlas }));
};
