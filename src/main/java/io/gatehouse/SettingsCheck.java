package io.gatehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Ends the start where a setting is misspelt: taken silently, the service would run as nobody meant it to. */
class SettingsCheck implements EnvironmentPostProcessor {

    private static final String SWAGGER_UI = "gatehouse.swagger-ui.enabled";
    private static final Set<String> SWITCH = Set.of("true", "false");

    private final KnownSettings known = KnownSettings.onTheClassPath();

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var unknown = new TreeSet<String>();
        environment.getPropertySources().stream().flatMap(this::named).forEach(name -> {
            if (!known.has(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw UnusableSettingException.unknown(unknown, known);
        }
        String shown = environment.getProperty(SWAGGER_UI, "false");
        if (!SWITCH.contains(shown.toLowerCase(Locale.ROOT))) {
            throw UnusableSettingException.noSwitch(SWAGGER_UI, shown);
        }
    }

    private Stream<String> named(PropertySource<?> source) {
        List<String> names = source instanceof EnumerablePropertySource<?> enumerable
                ? Arrays.asList(enumerable.getPropertyNames())
                : List.of();
        // Other programs' variables begin with the name of the product too.
        return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                ? names.stream().filter(known::claims)
                : names.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith("gatehouse."));
    }
}
