// A page on which two write at once: each field saves by itself, the other's words come without taking mine, and a
// connection that is lost costs nothing. The server draws everything; what it draws anew is laid over what is there.
const EVERY = 2000;
const WHEN_HIDDEN = 10000;
const PAUSE = 4000;
const root = () => document.getElementById("workspace");
const says = (form, words) => (form.querySelector("[data-says]").textContent = words);
const drawn = (words) => new DOMParser().parseFromString(words, "text/html");
const input = (form) => form.elements.value;

let at = "";
let revision = null;
let isLost = false;
let isTyping = 0;
const waiting = new WeakMap();
const savedAt = new WeakMap();

// A field is touched from the first key until the server has its words; then it shows what everybody sees.
const isTouched = (form) => "touched" in form.dataset;

function touch(form) {
  form.dataset.touched = "";
  isTyping = Date.now();
  says(form, "Not saved yet");
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => save(form), PAUSE));
}

async function save(form) {
  clearTimeout(waiting.get(form));
  if (!isTouched(form) || "saving" in form.dataset || form.querySelector("[data-conflict]")) return;
  const sent = input(form).value;
  form.dataset.saving = "";
  try {
    // Kept alive: the last field is often left by pressing a button that leads away.
    const answer = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, keepalive: true,
    });
    delete form.dataset.saving;
    if (answer.status === 204) isSaved(form, sent, answer.headers);
    else await isRefused(form, answer);
  } catch {
    delete form.dataset.saving;
    lost();
  }
}

function isSaved(form, sent, headers) {
  form.elements.seen.value = headers.get("X-Seen");
  if (input(form).value !== sent) return touch(form);
  delete form.dataset.touched;
  savedAt.set(form, performance.now());
  says(form, `Saved ${headers.get("X-Saved-At")}`);
  ask();
}

async function isRefused(form, answer) {
  if (![409, 422].includes(answer.status)) return says(form, "Not saved. Load the page again; copy your text first.");
  form.querySelector("[data-says]").replaceChildren(...drawn(await answer.text()).body.childNodes);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-field]");
  if (form) touch(form);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-field]");
  if (form) save(form);
});

// Enter saves a line; in several lines it is a line break, and Ctrl with it saves.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-field]");
  if (!form) return;
  event.preventDefault();
  save(form);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form[data-field]");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey || form.matches(".is-words"))) {
    event.preventDefault();
    save(form);
  }
});

// Both texts are in sight; whoever reads them chooses.
document.addEventListener("click", (event) => {
  const conflict = event.target.closest("[data-conflict]");
  const form = conflict?.closest("form[data-field]");
  if (!form || !event.target.closest("[data-keep], [data-take]")) return;
  const { now, seen } = conflict.dataset;
  form.elements.seen.value = seen;
  conflict.remove();
  if (event.target.closest("[data-take]")) {
    input(form).value = now;
    delete form.dataset.touched;
    says(form, "");
    ask();
  } else save(form);
});

addEventListener("beforeunload", (event) => {
  // What is on its way arrives without the page.
  if (document.querySelector("form[data-touched]:not([data-saving])")) event.preventDefault();
});

// What was drawn anew is laid over what is there, element by element; a field somebody is in keeps its words.
function lay(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === "open" || name.startsWith("data-touched"))) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const there = [...old.childNodes];
  const byId = new Map(there.filter((node) => node.id).map((node) => [node.id, node]));
  let next = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    const same = node.id ? byId.get(node.id) : next && !next.id && alike(next, node) ? next : null;
    if (!same) {
      const made = document.importNode(node, true);
      old.insertBefore(made, next);
      if (made.nodeType === Node.ELEMENT_NODE) htmx.process(made);
      continue;
    }
    if (same === next) next = next.nextSibling;
    else old.insertBefore(same, next);
    over(same, node);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;

function over(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
  } else if (old.matches("form[data-field]")) field(old, fresh);
  else if (!old.matches("noscript")) lay(old, fresh);
}

// One field: untouched it takes the other's words; touched it keeps mine, and saving it will show both.
// What was saved after the server began to draw stands too.
function field(form, fresh) {
  const theirs = fresh.elements.seen.value;
  if (isTouched(form) || "saving" in form.dataset || form.elements.seen.value === theirs) return;
  if (savedAt.get(form) > askedAt) return;
  const before = input(form).value;
  form.elements.seen.value = theirs;
  if (input(form).matches("select")) lay(input(form), input(fresh));
  input(form).value = input(fresh).value;
  if (before !== input(form).value) says(form, "");
}

let askedAt = 0;

async function read() {
  const began = performance.now();
  const answer = await fetch(location.pathname, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return;
  const page = drawn(await answer.text());
  const fresh = page.getElementById("workspace");
  if (!fresh || +fresh.dataset.revision < +root().dataset.revision) return;
  askedAt = began;
  lay(root(), fresh);
  shownAt = performance.now();
  document.querySelector(".lede").replaceChildren(...page.getElementById("lede-now").childNodes);
  document.querySelectorAll("[data-version]").forEach((place) => {
    if (place !== root()) place.textContent = fresh.dataset.version;
  });
  mark();
}

// Who is where: the row they write in, and their name at the field.
function mark() {
  document.querySelectorAll("[data-with]").forEach((form) => delete form.dataset.with);
  document.querySelectorAll("#presence [data-on]:not([data-me])").forEach((person) => {
    const form = person.dataset.on && document.querySelector(`form[data-field="${person.dataset.on}"]`);
    if (form) form.dataset.with = person.dataset.first + ("typing" in person.dataset ? ", typing" : " is here");
  });
}

function lost() {
  isLost = true;
  tell("No connection. What you write stays here and is saved when it is back.");
}

function found() {
  if (!isLost) return;
  isLost = false;
  tell("Connected again.");
  document.querySelectorAll("form[data-touched]").forEach(save);
}

function tell(words) {
  const place = document.getElementById("presence");
  at = "";
  place.textContent = words;
}

let asking;
let turn = 0;

async function ask() {
  clearTimeout(asking);
  const mine = ++turn;
  const form = document.activeElement?.closest("form[data-field]");
  const about = new URLSearchParams({ at, on: form?.dataset.field ?? "" });
  if (Date.now() - isTyping < EVERY * 2) about.set("typing", "1");
  try {
    const answer = await fetch(`${root().dataset.live}?${about}`, { headers: { "HX-Request": "true" } });
    if (answer.redirected || [403, 404].includes(answer.status)) {
      return tell("You were signed out, or this is not open to you any more. Copy what you wrote, then load the page again.");
    }
    if (!answer.ok) throw new Error(answer.status);
    found();
    if (answer.status !== 204 && mine === turn) await hear(await answer.text());
  } catch {
    lost();
  }
  if (mine === turn) asking = setTimeout(ask, document.hidden ? WHEN_HIDDEN : EVERY);
}

async function hear(words) {
  const place = document.getElementById("presence");
  place.replaceChildren(...drawn(words).body.childNodes);
  const said = place.querySelector("[data-at]").dataset;
  const isNew = revision !== said.revision;
  ({ at, revision } = said);
  if (isNew) await read();
  else mark();
}

// The agenda's clock goes on from what the server counted: this machine's own time may be another.
let shownAt = performance.now();

function tick() {
  const place = document.querySelector("[data-seconds]");
  if (place) place.textContent = Math.floor((+place.dataset.seconds + (performance.now() - shownAt) / 1000) / 60);
}

// The next requirement in one line: the row appears, and the line is empty for the one after.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-quick-add]");
  if (!form) return;
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(lost);
  if (!answer) return;
  if (!answer.redirected) return HTMLFormElement.prototype.submit.call(form);
  form.elements.text.value = "";
  await read();
  form.elements.text.focus();
});

if (root()) {
  setInterval(tick, 5000);
  revision = root().dataset.revision;
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  addEventListener("online", ask);
  addEventListener("offline", lost);
  ask();
}
