package org.hongxian.map.layer;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is known of a layer beside its versions.
 *
 * @param revision 0 for a layer nobody has described yet, then ascending
 * @param group under which the layer stands in a list; empty for none
 * @param ownerUnit the office the data belongs to
 * @param contact whom to ask about it
 * @param licence under which terms it may be used
 * @param secrecy key of a {@link SecrecyLevel}
 * @param access who may see it, from {@code accessFrom} on
 * @param reason why it was changed
 */
public record LayerMetadata(
        String layer,
        int revision,
        String group,
        String ownerUnit,
        String contact,
        String description,
        String licence,
        String secrecy,
        LayerAccess access,
        LocalDate accessFrom,
        String changedBy,
        Instant changedAt,
        String reason) {

    /** Of a layer nobody has described: for the officials, and for no program of others. */
    static LayerMetadata undescribed(String layer) {
        return new LayerMetadata(
                layer,
                0,
                "",
                "",
                "",
                "",
                "",
                SecrecyLevel.UNDESCRIBED,
                LayerAccess.OFFICIALS,
                LocalDate.EPOCH,
                "",
                Instant.EPOCH,
                "");
    }

    /** The same as another revision of somebody's. */
    LayerMetadata revised(int next, Instant at) {
        return new LayerMetadata(
                layer,
                next,
                group,
                ownerUnit,
                contact,
                description,
                licence,
                secrecy,
                access,
                accessFrom,
                changedBy,
                at,
                reason);
    }
}
