// Undo to the first step: the present value, everything before and after it, and which of them is stored.

export class History {
    #past = [];
    #future = [];
    #stored;

    constructor(present) {
        this.present = present;
        this.#stored = present;
    }

    /** The same steps as another page had. @param {object[]} steps oldest first @param {number} at which of them is the present one */
    static of(stored, steps, at) {
        const history = new History(stored);
        history.#past = steps.slice(0, at);
        history.present = steps[at];
        history.#future = steps.slice(at + 1).reverse();
        return history;
    }

    /** Every value, oldest first. */
    get steps() {
        return [...this.#past, this.present, ...this.#future.toReversed()];
    }

    /** Which of the steps is the present one. */
    get at() {
        return this.#past.length;
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
