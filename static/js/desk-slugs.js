/* The address follows the headline while it is written; one that somebody typed stays. */
"use strict";
{
  const made = new Map();

  document.addEventListener("desk:proposals", ({ detail }) => {
    for (const [language, slug] of Object.entries(detail.slugs)) {
      const box = document.querySelector(`[name=proposed_slug_${language}]`);
      const isTyped = box && box.value && made.has(language) && box.value !== made.get(language);
      if (!box || isTyped || box === document.activeElement) {
        continue;
      }
      made.set(language, slug);
      if (box.value !== slug) {
        box.value = slug;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  });
}
