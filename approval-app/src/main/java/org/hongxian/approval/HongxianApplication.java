package org.hongxian.approval;

import java.util.List;
import org.hongxian.approval.geoserver.GeoServerCommand;
import org.hongxian.approval.ledger.LedgerCheck;
import org.hongxian.approval.office.OfficeMove;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the approval system. Run it through {@code sh deploy/run}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HongxianApplication {

    /**
     * With the argument {@code ledger-check} only the record is checked: exit 0 when it is whole, 1 when not. With {@code move-office}
     * the office moves to PostgreSQL. With {@code geoserver} a GeoServer is set up.
     */
    public static void main(String[] args) {
        if (List.of(args).contains("ledger-check")) {
            System.exit(LedgerCheck.run(args));
        }
        if (List.of(args).contains("move-office")) {
            System.exit(OfficeMove.run(args));
        }
        if (List.of(args).contains("geoserver")) {
            System.exit(GeoServerCommand.run(args));
        }
        SpringApplication.run(HongxianApplication.class, args);
    }
}
