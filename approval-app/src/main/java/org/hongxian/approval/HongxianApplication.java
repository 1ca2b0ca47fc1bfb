package org.hongxian.approval;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the approval system. Run it through {@code sh deploy/run}. */
@SpringBootApplication
public class HongxianApplication {

    public static void main(String[] args) {
        SpringApplication.run(HongxianApplication.class, args);
    }
}
