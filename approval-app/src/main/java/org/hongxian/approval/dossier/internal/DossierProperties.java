package org.hongxian.approval.dossier.internal;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicAddress where the verification page can be reached; it is printed on documents
 * @param uploadLimitMegabytes largest upload
 */
@ConfigurationProperties("hongxian.dossier")
record DossierProperties(
        @DefaultValue("http://localhost:8080") URI publicAddress,
        @DefaultValue("50") int uploadLimitMegabytes) {}
