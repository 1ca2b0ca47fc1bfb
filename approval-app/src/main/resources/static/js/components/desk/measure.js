// Lengths and areas of what is drawn: the plane at once, the ellipsoid from the server as soon as a point stands still.
import { button, make, select, toast } from "../../lib/dom.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { sidesOf } from "../../lib/lengths.js";
import { fixed, grouped, hectares, mu, squareMetres } from "../../lib/numbers.js";
import { Feature, Fill, Stroke, Style, VectorLayer, VectorSource } from "../../lib/ol.js";
import { inDegreesMinutesSeconds } from "../../lib/places.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";

const UNIT_IN_ADDRESS = "unit";
const UNITS = { m2: squareMetres, ha: hectares, mu };
const UNIT_WORDS = { m2: "m²", ha: "ha", mu: text("desk.measure.mu") };
const ABOVE_LAYERS = 999;
const STANDING_STILL = 120;
const MOST_SIDES = 40;

const LOOK = new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2.5 }), fill: new Fill({ color: "rgb(28 79 128 / 10%)" }) });

const metres = (value) => grouped(fixed(value, 3));

export class Measure {
    #desk;
    #source = new VectorSource();
    #layer = new VectorLayer({ source: this.#source, style: LOOK, zIndex: ABOVE_LAYERS });
    #unit = UNITS[read(UNIT_IN_ADDRESS)] ? read(UNIT_IN_ADDRESS) : "m2";
    #answer = make("div", "measure-answer");
    #points = [];
    #closed = false;
    #ellipsoidal = null;
    #latest = new Latest();
    #timer = 0;

    constructor(desk) {
        this.#desk = desk;
        desk.map.addLayer(this.#layer);
        this.#answer.setAttribute("aria-live", "polite");
        const unit = select(Object.entries(UNIT_WORDS), this.#unit, (value) => {
            this.#unit = value;
            write(UNIT_IN_ADDRESS, value === "m2" ? null : value);
            this.#show();
        });
        unit.setAttribute("aria-label", text("desk.measure.unit"));
        this.tools = make(
            "div",
            "buttons",
            button(text("desk.measure.length"), () => this.#start("LineString"), { title: text("desk.measure.length.title") }),
            button(text("desk.measure.area"), () => this.#start("Polygon"), { title: text("desk.measure.area.title") }),
            button(text("desk.measure.clear"), () => this.clear()),
            unit,
        );
        this.element = make("div", "measure", this.tools, this.#answer);
        this.#show();
    }

    opened() {
        this.#layer.setVisible(true);
    }

    /** What was measured waits here and covers nothing elsewhere. */
    closed() {
        this.#layer.setVisible(false);
    }

    #start(type) {
        this.clear();
        this.#closed = type === "Polygon";
        this.#desk.shapes.start(type, {
            changed: (geometry) => this.#take(geometry),
            ended: (geometry) => this.#end(geometry),
        });
        this.#show();
        this.#desk.map.getTargetElement().focus();
    }

    clear() {
        this.#desk.shapes.stop();
        this.#forget();
        this.#source.clear();
        this.#points = [];
        this.#show();
    }

    #end(geometry) {
        if (geometry) {
            this.#source.addFeature(new Feature(geometry));
            this.#take(geometry);
            this.#desk.say(this.#answer.innerText);
        }
    }

    #take(geometry) {
        const coordinates = geometry.getCoordinates();
        const ring = this.#closed ? coordinates[0] : coordinates;
        this.#points = (this.#closed ? ring.slice(0, -1) : ring).filter((point, at, all) => at === 0 || String(point) !== String(all[at - 1]));
        this.#forget();
        this.#show();
        this.#timer = setTimeout(() => this.#ask(), STANDING_STILL);
    }

    /** What was asked of an earlier shape no longer counts. */
    #forget() {
        clearTimeout(this.#timer);
        this.#latest.drop();
        this.#ellipsoidal = null;
    }

    get #complete() {
        return this.#points.length >= (this.#closed ? 3 : 2);
    }

    async #ask() {
        if (!this.#complete) {
            return;
        }
        try {
            const json = { crs: this.#desk.crs, points: this.#points, closed: this.#closed };
            this.#ellipsoidal = await this.#latest.ask((signal) => request("/api/v1/desk/measure", { method: "POST", json, signal }));
            this.#show();
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#answer.append(make("p", "notice bad", text("desk.measure.failed", problemText(problem))));
            }
        }
    }

    #area(value) {
        return value === null || value === undefined ? "—" : `${UNITS[this.#unit](value)} ${UNIT_WORDS[this.#unit]}`;
    }

    /** What is measured, as rows of a name, the plane and the ellipsoid. */
    #rows(sides) {
        const asked = this.#ellipsoidal;
        const planar = sides.reduce((sum, side) => sum + side.metres, 0);
        const onEllipsoid = asked ? metres(asked.ellipsoidal.lengthMetres) + " m" : "…";
        const rows = [[text(this.#closed ? "desk.measure.around" : "desk.measure.line"), metres(planar) + " m", onEllipsoid]];
        if (this.#closed) {
            rows.push([
                text("desk.measure.surface"),
                asked ? this.#area(asked.planar.areaSquareMetres) : "…",
                asked ? this.#area(asked.ellipsoidal.areaSquareMetres) : "…",
            ]);
        }
        return rows;
    }

    #show() {
        if (!this.#complete) {
            this.#answer.replaceChildren(make("p", "quiet", text(this.#desk.shapes?.active ? "desk.measure.begin" : "desk.measure.hint")));
            return;
        }
        const sides = sidesOf(this.#points, this.#closed);
        const rows = this.#rows(sides);
        const copy = button(text("desk.copy"), () => this.#copy(rows, sides), { title: text("desk.measure.copy.title") });
        this.#answer.replaceChildren(
            table(["", text("desk.measure.planar"), text("desk.measure.ellipsoidal")], rows),
            ...(this.#ellipsoidal?.crossing ? [make("p", "notice warn", text("desk.measure.crossing"))] : []),
            make("p", "hint quiet", text("desk.measure.note")),
            make("div", "buttons", copy),
            this.#sides(sides),
        );
    }

    #sides(sides) {
        const rows = sides.slice(0, MOST_SIDES).map(sideRow);
        const list = make("details", "", make("summary", "", text("desk.measure.sides", sides.length)));
        list.append(table([text("desk.measure.side"), text("desk.measure.length"), text("desk.measure.bearing")], rows));
        if (sides.length > MOST_SIDES) {
            list.append(make("p", "quiet", text("desk.measure.more-sides", sides.length - MOST_SIDES)));
        }
        list.open = sides.length <= 6;
        return list;
    }

    async #copy(rows, sides) {
        const lines = [...rows, ...sides.map(sideRow)].map((cells) => cells.join("\t"));
        try {
            await navigator.clipboard.writeText(lines.join("\n"));
            toast(text("desk.copied"), "good", text("close"));
        } catch {
            toast(text("desk.copy.refused"), "warn", text("close"));
        }
    }
}

const sideRow = ({ from, to, metres: length, bearing }) => [`${from + 1}–${to + 1}`, metres(length) + " m", inDegreesMinutesSeconds(bearing)];

/** A small table whose first column names the row and whose others are numbers. */
function table(heads, rows) {
    const head = make("tr", "", ...heads.map((words, at) => make(words ? "th" : "td", at > 0 ? "number" : "", words)));
    const body = rows.map(([name, ...values]) => make("tr", "", make("th", "", name), ...values.map((value) => make("td", "number", value))));
    body.forEach((row) => (row.cells[0].scope = "row"));
    return make("table", "desk-table", make("thead", "", head), make("tbody", "", ...body));
}
