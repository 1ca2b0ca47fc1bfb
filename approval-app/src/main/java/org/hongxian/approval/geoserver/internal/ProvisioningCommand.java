package org.hongxian.approval.geoserver.internal;

import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.springframework.context.support.ResourceBundleMessageSource;
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
        var words = new ProvisioningWords(locale(args), System.out);
        Optional<Task> task = task(args);
        if (task.isEmpty()) {
            words.complain(System.err, "usage");
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
        } catch (GeoServerException refused) {
            words.complain(System.err, "geoserver", String.valueOf(refused.getMessage()));
            return UNUSABLE;
        } catch (RuntimeException unusable) {
            words.complain(
                    System.err,
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
            words.complain(System.err, "address");
            return UNUSABLE;
        }
        var catalogue = new DatabaseLayerCatalogue(dataSource, transactions, Clock.systemUTC());
        var tables = new PublishedTables(dataSource, transactions, catalogue);
        if (!tables.isPossible()) {
            words.complain(System.err, "database");
            return UNUSABLE;
        }
        var provisioner = new GeoServerProvisioner(new GeoServerConnection(
                URI.create(access.address()), setup.administrator(), setup.administratorPassword(), access.patience()));
        List<LayerVersion> current = inDrawingOrder(catalogue.current());
        catalogue.current().stream()
                .filter(version -> !PublishedTables.isPublishable(version.layer()))
                .forEach(version -> words.say("not-published", version.layer()));
        GeoServerTarget target = target(current);
        if (task == Task.APPLY) {
            // The tables first, then what shows them; withdrawn ones go when nothing shows them any more.
            tables.publish(current, setup.databaseUser(), words::published);
            provisioner.apply(target, change -> words.change(change, true));
            tables.removeOthers(current, words::published);
            words.say("done");
            return DONE;
        }
        List<String> stale = tables.stale(current);
        List<Change> changes = provisioner.compare(target);
        stale.forEach(layer -> words.say("stale", layer));
        changes.forEach(change -> words.change(change, task == Task.DIFF));
        words.say(stale.isEmpty() && changes.isEmpty() ? "nothing" : "count", stale.size() + changes.size());
        return stale.isEmpty() && changes.isEmpty() ? DONE : DIFFERS;
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

    /** What the command says, in one language. */
    static final class ProvisioningWords {

        private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        private final Locale locale;
        private final PrintStream out;

        ProvisioningWords(Locale locale, PrintStream out) {
            this.locale = locale;
            this.out = out;
            messages.setBasename("i18n/geoserver");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
        }

        void say(String key, Object... arguments) {
            out.println(messages.getMessage("command." + key, arguments, locale));
        }

        void complain(PrintStream where, String key, Object... arguments) {
            where.println(messages.getMessage("command." + key, arguments, locale));
        }

        void published(PublishedTables.Published table) {
            say("table." + table.outcome(), table.layer(), table.features());
            if (!table.leftOut().isEmpty()) {
                say("left-out", table.layer(), String.join(", ", table.leftOut()));
            }
        }

        void change(Change change, boolean detailed) {
            say("change." + change.kind(), change.item());
            if (detailed) {
                change.details().forEach(detail -> out.println("    " + detail));
            }
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
    @EnableConfigurationProperties({GeoServerAccess.class, GeoServerSetup.class})
    static class Beans {}
}
