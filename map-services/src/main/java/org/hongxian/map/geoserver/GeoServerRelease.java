package org.hongxian.map.geoserver;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.map.geoserver.GeoServerException.Reason;

/** Which GeoServer answers. A web server that says "not found" to everything looks like an empty GeoServer to every other question. */
final class GeoServerRelease {

    private static final String PATH = "/rest/about/version";
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})[.]([0-9]{1,4})\\b.*");
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 25;
    private static final String OLDEST = OLDEST_MAJOR + "." + OLDEST_MINOR;

    private GeoServerRelease() {}

    /** @throws GeoServerException if it is none, or one that is too old to be set up, or whoever asks is not let in */
    static void require(GeoServerClient geoServer) {
        String release = geoServer
                .getIfSpoken(PATH)
                .flatMap(GeoServerRelease::stated)
                .orElseThrow(() -> new GeoServerException(
                        Reason.NOT_A_GEOSERVER,
                        "no GeoServer answers at " + geoServer.address(),
                        null,
                        geoServer.address()));
        Matcher numbers = NUMBERS.matcher(release);
        boolean isNewEnough = numbers.matches()
                && (Integer.parseInt(numbers.group(1)) > OLDEST_MAJOR
                        || Integer.parseInt(numbers.group(1)) == OLDEST_MAJOR
                                && Integer.parseInt(numbers.group(2)) >= OLDEST_MINOR);
        if (!isNewEnough) {
            throw new GeoServerException(
                    Reason.TOO_OLD, "GeoServer " + release + " is not " + OLDEST + " or newer", null, release, OLDEST);
        }
    }

    private static Optional<String> stated(String document) {
        try {
            XmlElement about = XmlElement.read(document);
            return about.children("resource").stream()
                    .filter(resource -> "GeoServer".equals(resource.attributes().get("name")))
                    .flatMap(resource -> resource.child("Version").stream())
                    .map(XmlElement::text)
                    .filter(version -> !version.isEmpty())
                    .findFirst();
        } catch (GeoServerException noDocument) {
            return Optional.empty();
        }
    }
}
