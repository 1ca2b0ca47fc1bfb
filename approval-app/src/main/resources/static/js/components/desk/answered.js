// What an answer is the answer to: as soon as something else would be asked, it says so beside the answer. An answer that is shown and
// not out of date stands in the address, so that whoever opens the link has it too.
import { make } from "../../lib/dom.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";

const IN_ADDRESS = "shown";

export class Answered {
    element = make("div", "answered");
    #selection;
    #question;
    #shown = null;
    #name;
    #wanted;

    /**
     * @param {object} selection of the desk
     * @param {() => object | null} question as it would be asked now
     * @param {string} [name] of the answer in the address; without one links do not bring it along
     */
    constructor(selection, question, name) {
        this.#selection = selection;
        this.#question = question;
        this.#name = name;
        this.#wanted = Boolean(name) && read(IN_ADDRESS) === name && !selection.isAnother;
        this.element.setAttribute("role", "status");
        selection.addEventListener("change", () => this.check());
        selection.area.addEventListener("words", () => this.check());
    }

    /** Whether the link wants the answer at once, and all it takes to ask is there. True at most once. */
    takeWanted() {
        const wanted = this.#wanted && this.#question() !== null;
        this.#wanted = false;
        return wanted;
    }

    /** To be called when a question is asked. @returns {object} to be given to `shows` with its answer */
    asks(question) {
        return { question: JSON.stringify(question), words: this.#selection.words() };
    }

    /** @param {object | null} asked what is answered by what is shown now; null where nothing is */
    shows(asked) {
        this.#shown = asked;
        this.check();
    }

    check() {
        const stale = this.#shown !== null && JSON.stringify(this.#question()) !== this.#shown.question;
        this.#remember(this.#shown !== null && !stale);
        this.element.className = "answered" + (stale ? " notice warn" : "");
        this.element.textContent = stale ? text("desk.answered.stale", this.#shown.words) : "";
    }

    #remember(current) {
        if (this.#name && !this.#wanted && (current || read(IN_ADDRESS) === this.#name)) {
            write(IN_ADDRESS, current ? this.#name : null);
        }
    }
}
