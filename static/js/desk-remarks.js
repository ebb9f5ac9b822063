/* Remarks on the report's form: each stands at its field, and is written, answered and settled
   without leaving the page. Nothing typed into a box is lost: it stays until the server has it. */
"use strict";
{
  const panel = document.querySelector("[data-remarks]");

  /* What is typed here is no part of the report: its form must not take it for unsaved text. */
  function keepToItself(box) {
    for (const name of ["input", "change"]) {
      box.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  function start() {
    const pattern = panel.querySelector("[data-remark-box]");
    const words = pattern.dataset;
    const status = panel.querySelector("[data-remark-status]");
    const add = document.createElement("button");
    let boxes = 0;

    /* -- Places -- */

    function holderOf(element) {
      if (!element) {
        return null;
      }
      if (element.matches(".inline-related")) {
        return element;
      }
      if (element.matches(".inline-group")) {
        return element.querySelector("fieldset");
      }
      const line = element.closest(".flex-container");
      return line && line.parentElement.closest(".form-row") ? line.parentElement : null;
    }

    function holderOfPlace(place, target) {
      const found = target && document.getElementById(target);
      if (found) {
        return holderOf(found);
      }
      // Fields that are only shown have no id; they carry their name as a class.
      const shown = /^[a-z_]+$/.test(place)
        && document.querySelector(`.fieldBox.field-${place}, .form-row.field-${place} > div > .flex-container`);
      return shown ? shown.parentElement : null;
    }

    function placeOf(holder) {
      const row = holder.closest(".inline-related");
      const key = row && row.querySelector("[name$='-row_key']");
      if (row && (!key || !key.value)) {
        return null;
      }
      const kind = row && row.id.replace(/-[0-9]+$/, "");
      if (holder === row) {
        return `${kind}:${key.value}`;
      }
      const line = holder.querySelector(":scope > .flex-container");
      const named = line && [...line.classList, ...line.closest(".form-row").classList]
        .filter((name) => name.startsWith("field-"));
      if (!named || !named.length) {
        return null;
      }
      const field = named[0].slice("field-".length);
      return row ? `${kind}:${key.value}:${field}` : field;
    }

    function labelOf(holder) {
      const label = holder.querySelector(":scope > .flex-container > label, :scope > h3 .inline_label");
      return label ? label.textContent.replace(/:\s*$/, "").trim() : words.whole;
    }

    function toolsOf(holder) {
      const at = holder.querySelector(":scope > h3") || holder;
      let tools = at.querySelector(":scope > .remark-tools");
      if (!tools) {
        tools = document.createElement("span");
        tools.className = "remark-tools";
        holder.classList.add("takes-remark");
        at.append(tools);
      }
      return tools;
    }

    /* -- Threads at their fields -- */

    function mark(holder) {
      const open = holder.querySelectorAll(":scope > .remark:not(.remark-settled)");
      const tools = toolsOf(holder);
      tools.querySelector("a")?.remove();
      if (!open.length) {
        return;
      }
      const marker = document.createElement("a");
      marker.href = `#${open[0].id}`;
      marker.textContent = `${open.length} ${words.one}`;
      tools.prepend(marker);
    }

    function put(article) {
      const holder = holderOfPlace(article.dataset.place, article.dataset.target);
      if (!holder) {
        return;
      }
      const line = article.parentElement.querySelector(":scope > .remark-line");
      if (line) {
        line.hidden = false;
      }
      const head = holder.querySelector(":scope > h3, :scope > h2");
      if (head) {
        head.after(article);
      } else {
        holder.append(article);
      }
      const folded = holder.closest("details");
      if (folded) {
        folded.open = true;
      }
      mark(holder);
    }

    function replaceThread(answer, former) {
      const bowl = document.createElement("template");
      bowl.innerHTML = answer.thread;
      const article = bowl.content.querySelector("article");
      const about = article.querySelector(".remark-about");
      const link = former && former.querySelector("[data-remark-field]");
      if (link) {
        article.dataset.target = former.dataset.target;
        about.replaceChildren(link);
      }
      const line = panel.querySelector(`.remark-line a[href="#${article.id}"]`);
      if (line) {
        line.closest(".remark-line").hidden = answer.settled;
      }
      if (former) {
        former.replaceWith(article);
      }
      return article;
    }

    function tell(answer) {
      const count = panel.querySelector(".remarks-count");
      count.textContent = answer.count;
      count.hidden = false;
      panel.classList.remove("desk-remarks-empty");
      status.textContent = answer.message;
    }

    /* -- Sending -- */

    async function send(data) {
      const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
      try {
        const response = await fetch(panel.dataset.remarks, {
          method: "POST",
          headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" },
          body: new URLSearchParams(data),
        });
        const answer = await response.json();
        return answer.thread || answer.problems ? answer : { problems: [words.lost] };
      } catch {
        return { problems: [words.lost] };
      }
    }

    /* Whether somebody is still where they sent from: the answer takes nobody away from other work. */
    function isHere(part) {
      return document.activeElement === document.body || part.contains(document.activeElement);
    }

    async function act(article, name) {
      const answer = await send({ act: name, remark: article.dataset.remark });
      if (answer.problems) {
        status.textContent = answer.problems.join(" ");
        return;
      }
      const hasStayed = isHere(article);
      const fresh = replaceThread(answer, article);
      const holder = holderOfPlace(fresh.dataset.place, fresh.dataset.target);
      if (holder && holder.contains(fresh)) {
        mark(holder);
      }
      tell(answer);
      if (hasStayed) {
        fresh.focus({ preventScroll: true });
      }
    }

    /* -- Boxes -- */

    function openBox(at, label, sent) {
      const there = at.querySelector(":scope > .remark-box");
      if (there) {
        there.querySelector("textarea").focus();
        return;
      }
      const box = pattern.content.firstElementChild.cloneNode(true);
      const text = box.querySelector("textarea");
      const name = box.querySelector("label");
      boxes += 1;
      text.id = `remark-box-${boxes}`;
      name.htmlFor = text.id;
      name.textContent = label || name.textContent;
      box.setAttribute("aria-label", name.textContent);
      const before = document.activeElement;
      const close = () => {
        const hasStayed = isHere(box);
        box.remove();
        if (hasStayed) {
          before?.focus?.({ preventScroll: true });
        }
      };
      keepToItself(box);
      box.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !text.value.trim()) {
          close();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          box.querySelector("[data-remark-send]").click();
        }
      });
      box.querySelector("[data-remark-close]").addEventListener("click", close);
      box.querySelector("[data-remark-send]").addEventListener("click", async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        const answer = await sent(text.value);
        button.disabled = false;
        if (answer.problems) {
          box.querySelector(".remark-problem").textContent = answer.problems.join(" ");
          if (isHere(box)) {
            text.focus();
          }
          return;
        }
        text.value = "";
        close();
        tell(answer);
      });
      at.append(box);
      text.focus();
    }

    function answerThread(article) {
      openBox(article, "", async (text) => {
        const answer = await send({ act: "reply", remark: article.dataset.remark, text });
        if (!answer.problems) {
          replaceThread(answer, article);
        }
        return answer;
      });
    }

    function remarkOn(place, holder, label) {
      const at = holder || panel;
      openBox(at, `${words.on}: ${label}`, async (text) => {
        const answer = await send({ act: "remark", place, text });
        if (!answer.problems) {
          const article = replaceThread(answer, null);
          if (holder) {
            holder.querySelector(":scope > .remark-box").before(article);
            mark(holder);
          } else {
            const item = document.createElement("li");
            item.append(article);
            panel.querySelector(".remark-list").append(item);
          }
        }
        return answer;
      });
    }

    function remarkAt(holder) {
      const place = holder && placeOf(holder);
      if (place) {
        remarkOn(place, holder, labelOf(holder));
      }
    }

    /* -- What is clicked and pressed -- */

    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-remark-act]");
      const article = event.target.closest("[data-remark]");
      const back = event.target.closest("[data-remark-field]");
      if (back) {
        const field = document.getElementById(back.hash.slice(1));
        if (field && field.matches("input, select, textarea")) {
          event.preventDefault();
          field.focus();
        }
      } else if (link && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        const name = link.dataset.remarkAct;
        if (name === "remark") {
          remarkOn("", null, words.whole);
        } else if (name === "reply") {
          answerThread(article);
        } else {
          act(article, name);
        }
      }
    });

    /* One button serves all fields: it stands at the one that is used or pointed at. It is no stop
       of the tab key, which has the shortcut and the page of all remarks instead. */
    add.type = "button";
    add.className = "remark-add";
    add.tabIndex = -1;
    add.textContent = words.add;
    add.title = words.hint;
    add.addEventListener("mousedown", (event) => event.preventDefault());
    add.addEventListener("click", () => remarkAt(add.closest(".takes-remark")));

    function follow(event) {
      const line = event.target.closest?.("#report_form .flex-container, #report_form .inline-related > h3");
      if (!line || line.closest(".empty-form, .form-multiline > .hidden") || line.contains(add)) {
        return;
      }
      const holder = line.matches("h3") ? line.parentElement : holderOf(line);
      if (holder && placeOf(holder)) {
        toolsOf(holder).append(add);
      }
    }
    document.addEventListener("focusin", follow);
    document.addEventListener("mouseover", follow);
    document.addEventListener("keydown", (event) => {
      if (event.code === "KeyM" && event.altKey && (event.ctrlKey || event.metaKey)) {
        const line = document.activeElement.closest("#report_form .flex-container");
        if (line) {
          event.preventDefault();
          remarkAt(holderOf(line));
        }
      }
    });
    window.addEventListener("beforeunload", (event) => {
      const typed = [...document.querySelectorAll(".remark-box textarea")];
      if (typed.some((text) => text.value.trim())) {
        event.preventDefault();
      }
    });

    panel.querySelectorAll("article[data-remark]").forEach(put);
    const asked = /^#remark-[0-9]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (asked) {
      asked.scrollIntoView({ block: "center" });
      asked.focus({ preventScroll: true });
    }
  }

  if (panel) {
    start();
  }
}
