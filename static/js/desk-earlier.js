/* Earlier meetings of the same parties, each with a button that takes over who was there. What is
   taken over gets the posts of the new date; without this file a list can be pasted. */
"use strict";
{
  const words = document.querySelector("[data-proposals]");
  const group = document.getElementById("participations-group");
  let shown = "";

  function field(row, name) {
    return row.querySelector(`[name$="-${name}"]`);
  }

  function rows() {
    return [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  }

  function isFree(row) {
    return !row.classList.contains("has_original") && ["person", "group_it", "group_en", "country"].every((name) => !field(row, name) || !field(row, name).value.trim());
  }

  function freeRow() {
    const blank = rows().find(isFree);
    if (!blank) {
      group.querySelector(".add-row a").click();
    }
    return blank || rows().find(isFree);
  }

  function take(participants) {
    let last = null;
    for (const boxes of participants) {
      const row = freeRow();
      if (!row) {
        break;
      }
      for (const [name, value] of Object.entries(boxes)) {
        if (field(row, name)) {
          field(row, name).value = value;
        }
      }
      last = field(row, "person");
    }
    // As chosen, not as typed, which would open the suggestions.
    last?.dispatchEvent(new Event("change", { bubbles: true }));
    last?.focus();
  }

  function offer({ title, when, participants }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "desk-button";
    button.textContent = `${when}, ${title} (${participants.length})`;
    button.title = participants.map((boxes) => boxes.person).join(", ");
    button.addEventListener("click", () => {
      take(participants);
      const said = document.querySelector(".desk-said");
      said.textContent = words.dataset.copied;
      window.setTimeout(() => { said.textContent = ""; }, 5000);
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  document.addEventListener("desk:proposals", ({ detail }) => {
    const told = JSON.stringify(detail.earlier);
    if (!group || !group.querySelector(".add-row a") || told === shown) {
      return;
    }
    shown = told;
    document.querySelector(".desk-earlier")?.remove();
    if (detail.earlier.length) {
      const box = document.createElement("div");
      box.className = "desk-earlier";
      const lead = document.createElement("p");
      lead.textContent = words.dataset.earlier;
      const list = document.createElement("ul");
      list.setAttribute("role", "list");
      list.append(...detail.earlier.map(offer));
      box.append(lead, list);
      group.after(box);
    }
  });
}
