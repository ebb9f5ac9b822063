/* What the scripts of the form share about texts: writing into a box as the keyboard would, so that
   Ctrl+Z takes it back; the language of a box; its quotation marks; what is remembered here. */
"use strict";
globalThis.deskText = {
  /* Replace a run of characters; what is selected afterwards is counted from its beginning. */
  write(box, from, to, text, selected = [text.length, text.length]) {
    const { scrollTop } = box;
    box.focus({ preventScroll: true });
    box.setSelectionRange(from, to);
    const done = text === "" ? from === to || document.execCommand("delete") : document.execCommand("insertText", false, text);
    if (!done) {
      box.setRangeText(text, from, to, "end");
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    box.setSelectionRange(from + selected[0], from + selected[1]);
    box.scrollTop = scrollTop;
  },

  /* The language in which a box is written: its own, or that of the quote's source; '' for others. */
  language(box) {
    const row = box.name && box.name.endsWith("-original") && box.closest(".inline-related");
    const chosen = row ? row.querySelector("[name$='-original_language']") : null;
    const code = chosen ? chosen.value : box.lang;
    return ["it", "en"].includes(code) ? code : "";
  },

  marks: { it: ["«", "»", "“", "”"], en: ["“", "”", "‘", "’"] },

  /* The mark that a straight one stands for after a text; the text itself where it stays. */
  mark(straight, before, language) {
    const paragraph = before.slice(before.lastIndexOf("\n\n") + 1);
    const opens = /(?:^|[\s([{«“‘—–/]|[\s(«“‘][*_]+)$/.test(paragraph) || (language === "it" && /’$/.test(paragraph));
    const [outer, outerEnd, inner, innerEnd] = this.marks[language];
    if (straight === "'") {
      return opens && language === "en" ? inner : "’";
    }
    const within = paragraph.lastIndexOf(outer) > paragraph.lastIndexOf(outerEnd);
    const deeper = within && paragraph.lastIndexOf(inner) > Math.max(paragraph.lastIndexOf(innerEnd), paragraph.lastIndexOf(outer));
    if (opens) {
      return within ? inner : outer;
    }
    return deeper ? innerEnd : outerEnd;
  },

  /* Whether the end of a text is part of a web address, where every mark stays as it is. */
  inAddress(before) {
    return /(?:https?:|www\.|mailto:)\S*$|\]\([^)\s]*$|<[^>\s]*$/.test(before);
  },

  /* A text with the quotation marks and apostrophes of a language in place of straight ones. */
  typeset(text, language) {
    let made = "";
    for (const letter of text) {
      const straight = letter === '"' || letter === "'";
      made += straight && !this.inAddress(made.slice(-200)) ? this.mark(letter, made, language) : letter;
    }
    return made;
  },

  remembered(name, otherwise) {
    try {
      return JSON.parse(window.localStorage.getItem(`colloqui:${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },

  remember(name, value) {
    try {
      window.localStorage.setItem(`colloqui:${name}`, JSON.stringify(value));
    } catch {
      /* Storage is closed: it holds until the page is left. */
    }
  },
};
