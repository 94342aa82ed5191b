// Menus are <details class="menu">, dialogs are <dialog>: here they close with Esc, walk with arrows and give focus back.
function close(menu, withFocus) {
  menu.open = false;
  if (withFocus) menu.querySelector("summary").focus();
}

function stops(menu) {
  return [...menu.querySelectorAll(".menu-body :is(a, button, input, select)")];
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest("details.menu");
  if (event.key === "Escape") {
    if (menu?.open) close(menu, true);
    else if (location.hash === "#menu") shutSheet();
    return;
  }
  if (!menu || !["ArrowDown", "ArrowUp"].includes(event.key) || event.target.matches("select, input")) return;
  event.preventDefault();
  menu.open = true;
  const all = stops(menu);
  const step = event.key === "ArrowDown" ? 1 : -1;
  const at = all.indexOf(document.activeElement);
  all[(at + step + all.length) % all.length]?.focus();
});

document.addEventListener("click", (event) => {
  const here = event.target.closest("details.menu");
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu !== here && close(menu, false));

  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    // The opener stays a link to the same form on its own page; only with script is it a dialog.
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
  if (event.target.closest("[data-dismiss]")) dismiss(event.target.closest(".flash"));
});

function dismiss(flash) {
  flash.remove();
  document.getElementById("main")?.focus();
}

function shutSheet() {
  // replaceState alone would leave :target as it was.
  location.hash = "top";
  const openers = [...document.querySelectorAll("a[href='#menu']")];
  openers.find((opener) => opener.checkVisibility())?.focus();
}

// A dialog that arrives by htmx opens by itself and leaves no empty shell behind.
document.addEventListener("htmx:afterSwap", (event) => {
  event.target.querySelector?.("dialog[data-open]")?.showModal();
});
