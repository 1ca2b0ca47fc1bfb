package org.hongxian.approval.question;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is sent, within bounds. A name that nobody knows is refused: it would be a condition that does not apply. */
@Component
public final class QuestionReader {

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(64)
                            .maxStringLength(20_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DataSize largest;

    /** @param largest of what a program sends, shapes included */
    QuestionReader(@Value("${hongxian.desk.max-question-size:4MB}") DataSize largest) {
        this.largest = largest;
    }

    /** @throws RefusedQuestionException if it is too large or cannot be understood */
    public <T> T read(InputStream content, Class<T> type) throws IOException {
        long limit = largest.toBytes();
        byte[] bytes = content.readNBytes(Math.toIntExact(limit + 1));
        if (bytes.length > limit) {
            throw new RefusedQuestionException(413, "question-too-large", largest.toMegabytes());
        }
        try {
            T question = mapper.readValue(bytes, type);
            if (question != null) {
                return question;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            var refused = new RefusedQuestionException(
                    400, "not-understood", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
            refused.initCause(e);
            throw refused;
        }
        throw new RefusedQuestionException(400, "not-understood", 1, 1);
    }
}
