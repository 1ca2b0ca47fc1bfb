// The layers of the desk as a list that can be ordered, switched and faded; kept in the address, told to whoever listens.
import { formatLayers, moved, parseLayers } from "../../lib/layer-list.js";
import { read, write } from "../../lib/url-state.js";

const IN_ADDRESS = "layers";

/**
 * The part of the tree a layer stands in, by the group of its style; anything else stands under "other", above land use, which would hide
 * it.
 */
const GROUP_OF = { ADMINISTRATION: "divisions", PROTECTION: "protected", LAND_USE: "land-use" };
const GROUPS = ["divisions", "protected", "other", "land-use"];

export class LayerState extends EventTarget {
    /** @type {{name: string, items: object[]}[]} both the uppermost first */
    groups = [];
    #before;

    /** @param {object[]} layers of OpenLayers, lowest first */
    constructor(layers) {
        super();
        const known = layers.toReversed().map((layer) => {
            const key = layer.get("key");
            return { key, layer, group: GROUP_OF[layer.get("look").group] ?? "other", visible: layer.getVisible(), opacity: layer.getOpacity() };
        });
        known.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
        this.#before = formatLayers(known);
        const items = parseLayers(read(IN_ADDRESS), known).map((wanted) => ({ ...known.find(({ key }) => key === wanted.key), ...wanted }));
        for (const name of new Set(items.map(({ group }) => group))) {
            this.groups.push({ name, items: items.filter(({ group }) => group === name) });
        }
        this.#draw();
    }

    /** Every layer, the uppermost first. */
    get items() {
        return this.groups.flatMap(({ items }) => items);
    }

    find(key) {
        return this.items.find((item) => item.key === key);
    }

    show(key, visible) {
        this.find(key).visible = visible;
        this.#changed();
    }

    showGroup(name, visible) {
        this.groups.find((group) => group.name === name).items.forEach((item) => (item.visible = visible));
        this.#changed();
    }

    fade(key, opacity) {
        this.find(key).opacity = opacity;
        this.#changed();
    }

    /** @returns {number} the place among its like afterwards, from 1 */
    move(key, by) {
        const group = this.groups.find(({ items }) => items.some((item) => item.key === key));
        group.items = moved(group.items, group.items.findIndex((item) => item.key === key), by);
        this.#changed();
        return group.items.findIndex((item) => item.key === key) + 1;
    }

    moveGroup(name, by) {
        this.groups = moved(this.groups, this.groups.findIndex((group) => group.name === name), by);
        this.#changed();
        return this.groups.findIndex((group) => group.name === name) + 1;
    }

    /** As an address had it, for instance of a bookmark. */
    restore(words) {
        const wanted = parseLayers(words, this.items.map(({ key, visible, opacity }) => ({ key, visible, opacity })));
        const items = wanted.map((each) => Object.assign(this.find(each.key), each));
        const names = [...new Set(items.map(({ group }) => group))];
        this.groups = names.map((name) => ({ name, items: items.filter(({ group }) => group === name) }));
        this.#changed();
    }

    #changed() {
        this.#draw();
        const words = formatLayers(this.items);
        write(IN_ADDRESS, words === this.#before ? null : words);
        this.dispatchEvent(new Event("change"));
    }

    #draw() {
        const items = this.items;
        items.forEach(({ layer, visible, opacity }, at) => {
            layer.setVisible(visible);
            layer.setOpacity(opacity);
            layer.setZIndex(items.length - at);
        });
    }
}
