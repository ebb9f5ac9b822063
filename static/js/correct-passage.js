/* For those who may correct a report: words that are selected on its page are one click away from
   their field. Without this file the list in the bar above leads there. */
"use strict";
{
  const pattern = document.querySelector("[data-correct-passage]");
  const LONGEST = 300;
  const PLACES = { ".report h1": "title", ".report .standfirst": "summary", ".report .prose": "body" };

  function textOf(element) {
    return element.textContent.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  }

  /* Where the selection lies: the field, and for the body the block around it. */
  function placeOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    for (const [selector, name] of Object.entries(PLACES)) {
      const holder = element && element.closest(selector);
      if (holder && !element.closest("aside")) {
        const block = name === "body" ? element.closest("p, li, h2, h3, blockquote") : null;
        return { name, language: holder.closest("[lang]").lang, block: block ? textOf(block) : "" };
      }
    }
    return null;
  }

  function addressFor(place, words) {
    const address = new URL(pattern.dataset.correctPassage, window.location.href);
    address.searchParams.set("place", `${place.name}_${place.language.slice(0, 2)}`);
    address.searchParams.set("find", words);
    if (place.block) {
      address.searchParams.set("block", place.block);
    }
    return address.href;
  }

  if (pattern) {
    const link = pattern.content.querySelector("a").cloneNode(true);
    link.hidden = true;
    document.body.append(link);
    const follow = () => {
      const selection = document.getSelection();
      const words = selection.toString().replace(/\s+/g, " ").trim();
      const place = words && words.length <= LONGEST && selection.anchorNode ? placeOf(selection.anchorNode) : null;
      link.hidden = place === null || selection.isCollapsed;
      if (!link.hidden) {
        const box = selection.getRangeAt(0).getBoundingClientRect();
        link.href = addressFor(place, words);
        link.style.setProperty("--top", `${window.scrollY + box.bottom + 8}px`);
        link.style.setProperty("--left", `${Math.max(8, Math.min(box.left, window.innerWidth - 240))}px`);
      }
    };
    document.addEventListener("selectionchange", follow);
    // Words may have been selected before this file was there.
    follow();
  }
}
