// The process with the live steps marked. The viewer of bpmn.io is a classic script and is fetched when first looked at.
import { csrfHeaders } from "../lib/http.js";
import { text } from "../lib/texts.js";

function loadScript(src) {
    return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = src;
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        document.head.append(script);
    });
}

class ProcessDiagram extends HTMLElement {
    #viewer = null;

    async show() {
        if (this.#viewer) {
            return;
        }
        try {
            await this.#open();
        } catch (problem) {
            console.error(problem);
            this.#viewer = null;
            this.textContent = text("diagram.failed");
        }
    }

    async #open() {
        this.textContent = "";
        if (!window.BpmnJS) {
            await loadScript(this.dataset.viewer);
        }
        const answer = await fetch(this.dataset.src, { headers: csrfHeaders() });
        this.#viewer = new window.BpmnJS({ container: this });
        await this.#viewer.importXML(await answer.text());
        const canvas = this.#viewer.get("canvas");
        const elements = this.#viewer.get("elementRegistry");
        const live = this.dataset.live.split(",").filter((key) => key && elements.get(key));
        live.forEach((key) => canvas.addMarker(key, "live"));
        canvas.zoom("fit-viewport", "auto");
        if (live.length > 0) {
            this.#centre(canvas, elements.get(live[0]));
        }
    }

    /** A whole process is wide: show the live step at a readable size. */
    #centre(canvas, element) {
        const view = canvas.viewbox();
        const scale = Math.max(view.scale, 0.8);
        const width = view.outer.width / scale;
        const height = view.outer.height / scale;
        const x = element.x + element.width / 2 - width / 2;
        const y = element.y + element.height / 2 - height / 2;
        canvas.viewbox({ x, y, width, height });
    }
}

customElements.define("process-diagram", ProcessDiagram);
