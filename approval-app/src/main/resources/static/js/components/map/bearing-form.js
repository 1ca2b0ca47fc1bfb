// Entry of a plot by bearings and distances, or turned angles, with its closing error and how that is shared out.
import { NOTATIONS, bearing, closing, dms, parseLegs, traverse } from "../../lib/bearings.js";
import { addPlot, signedArea, toMillimetre } from "../../lib/plots.js";
import { button, make, toast } from "../../lib/dom.js";
import { check, choice, field, lines } from "./form-fields.js";
import { coordinate, fixed, parseCoordinate, squareMetres } from "../../lib/numbers.js";
import { drawing } from "../case-drawing.js";
import { parse, selection } from "../selection.js";
import { text } from "../../lib/texts.js";

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
    const notation = choice("bearing-notation", text("bearing.notation"), [["", text("bearing.notation.ask")], ...NOTATIONS.map((kind) => [kind, text("bearing.notation." + kind)])]);
    const legs = lines("bearing-legs", text("bearing.legs"), text("bearing.legs.hint"));
    const ending = choice("bearing-ending", text("bearing.ending"), ["closes", "open"].map((kind) => [kind, text("bearing." + kind)]));
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.className = "bearing-said";
    const sides = document.createElement("ol");
    sides.className = "bearing-sides";
    const confirmed = check("bearing-confirm", text("bearing.confirm"));
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    const value = (row) => row.querySelector("input, select, textarea").value;
    const { closing: allowed, closingBasis } = document.querySelector("redline-map").dataset;

    const read = () => {
        const from = [parseCoordinate(value(east)), parseCoordinate(value(north))];
        const { legs: typed, wrong, ambiguous } = parseLegs(value(legs), value(notation));
        if (from.includes(null)) {
            return { problem: text("bearing.no-start") };
        }
        if (wrong.length > 0) {
            return { problem: wrong.map(({ line, why, words }) => text("bearing.wrong." + why, line, words)).join(" ") };
        }
        if (ambiguous.length > 0 && value(notation) === "") {
            return { problem: text("bearing.notation.choose", ambiguous.join(text("bearing.and"))) };
        }
        if (typed.length < 3) {
            return { problem: text("bearing.few") };
        }
        const places = traverse(from, typed, value(reading));
        const walked = [from, ...places].slice(1).map((place, i) => [bearing(i === 0 ? from : places[i - 1], place), typed[i].distance]);
        return value(ending) === "open"
            ? { walked, plain: [from, ...places] }
            : { walked, plain: [from, ...places.slice(0, -1)], error: closing(from, typed, places), from };
    };
    const take = (places) => {
        drawing.edit(addPlot(drawing.plots, text("draw.plot-name", drawing.plots.length + 1), places));
        toast(text("bearing.taken", squareMetres(areaOf(places.map((place) => place.map(toMillimetre))))), "good", text("close"));
        done();
        selection.select(`plot-${drawing.plots.length}`, { zoom: true });
    };
    const closingWords = (error) => (error.ratio === null
        ? text("bearing.closes.exactly", fixed(error.length, 2))
        : text("bearing.error", fixed(error.metres, 3), fixed(error.north, 3), fixed(error.east, 3), error.ratio.toLocaleString("en"), dms((Math.atan2(error.east, error.north) * 180) / Math.PI)));
    const show = () => {
        const { problem, plain, error, from, walked = [] } = read();
        buttons.replaceChildren();
        sides.replaceChildren(...walked.map(([degrees, metres]) => make("li", "", text("bearing.side", dms(degrees), fixed(metres, 3)))));
        const missed = Boolean(error) && error.ratio !== null;
        const unruled = missed && !allowed;
        const beyond = missed && !unruled && error.length / error.metres < Number(allowed);
        const doubtful = unruled || beyond;
        said.classList.toggle("warn", doubtful);
        confirmed.hidden = !doubtful;
        if (problem) {
            said.textContent = problem;
            return;
        }
        const adjusted = error && error.ratio !== null ? [from, ...error.adjusted] : null;
        said.textContent = [
            text("bearing.makes", plain.length, squareMetres(areaOf(plain))),
            error ? closingWords(error) : "",
            beyond ? text("bearing.beyond", Number(allowed).toLocaleString("en"), closingBasis) : "",
            unruled ? text("bearing.unruled") : "",
            adjusted ? text("bearing.proposal", squareMetres(areaOf(adjusted))) : "",
        ].filter((part) => part).join(" ");
        const held = doubtful && !confirmed.querySelector("input").checked;
        const offer = (key, places, first) => {
            const made = button(text(key), () => take(places), { className: first && !doubtful ? "small primary" : "small" });
            made.disabled = held;
            buttons.append(made);
        };
        if (adjusted) {
            offer("bearing.take-adjusted", adjusted, true);
        }
        offer(adjusted ? "bearing.take-plain" : "bearing.take", plain, !adjusted);
    };
    // What was confirmed was this traverse and no other.
    [north, east, reading, notation, legs, ending].forEach((row) => row.addEventListener("input", () => (confirmed.querySelector("input").checked = false)));
    const form = document.createElement("div");
    form.className = "bearing-form";
    form.append(hint, north, east, reading, notation, legs, ending, said, confirmed, buttons, sides);
    form.addEventListener("input", show);
    show();
    return [form];
}
