/* Markdown by buttons and keys: bold, italic, headline, list, link, quotation marks, on what is
   selected. Without this file the signs are typed. */
"use strict";
{
  const pattern = document.getElementById("desk-writing");
  const form = document.getElementById("report_form");

  /* The selection without the white space around it; the word at the caret where nothing is selected. */
  function chosen(box) {
    let { selectionStart: from, selectionEnd: to } = box;
    if (from === to) {
      from -= /[\p{L}\p{N}’'-]*$/u.exec(box.value.slice(0, from))[0].length;
      to += /^[\p{L}\p{N}’'-]*/u.exec(box.value.slice(to))[0].length;
    }
    while (from < to && /\s/.test(box.value[from])) {
      from += 1;
    }
    while (from < to && /\s/.test(box.value[to - 1])) {
      to -= 1;
    }
    return [from, to];
  }

  /* Signs such as ** around the selection, paragraph by paragraph; where they stand, they go. */
  function around(box, sign) {
    const [from, to] = chosen(box);
    const size = sign.length;
    const text = box.value.slice(from, to);
    const before = /\**$/.exec(box.value.slice(0, from))[0].length;
    const after = /^\**/.exec(box.value.slice(to))[0].length;
    const has = (count) => (size === 2 ? count >= 2 : count % 2 === 1);
    if (text && has(before) && has(after)) {
      globalThis.deskText.write(box, from - size, to + size, text, [0, text.length]);
    } else if (text.length > 2 * size && has(/^\**/.exec(text)[0].length) && has(/\**$/.exec(text)[0].length)) {
      const bare = text.slice(size, -size);
      globalThis.deskText.write(box, from, to, bare, [0, bare.length]);
    } else if (!text) {
      globalThis.deskText.write(box, from, to, sign + sign, [size, size]);
    } else {
      const parts = text.split(/(\n[^\S\n]*\n\s*)/).map((part, index) => (index % 2 ? part : sign + part + sign));
      const made = parts.join("");
      globalThis.deskText.write(box, from, to, made, parts.length > 1 ? [0, made.length] : [size, made.length - size]);
    }
  }

  /* A sign at the beginning of each line of the selection; where all have it, it goes. */
  function lines(box, sign, any) {
    const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    const end = box.value.indexOf("\n", Math.max(box.selectionEnd, from));
    const to = end < 0 ? box.value.length : end;
    const kept = box.value.slice(from, to).split("\n");
    const all = kept.every((line) => !line.trim() || line.startsWith(sign));
    const made = kept.map((line) => (line.trim() || kept.length === 1 ? (all ? "" : sign) + line.replace(any, "") : line)).join("\n");
    globalThis.deskText.write(box, from, to, made, kept.length > 1 ? [0, made.length] : [made.length, made.length]);
  }

  function link(box) {
    const [from, to] = chosen(box);
    const text = box.value.slice(from, to);
    if (/^https?:\/\/\S+$/.test(text)) {
      globalThis.deskText.write(box, from, to, `[](${text})`, [1, 1]);
    } else {
      globalThis.deskText.write(box, from, to, `[${text}](https://)`, text ? [text.length + 3, text.length + 11] : [1, 1]);
    }
  }

  function marks(box) {
    const [from, to] = chosen(box);
    const text = box.value.slice(from, to);
    const opening = globalThis.deskText.mark('"', `${box.value.slice(0, from)} `, box.lang);
    const pair = globalThis.deskText.marks[box.lang];
    const closing = pair[pair.indexOf(opening) + 1];
    globalThis.deskText.write(box, from, to, opening + text + closing, [1, 1 + text.length]);
  }

  const ACTS = {
    bold: (box) => around(box, "**"),
    italic: (box) => around(box, "*"),
    heading: (box) => lines(box, "## ", /^#{1,6}\s+/),
    list: (box) => lines(box, "- ", /^(?:[-*+]|\d+[.)])\s+/),
    link,
    marks,
  };
  /* By code where a further key changes what the key writes. */
  const KEYS = { KeyB: "bold", KeyI: "italic", KeyK: "link" };
  const KEYS_WITH_ALT = { Digit2: "heading", KeyQ: "marks" };

  function actOf(event) {
    if (!(event.ctrlKey || event.metaKey)) {
      return "";
    }
    if (event.shiftKey) {
      return event.code === "Digit8" && !event.altKey ? "list" : "";
    }
    return (event.altKey ? KEYS_WITH_ALT : KEYS)[event.code] || "";
  }

  function begin(box) {
    const bar = document.importNode(pattern.content, true).firstElementChild;
    box.before(bar);
    bar.setAttribute("aria-controls", box.id);
    for (const button of bar.querySelectorAll("[data-write]")) {
      // The box keeps the focus, and with it the selection.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => ACTS[button.dataset.write](box));
    }
    box.addEventListener("keydown", (event) => {
      const act = actOf(event);
      if (act) {
        event.preventDefault();
        ACTS[act](box);
      }
    });
  }

  if (pattern && form) {
    form.querySelectorAll("textarea[name^=body_]").forEach(begin);
  }
}
