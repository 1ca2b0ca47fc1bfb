package org.hongxian.approval.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.HongxianApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.modulith.ApplicationModule;

/**
 * Templates call beans by name, which no compiler sees. What holds for the classes of a module holds for its templates too: they use
 * their own module, the root packages of those it declares, and the frame, whose layout every page has.
 */
class TemplateBeansTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final String ROOT = HongxianApplication.class.getPackageName();
    private static final Pattern BEAN = Pattern.compile("@([a-zA-Z]+)\\.");
    private static final Pattern FRAGMENT = Pattern.compile("~\\{([a-z]+)/");
    private static final String FRAME = "frame";

    private static Map<String, String> beans() {
        var names = new AnnotationBeanNameGenerator();
        var registry = new SimpleBeanDefinitionRegistry();
        return new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents(ROOT).stream()
                        .collect(Collectors.toMap(
                                bean -> names.generateBeanName(bean, registry), BeanDefinition::getBeanClassName));
    }

    private static List<String> allowed(String module) throws ClassNotFoundException {
        ApplicationModule declared =
                Class.forName(ROOT + "." + module + ".package-info").getAnnotation(ApplicationModule.class);
        return List.of(declared.allowedDependencies());
    }

    /** @param bean name of its class */
    private static boolean mayCall(String module, String bean) throws ClassNotFoundException {
        String[] parts = bean.substring(ROOT.length() + 1).split("\\.");
        boolean isRoot = parts.length == 2;
        return parts[0].equals(module)
                || isRoot && (parts[0].equals(FRAME) || allowed(module).contains(parts[0]));
    }

    private static Map<String, List<String>> matches(Pattern pattern) throws IOException {
        try (Stream<Path> found = Files.walk(TEMPLATES)) {
            return found.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.getParent().equals(TEMPLATES))
                    .collect(Collectors.toMap(
                            file -> TEMPLATES.relativize(file).toString(), file -> matches(pattern, file)));
        }
    }

    private static List<String> matches(Pattern pattern, Path file) {
        try {
            Function<MatchResult, String> name = match -> match.group(1);
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(name)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String module(String template) {
        return template.substring(0, template.indexOf('/'));
    }

    @Test
    void templatesCallOnlyWhatTheirModuleMayUse() throws Exception {
        Map<String, String> beans = beans();
        Map<String, List<String>> called = matches(BEAN);

        assertThat(called.values().stream().flatMap(List::stream).distinct()).hasSizeGreaterThan(5);
        for (var template : called.entrySet()) {
            for (String bean : template.getValue()) {
                assertThat(beans).as(template.getKey()).containsKey(bean);
                assertThat(mayCall(module(template.getKey()), beans.get(bean)))
                        .as("%s calls %s of %s", template.getKey(), bean, beans.get(bean))
                        .isTrue();
            }
        }
    }

    @Test
    void templatesShowOnlyFragmentsOfWhatTheirModuleMayUse() throws Exception {
        for (var template : matches(FRAGMENT).entrySet()) {
            String module = module(template.getKey());
            for (String shown : template.getValue()) {
                assertThat(shown.equals(module)
                                || shown.equals(FRAME)
                                || allowed(module).contains(shown))
                        .as("%s shows a fragment of %s", template.getKey(), shown)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redlines, layerkeeping.LayerTitles, true",
        "redlines, layerkeeping.internal.LayerPage, false",
        "redlines, workspace.internal.FieldTexts, false",
        "layerkeeping, workflow.LevelWords, false",
        "layerkeeping, frame.PageTimes, true",
        "layerkeeping, frame.internal.WebErrors, false",
        "redlines, redlines.internal.BulkWords, true"
    })
    void theRuleIsThatOfTheModules(String module, String bean, boolean may) throws ClassNotFoundException {
        assertThat(mayCall(module, ROOT + "." + bean)).isEqualTo(may);
    }
}
