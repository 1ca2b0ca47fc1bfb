// The one drawing of the case page, shared by its map, its coordinate table and its defect list.
import { DrawingModel } from "./drawing-model.js";

const main = document.querySelector("main[data-case]");

export const drawing = new DrawingModel(main.dataset.case, main.dataset.kind);

/** Something of the case changed by a script of this page: the parts that depend on it fetch themselves anew. */
export function tellCaseChanged() {
    document.body.dispatchEvent(new CustomEvent("case-changed", { detail: { own: true } }));
}
