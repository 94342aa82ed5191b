// The theme switch: system, light, dark, in turn. The choice is a cookie, so the server draws the right page at once.
const root = document.documentElement;
const order = ["system", "light", "dark"];
const names = { system: "as the system", light: "light", dark: "dark" };

root.classList.add("has-script");

function current() {
  return root.dataset.theme ?? "system";
}

function label(button) {
  button.setAttribute("aria-label", `Theme: ${names[current()]}`);
  button.title = `Theme: ${names[current()]}`;
}

function choose(theme) {
  const age = theme === "system" ? 0 : 31536000;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.querySelectorAll("[data-theme-switch]").forEach(label);
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  choose(order[(order.indexOf(current()) + 1) % order.length]);
});

document.querySelectorAll("[data-theme-switch]").forEach(label);
