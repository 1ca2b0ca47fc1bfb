// Where the rows of the class table and the answers lie: unseen until a row or a place on the map is pointed at or chosen.
import { request } from "../../lib/http.js";
import { Feature, Fill, MultiPolygon, Stroke, Style, VectorLayer, VectorSource, createEmpty, extend } from "../../lib/ol.js";

const halo = new Stroke({ color: "rgb(255 255 255 / 90%)", width: 5 });
const pointedAt = [
    new Style({ stroke: halo, fill: new Fill({ color: "rgb(28 79 128 / 14%)" }) }),
    new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2, lineDash: [6, 4] }) }),
];
const chosen = [
    new Style({ stroke: halo, fill: new Fill({ color: "rgb(28 79 128 / 32%)" }) }),
    new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2.5 }) }),
];

/** Names of what this layer shows: "row-4" of the class table, "answer-YJJBNTTB" of the answers. */
export const isMeasured = (name) => /^(row|answer)-/.test(name);

export class MeasuredPieces {
    #source = new VectorSource();
    #digest = "";
    #chosen = "";
    #hovered = "";

    constructor(caseId) {
        this.url = `/api/v1/cases/${caseId}/measurement/pieces`;
        this.layer = new VectorLayer({ source: this.#source, style: (feature) => this.#style(feature.get("name")) });
    }

    /**
     * Fetches the pieces unless those of the measurement are here already.
     *
     * @param {string} digest of the measurement the tables show; empty when there is none
     * @returns {Promise<boolean>} whether there is something new to show
     */
    async load(digest) {
        if (digest === this.#digest) {
            return false;
        }
        this.#digest = digest;
        this.#source.clear();
        if (!digest) {
            return false;
        }
        try {
            const measured = await request(this.url);
            if (this.#digest === digest) {
                this.#source.addFeatures([
                    ...measured.answers.map((answer) => named(`answer-${answer.layer}`, answer.coordinates)),
                    ...measured.pieces.map((piece) => named(`row-${piece.row}`, piece.coordinates)),
                ]);
            }
            return true;
        } catch (problem) {
            this.#digest = "";
            throw problem;
        }
    }

    #style(name) {
        return name === this.#chosen ? chosen : name === this.#hovered ? pointedAt : null;
    }

    choose(name) {
        this.#chosen = name;
        this.layer.changed();
    }

    hover(name) {
        if (name !== this.#hovered && (isMeasured(name) || isMeasured(this.#hovered))) {
            this.#hovered = name;
            this.layer.changed();
        }
    }

    /** The row of the class table a place belongs to; empty outside the measured red line. */
    rowAt(coordinate) {
        const found = this.#source.getFeaturesAtCoordinate(coordinate).find((feature) => feature.get("name").startsWith("row-"));
        return found?.get("name") ?? "";
    }

    /** All of what has the name; empty where there is nothing. */
    extentOf(name) {
        return this.#source
            .getFeatures()
            .filter((feature) => feature.get("name") === name)
            .reduce((whole, feature) => extend(whole, feature.getGeometry().getExtent()), createEmpty());
    }
}

function named(name, coordinates) {
    const feature = new Feature(new MultiPolygon(coordinates));
    feature.set("name", name);
    return feature;
}
