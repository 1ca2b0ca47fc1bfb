package org.hongxian.approval.layerkeeping;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How layers come in.
 *
 * @param folder on the server, from which large files are picked; empty for none
 * @param region code of the division whose land the layers show: a planner of it, or of one above, may import, since a new version
 *     counts for every office there
 */
@ConfigurationProperties("hongxian.layers")
public record LayerImportSettings(
        @DefaultValue("") String folder,
        @DefaultValue("000000") String region) {}
