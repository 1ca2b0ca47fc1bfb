// Drawing without a pointer: a cursor moved by arrows in metres, every step told in words.
import { bearing, dms } from "../../lib/bearings.js";
import { DRAWN, leastPoints } from "../../lib/drawing-steps.js";
import { KeyboardSketch } from "../../lib/keyboard-sketch.js";
import { coordinate, fixed, squareMetres } from "../../lib/numbers.js";
import { Feature, LineString, Point, RegularShape, Stroke, Style, VectorLayer, VectorSource } from "../../lib/ol.js";
import { insertAfter, pointsOf, removePoint, replacePoint } from "../../lib/plots.js";
import { traced } from "../../lib/snapping.js";
import { text } from "../../lib/texts.js";
import { parse, pointName, selection } from "../selection.js";

const WAYS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const QUIET_MILLISECONDS = 350;
const INK = "#1c4f80";

const cross = new Style({ image: new RegularShape({ points: 4, radius: 14, radius2: 0, stroke: new Stroke({ color: INK, width: 2.5 }) }), zIndex: 30 });
const way = [
    new Style({ stroke: new Stroke({ color: "#fff", width: 5 }) }),
    new Style({ stroke: new Stroke({ color: INK, width: 2, lineDash: [6, 4] }) }),
];

export class KeyboardDrawing {
    #map;
    #model;
    #guides;
    #tools;
    #leave;
    #help;
    #changed;
    #sketch = null;
    #held = null;
    #source = new VectorSource();
    #timer = 0;

    /**
     * @param view the element of the map that has the focus
     * @param leave gives the tool back: nothing is drawn any more
     * @param help shows the keys
     * @param changed hears that the points of what is being drawn became others
     */
    constructor(map, view, model, guides, tools, { leave, help, changed }) {
        this.#map = map;
        this.#model = model;
        this.#guides = guides;
        this.#tools = tools;
        this.#leave = leave;
        this.#help = help;
        this.#changed = changed;
        this.layer = new VectorLayer({ source: this.#source, style: (feature) => (feature.get("cross") ? cross : way), zIndex: 19 });
        this.voice = document.createElement("p");
        this.voice.className = "map-voice";
        this.voice.setAttribute("role", "status");
        // Before the keys of the map itself, which would move its view.
        view.addEventListener("keydown", (event) => this.#key(event), { capture: true });
    }

    /** Set so far of what is being drawn, by keyboard or by pointer. */
    get points() {
        return this.#sketch?.points.length || this.#tools.points;
    }

    /** What is being drawn was begun with the pointer. */
    get #byPointer() {
        return this.#tools.points > 0 && !this.#sketch?.points.length;
    }

    /** Another tool is in hand: what was begun by keyboard is forgotten. */
    reset() {
        clearTimeout(this.#timer);
        this.#sketch = null;
        this.#held = null;
        this.#show();
        this.voice.textContent = "";
    }

    say(words) {
        clearTimeout(this.#timer);
        this.voice.textContent = words;
    }

    #key(event) {
        if (event.target.closest("input, select, textarea, button, summary") || event.altKey) {
            return;
        }
        const done = event.ctrlKey || event.metaKey ? this.#steps(event) : this.#general(event) || this.#drawn(event) || this.#moved(event);
        if (done) {
            event.preventDefault();
            event.stopImmediatePropagation();
        }
    }

    #steps({ key, shiftKey }) {
        const back = key.toLowerCase() === "z" && !shiftKey;
        if (!back && key.toLowerCase() !== "y" && !(key.toLowerCase() === "z" && shiftKey)) {
            return false;
        }
        if (back) {
            this.#model.undo();
        } else {
            this.#model.redo();
        }
        this.say(text(back ? "key.undone" : "key.redone"));
        return true;
    }

    #general({ key }) {
        switch (key) {
            case "?":
                this.#help();
                return true;
            case "s":
            case "S":
                this.#guides.on = !this.#guides.on;
                this.#guides.dispatchEvent(new Event("changed"));
                this.say(text(this.#guides.on ? "key.snap.on" : "key.snap.off"));
                return true;
            case "t":
            case "T":
                this.#guides.tracing = !this.#guides.tracing;
                this.#guides.dispatchEvent(new Event("changed"));
                this.say(text(this.#guides.tracing ? "key.trace.on" : "key.trace.off"));
                return true;
            default:
                return false;
        }
    }

    #drawn(event) {
        const { mode } = this.#tools;
        if (!(mode in DRAWN)) {
            return false;
        }
        switch (event.key) {
            case "Enter":
            case " ":
                this.#set();
                return true;
            case "Backspace":
                this.back();
                return true;
            case "c":
            case "C":
                this.finish();
                return true;
            case "Escape":
                this.cancel();
                return true;
            default:
                return this.#stepped(event, () => this.#begin());
        }
    }

    #begin() {
        this.#sketch ??= new KeyboardSketch(this.#map.getView().getCenter(), DRAWN[this.#tools.mode] === "Polygon");
        return this.#sketch;
    }

    #stepped({ key, shiftKey }, begin) {
        if (key === "[" || key === "]") {
            const sketch = begin();
            sketch.changeStep(key === "]" ? 1 : -1);
            this.say(text("key.step", sketch.stepMetres));
            return true;
        }
        if (!WAYS[key]) {
            return false;
        }
        const sketch = begin();
        sketch.move(...WAYS[key], shiftKey);
        this.#show();
        this.#later(() => this.#where());
        return true;
    }

    /** Where the next point would be: what the cursor snaps to, or the cursor. */
    #target() {
        const found = this.#guides.snap(this.#sketch.cursor);
        return { place: found?.place ?? this.#sketch.cursor, found };
    }

    #words(place, found) {
        const sketch = this.#sketch;
        const from = sketch.way(place);
        return [
            text("key.place", coordinate(place[1]), coordinate(place[0])),
            from && from.metres > 0 ? text("key.way", fixed(from.metres, 2), dms(from.degrees)) : "",
            this.#held ? this.#away(place) : "",
            found ? text("snap.to", text("snap.kind." + found.kind), found.label) : "",
        ].filter((part) => part).join(text("key.comma"));
    }

    /** How far a point that was taken up is from where it stood. */
    #away(place) {
        const stood = [this.#held.here.easting, this.#held.here.northing];
        return text("key.away", fixed(Math.hypot(place[0] - stood[0], place[1] - stood[1]), 3), dms(bearing(stood, place)));
    }

    #where() {
        const { place, found } = this.#target();
        this.say(this.#words(place, found));
    }

    #set() {
        const sketch = this.#begin();
        const { place, found } = this.#target();
        const [first] = sketch.points;
        if (sketch.closed && sketch.ready && first[0] === place[0] && first[1] === place[1]) {
            this.finish();
            return;
        }
        const words = this.#words(place, found);
        const last = sketch.points.at(-1);
        const between = this.#guides.tracing && last ? traced(this.#guides.guides, [last, place]).slice(1, -1) : [];
        between.forEach((each) => sketch.set(each));
        if (!sketch.set(place)) {
            this.say(text("key.same"));
            return;
        }
        const traceWords = between.length > 0 ? text("key.traced", between.length) : "";
        const area = sketch.closed && sketch.ready ? text("key.area", squareMetres(sketch.areaWith(place))) : "";
        this.say([text("key.point", sketch.points.length, words), traceWords, area].filter((part) => part).join(text("key.comma")));
        this.#show();
    }

    /** Takes the last point away. */
    back() {
        if (this.#byPointer) {
            this.#tools.back();
            this.say(text("key.removed", this.#tools.points + 1, this.#tools.points));
            return;
        }
        const taken = this.#sketch?.back();
        this.say(taken ? text("key.removed", this.#sketch.points.length + 1, this.#sketch.points.length) : text("key.none"));
        this.#show();
    }

    /** Ends what is being drawn; too few points are told. */
    finish() {
        const sketch = this.#sketch;
        const { mode } = this.#tools;
        if (this.points < leastPoints(mode)) {
            this.say(text("key.few", leastPoints(mode)));
            return;
        }
        if (this.#byPointer) {
            this.#tools.finish();
            return;
        }
        const closing = sketch.closed && this.#guides.tracing
            ? traced(this.#guides.guides, [sketch.points.at(-1), sketch.points[0]]).slice(1, -1)
            : [];
        const places = [...sketch.points, ...closing];
        const area = sketch.closed ? text("key.area", squareMetres(sketch.areaWith(sketch.points.at(-1)))) : text("key.length", fixed(sketch.length, 2));
        this.reset();
        if (this.#tools.take(mode, places)) {
            this.say(text("key.finished", places.length, area));
        }
    }

    /** Gives up what is being drawn; without any point, the tool. */
    cancel() {
        if (this.points > 0) {
            this.#tools.abort();
            this.reset();
            this.say(text("key.cancelled"));
        } else {
            this.reset();
            this.#leave();
            this.say(text("key.left"));
        }
    }

    /** Choosing a point and moving it. */
    #moved(event) {
        if (this.#tools.mode !== "modify") {
            return false;
        }
        switch (event.key) {
            case "n":
            case "N":
                this.#choose(1);
                return true;
            case "p":
            case "P":
                this.#choose(-1);
                return true;
            case "Enter":
                this.#grab();
                return true;
            case "i":
            case "I":
                return this.#insert();
            case "Escape":
                this.#release();
                return true;
            case "Delete":
                return this.#remove();
            default:
                return this.#held ? this.#stepped(event, () => this.#sketch) : false;
        }
    }

    #chosen() {
        const { kind, indexes } = parse(selection.current);
        const [plot, ring, point] = indexes;
        const here = kind === "point" ? this.#model.plots[plot]?.rings[ring]?.points[point] : null;
        return here ? { place: { plot, ring, point }, here } : null;
    }

    /** A point without a number yet is told once it has one: its own name would be a second one for the same point. */
    #tell({ place, here }, key) {
        const words = (label) => text(key, label, text("key.place", coordinate(here.northing), coordinate(here.easting)));
        const label = this.#model.labelOf(place);
        this.say(words(label || text("key.unnumbered")));
        if (!label) {
            const said = this.voice.textContent;
            // The words are mended where they stand: keys pressed meanwhile have something of their own to tell in a moment.
            const number = () => {
                if (this.voice.textContent === said && this.#model.labelOf(place)) {
                    this.voice.textContent = words(this.#model.labelOf(place));
                }
            };
            this.#model.addEventListener("checked", number, { once: true });
        }
    }

    #choose(by) {
        const all = this.#model.places.map((place) => ({ place, here: pointsOf(this.#model.plots, place)[place.point] }));
        if (all.length === 0) {
            this.say(text("key.empty"));
            return;
        }
        const now = all.findIndex(({ place }) => pointName(place) === selection.current);
        const next = all.at((now < 0 ? (by > 0 ? 0 : -1) : now + by) % all.length);
        this.#held = null;
        this.#sketch = null;
        selection.select(pointName(next.place), { zoom: !this.#guides.sees([next.here.easting, next.here.northing]) });
        this.#show();
        this.#tell(next, "key.chosen");
    }

    #grab() {
        const chosen = this.#chosen();
        if (!chosen) {
            this.say(text("key.choose"));
        } else if (!this.#held) {
            this.#held = chosen;
            this.#sketch = new KeyboardSketch([chosen.here.easting, chosen.here.northing], true);
            this.#show();
            this.#tell(chosen, "key.held");
        } else {
            this.#drop(this.#held);
        }
    }

    #drop({ place, here }) {
        // The point itself is a guide, too, and the nearest of all: it must not hold what is being moved.
        const found = this.#guides.snap(this.#sketch.cursor);
        const own = found && found.place[0] === here.easting && found.place[1] === here.northing;
        const to = found && !own ? found.place : this.#sketch.cursor;
        const from = [here.easting, here.northing];
        const metres = Math.hypot(to[0] - from[0], to[1] - from[1]);
        this.#held = null;
        this.#sketch = null;
        this.#model.edit(replacePoint(this.#model.plots, place, { easting: to[0], northing: to[1] }));
        this.#show();
        const name = this.#model.labelOf(place) || text("key.unnumbered");
        const held = found && !own ? text("snap.to", text("snap.kind." + found.kind), found.label) : "";
        const moved = text("key.moved", name, fixed(metres, 3), dms(bearing(from, to)), text("key.place", coordinate(to[1]), coordinate(to[0])));
        this.say([moved, held].filter((part) => part).join(text("key.comma")));
    }

    #release() {
        const held = this.#held;
        this.reset();
        if (held) {
            this.#tell(held, "key.released");
        } else {
            this.#leave();
            this.say(text("key.left"));
        }
    }

    #insert() {
        const chosen = this.#chosen();
        if (!chosen) {
            return false;
        }
        this.#model.edit(insertAfter(this.#model.plots, chosen.place));
        this.#choose(1);
        return true;
    }

    #remove() {
        const chosen = this.#chosen();
        if (!chosen) {
            return false;
        }
        this.reset();
        this.#model.edit(removePoint(this.#model.plots, chosen.place));
        selection.select("");
        this.#tell(chosen, "key.deleted");
        return true;
    }

    #show() {
        this.#changed();
        this.#source.clear();
        this.#guides.show(null);
        if (!this.#sketch) {
            return;
        }
        const { place, found } = this.#target();
        const mark = new Feature(new Point(this.#sketch.cursor));
        mark.set("cross", true);
        const { points, closed, ready } = this.#sketch;
        const line = [...points, place, ...(closed && ready ? [points[0]] : [])];
        this.#source.addFeatures(line.length > 1 ? [new Feature(new LineString(line)), mark] : [mark]);
        this.#guides.show(found);
        if (!this.#guides.sees(this.#sketch.cursor)) {
            this.#map.getView().setCenter(this.#sketch.cursor);
        }
    }

    #later(tell) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(tell, QUIET_MILLISECONDS);
    }
}
