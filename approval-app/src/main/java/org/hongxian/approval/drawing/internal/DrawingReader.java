package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.DatumParameters;
import org.hongxian.gis.crs.ImplausibleDatumShiftException;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.CheckContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a surveyor's file and brings it into the CRS of the county. */
@Component
class DrawingReader {

    /** Code of the assumption that coordinates were converted; its text is in the bundle of this module. */
    static final String CONVERTED = "drawing.assumption.converted";

    /** From the central meridian of the county to that of the neighbouring 3-degree zone. */
    private static final double FARTHEST_MERIDIAN_DEGREES = 3;

    private final DrawingSettings settings;
    private final InstalledParameters parameters;

    DrawingReader(DrawingSettings settings, InstalledParameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
    }

    /**
     * What a file says, in the CRS of the county.
     *
     * @param surveyed the plots as they stand in the file; null when these are they
     */
    record Read(
            CrsCode crs,
            String format,
            List<Plot> plots,
            List<Assumption> assumptions,
            List<Issue> issues,
            CheckContext.@Nullable Surveyed surveyed) {}

    /** Whether the coordinates of a drawing are the result of a conversion and not those of a survey. */
    static boolean isConverted(List<Assumption> assumptions) {
        return assumptions.stream().anyMatch(assumption -> assumption.code().equals(CONVERTED));
    }

    /**
     * @param chosen what the person chose; wins over the file where the coordinates leave it open
     * @param answers to what the file leaves open, option by question code
     * @throws UnusableFileException when nothing can be made of the file, questions are open, or its datum is not the county's
     */
    Read read(
            String fileName,
            byte[] content,
            @Nullable CrsCode chosen,
            Map<String, String> answers,
            AdministrativeCode county) {
        CrsCode target = settings.crsOf(county);
        var limits = new ReadLimits(
                settings.maxFileSize().toBytes(),
                4 * settings.maxFileSize().toBytes(),
                settings.maxPoints(),
                settings.maxPlots());
        var options = new ReadOptions(chosen, CrsCatalogue.get(target).zoneNumber(), limits).withAnswers(answers);
        ReadResult result = CoordinateFiles.read(fileName, content, options);
        CrsCode found = result.file().crs();
        BoundaryFile file = found == null ? result.file() : converted(fileName, result.file(), found, target, county);
        var assumptions = new ArrayList<>(file.assumptions());
        CheckContext.Surveyed surveyed = null;
        if (found != null && !found.equals(target)) {
            surveyed = new CheckContext.Surveyed(found, result.file().plots());
            assumptions.add(new Assumption(CONVERTED, 1, List.of(found.toString(), target.toString())));
        }
        return new Read(target, file.format(), file.plots(), assumptions, result.issues(), surveyed);
    }

    /**
     * What a surveyor working in the county may deliver: its own zone, the next ones, longitude and latitude; on other datums too
     * where official parameters for the county are installed.
     */
    List<CrsDefinition> systems(AdministrativeCode county) {
        CrsDefinition own = CrsCatalogue.get(settings.crsOf(county));
        return CrsCatalogue.list().stream()
                .filter(system -> system.datum() == own.datum()
                        || parameters.find(system.datum(), own.datum(), county).isPresent())
                .filter(system -> system.isGeographic()
                        || Math.abs(system.centralMeridianDegrees() - own.centralMeridianDegrees())
                                <= FARTHEST_MERIDIAN_DEGREES)
                .toList();
    }

    private BoundaryFile converted(
            String fileName, BoundaryFile file, CrsCode from, CrsCode to, AdministrativeCode county) {
        Datum datum = CrsCatalogue.get(from).datum();
        Datum own = CrsCatalogue.get(to).datum();
        try {
            if (datum.coincidesWith(own)) {
                return Reprojection.to(to, file);
            }
            DatumParameters set = parameters
                    .find(datum, own, county)
                    .orElseThrow(() -> new UnusableFileException(
                            fileName,
                            UnusableReason.DATUM_PARAMETERS_MISSING,
                            datum.nameZh(),
                            own.nameZh(),
                            county.value()));
            return Reprojection.to(to, file, set);
        } catch (ImplausibleDatumShiftException e) {
            throw refused(fileName, UnusableReason.CRS_NOT_SUPPORTED, from, e);
        } catch (CoordinateOutOfDomainException e) {
            throw refused(fileName, UnusableReason.NO_PLOTS, from, e);
        }
    }

    private static UnusableFileException refused(
            String fileName, UnusableReason reason, CrsCode from, RuntimeException cause) {
        var refused = new UnusableFileException(fileName, reason, from.toString());
        refused.initCause(cause);
        return refused;
    }
}
