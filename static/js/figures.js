// Walking what is drawn: ticks of a promise strip, cells of a matrix. Chart or Table needs no script.
function prepare(scope) {
  scope.querySelectorAll("svg.drawing-strip:has(.chart-tick)").forEach((strip) => strip.setAttribute("tabindex", "0"));
}

// A strip is one stop. Each tick has its words in a <title>; they are said below while one walks.
function walkStrip(strip, step) {
  const ticks = [...strip.querySelectorAll(".chart-tick")];
  const at = ticks.findIndex((tick) => tick.classList.contains("is-walked"));
  const next = ticks[Math.min(Math.max(at < 0 ? (step > 0 ? 0 : ticks.length - 1) : at + step, 0), ticks.length - 1)];
  ticks.forEach((tick) => tick.classList.toggle("is-walked", tick === next));
  line(strip).textContent = next.querySelector("title").textContent;
}

function line(strip) {
  const there = strip.parentElement.querySelector(".strip-says");
  if (there) return there;
  const made = Object.assign(document.createElement("span"), { className: "strip-says" });
  made.setAttribute("role", "status");
  strip.after(made);
  return made;
}

document.addEventListener("focusout", (event) => {
  if (!event.target.matches("svg.drawing-strip")) return;
  event.target.querySelector(".is-walked")?.classList.remove("is-walked");
  event.target.parentElement.querySelector(".strip-says")?.replaceChildren();
});

const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walkMatrix(link, [right, down]) {
  const cell = link.closest("td");
  const stop = (row, column) => row?.cells[column]?.querySelector("a, button");
  let row = cell.parentElement;
  let column = cell.cellIndex;
  // Cells without a rating hold nothing to open, so the walk steps over them.
  do {
    column += right;
    row = down > 0 ? row?.nextElementSibling : down < 0 ? row?.previousElementSibling : row;
  } while (row?.cells[column] && !stop(row, column));
  stop(row, column)?.focus();
}

document.addEventListener("keydown", (event) => {
  const move = moves[event.key];
  if (!move) return;
  const strip = event.target.closest("svg.drawing-strip");
  const link = event.target.closest(".matrix td :is(a, button)");
  if (strip && move[0]) walkStrip(strip, move[0]);
  else if (link) walkMatrix(link, move);
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:load", (event) => prepare(event.target));
prepare(document);
