"use strict";
// Pages work without this. It joins values and their words while the pointer or the focus is on either, adds keys,
// takes dropped files, and lets the slider go where it is moved.
const all = (query, from = document) => [...from.querySelectorAll(query)];

const idsOf = (element) => (element.dataset.claims || "").split(" ").filter(Boolean);
const text = document.getElementById("text");
const light = (ids, on) => {
  const wanted = new Set(ids);
  for (const one of all("[data-claims]")) {
    if (idsOf(one).some((id) => wanted.has(id))) one.classList.toggle("lit", on);
  }
  if (text) text.classList.toggle("dimming", on);
};

// A thin line from a value to its first words, where both are in view side by side.
const SVG = "http://www.w3.org/2000/svg";
const line = text ? document.createElementNS(SVG, "path") : null;
if (line) {
  const sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("class", "join");
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(line);
  document.body.append(sheet);
}
const seen = (box) => box.bottom > 64 && box.top < innerHeight && box.width > 0;
const join = (one) => {
  if (!line) return;
  line.setAttribute("d", "");
  const value = one && !text.contains(one) ? one : one && all(".says .claim.lit").find((c) => seen(c.getBoundingClientRect()));
  const mark = value && all("mark.lit", text).find((m) => seen(m.getClientRects()[0] || m.getBoundingClientRect()));
  if (!mark || !value) return;
  const from = [...mark.getClientRects()].pop();
  const to = value.getBoundingClientRect();
  if (from.right + 24 > to.left) return;
  const [x, y, right] = [from.right + 2, from.bottom - 2, text.getBoundingClientRect().right + 12];
  const height = to.top + Math.min(12, to.height / 2);
  line.setAttribute("d", `M${x} ${y}H${Math.max(x, right)}L${to.left - 6} ${height}H${to.left}`);
};
for (const one of all("[data-claims]")) {
  for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    one.addEventListener(name, () => { light(idsOf(one), on); join(on ? one : null); });
  }
}
addEventListener("scroll", () => join(null), { passive: true, capture: true });

// Where one stands: j and k move, and what is decided is decided of it.
const items = () => all(".claim, tr[data-item], li[data-item], tr.field-row").filter((one) => one.offsetParent !== null);
let here = null;
const leave = () => {
  if (!here) return;
  here.classList.remove("here");
  if (here.dataset.claims) light(idsOf(here), false);
  here = null;
  join(null);
};
const stand = (one) => {
  leave();
  here = one;
  one.classList.add("here");
  one.scrollIntoView({ block: "nearest" });
  const target = one.matches(".claim") ? one : one.querySelector("a, summary");
  if (target) target.focus({ preventScroll: true });
  if (!one.dataset.claims) return;
  light(idsOf(one), true);
  const mark = text && text.querySelector("mark.lit");
  if (mark) mark.scrollIntoView({ block: "nearest" });
  join(one);
};
const step = (by) => {
  const found = items();
  if (!found.length) return;
  const at = here ? found.indexOf(here) : by > 0 ? -1 : 0;
  stand(found[Math.max(0, Math.min(found.length - 1, at + by))]);
};

// To accept, or to say that nobody can tell, is one key; to reject takes the reason first.
const rule = (verdict) => {
  const form = here && here.querySelector("form[action$='/rulings']");
  if (!form) return;
  const button = form.querySelector(`button[value="${verdict}"]`);
  if (verdict !== "rejected") { form.requestSubmit(button); return; }
  form.closest("details").open = true;
  form.dataset.verdict = verdict;
  for (const one of all("button", form)) one.classList.toggle("main", one === button);
  form.elements.because.focus();
};
for (const form of all("form[action$='/rulings']")) {
  form.elements.because.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !form.dataset.verdict) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(`button[value="${form.dataset.verdict}"]`));
  });
}
const unfold = (details, field) => {
  if (!details) return;
  details.open = true;
  const found = details.querySelector(field);
  if (found) found.focus();
};
const correct = () => {
  const link = here && here.querySelector("a.fix");
  if (link) { link.click(); return; }
  const row = here && here.closest(".field-row");
  const behind = row && row.querySelector("details.behind");
  if (!behind) return;
  behind.open = true;
  unfold(row.querySelector("details.correct"), "input[name=value]");
};

// Keys: never while something is typed, never with a modifier.
let going = false;
const places = { b: "/inbox", i: "/incidents", m: "/map", r: "/review", h: "/history" };
const carried = () => {
  const held = new URLSearchParams(location.search).get("as_of");
  return held ? `?as_of=${encodeURIComponent(held)}` : "";
};
const keys = document.getElementById("keys");
const acts = {
  j: () => step(1),
  k: () => step(-1),
  a: () => rule("accepted"),
  x: () => rule("rejected"),
  e: correct,
  u: () => unfold(document.querySelector("details.undo"), "input[name=because]"),
  n: () => { const next = document.querySelector("a[rel=next]"); if (next) next.click(); },
  "/": () => document.getElementById("q").focus(),
  "?": () => (here && here.matches(".claim") ? rule("cannot_tell") : keys.showModal()),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "Escape") { if (typing && typing.blur) typing.blur(); else if (!typing) leave(); }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (going && places[event.key]) { location.href = places[event.key] + carried(); return; }
  going = event.key === "g";
  if (event.key === "Enter" && here && event.target === here) {
    const link = here.querySelector("a");
    if (link) link.click();
    return;
  }
  const act = Object.hasOwn(acts, event.key) && acts[event.key];
  if (act) { event.preventDefault(); act(); }
});
for (const button of all("[data-opens]")) {
  button.hidden = false;
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}

// An address that names a claim or a field opens what hides it.
const reveal = () => {
  const wanted = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!wanted) return;
  for (let one = wanted.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  if (wanted.matches(".claim")) stand(wanted);
  wanted.scrollIntoView({ block: "center" });
  if (wanted.id.startsWith("correct-")) {
    for (const one of all("details.behind", wanted)) one.open = true;
    unfold(wanted.querySelector("details.correct"), "input[name=value]");
  }
  if (wanted.matches("input")) wanted.focus();
};
// After the browser's own jump to the address, which takes the focus away.
addEventListener("hashchange", () => requestAnimationFrame(reveal));
addEventListener("load", () => requestAnimationFrame(reveal));
const first = document.querySelector(".review .claim");
if (first) stand(first);

// The slider goes where it is left; a key that is held down moves it without going.
const slider = document.getElementById("at");
if (slider) {
  const said = document.getElementById("at-said");
  let waiting = 0;
  slider.addEventListener("input", () => { said.textContent = slider.value; });
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => slider.form.requestSubmit(), 400);
  });
}

// Files that are dropped on the inbox go the way of its form.
const files = document.querySelector("#files input[type=file]");
if (files) {
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  const over = (on) => document.body.classList.toggle("dropping", on);
  addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); over(true); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over(false);
    files.files = event.dataTransfer.files;
    if (files.files.length) files.form.requestSubmit();
  });
}

// Very many points are drawn by a script of their own.
const atlas = document.getElementById("atlas");
if (atlas) import(atlas.dataset.script).then((script) => script.draw(atlas));

// A value that is written is an answer; an answer that is none takes the value away.
for (const kind of all(".blind select[name$='_answer']")) {
  const value = kind.parentElement.querySelector("input");
  value.addEventListener("input", () => { if (value.value) kind.value = "given"; });
  kind.addEventListener("change", () => { if (kind.value && kind.value !== "given") value.value = ""; });
}
