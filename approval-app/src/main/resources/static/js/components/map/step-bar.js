// Buttons for the shape being drawn: finish it, take its last point back, give it up; for points set by finger, mouse or keyboard alike.
import { button } from "../../lib/dom.js";
import { stepsFor } from "../../lib/drawing-steps.js";
import { text } from "../../lib/texts.js";

const STEPS = ["finish", "back", "cancel"];

export class StepBar {
    #view;
    #buttons = {};

    /**
     * @param view the element of the map, which takes the focus from a button that is switched off
     * @param {(step: "finish" | "back" | "cancel") => void} act
     */
    constructor(view, act) {
        this.#view = view;
        this.bar = document.createElement("div");
        this.bar.className = "step-bar";
        this.bar.setAttribute("role", "group");
        this.bar.setAttribute("aria-label", text("step.bar"));
        for (const step of STEPS) {
            this.#buttons[step] = button(text("step." + step), () => act(step), { title: text(`step.${step}.title`) });
            this.bar.append(this.#buttons[step]);
        }
        this.show("", 0);
    }

    /** @param {string} mode the tool in hand @param {number} points that are set */
    show(mode, points) {
        const now = stepsFor(mode, points);
        const focused = STEPS.find((step) => this.#buttons[step] === document.activeElement);
        this.bar.hidden = !now;
        for (const step of STEPS) {
            this.#buttons[step].disabled = !now?.[step];
        }
        this.#buttons.finish.classList.toggle("primary", now?.finish ?? false);
        if (focused && !now?.[focused]) {
            this.#view.focus();
        }
    }
}
