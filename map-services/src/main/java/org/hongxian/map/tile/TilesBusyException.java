package org.hongxian.map.tile;

/** More tiles are asked for than can be made; the same request may succeed a moment later. */
public final class TilesBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TilesBusyException() {
        super("too many tiles are being made at the moment");
    }
}
