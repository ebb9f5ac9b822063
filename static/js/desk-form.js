/* What the scripts of the form share about what is sent of it while somebody types. */
"use strict";
globalThis.deskForm = {
  /* Everything in the form as it would be sent, without the empty rows that new ones are made from;
     of files their names, since a new picture is sent when the report is saved. */
  values(form) {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (!name.includes("__prefix__")) {
        values.append(name, value instanceof File ? value.name : value);
      }
    }
    return values.toString();
  },
};
