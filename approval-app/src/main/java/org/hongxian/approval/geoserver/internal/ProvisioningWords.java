package org.hongxian.approval.geoserver.internal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.map.geoserver.ConfiguredThing;
import org.hongxian.map.geoserver.Difference;
import org.hongxian.map.geoserver.GeoServerException;
import org.hongxian.map.geoserver.GeoServerProvisioner.Change;
import org.hongxian.map.geoserver.PublishedTables.Published;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the command says, in one language. */
final class ProvisioningWords {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final Locale locale;
    private final PrintStream out;
    private final PrintStream complaints;

    ProvisioningWords(Locale locale, PrintStream out, PrintStream complaints) {
        this.locale = locale;
        this.out = out;
        this.complaints = complaints;
        messages.setBasename("i18n/geoserver");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    void say(String key, Object... arguments) {
        out.println(text(key, arguments));
    }

    void complain(String key, Object... arguments) {
        complaints.println(text(key, arguments));
    }

    /** @param key of the sentence around what GeoServer answered */
    void complain(String key, GeoServerException refused) {
        complain(key, reason(refused));
    }

    void published(Published table) {
        say("table." + table.outcome(), table.layer(), table.features());
        if (!table.leftOut().isEmpty()) {
            say("left-out", table.layer(), String.join(", ", table.leftOut()));
        }
    }

    void change(Change change, boolean detailed) {
        say("change." + change.kind(), thing(change.item()));
        if (detailed) {
            change.details().forEach(detail -> out.println("    " + difference(detail)));
        }
    }

    String thing(ConfiguredThing thing) {
        return text("thing." + thing.kind(), thing.name());
    }

    String difference(Difference difference) {
        Object[] arguments = difference.arguments().stream()
                .map(argument -> argument.isEmpty() ? text("nothing-there") : argument)
                .toArray();
        return text("difference." + difference.kind(), arguments);
    }

    String reason(GeoServerException refused) {
        String why = text("reason." + refused.reason(), refused.arguments().toArray())
                .strip();
        Optional<ConfiguredThing> about = refused.thing();
        return about.isPresent() ? text("about", thing(about.get()), why) : why;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("command." + key, arguments, locale);
    }
}
