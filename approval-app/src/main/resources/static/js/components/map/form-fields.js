// The few kinds of fields the panels of the map have, labelled.

function labelled(id, words, control) {
    const row = document.createElement("div");
    row.className = "panel-field";
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = words;
    control.id = id;
    row.append(label, control);
    return row;
}

export function field(id, words, value) {
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = "decimal";
    input.value = value;
    return labelled(id, words, input);
}

/** @param {[string, string][]} choices value and words */
export function choice(id, words, choices, chosen = "") {
    const select = document.createElement("select");
    choices.forEach(([value, label]) => select.add(new Option(label, value, false, value === chosen)));
    return labelled(id, words, select);
}

export function lines(id, words, hint) {
    const area = document.createElement("textarea");
    area.rows = 5;
    area.placeholder = hint;
    return labelled(id, words, area);
}

export function check(id, words, checked = false) {
    const row = document.createElement("div");
    row.className = "panel-check";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = id;
    box.checked = checked;
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = words;
    row.append(box, label);
    return row;
}
