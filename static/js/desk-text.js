/* What the scripts of the form share about texts: writing into a box as the keyboard would, so that
   Ctrl+Z takes it back; the language of a box; its quotation marks; what is remembered here. */
"use strict";
globalThis.deskText = {
  /* Replace a run of characters; what is selected afterwards is counted from its beginning. */
  write(box, from, to, text, selected = [text.length, text.length]) {
    const { scrollTop } = box;
    box.focus({ preventScroll: true });
    box.setSelectionRange(from, to);
    if (!this.insert(text, from === to)) {
      box.setRangeText(text, from, to, "end");
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    box.setSelectionRange(from + selected[0], from + selected[1]);
    box.scrollTop = scrollTop;
  },

  /* As typing would. Line by line Chromium takes a minute for a long text, as HTML no time. */
  insert(text, isNothingSelected) {
    if (text === "") {
      return isNothingSelected || document.execCommand("delete");
    }
    const lines = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const done = text.includes("\n") && document.execCommand("insertHTML", false, lines);
    return done || document.execCommand("insertText", false, text);
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
    const near = before.slice(-2000);
    const paragraph = near.slice(near.lastIndexOf("\n\n") + 1);
    const end = paragraph.slice(-6);
    const opens = /(?:^|[\s([{«“‘—–/]|[\s(«“‘][*_]+)$/.test(end) || (language === "it" && end.endsWith("’"));
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
    const made = [];
    // Only what stands near is looked at: a long text is read in one go.
    let near = "";
    for (const part of text.split(/(["'])/)) {
      const isStraight = (part === '"' || part === "'") && !this.inAddress(near.slice(-200));
      made.push(isStraight ? this.mark(part, near, language) : part);
      near = (near + made[made.length - 1]).slice(-1000);
    }
    return made.join("");
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
