package org.hongxian.approval.measurement;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A measurement was made again from the same inputs, and gave the same bytes or not. */
public record MeasurementRepeated(UUID caseId, UUID measurementId, String digest, boolean agrees)
        implements Recordable {

    @Override
    public String kind() {
        return "measurement.repeated";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("measurement", measurementId.toString());
        facts.put("digest", digest);
        facts.put("agrees", String.valueOf(agrees));
        return facts;
    }
}
