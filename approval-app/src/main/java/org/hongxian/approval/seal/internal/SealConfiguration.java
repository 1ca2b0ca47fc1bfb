package org.hongxian.approval.seal.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.hongxian.approval.identity.People;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    PdfFont pdfFont(
            @Value("${hongxian.font.file:/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc}") Path file,
            @Value("${hongxian.font.name:WenQuanYiZenHei}") String name) {
        return new PdfFont(file, name);
    }

    @Bean
    SealAuthority sealAuthority(@Value("${hongxian.home:var}") Path home, Clock clock) {
        return new SealAuthority(home.resolve("seal"), clock);
    }

    @Bean
    SealUnits sealUnits(People people, MessageSource texts, @Value("${hongxian.sample.enabled:false}") boolean sample) {
        return new SealUnits(people, texts, sample);
    }
}
