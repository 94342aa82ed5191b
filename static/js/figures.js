// Chart or Table, and walking what is drawn: ticks of a promise strip, cells of a matrix.
function prepare(scope) {
  scope.querySelectorAll(".figure:not(.has-switch)").forEach((figure) => {
    if (!figure.querySelector("[data-figure-switch]")) return;
    figure.classList.add("has-switch");
    show(figure, figure.dataset.shows ?? "chart");
  });
}

function show(figure, what) {
  figure.classList.toggle("shows-chart", what === "chart");
  figure.classList.toggle("shows-table", what === "table");
  figure.querySelectorAll("[data-shows]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.shows === what));
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-figure-switch] [data-shows]");
  if (button) show(button.closest(".figure"), button.dataset.shows);
});

// A strip is one stop. Its ticks carry data-says; the same words stand in the list it expands to.
function walkStrip(strip, step) {
  const ticks = [...strip.querySelectorAll("[data-says]")];
  const at = ticks.findIndex((tick) => tick.classList.contains("is-walked"));
  const next = ticks[Math.min(Math.max(at < 0 ? (step > 0 ? 0 : ticks.length - 1) : at + step, 0), ticks.length - 1)];
  ticks.forEach((tick) => tick.classList.toggle("is-walked", tick === next));
  const says = strip.parentElement.querySelector(".strip-says");
  if (next && says) says.textContent = next.dataset.says;
}

const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walkMatrix(link, [right, down]) {
  const cell = link.closest("td");
  const line = (row, column) => row?.cells[column]?.querySelector("a, button");
  let row = cell.parentElement;
  let column = cell.cellIndex;
  // Cells without a rating hold nothing to open, so the walk steps over them.
  do {
    column += right;
    row = down > 0 ? row?.nextElementSibling : down < 0 ? row?.previousElementSibling : row;
  } while (row?.cells[column] && !line(row, column));
  line(row, column)?.focus();
}

document.addEventListener("keydown", (event) => {
  const move = moves[event.key];
  if (!move) return;
  const strip = event.target.closest(".strip[tabindex]");
  const link = event.target.closest(".matrix td :is(a, button)");
  if (strip && move[0]) walkStrip(strip, move[0]);
  else if (link) walkMatrix(link, move);
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:load", (event) => prepare(event.target));
prepare(document);
