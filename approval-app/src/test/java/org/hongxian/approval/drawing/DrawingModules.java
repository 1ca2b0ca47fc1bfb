package org.hongxian.approval.drawing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.TestBeans;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Drawings and measurements with all modules below them and the frame that words their refusals. Only what the dossier plugs into
 * the process is faked: its pieces always exist here.
 *
 * <p>Not annotated as a configuration, so that no other context finds it by scanning and none adds the whole application to it.
 */
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
        value = {
            "org.hongxian.approval.identity",
            "org.hongxian.approval.ledger",
            "org.hongxian.approval.casework",
            "org.hongxian.approval.workflow.internal",
            "org.hongxian.approval.drawing.internal",
            "org.hongxian.approval.measurement.internal",
            "org.hongxian.approval.frame.internal"
        })
@ConfigurationPropertiesScan("org.hongxian.approval")
@Import(TestBeans.class)
public class DrawingModules {

    @Bean
    @DependsOnDatabaseInitialization
    LayerCatalogue layerCatalogue(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new DatabaseLayerCatalogue(dataSource, transactions, clock);
    }

    @Bean
    CompletionRequirement dossier() {
        return new DossierPieces();
    }

    @Bean
    Scenario scenario(CaseProcess process, TaskGate gate, LoginAs loginAs, LayerCatalogue layers) {
        return new Scenario(process, gate, loginAs, layers);
    }

    private static final class DossierPieces implements CompletionRequirement {

        @Override
        public List<String> pieces() {
            var pieces = new ArrayList<String>();
            Stream.of(
                            "applicant",
                            "project",
                            "acceptance",
                            "survey-facts",
                            "owners",
                            "presentation",
                            "conversion",
                            "replacement",
                            "expropriation",
                            "supply",
                            "decision",
                            "payment",
                            "reply",
                            "notice",
                            "compensation",
                            "permit",
                            "archive")
                    .forEach(section -> pieces.add("section." + section));
            Stream.of(
                            "project-approval",
                            "application-form",
                            "receipt",
                            "survey-report",
                            "survey-map",
                            "point-table",
                            "class-table",
                            "presentation-form",
                            "conversion-plan",
                            "expropriation-plan",
                            "reply",
                            "refusal-notice",
                            "public-notice",
                            "compensation-proof",
                            "permit",
                            "archive-catalogue")
                    .forEach(document -> pieces.add("document." + document));
            return pieces;
        }

        @Override
        public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
            return List.of();
        }
    }
}
