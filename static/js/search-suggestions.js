/* Suggestions under a search box while somebody types: a combobox with a listbox.
   Without this file the form is sent as it is. */
"use strict";
for (const input of document.querySelectorAll("input[data-suggestions]")) {
  const WAIT = 120;
  const answers = new Map();
  const list = `${input.id}-suggestions`;
  const box = make("div", "suggestions", { id: list, role: "listbox", "aria-label": input.dataset.label });
  const status = make("div", "hidden-text", { role: "status" });
  let timer, asked;
  let options = [];
  let active = -1;

  function make(tag, name, attributes, ...content) {
    const made = document.createElement(tag);
    made.className = name;
    Object.entries(attributes).forEach((pair) => made.setAttribute(...pair));
    made.append(...content);
    return made;
  }

  function option(found, id) {
    return make(
      "a", "suggestions__option", { id, role: "option", href: found.address, tabindex: -1 },
      make("span", "suggestions__label", found.language ? { lang: found.language } : {}, found.label),
      ...[found.found_as, found.detail].filter(Boolean).map((text) => make("span", "suggestions__detail", {}, text)),
    );
  }

  function group({ label, suggestions }, index) {
    const id = `${list}-${index}`;
    return make(
      "div", "suggestions__group", { role: "group", "aria-labelledby": id },
      make("div", "suggestions__heading", { id, role: "presentation" }, label),
      ...suggestions.map((found, place) => option(found, `${id}-${place}`)),
    );
  }

  function mark(place) {
    active = place;
    options.forEach((one, index) => one.setAttribute("aria-selected", index === place));
    input.setAttribute("aria-activedescendant", options[place]?.id ?? "");
    options[place]?.scrollIntoView({ block: "nearest" });
  }

  function open(isOpen) {
    box.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    mark(-1);
  }

  function show({ groups, status: said }) {
    box.replaceChildren(...groups.map(group));
    options = [...box.querySelectorAll("a")];
    open(options.length > 0 && document.activeElement === input);
    status.textContent = said;
  }

  async function ask() {
    const q = input.value.trim();
    asked?.abort();
    asked = new AbortController();
    try {
      if (q && !answers.has(q)) {
        const address = `${input.dataset.suggestions}?${new URLSearchParams({ q })}`;
        const response = await fetch(address, { signal: asked.signal, credentials: "omit" });
        answers.set(q, await response.json());
      }
      if (q === input.value.trim()) {
        show({ groups: [], status: "", ...answers.get(q) });
      }
    } catch {
      // Something else was asked meanwhile, or nobody answers: the form goes on.
    }
  }

  function pressed(event) {
    const last = options.length - 1;
    const places = { ArrowDown: active < last ? active + 1 : -1, ArrowUp: active < 0 ? last : active - 1 };
    if (active >= 0) {
      Object.assign(places, { Home: 0, End: last });
    }
    if (box.hidden) {
      return event.key === "ArrowDown" && ask();
    } else if (event.key in places) {
      mark(places[event.key]);
    } else if (event.key === "Enter" && active >= 0) {
      options[active].click();
    } else if (event.key === "Escape") {
      clearTimeout(timer);
      asked?.abort();
      open(false);
    } else {
      return;
    }
    event.preventDefault();
  }

  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list }).forEach((pair) => input.setAttribute(...pair));
  input.parentNode.append(status, box);
  open(false);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => event.isComposing || pressed(event));
  input.addEventListener("blur", () => open(false));
  // A press on the list leaves the field its focus, so that the list stays for the click.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", () => open(false));
}
