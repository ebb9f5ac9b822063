/* What is pasted from Word, Google Docs, the web or mail becomes Markdown: bold, italic, links,
   lists, headlines, quotation marks; everything else is left behind. It is read without being shown
   or run. What is too large is pasted as plain words, and said. */
"use strict";
{
  const LARGEST_SHAPED = 3_000_000;
  const LARGEST_TEXT = 200_000;
  const LARGEST_FORM = 2_000_000;
  const BLOCKS = new Set(["ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "CAPTION", "CENTER", "DD", "DETAILS", "DIV", "DL", "DT", "FIELDSET", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "HEADER", "HR", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "TD", "TFOOT", "TH", "THEAD", "TR", "UL"]);
  const LEFT = new Set(["AUDIO", "BUTTON", "CANVAS", "HEAD", "IFRAME", "IMG", "INPUT", "LINK", "MATH", "META", "NOSCRIPT", "OBJECT", "SCRIPT", "SELECT", "STYLE", "SVG", "TEMPLATE", "TEXTAREA", "TITLE", "VIDEO"]);
  const form = document.getElementById("report_form");
  const said = document.querySelector(".desk-said");

  function style(element) {
    return (element.dataset ? element.dataset.style || "" : "").toLowerCase();
  }

  /* What is parsed is never shown; still the policy of the page would complain of its styles and
     handlers, so styles are put where they are only read, and handlers where nothing is. */
  function inert(html) {
    const tags = html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, (_all, name) => (name.length === 5 && name.toLowerCase() === "style" ? " data-style=" : " data-handler=")));
    return tags.replace(/<(\/?)style\b/gi, "<$1template");
  }

  /* The address that a link leads to; '' for what is no page, as scripts and places in the text. */
  function target(link) {
    let address;
    try {
      address = new URL(link.getAttribute("href") || "");
      if (/(^|\.)google\.[a-z.]+$/.test(address.hostname) && address.pathname === "/url" && address.searchParams.get("q")) {
        address = new URL(address.searchParams.get("q"));
      }
    } catch {
      return "";
    }
    return ["http:", "https:"].includes(address.protocol) ? address.href.replace(/[()\s<>]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29") : "";
  }

  /* How an element and its style shape the words in it. Google Docs wraps everything in a bold
     element that is not bold. */
  function shaped(element, shape) {
    const said = style(element);
    const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/.exec(said);
    const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/.exec(said);
    const made = { ...shape };
    if (weight) {
      made.bold = weight[1] === "bold" || weight[1] === "bolder" || Number(weight[1]) >= 600;
    } else if (["B", "STRONG"].includes(element.nodeName)) {
      made.bold = true;
    }
    if (slant) {
      made.italic = slant[1] !== "normal";
    } else if (["I", "EM", "CITE"].includes(element.nodeName)) {
      made.italic = true;
    }
    if (element.nodeName === "A") {
      made.href = target(element) || shape.href;
    }
    return made;
  }

  class Reader {
    constructor(language) {
      this.language = language;
      this.blocks = [];
      this.begin("");
    }

    begin(prefix, indent = "") {
      this.block = { prefix, indent, runs: [] };
      this.blocks.push(this.block);
    }

    add(text, shape) {
      const last = this.block.runs[this.block.runs.length - 1];
      if (last && last.bold === shape.bold && last.italic === shape.italic && last.href === shape.href) {
        last.text += text;
      } else {
        this.block.runs.push({ text, ...shape });
      }
    }

    read(node, shape, around) {
      if (node.nodeType === Node.TEXT_NODE) {
        this.add(node.data.replace(/[\s\u00a0]+/g, " ").replace(/[\u00ad\u200b\ufeff]/g, ""), shape);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.element(node, shape, around);
      }
    }

    children(element, shape, around) {
      element.childNodes.forEach((child) => this.read(child, shape, around));
    }

    element(element, shape, around) {
      const name = element.nodeName;
      const said = style(element);
      if (LEFT.has(name) || /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/.test(said)) {
        return;
      }
      const heading = /^H([1-6])$/.exec(name) || /\bMso(?:Heading(\d)|Title\b)/i.exec(element.className || "");
      if (name === "BR") {
        this.add("\n", shape);
      } else if (name === "HR") {
        this.begin("---");
        this.begin(around.prefix);
      } else if (name === "Q") {
        const [opening, closing] = globalThis.deskText.marks[this.language];
        this.add(opening, shape);
        this.children(element, shaped(element, shape), around);
        this.add(closing, shape);
      } else if (heading) {
        this.part(element, { ...shape, bold: false }, { ...around, prefix: Number(heading[1] || 1) > 2 ? "### " : "## ", isHeading: true });
      } else if (/mso-list\s*:\s*l\d+/.test(said)) {
        this.wordItem(element, shape, said);
      } else if (name === "UL" || name === "OL") {
        this.list(element, shape, around);
      } else if (name === "LI") {
        this.list(element, shape, around);
      } else if (name === "BLOCKQUOTE") {
        this.part(element, shape, { ...around, prefix: `${around.prefix}> ` });
      } else if (BLOCKS.has(name)) {
        this.part(element, shaped(element, shape), around);
      } else {
        this.children(element, shaped(element, shape), around);
      }
    }

    part(element, shape, around) {
      this.begin(around.prefix, around.indent);
      this.children(element, around.isHeading ? { ...shape, bold: false } : shape, around);
      this.begin(around.outer ?? "", around.indent);
    }

    list(element, shape, around) {
      const items = element.nodeName === "LI" ? [element] : [...element.children];
      const isOrdered = element.nodeName === "OL";
      let number = Number(element.getAttribute("start")) || 1;
      const indent = around.inList ? around.inside : "";
      for (const item of items) {
        if (item.nodeName === "LI") {
          const sign = isOrdered ? `${number}. ` : "- ";
          number += 1;
          this.begin(sign, indent);
          this.block.isItem = true;
          const inside = { ...around, inList: true, inside: indent + " ".repeat(sign.length), indent: indent + " ".repeat(sign.length), prefix: "" };
          this.item(item, shaped(item, shape), inside);
        } else {
          this.read(item, shape, { ...around, inList: true, inside: around.inside || "" });
        }
      }
      this.begin(around.outer ?? "", around.indent);
    }

    /* The first paragraph of an item stands beside its sign. */
    item(item, shape, around) {
      let isFirst = true;
      item.childNodes.forEach((child) => {
        if (isFirst && ["P", "DIV"].includes(child.nodeName)) {
          this.children(child, shaped(child, shape), around);
        } else {
          this.read(child, shape, around);
        }
        isFirst = isFirst && !child.textContent.trim();
      });
    }

    /* Word says of a paragraph that it is an item, and how deep; its sign is the text it ignores. */
    wordItem(element, shape, said) {
      const level = Number((/level(\d)/.exec(said) || [0, 1])[1]);
      const ignored = [...element.querySelectorAll("[data-style]")].find((one) => /mso-list\s*:\s*ignore/.test(style(one)));
      const sign = ignored && /^\s*[\da-z]{1,3}[.)]/i.test(ignored.textContent) ? "1. " : "- ";
      this.begin(sign, "   ".repeat(level - 1));
      this.block.isItem = true;
      this.children(element, shaped(element, shape), { prefix: "", indent: "" });
      this.begin("");
    }

    /* Items stand line by line, everything else is parted by an empty line. */
    written() {
      const kept = this.blocks.map((block) => ({ ...block, text: block.prefix === "---" ? "" : inline(block.runs, block.prefix) }));
      let made = "";
      let before = null;
      for (const block of kept.filter((one) => one.text || one.prefix === "---")) {
        const between = before === null ? "" : before.isItem && block.isItem ? "\n" : "\n\n";
        made += between + block.indent + block.prefix + block.text.replace(/\n/g, `\n${block.indent}${block.prefix.startsWith(">") ? block.prefix : ""}`);
        before = block;
      }
      return made;
    }
  }

  /* The words of a block with their signs, which never hold white space at their edges. */
  function inline(runs, prefix) {
    let made = "";
    for (const { text, bold, italic, href } of runs) {
      const core = escaped(text.trim());
      if (!core) {
        made += text;
        continue;
      }
      const sign = prefix.startsWith("#") ? (italic ? "*" : "") : "*".repeat((bold ? 2 : 0) + (italic ? 1 : 0));
      const signed = `${sign}${core}${sign}`;
      made += /^\s*/.exec(text)[0] + (href ? `[${signed}](${href})` : signed) + /\s*$/.exec(text)[0];
    }
    const lines = made.replace(/[ \t]+/g, " ").split("\n").map((line) => line.trim());
    return lines.join("\n").replace(/\n{2,}/g, "\n\n").trim().split("\n").map(atLineStart).join("\n");
  }

  function escaped(text) {
    return text.replace(/[*_[\]\\]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&").replace(/<(?=https?:)/g, "\\<");
  }

  /* What would begin a headline, a list or a rule is only a sign here. */
  function atLineStart(line) {
    return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2").replace(/^(?:[#>]|[-+](?=\s|$))/, "\\$&").replace(/^-{3,}$/, "\\$&");
  }

  /* HTML as Markdown; '' where it says nothing. */
  function markdown(html, language) {
    const page = new DOMParser().parseFromString(inert(html), "text/html");
    const reader = new Reader(language);
    reader.children(page.body, { bold: false, italic: false, href: "" }, { prefix: "", indent: "" });
    const text = reader.written();
    return globalThis.deskText.remembered("marks", true) ? globalThis.deskText.typeset(text, language) : text;
  }
  globalThis.deskPaste = { markdown };

  function tell(what) {
    said.textContent = what ? said.dataset[what] : "";
  }

  function bytes(text) {
    return new TextEncoder().encode(text).length;
  }

  function pasted(event) {
    const box = event.target;
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    tell("");
    if (plain.length + box.value.length > LARGEST_TEXT) {
      tell("tooMuch");
    } else if (html.length > LARGEST_SHAPED) {
      tell("withoutShape");
    } else if (html && !event.clipboardData.files.length) {
      const text = markdown(html, box.lang);
      if (text) {
        event.preventDefault();
        globalThis.deskText.write(box, box.selectionStart, box.selectionEnd, text);
      }
    }
  }

  if (form && said) {
    for (const box of form.querySelectorAll("textarea[name^=body_]")) {
      box.addEventListener("paste", pasted);
    }
    // More than the newsroom takes would come back as an error page, without the text.
    form.addEventListener("submit", (event) => {
      const texts = [...new FormData(form).values()].filter((value) => typeof value === "string");
      if (texts.reduce((sum, text) => sum + text.length, 0) < LARGEST_TEXT) {
        return;
      }
      const long = [...form.querySelectorAll("textarea")].find((box) => bytes(box.value) > LARGEST_TEXT);
      if (long && texts.reduce((sum, text) => sum + bytes(text), 0) > LARGEST_FORM) {
        event.preventDefault();
        event.stopImmediatePropagation();
        tell("tooMuch");
        long.focus();
      }
    }, true);
  }
}
