// Undo to the first step: the present value and everything before and after it.

export class History {
    #past = [];
    #future = [];

    constructor(present) {
        this.present = present;
    }

    get canUndo() {
        return this.#past.length > 0;
    }

    get canRedo() {
        return this.#future.length > 0;
    }

    /** Whether anything was changed since the start and not taken back. */
    get changed() {
        return this.canUndo;
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
