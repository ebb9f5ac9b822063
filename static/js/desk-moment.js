/* Beside a box for day and hour stands its zone, and how far that is from UTC on that day. */
"use strict";
{
  function offset(box) {
    const zone = box.dataset.zone;
    const moment = new Date(`${box.value}Z`);
    if (Number.isNaN(moment.getTime())) {
      return zone;
    }
    const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(moment);
    const name = parts.find((part) => part.type === "timeZoneName").value.replace("GMT", "UTC");
    return `${zone}, ${name}`;
  }

  for (const box of document.querySelectorAll("input[data-zone]")) {
    const note = document.createElement("output");
    note.className = "help";
    note.htmlFor = box.id;
    const show = () => { note.textContent = offset(box); };
    box.after(note);
    box.addEventListener("input", show);
    show();
  }
}
