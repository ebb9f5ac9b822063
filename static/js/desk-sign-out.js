/* Whoever signs out leaves no text in this browser that the desk has: it is offered again from there. */
"use strict";
{
  const PREFIX = "colloqui:unsaved:";

  function isSent(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key)).sent === true;
    } catch {
      return false;
    }
  }

  const form = document.getElementById("logout-form");
  if (form) {
    form.addEventListener("submit", () => {
      try {
        Object.keys(window.localStorage)
          .filter((key) => key.startsWith(PREFIX) && isSent(key))
          .forEach((key) => window.localStorage.removeItem(key));
      } catch {
        /* Storage is closed: then nothing lies there. */
      }
    });
  }
}
