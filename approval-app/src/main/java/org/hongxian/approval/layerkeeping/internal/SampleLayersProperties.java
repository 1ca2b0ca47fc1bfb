package org.hongxian.approval.layerkeeping.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this installation shows the sample region
 * @param directory folder written by the generator of the sample region; empty for no layers
 */
@ConfigurationProperties("hongxian.sample")
record SampleLayersProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String directory) {}
