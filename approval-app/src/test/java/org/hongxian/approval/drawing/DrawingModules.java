package org.hongxian.approval.drawing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.ShippedPieces;
import org.hongxian.approval.testkit.TestBeans;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.region.DivisionLayers;
import org.hongxian.map.region.RegionGrid;
import org.hongxian.map.tile.TileWorkshop;
import org.springframework.beans.factory.annotation.Value;
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
            "org.hongxian.approval.workflow",
            "org.hongxian.approval.drawing.internal",
            "org.hongxian.approval.measurement.internal",
            "org.hongxian.approval.conflict.internal",
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
    DivisionLayers divisionLayers(LayerCatalogue catalogue) {
        return new DivisionLayers(catalogue);
    }

    @Bean
    RegionGrid regionGrid(LayerCatalogue catalogue) {
        return new RegionGrid(catalogue, Scenario.ZONE_39);
    }

    @Bean
    CoverageFiles coverageFiles(
            LayerCatalogue catalogue, Clock clock, @Value("${hongxian.home}/coverage") Path folder) {
        return new CoverageFiles(folder, catalogue, clock);
    }

    @Bean
    TileWorkshop tileWorkshop() {
        return TileWorkshop.forThisMachine();
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
            return ShippedPieces.list(piece -> piece.matches("(section|document|notice)\\..*"));
        }

        @Override
        public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
            return List.of();
        }
    }
}
