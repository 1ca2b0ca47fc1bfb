// Two versions of a layer in one map: the former left of a divider, the present right of it. The divider moves by pointer and keys.
import { make } from "../../lib/dom.js";
import { getRenderPixel } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";

const STEP_PERCENT = 2;

/** Lets a layer be drawn on one side of the divider only. */
function clipped(layer, map, sides) {
    const before = (event) => {
        const [width, height] = map.getSize();
        const [from, to] = sides().map((part) => part * width);
        const corners = [[from, 0], [to, 0], [to, height], [from, height]].map((pixel) => getRenderPixel(event, pixel));
        event.context.save();
        event.context.beginPath();
        corners.forEach(([x, y], at) => (at === 0 ? event.context.moveTo(x, y) : event.context.lineTo(x, y)));
        event.context.closePath();
        event.context.clip();
    };
    const after = (event) => event.context.restore();
    layer.on("prerender", before);
    layer.on("postrender", after);
    return () => {
        layer.un("prerender", before);
        layer.un("postrender", after);
        layer.changed();
    };
}

/** @returns {() => void} ends it */
export function swipe(desk, left, right) {
    let part = 0.5;
    const view = desk.map.getTargetElement();
    const divider = make("div", "swipe-divider", make("span", "swipe-handle", "⇔"));
    divider.tabIndex = 0;
    divider.setAttribute("role", "slider");
    divider.setAttribute("aria-label", text("desk.compare.divider"));
    divider.setAttribute("aria-valuemin", "0");
    divider.setAttribute("aria-valuemax", "100");
    const labels = [left, right].map((layer, at) => make("span", "swipe-label " + (at === 0 ? "left" : "right"), layer.get("shownAs")));
    const move = (to) => {
        part = Math.min(1, Math.max(0, to));
        view.style.setProperty("--swipe", `${part * 100}%`);
        divider.setAttribute("aria-valuenow", String(Math.round(part * 100)));
        desk.map.render();
    };
    divider.addEventListener("pointerdown", (event) => {
        event.stopPropagation();
        divider.setPointerCapture(event.pointerId);
    });
    divider.addEventListener("pointermove", (event) => {
        if (divider.hasPointerCapture(event.pointerId)) {
            const box = view.getBoundingClientRect();
            move((event.clientX - box.left) / box.width);
        }
    });
    divider.addEventListener("click", (event) => event.stopPropagation());
    divider.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -STEP_PERCENT, ArrowRight: STEP_PERCENT, PageDown: -10, PageUp: 10, Home: -100, End: 100 }[event.key];
        if (step !== undefined) {
            event.preventDefault();
            event.stopPropagation();
            move(part + step / 100);
        }
    });
    const undo = [clipped(left, desk.map, () => [0, part]), clipped(right, desk.map, () => [part, 1])];
    view.append(divider, ...labels);
    move(part);
    return () => {
        undo.forEach((each) => each());
        [divider, ...labels].forEach((each) => each.remove());
    };
}
