/* Rows are put in order by dragging their handle, or by the arrow keys on it. Their numbers follow,
   which are what is saved; without this file they are typed. */
"use strict";
{
  const said = document.querySelector(".desk-said");
  const form = document.getElementById("report_form");

  /* Its own: the other wordings of a quote stand inside its row, and keep the order they have. */
  function rowsOf(group) {
    const kind = group.id.replace(/-group$/, "");
    return [...group.querySelectorAll(`.inline-related[id^="${kind}-"]:not(.empty-form)`)];
  }

  function box(row) {
    return row.querySelector("[name$='-position']");
  }

  function place(row) {
    return Number(box(row).value) || Infinity;
  }

  function index(row) {
    return Number(row.id.split("-").pop());
  }

  /* Where a blank row stands nobody needs to know: it gets a number when something is in it. */
  function isBlank(row) {
    const isNew = !row.classList.contains("has_original");
    return isNew && ![...row.querySelectorAll("textarea, input[type=text], input[type=url]")].some((one) => one.value.trim());
  }

  function show(group, compare) {
    const rows = rowsOf(group);
    const sorted = [...rows].sort(compare);
    const pattern = group.querySelector(".empty-form");
    const focused = document.activeElement;
    if (rows.some((row, at) => row !== sorted[at])) {
      sorted.forEach((row) => pattern.before(row));
      focused.focus({ preventScroll: true });
    }
  }

  function number(group) {
    rowsOf(group).filter((row) => !isBlank(row)).forEach((row, at) => {
      box(row).value = at + 1;
    });
    box(rowsOf(group)[0]).dispatchEvent(new Event("change", { bubbles: true }));
    document.dispatchEvent(new CustomEvent("desk:ordered", { detail: group }));
  }

  /* Put a row before the one that stands at a place, counted from 0. */
  function putAt(row, at) {
    const group = row.closest(".inline-group");
    const others = rowsOf(group).filter((one) => one !== row);
    (others[at] || group.querySelector(".empty-form")).before(row);
    number(group);
  }
  globalThis.deskOrder = { putAt };

  function pressed(event, row, handle) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const rows = rowsOf(row.closest(".inline-group"));
    const at = rows.indexOf(row) + step;
    if (!step || at < 0 || at >= rows.length) {
      return;
    }
    event.preventDefault();
    putAt(row, at);
    handle.focus();
    row.scrollIntoView({ block: "nearest" });
    said.textContent = said.dataset.moved.replace("{place}", at + 1).replace("{rows}", rows.length);
    window.clearTimeout(said.timer);
    said.timer = window.setTimeout(() => { said.textContent = ""; }, 3000);
  }

  function dragged(event, row, handle) {
    event.preventDefault();
    handle.focus({ preventScroll: true });
    row.classList.add("desk-moving");
    const follow = ({ clientY }) => {
      const others = rowsOf(row.closest(".inline-group")).filter((one) => one !== row);
      const next = others.find((one) => {
        const around = one.getBoundingClientRect();
        return clientY < around.top + around.height / 2;
      });
      (next || row.closest(".inline-group").querySelector(".empty-form")).before(row);
    };
    // Not captured by the handle: it leaves the page for a moment whenever its row moves.
    const drop = () => {
      document.removeEventListener("pointermove", follow);
      document.removeEventListener("pointerup", drop);
      document.removeEventListener("pointercancel", drop);
      row.classList.remove("desk-moving");
      number(row.closest(".inline-group"));
    };
    document.addEventListener("pointermove", follow);
    document.addEventListener("pointerup", drop);
    document.addEventListener("pointercancel", drop);
  }

  function begin(row) {
    const head = row.querySelector("h3");
    if (row.id.startsWith("wordings-") || !box(row) || !head || head.querySelector(".desk-move")) {
      return;
    }
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "desk-move";
    handle.textContent = said.dataset.move;
    handle.title = said.dataset.moveTitle;
    handle.addEventListener("keydown", (event) => pressed(event, row, handle));
    handle.addEventListener("pointerdown", (event) => event.button === 0 && dragged(event, row, handle));
    head.append(handle);
  }

  function beginGroup(group) {
    if (group.id === "wordings-group" || !group.querySelector(".empty-form [name$='-position']")) {
      return;
    }
    group.classList.add("desk-ordered");
    rowsOf(group).forEach(begin);
    show(group, (one, other) => place(one) - place(other) || index(one) - index(other));
    // When a row is removed, Django numbers the names of all others by how they stand: stored rows
    // must come first then, as they were.
    group.addEventListener("click", (event) => {
      if (event.target.closest(".inline-deletelink")) {
        const order = rowsOf(group);
        show(group, (one, other) => index(one) - index(other));
        window.setTimeout(() => show(group, (one, other) => order.indexOf(one) - order.indexOf(other)), 0);
      }
    }, true);
  }

  if (form && said) {
    form.querySelectorAll(".inline-group").forEach(beginGroup);
    document.addEventListener("formset:added", (event) => begin(event.target));
  }
}
