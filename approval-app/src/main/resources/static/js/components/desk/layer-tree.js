// The tree of layers: groups with their layers, each with switch, symbol, version, strength, legend and what is known of it.
import { button, make } from "../../lib/dom.js";
import { grouped } from "../../lib/numbers.js";
import { text } from "../../lib/texts.js";
import { classFilter } from "../map/class-filter.js";
import { swatch } from "../map/layer-styles.js";
import { reorderable } from "./reorder.js";

export class LayerTree {
    #desk;
    #state;
    #rows = new Map();
    #groups = new Map();
    #list = make("div", "tree-groups");

    /** @param {object[]} above entries of what is drawn above all layers, such as conflicts */
    constructor(desk, above) {
        this.#desk = desk;
        this.#state = desk.layers;
        this.element = make("div", "layer-tree");
        if (above.length > 0) {
            this.element.append(make("section", "tree-group", make("h3", "", text("desk.group.red-lines")), ...above));
        }
        this.element.append(this.#list);
        if (this.#state.groups.length === 0) {
            this.element.append(make("p", "notice", text("map.none")));
        }
        this.#state.groups.forEach((group) => this.#groups.set(group.name, this.#group(group)));
        this.#state.addEventListener("change", () => this.#show());
        this.#show();
    }

    #group({ name, items }) {
        const title = text("desk.group." + name);
        const box = make("input", "");
        box.type = "checkbox";
        box.id = "group-" + name;
        box.addEventListener("change", () => this.#state.showGroup(name, box.checked));
        const label = make("label", "", title);
        label.htmlFor = box.id;
        const grip = this.#grip(title);
        const rows = make("div", "tree-rows");
        items.forEach((item) => this.#rows.set(item.key, this.#row(item)));
        const section = make("section", "tree-group", make("h3", "", grip, box, label), rows);
        section.dataset.row = name;
        section.setAttribute("aria-label", title);
        reorderable(grip, section, (by) => {
            const place = this.#state.moveGroup(name, by);
            this.#moved(grip, title, place, this.#state.groups.length);
        });
        return { section, rows, box };
    }

    #grip(title) {
        const grip = button("⠿", () => {}, { className: "grip", title: text("desk.move", title) });
        grip.setAttribute("aria-keyshortcuts", "ArrowUp ArrowDown");
        return grip;
    }

    #moved(grip, title, place, of) {
        grip.focus();
        this.#desk.say(text("desk.moved", title, place, of));
    }

    #row({ key, layer }) {
        const title = layer.get("title");
        const box = make("input", "");
        box.type = "checkbox";
        box.id = "layer-" + key;
        box.addEventListener("change", () => this.#state.show(key, box.checked));
        const label = make("label", "", title);
        label.htmlFor = box.id;
        const grip = this.#grip(title);
        const about = layer.get("about");
        const version = make("small", "", text("desk.version", about.number), " · ", about.dataDate ?? text("map.no-date"));
        const more = this.#more(key, layer);
        const toggle = button("", () => open(more.hidden), { className: "fold", title: text("desk.layer.more", title) });
        const open = (shown) => {
            more.hidden = !shown;
            toggle.setAttribute("aria-expanded", String(shown));
        };
        open(false);
        const symbol = layer.get("look").classField ? make("span", "swatch many") : swatch(layer.get("look"));
        const row = make("div", "tree-row", make("div", "tree-line", grip, box, symbol, label, version, toggle), more);
        row.dataset.row = key;
        reorderable(grip, row, (by) => {
            const place = this.#state.move(key, by);
            this.#moved(grip, title, place, row.parentElement.children.length);
        });
        return { row, box, fade: more.querySelector("input[type=range]") };
    }

    #more(key, layer) {
        const title = layer.get("title");
        const about = layer.get("about");
        const fade = make("input", "");
        fade.type = "range";
        fade.min = "10";
        fade.max = "100";
        fade.step = "5";
        fade.setAttribute("aria-label", text("map.opacity", title));
        const percent = make("output", "", "");
        fade.addEventListener("input", () => this.#state.fade(key, Number(fade.value) / 100));
        const strength = make("div", "tree-strength", make("span", "", text("desk.opacity")), fade, percent);
        const fit = button(text("desk.layer.fit"), () => this.#desk.fit(about.bounds), { title: text("desk.layer.fit.title", title) });
        fit.disabled = !about.bounds;
        const facts = button(text("desk.layer.about"), () => this.#about(layer), { title: text("desk.layer.about.title", title) });
        const more = make("div", "tree-more", strength, make("div", "buttons", fit, facts));
        if (layer.get("look").classField) {
            more.append(classFilter(layer));
        }
        return more;
    }

    /** What is known of a layer, in a window of its own. */
    #about(layer) {
        const about = layer.get("about");
        const facts = make("dl", "facts");
        const add = (words, value) => facts.append(make("dt", "", words), make("dd", "", value || text("desk.unknown")));
        add(text("desk.about.key"), about.layer);
        add(text("desk.about.version"), text("desk.version", about.number));
        add(text("desk.about.date"), about.dataDate);
        add(text("desk.about.features"), grouped(String(about.featureCount)));
        add(text("desk.about.crs"), about.crs);
        add(text("desk.about.source"), about.source);
        add(text("desk.about.style"), layer.get("look").source);
        add(text("desk.about.owner"), about.about.ownerUnit);
        add(text("desk.about.contact"), about.about.contact);
        add(text("desk.about.description"), about.about.description);
        add(text("desk.about.licence"), about.about.licence);
        add(text("desk.about.secrecy"), about.about.secrecy);
        const digest = make("dd", "digest", about.digest);
        facts.append(make("dt", "", text("desk.about.digest")), digest);
        const close = button(text("close"), () => dialog.close(), { className: "small" });
        const dialog = make("dialog", "", make("div", "dialog-title", make("h2", "", layer.get("title")), close), facts);
        dialog.addEventListener("close", () => dialog.remove());
        this.element.append(dialog);
        dialog.showModal();
    }

    #show() {
        this.#state.groups.forEach(({ name, items }, at) => {
            const { section, rows, box } = this.#groups.get(name);
            place(this.#list, section, at);
            const shown = items.filter(({ visible }) => visible).length;
            box.checked = shown === items.length;
            box.indeterminate = shown > 0 && shown < items.length;
            items.forEach((item, position) => this.#showRow(item, rows, position));
        });
    }

    #showRow({ key, visible, opacity }, rows, position) {
        const { row, box, fade } = this.#rows.get(key);
        place(rows, row, position);
        row.classList.toggle("off", !visible);
        box.checked = visible;
        fade.value = String(Math.round(opacity * 100));
        fade.nextElementSibling.textContent = fade.value + "%";
    }
}

/** Puts a child at a position without taking it out when it is there already, so that the focus stays. */
function place(parent, child, at) {
    if (parent.children[at] !== child) {
        parent.insertBefore(child, parent.children[at] ?? null);
    }
}
