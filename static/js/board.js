// On a narrow screen the board's stages are groups that fold: those with somebody late stay open, the others close.
// The server sends all of them open, so without script, and on a wide screen, nothing is hidden.
const narrow = matchMedia("(width < 768px)");

function fold() {
  document.querySelectorAll("details[data-folds]").forEach((stage) => (stage.open = !narrow.matches));
}

narrow.addEventListener("change", fold);
fold();
