package org.hongxian.approval.layerkeeping;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How layers come in and are kept.
 *
 * @param folder on the server, from which large files are picked; empty for none
 * @param region code of the division whose land the layers show: a planner of it, or of one above, may import, since a new version
 *     counts for every office there
 * @param maxCompared features of the earlier version when two are compared as a whole, some 150 bytes of memory each; 0 for as many as
 *     a quarter of the heap holds
 */
@ConfigurationProperties("hongxian.layers")
public record LayerImportSettings(
        @DefaultValue("") String folder,
        @DefaultValue("000000") String region,
        @DefaultValue("0") long maxCompared) {

    private static final int BYTES_OF_A_FEATURE = 150;
    private static final int PART_OF_THE_HEAP = 4;

    /** @param heapBytes the server may take */
    public long mostCompared(long heapBytes) {
        return maxCompared > 0 ? maxCompared : heapBytes / PART_OF_THE_HEAP / BYTES_OF_A_FEATURE;
    }
}
