package org.hongxian.approval.mapservice.internal.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Eight pages of 10,000 parcels at once, each of some 20 MB, halted on their way: what they hold in memory then is what they cost. */
@H2Context
class PageMemoryTest {

    private static final String LAYER = "PAGE_MEMORY";
    private static final int PARCELS = 10_000;
    private static final int CORNERS = 60;
    private static final int PAGES = 8;
    private static final int MEGABYTE = 1 << 20;
    private static final int HALT_AT = 10 * MEGABYTE;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Autowired
    private OgcItems items;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @BeforeEach
    void layer() {
        if (catalogue.findCurrent(LAYER).isEmpty()) {
            catalogue.importVersion(
                    new NewVersion(LAYER, "大页", new CrsCode(4527), LocalDate.of(2025, 12, 31), null, "test"),
                    IntStream.range(0, PARCELS).mapToObj(PageMemoryTest::parcel));
        }
    }

    /** A round one, so that no corner is short of digits. */
    private static LayerFeature parcel(int n) {
        var ring = new Coordinate[CORNERS + 1];
        for (int i = 0; i < CORNERS; i++) {
            double turn = 2 * Math.PI * i / CORNERS;
            ring[i] = new Coordinate(
                    39_540_000 + n % 100 * 60 + 29 * Math.cos(turn), 3_450_000 + n / 100 * 60 + 29 * Math.sin(turn));
        }
        ring[CORNERS] = ring[0];
        return new LayerFeature("p%05d".formatted(n), GEOMETRY.createPolygon(ring), Map.of("DLBM", "0101"));
    }

    /** Takes bytes without keeping them; halts once, on the way. */
    private static final class Reader extends ServletOutputStream {

        private final CountDownLatch halted;
        private final CountDownLatch goesOn;
        private final StringBuilder end = new StringBuilder();
        private long bytes;

        Reader(CountDownLatch halted, CountDownLatch goesOn) {
            this.halted = halted;
            this.goesOn = goesOn;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            boolean halts = bytes < HALT_AT && bytes + length >= HALT_AT;
            bytes += length;
            end.append(new String(content, from, length, StandardCharsets.UTF_8));
            end.delete(0, Math.max(0, end.length() - 1_000));
            if (halts) {
                halted.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private void read(Reader reader) throws Exception {
        var request = new MockHttpServletRequest("GET", "/ogc/collections/" + LAYER + "/items");
        request.setParameter("limit", String.valueOf(PARCELS));
        request.setQueryString("limit=" + PARCELS);
        var response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return reader;
            }
        };
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            loginAs.call("qinghe-planner", () -> {
                items.items(LAYER, request, response);
                return response.getStatus();
            });
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static long liveMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Test
    void eightLargePagesAtOnceHoldNextToNothing() throws Exception {
        var halted = new CountDownLatch(PAGES);
        var goesOn = new CountDownLatch(1);
        List<Reader> readers = IntStream.range(0, PAGES)
                .mapToObj(n -> new Reader(halted, goesOn))
                .toList();
        ExecutorService clients = Executors.newFixedThreadPool(PAGES);
        try {
            long before = liveMegabytes();
            var pages = new ArrayList<Future<?>>();
            for (Reader reader : readers) {
                pages.add(clients.submit(() -> {
                    read(reader);
                    return null;
                }));
            }
            assertThat(halted.await(2, TimeUnit.MINUTES))
                    .as("all are on their way")
                    .isTrue();
            long held = liveMegabytes() - before;
            goesOn.countDown();
            for (Future<?> page : pages) {
                page.get(2, TimeUnit.MINUTES);
            }

            assertThat(held).as("megabytes held by eight pages").isLessThan(40);
            assertThat(readers).allSatisfy(reader -> {
                assertThat(reader.bytes).isGreaterThan(15L * MEGABYTE);
                assertThat(reader.end.toString())
                        .contains("\"numberReturned\":" + PARCELS)
                        .endsWith("}");
            });
        } finally {
            goesOn.countDown();
            clients.shutdownNow();
        }
    }
}
