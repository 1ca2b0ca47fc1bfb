package org.hongxian.map.geoserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hongxian.map.geoserver.ProvisionedItem.Finding;

/**
 * Compares a GeoServer with what it should be, and makes it so. Whatever is as it should be is left alone, so a second run changes
 * nothing, and a run that broke half way is taken up by the next one.
 */
public final class GeoServerProvisioner {

    private final GeoServerClient geoServer;

    private GeoServerProvisioner(GeoServerClient geoServer) {
        this.geoServer = geoServer;
    }

    /**
     * Asks who answers before anything else is asked or made.
     *
     * @throws GeoServerException if that is not a GeoServer of 2.25 or newer that accepts the account
     */
    public static GeoServerProvisioner connect(GeoServerConnection connection) {
        var geoServer = new GeoServerClient(connection);
        GeoServerRelease.require(geoServer);
        return new GeoServerProvisioner(geoServer);
    }

    /**
     * Looks at everything and changes nothing.
     *
     * @throws GeoServerException if GeoServer cannot be asked
     */
    public List<Change> compare(GeoServerTarget target) {
        var changes = new ArrayList<Change>();
        for (ProvisionedItem item : target.items()) {
            changeOf(item, item.look(geoServer)).ifPresentOrElse(changes::add, () -> {});
        }
        return changes;
    }

    /**
     * Makes everything as it should be, in order, and stops at the first thing GeoServer refuses.
     *
     * @param done told of every change as soon as it is made
     * @throws GeoServerException naming what could not be made; what was made before stays
     */
    public void apply(GeoServerTarget target, Consumer<Change> done) {
        for (ProvisionedItem item : target.items()) {
            Finding finding = item.look(geoServer);
            changeOf(item, finding).ifPresent(change -> {
                try {
                    item.apply(geoServer, finding);
                } catch (GeoServerException refused) {
                    throw refused.about(item.thing());
                }
                done.accept(change);
            });
        }
    }

    private static Optional<Change> changeOf(ProvisionedItem item, Finding finding) {
        return switch (finding.presence()) {
            case AS_WANTED -> Optional.empty();
            case MISSING -> Optional.of(new Change(Kind.CREATE, item.thing(), List.of()));
            case DIFFERENT -> Optional.of(new Change(Kind.UPDATE, item.thing(), finding.differences()));
            case SURPLUS -> Optional.of(new Change(Kind.REMOVE, item.thing(), finding.differences()));
        };
    }

    /** What has to happen to one thing. */
    public enum Kind {
        CREATE,
        UPDATE,
        REMOVE
    }

    /** @param details what differs; empty for what is not there at all */
    public record Change(Kind kind, ConfiguredThing item, List<Difference> details) {}
}
