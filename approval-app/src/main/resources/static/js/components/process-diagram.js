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

const READABLE_SCALE = 0.7;
const MARGIN = 16;

/** Where a window of a length begins so that it has the middle in it and does not look past the ends; a short whole is centred. */
function within(middle, length, start, whole) {
    if (length >= whole + 2 * MARGIN) {
        return start + whole / 2 - length / 2;
    }
    const first = start - MARGIN;
    const last = start + whole + MARGIN - length;
    return Math.min(Math.max(middle - length / 2, first), last);
}

class ProcessDiagram extends HTMLElement {
    #shown = null;

    /** Once, however often it is asked for; what failed is tried again. */
    show() {
        this.#shown ??= this.#open().catch((problem) => {
            console.error(problem);
            this.#shown = null;
            this.textContent = text("diagram.failed");
        });
        return this.#shown;
    }

    async #open() {
        this.textContent = "";
        if (!window.BpmnJS) {
            await loadScript(this.dataset.viewer);
        }
        const answer = await fetch(this.dataset.src, { headers: csrfHeaders() });
        const viewer = new window.BpmnJS({ container: this });
        await viewer.importXML(await answer.text());
        const canvas = viewer.get("canvas");
        const elements = viewer.get("elementRegistry");
        const live = (this.dataset.live ?? "").split(",").filter((key) => key && elements.get(key));
        live.forEach((key) => canvas.addMarker(key, "live"));
        canvas.zoom("fit-viewport", "auto");
        if (live.length > 0) {
            this.#centre(canvas, elements.get(live[0]));
        }
    }

    /** A whole process is wide: show the live step at a readable size, and nothing beyond the process. */
    #centre(canvas, element) {
        const { inner, outer, scale: fitting } = canvas.viewbox();
        const scale = Math.max(fitting, READABLE_SCALE);
        const width = outer.width / scale;
        const height = outer.height / scale;
        const x = within(element.x + element.width / 2, width, inner.x, inner.width);
        const y = within(element.y + element.height / 2, height, inner.y, inner.height);
        canvas.viewbox({ x, y, width, height });
    }
}

customElements.define("process-diagram", ProcessDiagram);
