package io.gatehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.GatehouseApplication;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** docs/configuration.md has every property of the service, and no other. */
class ConfigurationDocumentTests {

    private static final Pattern INJECTED =
            Pattern.compile("(?:\\$\\{|ConditionalOnBooleanProperty\\(\")(gatehouse\\.[a-z.-]+)");
    private static final Pattern DOCUMENTED = Pattern.compile("`(gatehouse\\.[a-z.-]+(?:\\.<account id>\\.[a-z-]+)?)`");

    @Test
    void listsEveryProperty() throws IOException {
        Set<String> known = new TreeSet<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (BeanDefinition found : scanner.findCandidateComponents(GatehouseApplication.class.getPackageName())) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            collect(type.getAnnotation(ConfigurationProperties.class).value(), type, known);
        }
        known.addAll(injected());
        String document = Files.readString(Path.of("docs/configuration.md"));
        assertThat(DOCUMENTED.matcher(document).results().map(it -> it.group(1)).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(Files.readAllLines(Path.of("src/main/resources/META-INF/gatehouse-settings.txt")).stream()
                        .map(name -> name.replace("*", "<account id>")))
                .as("what the start takes for known")
                .containsExactlyElementsOf(known);
    }

    private static void collect(String prefix, Class<?> properties, Set<String> names) {
        for (RecordComponent component : properties.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (Map.class.isAssignableFrom(component.getType())) {
                var entries = (ParameterizedType) component.getGenericType();
                collect(name + ".<account id>", (Class<?>) entries.getActualTypeArguments()[1], names);
            } else {
                names.add(name);
            }
        }
    }

    private static Set<String> injected() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            Set<String> names = new TreeSet<>();
            for (Path source : sources) {
                INJECTED.matcher(Files.readString(source)).results().forEach(it -> names.add(it.group(1)));
            }
            return names;
        }
    }
}
