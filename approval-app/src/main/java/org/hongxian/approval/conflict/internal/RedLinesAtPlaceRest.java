package org.hongxian.approval.conflict.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.approval.conflict.internal.VisibleRedLines.Visible;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.region.RegionGrid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Whose red line a place lies in, of the cases the person is told everything of. */
@RestController
class RedLinesAtPlaceRest {

    /** More red lines over one place are not gone through. */
    private static final int MOST = 200;

    private static final double MOST_WITHIN_METRES = 1_000;

    private final RedLines redLines;
    private final VisibleRedLines visible;
    private final RegionGrid grid;
    private final CurrentPerson person;

    RedLinesAtPlaceRest(RedLines redLines, VisibleRedLines visible, RegionGrid grid, CurrentPerson person) {
        this.redLines = redLines;
        this.visible = visible;
        this.grid = grid;
        this.person = person;
    }

    /** @param look kind and standing, as the style of red lines tells them apart */
    record RedLine(String number, String look) {}

    /** @param truncated whether there are more than were gone through */
    record AtPlace(List<RedLine> redLines, boolean truncated) {}

    /**
     * @param easting in the CRS of the map, metres, as is {@code northing}
     * @param within how near a red line counts, metres; 0 for those the place lies in
     */
    @GetMapping("/api/v1/conflicts/red-lines")
    AtPlace at(
            @RequestParam double easting,
            @RequestParam double northing,
            @RequestParam(defaultValue = "0") double within) {
        if (!(Math.abs(easting) <= ReadLimits.LARGEST_COORDINATE)
                || !(Math.abs(northing) <= ReadLimits.LARGEST_COORDINATE)
                || !(within >= 0 && within <= MOST_WITHIN_METRES)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "easting and northing must be metres, within from 0 to 1000");
        }
        CrsCode crs = grid.crs();
        Point place = new GeometryFactory().createPoint(new Coordinate(easting, northing));
        Envelope around = place.getEnvelopeInternal();
        around.expandBy(Math.max(within, 1));
        List<Visible> near = visible.in(Jurisdiction.of(person.get()), crs, around);
        List<Visible> looked = near.stream().limit(MOST).toList();
        Map<UUID, DrawingVersion> drawings =
                redLines
                        .list(looked.stream()
                                .map(each -> each.claim().drawingId())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(DrawingVersion::id, Function.identity()));
        return new AtPlace(
                looked.stream()
                        .filter(each -> isAt(drawings.get(each.claim().drawingId()), place, within, crs))
                        .map(each -> new RedLine(each.file().number(), each.look()))
                        .toList(),
                near.size() > looked.size());
    }

    private static boolean isAt(DrawingVersion drawing, Point place, double within, CrsCode crs) {
        return CoordinateTransformer.between(drawing.crs(), crs)
                .transform(RedLineGeometry.multiPolygon(drawing))
                .isWithinDistance(place, within);
    }
}
