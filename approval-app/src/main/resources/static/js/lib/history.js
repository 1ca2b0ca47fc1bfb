// Undo to the first step: the present value, everything before and after it, and which of them is stored.

export class History {
    #past = [];
    #future = [];
    #stored;

    constructor(present) {
        this.present = present;
        this.#stored = present;
    }

    get canUndo() {
        return this.#past.length > 0;
    }

    get canRedo() {
        return this.#future.length > 0;
    }

    /** The value that is stored. */
    get stored() {
        return this.#stored;
    }

    /** Whether the present value is another than the stored one. */
    get changed() {
        return this.present !== this.#stored;
    }

    /** A value of this history, whether or not it still is the present one, was stored. */
    markStored(value) {
        this.#stored = value;
    }

    push(value) {
        this.#past.push(this.present);
        this.#future = [];
        this.present = value;
    }

    undo() {
        if (this.canUndo) {
            this.#future.push(this.present);
            this.present = this.#past.pop();
        }
        return this.present;
    }

    redo() {
        if (this.canRedo) {
            this.#past.push(this.present);
            this.present = this.#future.pop();
        }
        return this.present;
    }
}
