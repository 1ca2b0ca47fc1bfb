package org.hongxian.approval.geoserver.internal;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hongxian.approval.geoserver.GeoServerAccess;
import org.hongxian.approval.geoserver.GeoServerSetup;
import org.hongxian.map.geoserver.GeoServerConnection;
import org.hongxian.map.geoserver.GeoServerException;
import org.hongxian.map.geoserver.GeoServerProvisioner;
import org.hongxian.map.geoserver.GeoServerProvisioner.Change;
import org.hongxian.map.geoserver.GeoServerSettings;
import org.hongxian.map.geoserver.GeoServerTarget;
import org.hongxian.map.geoserver.PublishedLayer;
import org.hongxian.map.geoserver.PublishedTables;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** The command's few beans and its words. Only PostGIS can be published. */
public final class ProvisioningCommand {

    private static final int DONE = 0;
    private static final int DIFFERS = 1;
    private static final int UNUSABLE = 2;

    private final GeoServerAccess access;
    private final GeoServerSetup setup;
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final ProvisioningWords words;

    ProvisioningCommand(
            GeoServerAccess access,
            GeoServerSetup setup,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            ProvisioningWords words) {
        this.access = access;
        this.setup = setup;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.words = words;
    }

    /** See {@link org.hongxian.approval.geoserver.GeoServerCommand#run}. */
    public static int run(String[] args) {
        var words = new ProvisioningWords(locale(args), System.out, System.err);
        Optional<Task> task = task(args);
        if (task.isEmpty()) {
            words.complain("usage");
            return UNUSABLE;
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(quiet(args))) {
            return new ProvisioningCommand(
                            context.getBean(GeoServerAccess.class),
                            context.getBean(GeoServerSetup.class),
                            context.getBean(DataSource.class),
                            context.getBean(PlatformTransactionManager.class),
                            words)
                    .run(task.get());
        } catch (RuntimeException unusable) {
            words.complain(
                    "unusable",
                    String.valueOf(
                            NestedExceptionUtils.getMostSpecificCause(unusable).getMessage()));
            return UNUSABLE;
        }
    }

    /** What is asked of the command. */
    enum Task {
        /** Says what would be done, in one line each. */
        PLAN,
        /** Says what differs, in every detail. */
        DIFF,
        APPLY
    }

    private static Optional<Task> task(String[] args) {
        return Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(Task.values())
                        .filter(task -> task.name().toLowerCase(Locale.ROOT).equals(arg)))
                .findFirst();
    }

    private static Locale locale(String[] args) {
        int lang = List.of(args).indexOf("--lang");
        return lang >= 0 && lang + 1 < args.length && args[lang + 1].equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    }

    private static String[] quiet(String[] args) {
        String[] quiet = Arrays.copyOf(args, args.length + 1);
        quiet[args.length] = "--logging.level.root=OFF";
        return quiet;
    }

    int run(Task task) {
        if (!access.isConfigured()) {
            words.complain("address");
            return UNUSABLE;
        }
        var catalogue = new DatabaseLayerCatalogue(dataSource, transactions, Clock.systemUTC());
        var tables = new PublishedTables(dataSource, transactions, catalogue);
        if (!tables.isPossible()) {
            words.complain("database");
            return UNUSABLE;
        }
        if (!PublishedTables.isRoleName(setup.databaseUser())) {
            words.complain("role-name", setup.databaseUser());
            return UNUSABLE;
        }
        Optional<GeoServerConnection> connection = connection();
        if (connection.isEmpty()) {
            words.complain("bad-address");
            return UNUSABLE;
        }
        try {
            var provisioner = GeoServerProvisioner.connect(connection.get());
            List<LayerVersion> current = inDrawingOrder(catalogue.current());
            catalogue.current().stream()
                    .filter(version -> !PublishedTables.isPublishable(version.layer()))
                    .forEach(version -> words.say("not-published", version.layer()));
            return task == Task.APPLY
                    ? apply(tables, provisioner, current)
                    : compare(tables, provisioner, current, task == Task.DIFF);
        } catch (GeoServerException refused) {
            words.complain("geoserver", refused);
            return UNUSABLE;
        }
    }

    private int apply(PublishedTables tables, GeoServerProvisioner provisioner, List<LayerVersion> current) {
        if (!tables.hasRole(setup.databaseUser())) {
            words.complain("role", setup.databaseUser());
            return UNUSABLE;
        }
        // The tables first, then what shows them; withdrawn ones go when nothing shows them any more.
        tables.publish(current, setup.databaseUser(), words::published);
        try {
            provisioner.apply(target(current), change -> words.change(change, true));
        } catch (GeoServerException refused) {
            words.complain("broken", refused);
            return UNUSABLE;
        }
        tables.removeOthers(current, words::published);
        words.say("done");
        return DONE;
    }

    private int compare(
            PublishedTables tables, GeoServerProvisioner provisioner, List<LayerVersion> current, boolean detailed) {
        boolean hasRole = tables.hasRole(setup.databaseUser());
        Map<String, PublishedTables.Staleness> stale = tables.stale(current);
        List<Change> changes = provisioner.compare(target(current));
        if (!hasRole) {
            words.say("role", setup.databaseUser());
        }
        stale.forEach((layer, staleness) -> words.say("stale." + staleness, layer));
        changes.forEach(change -> words.change(change, detailed));
        int differences = stale.size() + changes.size();
        if (hasRole && differences == 0) {
            words.say("nothing");
            return DONE;
        }
        words.say(hasRole ? "count" : "count-after-role", differences);
        return DIFFERS;
    }

    /** @return empty when the address is none */
    private Optional<GeoServerConnection> connection() {
        try {
            return Optional.of(new GeoServerConnection(
                    URI.create(access.address()),
                    setup.administrator(),
                    setup.administratorPassword(),
                    access.patience()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** As the style book has them; layers of the office's own, which are plain outlines, above all others. */
    static List<LayerVersion> inDrawingOrder(List<LayerVersion> current) {
        List<String> order =
                StyleBook.load().layers().stream().map(LayerStyle::layer).toList();
        return current.stream()
                .filter(version -> PublishedTables.isPublishable(version.layer()))
                .sorted(Comparator.comparingInt((LayerVersion version) ->
                                order.contains(version.layer()) ? order.indexOf(version.layer()) : order.size())
                        .thenComparing(LayerVersion::layer))
                .toList();
    }

    private GeoServerTarget target(List<LayerVersion> current) {
        StyleBook styles = StyleBook.load();
        List<PublishedLayer> layers = current.stream()
                .map(version ->
                        PublishedLayer.of(version, styles.look(version.layer(), version.title(), version.classes())))
                .toList();
        return GeoServerTarget.publishing(
                new GeoServerSettings(
                        access.workspace(),
                        setup.databaseHost(),
                        setup.databasePort(),
                        setup.databaseName(),
                        setup.databaseUser(),
                        setup.databasePassword(),
                        access.user(),
                        access.password(),
                        GeoServerSettings.ServiceLimits.USUAL),
                layers);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
    @EnableConfigurationProperties({GeoServerAccess.class, GeoServerSetup.class})
    static class Beans {}
}
