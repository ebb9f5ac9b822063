/* For readers of reports and quotes: copy a link, cite in a dialog, change the language without
   losing the place. Without this file the links lead to the same things. */
"use strict";
{
  /* What stands this far from the top of the window has been read, or is being read. */
  const PASSED = 100;
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.setAttribute("role", "status");
  document.body.append(said);

  /* Returns whether it was copied: only a page that came over TLS, or from this machine, may. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /* Shows a word in place of a label for a moment, and tells it to those who do not see it. */
  function answer(label, word) {
    const before = label.textContent;
    if (before === word) {
      return;
    }
    label.textContent = word;
    said.textContent = word;
    setTimeout(() => {
      label.textContent = before;
      said.textContent = "";
    }, 2000);
  }

  function addCopyButtons(citation) {
    for (const text of citation.querySelectorAll("[data-copied-text]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = citation.dataset.copy;
      button.addEventListener("click", async () => {
        if (await copy(text.textContent)) {
          answer(button, citation.dataset.copied);
        } else {
          getSelection().selectAllChildren(text);
        }
      });
      text.after(button);
    }
  }

  async function citeIn(dialog, address) {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const citation = document.importNode(page.querySelector("[data-citation]"), true);
    addCopyButtons(citation);
    dialog.querySelector("[data-place]").replaceChildren(citation);
    dialog.querySelector("[data-quote-page]").href = address.split("#")[0];
    dialog.showModal();
  }

  function dialogOnThisPage() {
    const known = document.querySelector("dialog.cite-dialog");
    if (known) {
      return known;
    }
    const pattern = document.querySelector("[data-cite-dialog]");
    document.body.append(document.importNode(pattern.content, true));
    const dialog = document.querySelector("dialog.cite-dialog");
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    return dialog;
  }

  function plainClick(event) {
    return !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !plainClick(event)) {
      return;
    }
    if ("cite" in link.dataset) {
      event.preventDefault();
      citeIn(dialogOnThisPage(), link.href).catch(() => location.assign(link.href));
    } else if (link.dataset.copyLink) {
      copy(link.href).then((done) => done && answer(link.firstChild, link.dataset.copyLink));
    }
  });

  /* The last thing with a name that the reader has passed. Names of quotes, of sources and of
     sections are the same in both languages. */
  function place() {
    const named = document.querySelectorAll("article [id]");
    const passed = [...named].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.height > 0 && box.top < PASSED;
    });
    return window.scrollY > PASSED && passed.length ? passed.at(-1).id : "";
  }

  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      link.hash = place();
    });
  }

  for (const citation of document.querySelectorAll("[data-citation]")) {
    addCopyButtons(citation);
  }
}
