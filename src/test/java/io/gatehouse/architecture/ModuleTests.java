package io.gatehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatehouse.GatehouseApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModuleTests {

    private static final String ROOMS = ModuleTests.class.getPackageName() + ".rooms";

    private final ApplicationModules modules = ApplicationModules.of(GatehouseApplication.class);
    private final ApplicationModules rooms = ApplicationModules.of(ROOMS, location -> true);

    @Test
    void dependOnlyOnWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void areTheseAndNoOthers() {
        assertThat(names(modules))
                .containsExactlyInAnyOrder(
                        "iam",
                        "analysis",
                        "catalog",
                        "policy",
                        "request",
                        "enforcement",
                        "audit",
                        "security",
                        "web",
                        "openapi");
    }

    @Test
    void areFoundOutWhenTheyUseWhatTheyDoNotDeclare() {
        assertThat(names(rooms)).containsExactlyInAnyOrder("cellar", "kitchen");
        assertThatExceptionOfType(Violations.class)
                .isThrownBy(rooms::verify)
                .withMessageContaining("kitchen")
                .withMessageContaining(ROOMS + ".cellar.Shelf");
    }

    private static List<String> names(ApplicationModules modules) {
        return modules.stream().map(module -> module.getIdentifier().toString()).toList();
    }
}
