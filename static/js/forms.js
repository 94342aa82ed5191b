// What forms say while they are filled in: saved at, what went wrong, rating keys, buttons that are not ready yet.
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

// Where the form was edited last: the status nearest to it speaks.
const edited = new WeakMap();

function say(form, words) {
  const place = edited.get(form);
  const status = (place?.isConnected ? place : form)?.querySelector("[data-save-status]");
  if (status && status.textContent !== words) status.textContent = words;
}

// Autosave: any form with data-autosave and an hx-trigger of its own. The server's clock wins when it sends X-Saved-At.
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (!form) return;
  const { successful, xhr } = event.detail;
  if (successful) say(form, `Saved ${xhr.getResponseHeader("X-Saved-At") ?? clock.format(new Date())}`);
  else say(form, "Not saved. Your text stays here; it is tried again with your next change.");
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (!form) return;
  const place = event.target.closest("section");
  if (place?.querySelector("[data-save-status]")) {
    form.querySelectorAll("[data-save-status]").forEach((status) => (status.textContent = ""));
    edited.set(form, place);
  }
  say(form, "Not saved yet");
});

// Errors that htmx does not swap are said in the flash line, beside nothing else that could explain them.
function fault(words) {
  const flashes = document.getElementById("flashes");
  if (!flashes) return;
  const line = document.createElement("div");
  line.className = "flash is-error";
  line.setAttribute("role", "alert");
  line.append(Object.assign(document.createElement("p"), { textContent: words }));
  flashes.hidden = false;
  flashes.replaceChildren(line);
}

document.addEventListener("htmx:sendError", () => fault("No connection. What you wrote is still here; try once more."));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 403) fault("You were signed out, or this is not open to you. Load the page again to see which.");
  else if (status === 429) fault("Too many at once. Wait a minute, then try again.");
  else fault(`That did not work (${status}). Nothing was changed.`);
});

// Rating: 1 to 4 choose, 0 is "I did not get to this". The keys work wherever the focus is inside the rating.
document.addEventListener("keydown", (event) => {
  const rating = event.target.closest(".rating");
  if (!rating || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
  if (!/^[0-4]$/.test(event.key)) return;
  const input = rating.querySelector(`[data-rate="${event.key}"]`);
  if (!input) return;
  event.preventDefault();
  input.focus();
  if (!input.checked || input.type === "checkbox") input.click();
});

// A rating and "I did not get to this" exclude each other.
document.addEventListener("change", (event) => {
  const rating = event.target.closest(".rating, .overall");
  if (!rating || !event.target.checked) return;
  const wasOut = event.target.type === "checkbox";
  const others = wasOut ? "input[type=radio]" : "input[type=checkbox]";
  rating.querySelectorAll(others).forEach((other) => (other.checked = false));
});

// The filled button repeats the choice: "Decline, citing R4". What is cited stands in bold before its name.
document.addEventListener("change", (event) => {
  const form = event.target.form;
  const button = form?.querySelector("[data-repeats]");
  const chosen = form?.querySelector("input[type=radio]:checked")?.closest("label")?.querySelector(".choice-name");
  if (!button || !chosen) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]:checked")].filter((box) => box.checkVisibility());
  const cited = boxes.map((box) => box.closest("label")?.querySelector("b")?.textContent).filter(Boolean);
  button.textContent = chosen.textContent + (cited.length ? `, citing ${cited.join(", ")}` : "");
});

// A dashed button stays focusable and says beside it what is missing; it does nothing.
document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
}, true);

// Filters that choose on change say so; without script their form keeps its own button.
document.addEventListener("change", (event) => {
  if (event.target.matches("form[data-submit-on-change] *")) event.target.form.requestSubmit();
});
