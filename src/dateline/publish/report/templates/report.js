"use strict";
// Hovering or focusing a quote lifts its words in the text, and the other way round. The page works without it.
const all = (name) => document.querySelectorAll(name);
const lit = (ids, on) => {
  for (const mark of all("mark[data-claims]")) {
    if (mark.dataset.claims.split(" ").some((id) => ids.has(id))) mark.classList.toggle("lit", on);
  }
  for (const link of all("a[data-claim]")) {
    if (ids.has(link.dataset.claim)) link.classList.toggle("lit", on);
  }
};
const follow = (element, ids) => {
  for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
    element.addEventListener(name, () => lit(ids, on));
  }
};
for (const link of all("a[data-claim]")) follow(link, new Set([link.dataset.claim]));
for (const mark of all("mark[data-claims]")) follow(mark, new Set(mark.dataset.claims.split(" ")));
