package org.hongxian.gis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

/** Which package of gis-core may use which, and what none of them may do. A package that is not listed fails. */
class ArchitectureTest {

    private static final String ROOT = "org.hongxian.gis.";

    /** Everyone may use the JDK, jspecify and JTS; these are the packages of ours and the libraries allowed besides. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            entry("reference", List.of()),
            entry("issue", List.of()),
            entry("coverage", List.of()),
            entry("landclass", List.of("issue", "reference")),
            entry("crs", List.of("issue", "org.geotools", "tools.jackson")),
            entry("area", List.of("crs", "net.sf.geographiclib")),
            entry("packed", List.of("area", "coverage", "crs", "tools.jackson")),
            entry("overlay", List.of("area", "coordinatefile", "coverage", "crs", "issue", "reference")),
            entry(
                    "coordinatefile",
                    List.of("crs", "issue", "tools.jackson", "org.cts", "org.h2gis", "org.h2.value", "org.geotools")),
            entry("boundarytext", List.of("coordinatefile", "crs", "issue", "reference")),
            entry("kml", List.of("coordinatefile", "crs", "issue")),
            entry("edit", List.of("coordinatefile", "coverage")),
            entry("geopackage", List.of("coordinatefile", "crs", "issue", "org.sqlite", "mil.nga.sf")),
            entry(
                    "evidence",
                    List.of(
                            "area",
                            "coordinatefile",
                            "coverage",
                            "crs",
                            "landclass",
                            "overlay",
                            "packed",
                            "reference",
                            "tools.jackson",
                            "com.fasterxml.jackson.annotation")),
            entry("survey", List.of("area", "coordinatefile", "coverage", "crs", "overlay", "reference")),
            entry(
                    "bulk",
                    List.of(
                            "area",
                            "coordinatefile",
                            "coverage",
                            "crs",
                            "evidence",
                            "issue",
                            "overlay",
                            "packed",
                            "pointlist",
                            "tools.jackson",
                            "org.apache.commons.csv",
                            "org.dhatim.fastexcel")),
            entry("dxf", List.of("coordinatefile", "crs", "issue")),
            entry(
                    "pointlist",
                    List.of(
                            "boundarytext",
                            "coordinatefile",
                            "crs",
                            "issue",
                            "org.apache.commons.compress",
                            "org.apache.commons.csv",
                            "org.dhatim.fastexcel")),
            entry("wkt", List.of("coordinatefile", "crs", "issue")),
            entry("topology", List.of("area", "coordinatefile", "coverage", "crs", "issue", "reference")),
            entry("repair", List.of("area", "coordinatefile", "coverage", "crs", "issue", "reference", "topology")),
            entry(
                    "cli",
                    List.of(
                            "area",
                            "boundarytext",
                            "bulk",
                            "coordinatefile",
                            "crs",
                            "evidence",
                            "issue",
                            "landclass",
                            "overlay",
                            "packed",
                            "repair",
                            "topology",
                            "picocli",
                            "tools.jackson")));

    private static final Set<String> MUTATORS = Set.of("normalize", "setUserData", "setSRID", "apply");
    private static final Set<String> OLD_OVERLAY = Set.of("intersection", "union", "difference", "symDifference");

    private static final JavaClasses GIS_CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hongxian.gis");

    static Set<String> packages() {
        return new TreeSet<>(ALLOWED.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatItIsAllowedTo(String name) {
        List<String> allowed =
                new ArrayList<>(List.of("java..", "javax..", "org.jspecify..", "org.locationtech.jts.."));
        allowed.add(ROOT + name + "..");
        for (String other : ALLOWED.get(name)) {
            allowed.add((ALLOWED.containsKey(other) ? ROOT + other : other) + "..");
        }
        classes()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(describe("are primitive", type -> type.getBaseComponentType()
                                .isPrimitive())))
                .check(GIS_CORE);
    }

    @Test
    void everyPackageIsListed() {
        Set<String> found = new TreeSet<>();
        GIS_CORE.forEach(type -> found.add(type.getPackageName()));

        assertThat(found).allMatch(name -> name.startsWith(ROOT) && ALLOWED.containsKey(name.substring(ROOT.length())));
    }

    @Test
    void everyPackageIsNullMarked() {
        for (String name : packages()) {
            JavaPackage javaPackage = GIS_CORE.getPackage(ROOT + name);
            assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(GIS_CORE);
    }

    @Test
    void theLibraryKnowsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
                .check(GIS_CORE);
    }

    @Test
    void geometriesAreNeverModified() {
        noClasses().should().callMethodWhere(geometryMethod(MUTATORS)).check(GIS_CORE);
    }

    /** The methods of Geometry still run the old overlay, which fails on data the robust one can do. */
    @Test
    void onlyTheRobustOverlayIsUsed() {
        noClasses().should().callMethodWhere(geometryMethod(OLD_OVERLAY)).check(GIS_CORE);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that(not(resideInAPackage(ROOT + "cli")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(GIS_CORE);
    }

    private static DescribedPredicate<JavaMethodCall> geometryMethod(Set<String> names) {
        return describe(
                "call one of " + new TreeSet<>(names) + " of a geometry",
                call -> names.contains(call.getTarget().getName())
                        && call.getTargetOwner().isAssignableTo(Geometry.class));
    }
}
