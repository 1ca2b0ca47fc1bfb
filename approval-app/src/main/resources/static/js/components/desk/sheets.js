// The panels at both sides of the map: folded away on a desk, one of them below the map on a phone.
import { button } from "../../lib/dom.js";
import { text } from "../../lib/texts.js";

const NARROW = window.matchMedia("(max-width: 820px)");
const SIDES = ["layers", "result"];

export function sheets(main, desk) {
    const open = new Set(NARROW.matches ? [] : SIDES);
    const buttons = new Map();
    const show = () => {
        for (const side of SIDES) {
            main.dataset[side] = open.has(side) ? "open" : "closed";
            buttons.get(side).setAttribute("aria-expanded", String(open.has(side)));
        }
        desk.map.updateSize();
    };
    const turn = (side, shown) => {
        if (shown && NARROW.matches) {
            open.clear();
        }
        open[shown ? "add" : "delete"](side);
        show();
    };
    for (const side of SIDES) {
        const toggle = button(text("desk.side." + side), () => turn(side, !open.has(side)), { className: "small side-toggle" });
        toggle.setAttribute("aria-controls", "desk-" + side);
        buttons.set(side, toggle);
    }
    const bar = document.getElementById("desk-bar");
    bar.prepend(buttons.get("layers"));
    bar.append(buttons.get("result"));
    desk.show = (side) => turn(side, true);
    NARROW.addEventListener("change", () => {
        open.clear();
        (NARROW.matches ? [] : SIDES).forEach((side) => open.add(side));
        show();
    });
    show();
}
