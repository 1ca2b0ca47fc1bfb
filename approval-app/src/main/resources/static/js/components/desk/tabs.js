// The tabs of the result panel: one at a time, by click or arrow keys, remembered in the address.
import { make } from "../../lib/dom.js";
import { read, write } from "../../lib/url-state.js";

const IN_ADDRESS = "tab";

export class Tabs {
    #tabs = [];
    #current = null;

    /** @param {string} words name of the whole for assistive technology */
    constructor(words) {
        this.list = make("div", "desk-tabs");
        this.list.setAttribute("role", "tablist");
        this.list.setAttribute("aria-label", words);
        this.list.addEventListener("keydown", (event) => this.#key(event));
        this.body = make("div", "desk-panels");
    }

    /** @param {{key: string, title: string, element: HTMLElement, opened?: () => void, closed?: () => void}} tab */
    add({ key, title, element, opened, closed }) {
        const head = make("button", "", title);
        head.type = "button";
        head.id = "tab-" + key;
        head.setAttribute("role", "tab");
        head.setAttribute("aria-controls", "panel-" + key);
        head.addEventListener("click", () => this.open(key));
        element.id = "panel-" + key;
        element.setAttribute("role", "tabpanel");
        element.setAttribute("aria-labelledby", head.id);
        element.tabIndex = 0;
        element.hidden = true;
        this.list.append(head);
        this.body.append(element);
        this.#tabs.push({ key, head, element, opened, closed });
    }

    get keys() {
        return this.#tabs.map(({ key }) => key);
    }

    get current() {
        return this.#current?.key ?? null;
    }

    /** Opens the tab the address names, or the first. */
    start() {
        const wanted = read(IN_ADDRESS);
        this.open(this.#tabs.some(({ key }) => key === wanted) ? wanted : this.#tabs[0].key);
    }

    open(key) {
        const next = this.#tabs.find((tab) => tab.key === key);
        if (next === this.#current) {
            return;
        }
        const before = this.#current;
        this.#current = next;
        before?.closed?.();
        for (const tab of this.#tabs) {
            const chosen = tab === next;
            tab.element.hidden = !chosen;
            tab.head.setAttribute("aria-selected", String(chosen));
            tab.head.tabIndex = chosen ? 0 : -1;
        }
        write(IN_ADDRESS, next === this.#tabs[0] ? null : key);
        next.opened?.();
    }

    #key(event) {
        const at = this.#tabs.indexOf(this.#current);
        const last = this.#tabs.length - 1;
        const to = { ArrowLeft: at === 0 ? last : at - 1, ArrowRight: at === last ? 0 : at + 1, Home: 0, End: last }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            this.open(this.#tabs[to].key);
            this.#current.head.focus();
        }
    }
}
