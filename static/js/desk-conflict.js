/* Whoever writes into the text of both has chosen it. */
"use strict";
for (const text of document.querySelectorAll(".desk-conflict-question textarea[name^='both:']")) {
  text.addEventListener("input", () => {
    text.closest(".desk-conflict-question").querySelector("[type=radio][value=both]").checked = true;
  });
}
