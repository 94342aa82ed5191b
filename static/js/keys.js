// Keys for whoever never leaves the keyboard: g then a letter, / search, ? the list, j k n on to-do rows.
const patience = 1200;
let waitingSince = 0;

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function rows() {
  return [...document.querySelectorAll(".todo, .todo-card")].filter((row) => row.querySelector("a.todo-task"));
}

function walk(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(Math.max(at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step, 0), all.length - 1)];
  next.querySelector("a.todo-task").focus();
}

function nudge() {
  document.activeElement.closest(".todo")?.querySelector("[data-nudge]:not([aria-disabled=true])")?.click();
}

function go(letter) {
  document.querySelector(`a[data-key="${CSS.escape(letter)}"]`)?.click();
}

const actions = {
  j: () => walk(1),
  k: () => walk(-1),
  n: nudge,
  "?": () => document.getElementById("keys")?.showModal(),
  "/": () => {
    // Below 960 px the field is folded into the menu; opening that first makes it focusable.
    const field = document.querySelector("[data-search]");
    if (field && !field.checkVisibility()) location.hash = "menu";
    field?.focus();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const second = waitingSince && event.timeStamp - waitingSince < patience;
  waitingSince = 0;
  if (second) {
    go(event.key);
  } else if (event.key === "g") {
    waitingSince = event.timeStamp;
  } else if (Object.hasOwn(actions, event.key)) {
    event.preventDefault();
    actions[event.key]();
  }
});
