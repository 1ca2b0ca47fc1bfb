package org.hongxian.approval.measurement;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;

/** A measurement was stored. */
public record MeasurementMade(UUID caseId, UUID measurementId, int drawingNumber, String drawingDigest, String digest)
        implements Recordable {

    @Override
    public String kind() {
        return "measurement.made";
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("measurement", measurementId.toString());
        facts.put("drawingNumber", String.valueOf(drawingNumber));
        facts.put("drawingDigest", drawingDigest);
        facts.put("digest", digest);
        return facts;
    }
}
