package org.hongxian.approval.identity.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether sample people are created at start
 * @param password the one password they share
 */
@ConfigurationProperties("hongxian.sample")
record SampleProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("Hongxian-2026") String password) {}
