// Entry of a plot by bearings and distances, or turned angles, with its closing error and how that is shared out.
import { closing, dms, parseLegs, traverse } from "../../lib/bearings.js";
import { button, toast } from "../../lib/dom.js";
import { coordinate, fixed, parseCoordinate, squareMetres } from "../../lib/numbers.js";
import { addPlot, signedArea, toMillimetre } from "../../lib/plots.js";
import { text } from "../../lib/texts.js";
import { drawing } from "../case-drawing.js";
import { parse, selection } from "../selection.js";
import { choice, field, lines } from "./form-fields.js";

function chosenPoint() {
    const { kind, indexes } = parse(selection.current);
    const [plot, ring, point] = indexes;
    return kind === "point" ? drawing.plots[plot]?.rings[ring]?.points[point] : undefined;
}

const areaOf = (places) => Math.abs(signedArea(places.map(([easting, northing]) => ({ easting, northing }))));

/** @param done called when a plot was made */
export function bearingForm(done) {
    const start = chosenPoint();
    const hint = document.createElement("p");
    hint.className = "quiet";
    hint.textContent = text("edit.hint.bearing");
    const north = field("bearing-north", text("bearing.north"), start ? coordinate(start.northing) : "");
    const east = field("bearing-east", text("bearing.east"), start ? coordinate(start.easting) : "");
    const reading = choice("bearing-reading", text("bearing.reading"), ["bearing", "left", "right"].map((kind) => [kind, text("bearing." + kind)]));
    const legs = lines("bearing-legs", text("bearing.legs"), text("bearing.legs.hint"));
    const ending = choice("bearing-ending", text("bearing.ending"), ["closes", "open"].map((kind) => [kind, text("bearing." + kind)]));
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.className = "bearing-said";
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    const value = (row) => row.querySelector("input, select, textarea").value;

    const read = () => {
        const from = [parseCoordinate(value(east)), parseCoordinate(value(north))];
        const { legs: typed, wrongLines } = parseLegs(value(legs));
        if (from.includes(null)) {
            return { problem: text("bearing.no-start") };
        }
        if (wrongLines.length > 0) {
            return { problem: text("bearing.wrong", wrongLines.join(", ")) };
        }
        if (typed.length < 3) {
            return { problem: text("bearing.few") };
        }
        const places = traverse(from, typed, value(reading));
        return value(ending) === "open"
            ? { plain: [from, ...places] }
            : { plain: [from, ...places.slice(0, -1)], error: closing(from, typed, places), from };
    };
    const take = (places) => {
        drawing.edit(addPlot(drawing.plots, text("draw.plot-name", drawing.plots.length + 1), places));
        toast(text("bearing.taken", squareMetres(areaOf(places.map((place) => place.map(toMillimetre))))), "good", text("close"));
        done();
        selection.select(`plot-${drawing.plots.length}`, { zoom: true });
    };
    const show = () => {
        const { problem, plain, error, from } = read();
        buttons.replaceChildren();
        if (problem) {
            said.textContent = problem;
            return;
        }
        const adjusted = error && error.ratio !== null ? [from, ...error.adjusted] : null;
        const closes = error
            ? error.ratio === null
                ? text("bearing.closes.exactly", fixed(error.length, 2))
                : text("bearing.error", fixed(error.metres, 3), fixed(error.north, 3), fixed(error.east, 3), error.ratio.toLocaleString("en"), dms((Math.atan2(error.east, error.north) * 180) / Math.PI))
            : "";
        said.textContent = [text("bearing.makes", plain.length, squareMetres(areaOf(plain))), closes, adjusted ? text("bearing.proposal", squareMetres(areaOf(adjusted))) : ""].filter((part) => part).join(" ");
        if (adjusted) {
            buttons.append(button(text("bearing.take-adjusted"), () => take(adjusted), { className: "small primary" }));
        }
        buttons.append(button(text(adjusted ? "bearing.take-plain" : "bearing.take"), () => take(plain), { className: adjusted ? "small" : "small primary" }));
    };
    const form = document.createElement("div");
    form.className = "bearing-form";
    form.append(hint, north, east, reading, legs, ending, said, buttons);
    form.addEventListener("input", show);
    show();
    return [form];
}
