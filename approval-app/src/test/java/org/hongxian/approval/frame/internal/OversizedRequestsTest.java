package org.hongxian.approval.frame.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class OversizedRequestsTest {

    private final OversizedRequests filter = new OversizedRequests(DataSize.ofBytes(10), DataSize.ofBytes(4));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    private static MockHttpServletRequest upload(int bytes) {
        return upload("/cases/1/documents", bytes);
    }

    private static MockHttpServletRequest upload(String path, int bytes) {
        var request = new MockHttpServletRequest("POST", path);
        request.setContentType("multipart/form-data; boundary=x");
        request.setContent(new byte[bytes]);
        request.setParameter("lang", "en");
        return request;
    }

    @Test
    void aRequestWithinTheLimitGoesOnAsItIs() throws Exception {
        MockHttpServletRequest request = upload(10);

        filter.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @Test
    void aLongerOneIsRefusedBeforeAnybodyAsksForItsParameters() throws Exception {
        filter.doFilter(upload(11), response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/verify/1, 4, 200", "/verify/1, 5, 413", "/%76erify/1, 5, 413", "/verification, 5, 200"})
    void aStrangerMayUploadLessThanWhoIsLoggedIn(String path, int bytes, int status) throws Exception {
        filter.doFilter(upload(path, bytes), response, chain);

        assertThat(response.getStatus()).isEqualTo(status);
    }

    @Test
    void aStrangerWhoDoesNotSayHowMuchComesUploadsNothing() throws Exception {
        var request = new MockHttpServletRequest("POST", "/verify/1");
        request.setContentType("multipart/form-data; boundary=x");
        request.addHeader("Transfer-Encoding", "chunked");

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void thePageThatSaysSoGetsTheRequestWithoutItsContent() throws Exception {
        MockHttpServletRequest request = upload(11);
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        request.setDispatcherType(DispatcherType.ERROR);

        filter.doFilter(request, response, chain);

        HttpServletRequest passed = (HttpServletRequest) chain.getRequest();
        assertThat(passed).isNotNull();
        assertThat(passed.getContentType()).isNull();
        assertThat(passed.getParameter("lang")).isNull();
        assertThat(passed.getParameterValues("lang")).isNull();
        assertThat(passed.getParameterMap()).isEmpty();
        assertThat(passed.getParameterNames().hasMoreElements()).isFalse();
    }
}
