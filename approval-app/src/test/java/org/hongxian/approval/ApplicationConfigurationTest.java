package org.hongxian.approval;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.hongxian.approval.ApplicationConfigurationTest.Bare;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The server and the clock as the product's own settings make them, on a real port, without the modules. */
@SpringBootTest(classes = Bare.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationConfigurationTest {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import({ApplicationConfiguration.class, Asked.class})
    static class Bare {}

    @RestController
    static class Asked {
        @GetMapping("/asked")
        String by(HttpServletRequest request) {
            request.getSession();
            return request.getRemoteAddr() + " " + request.getScheme();
        }
    }

    private HttpResponse<String> ask(String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/asked"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    @Test
    void behindATlsProxyTheAddressIsTheVisitorsAndTheSessionCookieIsSecure() throws Exception {
        HttpResponse<String> answer = ask("X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https");
        assertThat(answer.body()).isEqualTo("203.0.113.7 https");
        assertThat(cookie(answer)).startsWith("JSESSIONID=").contains("Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void anAddressTheVisitorMadeUpBeforeTheProxyIsNotBelieved() throws Exception {
        HttpResponse<String> answer = ask("X-Forwarded-For", "198.51.100.1, 10.0.0.9", "X-Forwarded-Proto", "https");
        assertThat(answer.body()).isEqualTo("10.0.0.9 https");
    }

    @Test
    void withoutAProxyTheAddressIsThePeersAndTheCookieWorksWithoutTls() throws Exception {
        HttpResponse<String> answer = ask();
        assertThat(answer.body()).isEqualTo("127.0.0.1 http");
        assertThat(cookie(answer)).startsWith("JSESSIONID=").doesNotContain("Secure");
    }

    @Test
    void theClockRunsInTheZoneOfTheOffices() {
        assertThat(clock.getZone().getId()).isEqualTo("Asia/Shanghai");
    }
}
