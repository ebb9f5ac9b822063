/* The report's form by keyboard: Ctrl+S saves and goes on where the cursor was, Ctrl+Alt+L leads to
   the checklist, Ctrl+Alt+P to the steps. Without this file the tab key reaches the same places. */
"use strict";
{
  const PLACE = "colloqui:place";
  const SOON = 60000;
  const form = document.getElementById("report_form");
  const save = form && form.querySelector("[name=_continue]");

  function remember() {
    const field = document.activeElement;
    if (field && field.id && form.contains(field)) {
      const place = { id: field.id, at: Date.now(), from: field.selectionStart, to: field.selectionEnd };
      window.sessionStorage.setItem(PLACE, JSON.stringify(place));
    }
  }

  /* Only after a save that went through: where something is refused or offered, that comes first. */
  function goOn() {
    const place = JSON.parse(window.sessionStorage.getItem(PLACE) || "null");
    window.sessionStorage.removeItem(PLACE);
    const done = document.querySelector(".messagelist .success");
    const field = place && Date.now() - place.at < SOON && document.getElementById(place.id);
    if (!field || !done || document.querySelector(".errornote, .desk-unsaved-bar")) {
      return;
    }
    // Whoever has begun somewhere else before this file was there stays there.
    if (document.activeElement === document.body) {
      putCursor(field, place);
    }
    const told = document.querySelector(".desk-kept [role=status]");
    if (told && !told.textContent) {
      told.textContent = done.textContent.trim();
    }
  }

  function putCursor(field, place) {
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center" });
    if (typeof place.from === "number" && field.matches("textarea, input[type=text], input:not([type])")) {
      field.setSelectionRange(place.from, place.to);
    }
  }

  function lead(selector) {
    const place = [...document.querySelectorAll(selector)].find((link) => link.offsetParent !== null);
    if (place) {
      place.focus();
    }
  }

  if (save) {
    save.setAttribute("aria-keyshortcuts", "Control+S Meta+S");
    document.addEventListener("keydown", (event) => {
      const held = event.ctrlKey || event.metaKey;
      if (held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        remember();
        form.requestSubmit(save);
      } else if (held && event.altKey && event.code === "KeyL") {
        event.preventDefault();
        lead(".desk-checks a");
      } else if (held && event.altKey && event.code === "KeyP") {
        event.preventDefault();
        lead(".desk-steps a");
      }
    });
    document.querySelector(".desk-keys")?.removeAttribute("hidden");
    goOn();
  }
}
