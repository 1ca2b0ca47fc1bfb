package org.hongxian.approval;

import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionsInUse;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.quality.QualityTable;
import org.hongxian.map.region.DivisionLayers;
import org.hongxian.map.region.RegionGrid;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.tile.DatabaseTileStore;
import org.hongxian.map.tile.TileService;
import org.hongxian.map.tile.TileWorkshop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The map services, which know no application context, as beans that every module may use. */
@Configuration(proxyBeanMethods = false)
class MapConfiguration {

    private static final long MEGABYTE = 1L << 20;

    @Bean
    @DependsOnDatabaseInitialization
    LayerCatalogue layerCatalogue(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        var catalogue = new DatabaseLayerCatalogue(dataSource, transactions, clock);
        catalogue.removeUnfinishedImports();
        return catalogue;
    }

    @Bean
    @DependsOnDatabaseInitialization
    LayerRegister layerRegister(DataSource dataSource, Clock clock) {
        return new LayerRegister(dataSource, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    QualityTable qualityTable(DataSource dataSource, Clock clock) {
        return new QualityTable(dataSource, clock);
    }

    /** Derived data: deleting the folder costs the time to make it again. */
    @Bean
    CoverageFiles coverageFiles(
            LayerCatalogue catalogue,
            Clock clock,
            @Value("${hongxian.home}/coverage") Path folder,
            ObjectProvider<VersionsInUse> users) {
        // Asked for when files are removed, since users of the files may need the files themselves.
        return new CoverageFiles(folder, catalogue, clock, () -> users.stream()
                .flatMap(user -> user.versionsInUse().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** One for all tiles, whatever they are made of. */
    @Bean
    TileWorkshop tileWorkshop() {
        return TileWorkshop.forThisMachine();
    }

    @Bean
    TileService tileService(
            LayerCatalogue catalogue,
            CoverageFiles coverageFiles,
            DataSource dataSource,
            TileWorkshop workshop,
            @Value("${hongxian.planner.tile-cache-megabytes:64}") long megabytes) {
        return new TileService(
                catalogue, coverageFiles, new DatabaseTileStore(dataSource), megabytes * MEGABYTE, workshop);
    }

    @Bean
    RegionGrid regionGrid(LayerCatalogue catalogue, @Value("${hongxian.drawing.crs:4527}") int crs) {
        return new RegionGrid(catalogue, new CrsCode(crs));
    }

    @Bean
    DivisionLayers divisionLayers(LayerCatalogue catalogue) {
        return new DivisionLayers(catalogue);
    }

    @Bean
    StyleBook styleBook() {
        return StyleBook.load();
    }
}
