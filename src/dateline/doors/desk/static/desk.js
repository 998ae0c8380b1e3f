"use strict";
// Pages work without this. It joins values and their words while the pointer or the focus is on either, and adds keys.
const all = (query, from = document) => [...from.querySelectorAll(query)];

const idsOf = (element) => (element.dataset.claims || "").split(" ").filter(Boolean);
const light = (ids, on) => {
  const wanted = new Set(ids);
  for (const one of all("[data-claims]")) {
    if (idsOf(one).some((id) => wanted.has(id))) one.classList.toggle("lit", on);
  }
  const text = document.getElementById("text");
  if (text) text.classList.toggle("dimming", on);
};
for (const one of all("[data-claims]")) {
  for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    one.addEventListener(name, () => light(idsOf(one), on));
  }
}

// Keys: never while something is typed, never with a modifier.
let going = false;
const items = () => all(".claim, tr[data-item], li[data-item], tr.field-row").filter((one) => one.offsetParent !== null);
let here = null;
const stand = (one) => {
  if (here) here.classList.remove("here");
  if (here && here.dataset.claims) light(idsOf(here), false);
  here = one;
  one.classList.add("here");
  one.scrollIntoView({ block: "nearest" });
  const target = one.matches(".claim") ? one : one.querySelector("a, summary");
  if (target) target.focus({ preventScroll: true });
  if (one.dataset.claims) light(idsOf(one), true);
};
const step = (by) => {
  const found = items();
  if (!found.length) return;
  const at = here ? found.indexOf(here) : by > 0 ? -1 : 0;
  stand(found[Math.max(0, Math.min(found.length - 1, at + by))]);
};
const decide = (verdict) => {
  const form = here && here.querySelector("form[action$='/rulings']");
  if (!form) return;
  form.closest("details").open = true;
  form.dataset.verdict = verdict;
  for (const button of all("button", form)) button.classList.toggle("main", button.value === verdict);
  form.elements.because.focus();
};
for (const form of all("form[action$='/rulings']")) {
  form.elements.because.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !form.dataset.verdict) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(`button[value="${form.dataset.verdict}"]`));
  });
}
const open = (query) => {
  const details = (here && here.querySelector(query)) || document.querySelector(query);
  if (!details) return;
  details.open = true;
  const field = details.querySelector("input:not([type=hidden])");
  if (field) field.focus();
};
const places = { b: "/inbox", i: "/incidents", m: "/map", r: "/review", h: "/history" };
const carried = () => {
  const held = new URLSearchParams(location.search).get("as_of");
  return held ? `?as_of=${encodeURIComponent(held)}` : "";
};
const acts = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide("accepted"),
  x: () => decide("rejected"),
  c: () => decide("cannot_tell"),
  e: () => {
    const link = here && here.querySelector("a.fix");
    if (link) link.click();
    else if (here) {
      const form = here.closest("details.behind");
      const own = form && form.querySelector("details.correct");
      if (own) { own.open = true; own.querySelector("input[name=value]").focus(); }
    }
  },
  u: () => open("details.undo"),
  "/": () => document.getElementById("q").focus(),
  "?": () => document.getElementById("keys").showModal(),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "Escape" && typing && typing.blur) typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (going && places[event.key]) { location.href = places[event.key] + carried(); return; }
  going = event.key === "g";
  if (event.key === "Enter" && here && event.target === here) {
    const link = here.querySelector("a");
    if (link) link.click();
    return;
  }
  const act = acts[event.key];
  if (act) { event.preventDefault(); act(); }
});

// An address that names a claim or a field opens what hides it.
const reveal = () => {
  const wanted = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!wanted) return;
  const inside = wanted.id.startsWith("correct-") ? all("details.behind, details.correct", wanted) : [];
  for (const one of inside) one.open = true;
  for (let one = wanted.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  if (wanted.matches(".claim")) stand(wanted);
  wanted.scrollIntoView({ block: "center" });
};
addEventListener("hashchange", reveal);
reveal();

const slider = document.getElementById("at");
if (slider) {
  const said = document.getElementById("at-said");
  slider.addEventListener("input", () => { said.textContent = slider.value; });
  slider.addEventListener("change", () => slider.form.requestSubmit());
}
