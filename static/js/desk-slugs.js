/* The address follows the headline while it is written; one that somebody typed stays. */
"use strict";
document.addEventListener("desk:proposals", ({ detail }) => {
  for (const [language, slug] of Object.entries(detail.slugs)) {
    const box = document.querySelector(`[name=proposed_slug_${language}]`);
    if (box && box !== document.activeElement && box.value !== slug) {
      box.value = slug;
      // Not sent with the next question, which is then answered anew: nobody typed it.
      box.dataset.made = slug;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
});
