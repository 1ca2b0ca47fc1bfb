package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class EwkbTest {

    private static final Geometry PLACE =
            new GeometryFactory().createPoint(new Coordinate(39_540_000.125, 3_450_000.25));

    @Test
    void whatIsStoredHasTheEastingFirstAndItsSystem() {
        // Byte order, type with the flag for the system, system, and then the two numbers.
        ByteBuffer bytes = ByteBuffer.wrap(Ewkb.bytes(PLACE, 4527));

        assertThat(bytes.get()).isZero();
        assertThat(bytes.getInt()).isEqualTo(0x20000001);
        assertThat(bytes.getInt()).isEqualTo(4527);
        assertThat(bytes.getDouble()).isEqualTo(39_540_000.125);
        assertThat(bytes.getDouble()).isEqualTo(3_450_000.25);
    }

    @Test
    void whatIsReadHasTheEastingFirstFromBytesAndFromText() {
        byte[] bytes = Ewkb.bytes(PLACE, 4527);
        byte[] text = HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);

        for (byte[] stored : new byte[][] {bytes, text}) {
            assertThat(Ewkb.geometry(stored).getCoordinate()).isEqualTo(PLACE.getCoordinate());
        }
    }
}
