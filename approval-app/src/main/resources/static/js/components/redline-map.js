// <redline-map data-case data-kind data-drawable data-layers>: the red line over the layers, with the tools the task allows.
import { bearing, dms } from "../lib/bearings.js";
import { catalogue } from "../lib/catalogue.js";
import { button, make, toast } from "../lib/dom.js";
import { DRAWN, lastSide } from "../lib/drawing-steps.js";
import { problemText } from "../lib/http.js";
import { clearRefusals, refuse } from "../lib/refusal.js";
import { coordinate, fixed, hectares, mu, squareMetres } from "../lib/numbers.js";
import { isEmpty } from "../lib/ol.js";
import { removePoint, replacePoint, signedArea, toMillimetre } from "../lib/plots.js";
import { roveRow } from "../lib/roving.js";
import { signScroll } from "../lib/scroll-signs.js";
import { lengthOf } from "../lib/snapping.js";
import { text } from "../lib/texts.js";
import { drawing, tellCaseChanged } from "./case-drawing.js";
import { createMap, paddingIn, projectionOf, showReadout, zoneExtent } from "./map/base-map.js";
import "./land-outlook.js";
import { DrawingDesk } from "./drawing-desk.js";
import { DeviationLayer } from "./map/deviation-layer.js";
import { drawingBar, keyHelp, snapMenu } from "./map/drawing-bar.js";
import { DrawingGuides } from "./map/drawing-guides.js";
import { DrawingTools } from "./map/drawing-tools.js";
import "./map/edit-panel.js";
import { KeyboardDrawing } from "./map/keyboard-drawing.js";
import { LabelLayer } from "./map/label-layer.js";
import { createLayers, layerPanel } from "./map/layers.js";
import { MeasuredPieces, isMeasured } from "./map/measured-pieces.js";
import { OriginLayer } from "./map/origin-layer.js";
import { RedLineLayers } from "./map/red-line.js";
import { RepairLayer, placeOf } from "./map/repair-layer.js";
import { StepBar } from "./map/step-bar.js";
import { repairs } from "./repairs.js";
import { parse, selection } from "./selection.js";

// Central meridian of the zone the product is set up for: shown when there is neither a red line nor a layer.
const FALLBACK_EASTING = 39_500_000;
const HIT_PIXELS = 6;
const CLOSE_UP_METRES_PER_PIXEL = 0.25;
const STEP_METRES = 0.01;
const LARGE_STEP_METRES = 1;

/** Words for a finger say nothing of keys. */
const TOUCH = window.matchMedia("(pointer: coarse)");

/** The side being drawn, and the area of a ring as far as it goes. */
function sketchText(places, ring) {
    const last = lastSide(places);
    if (!last) {
        return "";
    }
    const side = text("draw.sketch", fixed(lengthOf(last), 2), dms(bearing(...last)));
    const points = places.map(([easting, northing]) => ({ easting, northing }));
    return ring && places.length > 2 ? side + text("draw.sketch.area", squareMetres(Math.abs(signedArea(points)))) : side;
}

class RedlineMap extends HTMLElement {
    #map = null;
    /** One map, however many versions come while what it shows is still on its way. */
    #starting = null;
    #red = new RedLineLayers();
    #repair = new RepairLayer();
    #pieces = null;
    #tools = null;
    #buttons = {};
    #listening = null;
    #bar = null;
    #panel = null;
    #desk = null;
    #keyboard = null;
    #steps = null;
    #told = 0;
    #origin = new OriginLayer();
    #guides = null;
    #help = null;
    #deviation = new DeviationLayer(drawing);

    async connectedCallback() {
        this.#listening = new AbortController();
        const { signal } = this.#listening;
        if (this.#drawable) {
            this.#help = keyHelp();
            this.#bar = drawingBar((mode) => this.#use(mode), () => this.#help.showModal());
            this.#panel = document.createElement("plot-edit-panel");
            this.#desk = new DrawingDesk(drawing, signal);
        }
        this.append(this.#toolbar());
        if (this.#drawable) {
            Object.assign(this.#buttons, this.#bar.buttons);
            this.append(this.#bar.bar, this.#help, this.#desk.note);
            this.addEventListener("compare", (event) => this.#deviation.compare(event.detail));
            this.addEventListener("edited", (event) => this.#keyboard?.say(event.detail));
        }
        for (const bar of this.querySelectorAll(".map-tools")) {
            roveRow(bar, signal);
            signScroll(bar, signal);
        }
        this.append(this.#stage(), this.#deviation.note, this.#status());
        for (const [event, react] of [
            ["loaded", () => this.#loaded()],
            ["restored", () => toast(text("draw.restored"), "warn", text("close"))],
            ["changed", () => this.#showPlots()],
            ["checked", () => this.#checked()],
            ["saved", () => this.#saved()],
            ["problem", (e) => refuse(this.#lastBar, e.detail)],
            ["told", (e) => this.#keyboard?.say(e.detail)],
        ]) {
            drawing.addEventListener(event, react, { signal });
        }
        for (const event of ["loaded", "changed", "checked", "saved"]) {
            drawing.addEventListener(event, () => this.#refresh(), { signal });
        }
        for (const event of ["loaded", "changed", "saved"]) {
            drawing.addEventListener(event, () => clearRefusals(this.#lastBar), { signal });
        }
        repairs.addEventListener("shown", () => this.#showRepair(), { signal });
        selection.addEventListener("select", (e) => this.#select(e.detail), { signal });
        selection.addEventListener("hover", (e) => this.#pieces?.hover(e.detail.name), { signal });
        document.body.addEventListener("htmx:afterSettle", () => this.#showMeasured(), { signal });
        window.addEventListener("beforeunload", (e) => drawing.changed && e.preventDefault(), { signal });
        await drawing.load();
        await this.#desk?.begin();
    }

    disconnectedCallback() {
        this.#listening.abort();
        this.#map?.setTarget(null);
        this.#map = null;
        this.#starting = null;
        this.replaceChildren();
    }

    get #drawable() {
        return this.dataset.drawable === "true";
    }

    /** What is refused is said below the tools. */
    get #lastBar() {
        return [...this.querySelectorAll(".map-tools")].at(-1);
    }

    /** The map and what lies over it. */
    #stage() {
        const stage = document.createElement("div");
        stage.className = "map-stage";
        const view = document.createElement("div");
        view.className = "map-view";
        stage.append(view, ...(this.#panel ? [this.#panel] : []), document.createElement("land-outlook"), document.createElement("repair-note"));
        return stage;
    }

    #toolbar() {
        const bar = document.createElement("div");
        bar.className = "map-tools";
        bar.setAttribute("role", "toolbar");
        bar.setAttribute("aria-label", text("draw.tools"));
        const add = (name, action, pressed) => {
            this.#buttons[name] = button(text("draw." + name), action, { pressed, title: text(`draw.${name}.title`) });
            this.#buttons[name].textContent = text("draw." + name);
            bar.append(this.#buttons[name]);
        };
        if (this.#drawable) {
            ["select", "modify", "plot", "hole"].forEach((mode) => add(mode, () => this.#use(mode), mode === "select"));
            add("undo", () => drawing.undo());
            add("redo", () => drawing.redo());
            add("save", () => this.#save());
            add("discard", () => drawing.discard());
        }
        const gap = document.createElement("span");
        gap.className = "gap";
        bar.append(gap);
        add("fit", () => this.fit());
        add("full", () => this.dispatchEvent(new CustomEvent("toggle-full", { bubbles: true })));
        return bar;
    }

    #status() {
        const bar = document.createElement("div");
        bar.className = "map-status";
        this.readout = document.createElement("span");
        this.sketched = document.createElement("span");
        this.sketched.className = "live-sketch";
        this.area = document.createElement("output");
        this.area.className = "live-area";
        bar.append(this.readout, this.sketched, ...(this.#desk ? [this.#desk.mark] : []), this.area);
        return bar;
    }

    #showPlots() {
        this.#red.show(drawing.plots, (place) => drawing.labelOf(place));
    }

    #checked() {
        this.#red.label((place) => drawing.labelOf(place));
        this.#red.showDefects(drawing.issues, drawing.conflicts);
        this.#deviation.refresh();
    }

    async #loaded() {
        this.#showPlots();
        this.#red.showDefects(drawing.issues, drawing.conflicts);
        this.#deviation.refresh();
        this.#starting ??= this.#start().catch((problem) => {
            this.#starting = null;
            throw problem;
        });
        await this.#starting;
    }

    async #start() {
        const [region] = await Promise.all([this.dataset.layers === "true" ? this.#region() : null, this.#origin.load(drawing.url)]);
        const first = drawing.plots[0]?.rings[0]?.points[0];
        const crs = drawing.crs || region?.matrixSet.crs;
        const whole = drawing.county ?? region?.extent ?? zoneExtent(first?.easting ?? FALLBACK_EASTING);
        const projection = projectionOf(crs, zoneExtent(first?.easting ?? whole[0]));
        this.#map = createMap(this.querySelector(".map-view"), projection, this.#extent ?? whole);
        let layers = [];
        if (region && region.matrixSet.crs === crs) {
            layers = createLayers(region, projection);
            layers.forEach((layer) => this.#map.addLayer(layer));
            this.#map.addLayer(new LabelLayer(this.#map, layers).layer);
            const panel = layerPanel(this.#map, layers);
            panel.append(...[this.#origin.legend].filter(Boolean));
            this.querySelector(".map-stage").append(panel);
            this.#pieces = new MeasuredPieces(this.dataset.case);
            this.#map.addLayer(this.#pieces.layer);
        }
        this.#map.addLayer(this.#origin.layer);
        this.#red.layers.forEach((layer) => this.#map.addLayer(layer));
        this.#map.addLayer(this.#repair.layer);
        showReadout(this.#map, this.readout, crs);
        this.#map.addLayer(this.#deviation.layer);
        if (this.#drawable) {
            this.#startDrawing(layers);
        }
        this.#map.on("click", (event) => this.#click(event));
        this.#map.on("pointermove", (event) => this.#hover(event));
        this.querySelector(".map-view").addEventListener("keydown", (event) => this.#key(event));
        this.olMap = this.#map;
        if (selection.current) {
            this.#select({ name: selection.current, zoom: true });
        }
        this.#showMeasured();
        this.dispatchEvent(new CustomEvent("map-ready", { bubbles: true }));
    }

    #startDrawing(layers) {
        const view = this.querySelector(".map-view");
        this.#guides = new DrawingGuides(this.#map, drawing, layers);
        this.#tools = new DrawingTools(this.#map, drawing, this.#red, this.#guides, (mode, line, plot) => this.#panel.draw(mode, line, plot), (places, ring) => {
            this.sketched.textContent = sketchText(places, ring);
            this.#showSteps();
            this.#sayAnew();
        });
        this.#keyboard = new KeyboardDrawing(this.#map, view, drawing, this.#guides, this.#tools, {
            leave: () => this.#use("select"),
            help: () => this.#help.showModal(),
            changed: () => this.#showSteps(),
        });
        this.#steps = new StepBar(view, (step) => this.#keyboard[step]());
        this.#map.addLayer(this.#keyboard.layer);
        this.#map.addLayer(this.#guides.layer);
        this.#bar.gap.before(snapMenu(this.#guides));
        this.querySelector(".map-stage").after(make("div", "draw-line", this.#keyboard.voice, this.#steps.bar));
        view.setAttribute("aria-label", text("map.label.drawing"));
        this.#map.on("drawn", () => ["plot", "hole"].includes(this.#tools.mode) && this.#use("modify"));
    }

    /** What was said of an earlier number of points no longer holds once the pointer set another. */
    #sayAnew() {
        const { mode, points } = this.#tools;
        if (points > this.#told) {
            this.#keyboard.say(this.#hint(mode));
        }
        this.#told = points;
    }

    #hint(mode) {
        return text("key.begin." + (mode in DRAWN ? "draw" : "modify") + (TOUCH.matches ? ".touch" : ""));
    }

    #showSteps() {
        this.#steps?.show(this.#tools.mode, this.#keyboard.points);
    }

    /** The pieces of the measurement the tables of the page show now; without them everything else still works. */
    async #showMeasured() {
        const table = document.querySelector("[data-measurement]");
        if (!this.#pieces || !table) {
            return;
        }
        try {
            if ((await this.#pieces.load(table.dataset.measurement)) && isMeasured(selection.current)) {
                this.#select({ name: selection.current, zoom: true });
            }
        } catch (problem) {
            toast(problemText(problem), "bad", text("close"));
        }
    }

    /** Without the layers the red line can still be seen and drawn. */
    async #region() {
        try {
            return await catalogue(drawing.crs);
        } catch (problem) {
            toast(problemText(problem), "bad", text("close"));
            return null;
        }
    }

    #use(mode) {
        this.#tools.use(mode);
        this.#keyboard.reset();
        this.#panel.show(mode);
        this.toggleAttribute("data-drawing", mode in DRAWN);
        for (const [name, made] of Object.entries(this.#buttons)) {
            if (made.hasAttribute("aria-pressed")) {
                made.setAttribute("aria-pressed", String(name === mode));
            }
        }
        if (mode in DRAWN || mode === "modify") {
            this.#keyboard.say(this.#hint(mode));
        }
    }

    #refresh() {
        if (drawing.area !== null && drawing.plots.length > 0) {
            const area = drawing.area;
            this.area.textContent = text("draw.area", hectares(area), squareMetres(area), mu(area));
        } else {
            this.area.textContent = drawing.checkable ? "" : text("draw.area.unknown");
        }
        if (this.#drawable) {
            this.#buttons.undo.disabled = !drawing.canUndo;
            this.#buttons.redo.disabled = !drawing.canRedo;
            this.#buttons.save.disabled = !drawing.changed || drawing.saving;
            this.#buttons.save.classList.toggle("primary", drawing.changed);
            this.#buttons.discard.disabled = !drawing.changed;
            for (const mode of ["hole", "split", "merge", "cut", "offset"]) {
                this.#buttons[mode].disabled = drawing.plots.length < (mode === "merge" ? 2 : 1);
            }
        }
    }

    #save() {
        const stale = drawing.consequences;
        if (stale.length > 0 && !window.confirm(text("draw.consequences") + "\n" + stale.join("\n"))) {
            return;
        }
        drawing.save();
    }

    #saved() {
        toast(text("draw.saved", drawing.number), "good", text("close"));
        tellCaseChanged();
    }

    /** Goes to the place of the finding, where the two lines part. */
    #showRepair() {
        const repair = repairs.shown;
        this.#repair.show(repair);
        const place = repair && placeOf(repair);
        if (repair) {
            selection.select(`defect-${repair.defect}`, { zoom: place === null });
        }
        if (place) {
            this.#map.getView().fit(place, { padding: paddingIn(this.#map.getSize() ?? [0, 0], 64), duration: 200 });
        }
    }

    /** Of what is drawn; before that of what it is to be drawn inside; null where there is neither. */
    get #extent() {
        const drawn = this.#red.surfaces.getExtent();
        return isEmpty(drawn) ? this.#origin.extent : drawn;
    }

    fit() {
        const extent = this.#extent ?? drawing.county;
        if (this.#map && extent) {
            this.#map.getView().fit(extent, { padding: paddingIn(this.#map.getSize() ?? [0, 0], 64), duration: 150 });
        }
    }

    /** A pin or a point; else the piece of the class table there; else the plot. */
    #hit({ pixel, coordinate }) {
        let name = "";
        this.#map.forEachFeatureAtPixel(
            pixel,
            (feature) => {
                name = feature.get("name") ?? "";
                return name !== "" && !name.startsWith("ring-");
            },
            { hitTolerance: HIT_PIXELS, layerFilter: (layer) => this.#red.layers.includes(layer) && layer !== this.#red.layers[1] },
        );
        return (name === "" || name.startsWith("plot-")) && this.#pieces ? this.#pieces.rowAt(coordinate) || name : name;
    }

    #click(event) {
        if (this.#tools && this.#tools.mode in DRAWN) {
            return;
        }
        selection.select(this.#hit(event));
    }

    #hover(event) {
        if (!event.dragging) {
            selection.hover(this.#hit(event));
        }
    }

    #select({ name, zoom }) {
        this.#red.choose(name);
        this.#pieces?.choose(name);
        const extent = zoom && isMeasured(name) && this.#pieces ? this.#pieces.extentOf(name) : null;
        if (extent && !isEmpty(extent)) {
            this.#map.getView().fit(extent, { padding: paddingIn(this.#map.getSize() ?? [0, 0], 96), duration: 200 });
        }
        const feature = name && this.#map ? this.#red.find(name) : null;
        if (feature && zoom) {
            const geometry = feature.getGeometry();
            const view = this.#map.getView();
            if (geometry.getType() === "Point") {
                const resolution = Math.min(view.getResolution(), CLOSE_UP_METRES_PER_PIXEL);
                view.animate({ center: geometry.getCoordinates(), resolution, duration: 200 });
            } else {
                view.fit(geometry.getExtent(), { padding: paddingIn(this.#map.getSize() ?? [0, 0], 64), duration: 200 });
            }
        }
    }

    /** Alt and an arrow moves the selected point by a centimetre, with Shift by a metre; Delete takes it away. */
    #key(event) {
        const chosen = parse(selection.current);
        if (!this.#drawable || chosen.kind !== "point") {
            return;
        }
        const [plot, ring, point] = chosen.indexes;
        const place = { plot, ring, point };
        const here = drawing.plots[plot]?.rings[ring]?.points[point];
        const way = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
        if (here && way && event.altKey) {
            event.preventDefault();
            event.stopPropagation();
            const step = event.shiftKey ? LARGE_STEP_METRES : STEP_METRES;
            drawing.edit(
                replacePoint(drawing.plots, place, {
                    easting: toMillimetre(here.easting + way[0] * step),
                    northing: toMillimetre(here.northing + way[1] * step),
                }),
            );
        } else if (here && event.key === "Delete") {
            const label = drawing.labelOf(place) || here.name;
            drawing.edit(removePoint(drawing.plots, place));
            selection.select("");
            drawing.tell(text("table.removed", label, coordinate(here.northing), coordinate(here.easting)));
        }
    }
}

customElements.define("redline-map", RedlineMap);
